"""The table of extractors and pipelines, loaded by name on demand; registration is visible in one place."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points, version

from diurna.errors import ExtractorError
from diurna.linguistics.parsed import ParsedReport
from diurna.types.findings import Finding, Findings

Extract = Callable[[ParsedReport, Findings], Iterable[Finding]]
"""An extractor: reads a parsed report and what earlier extractors found, yields findings, changes nothing."""

EXTRACTORS: dict[str, str] = {
    "diurna.mentions.v1": "diurna.extraction.mentions:extract_mentions",
    "diurna.dates.v1": "diurna.extraction.dates:extract_times",
    "diurna.figures.v1": "diurna.extraction.figures:extract_figures",
    "diurna.statements.v1": "diurna.extraction.statements:extract_statements",
    "diurna.statements.rules.v1": "diurna.extraction.statements:extract_statements_by_rules",
    "diurna.events.v1": "diurna.extraction.events:extract_events",
    "diurna.stances.v1": "diurna.extraction.stances:extract_stances",
    "diurna.measures.v1": "diurna.extraction.measures:extract_measures",
}

_COMMON = ("diurna.mentions.v1", "diurna.dates.v1", "diurna.figures.v1")
_REST = ("diurna.events.v1", "diurna.stances.v1", "diurna.measures.v1")

PIPELINES: dict[str, tuple[str, ...]] = {
    "standard": (*_COMMON, "diurna.statements.v1", *_REST),
    "rules": (*_COMMON, "diurna.statements.rules.v1", *_REST),
}


@dataclass(frozen=True, slots=True)
class Extractor:
    """A loaded extractor with its name."""

    name: str
    extract: Extract


@cache
def load_extractor(name: str) -> Extractor:
    """Return an extractor by name, from the table or the entry-point group ``diurna_extractors``.

    Raises:
        ExtractorError: The name is not known; the message lists the known ones.
    """
    if name in EXTRACTORS:
        module, _, function = EXTRACTORS[name].partition(":")
        return Extractor(name, getattr(import_module(module), function))
    for point in entry_points(group="diurna_extractors"):
        if point.name == name:
            return Extractor(name, point.load())
    raise ExtractorError(f"Unknown extractor {name!r}. Known: {', '.join(sorted(EXTRACTORS))}.")


def load_pipeline(name: str) -> tuple[Extractor, ...]:
    """Return the extractors of a pipeline in order.

    Raises:
        ExtractorError: The pipeline is not known.
    """
    if name not in PIPELINES:
        raise ExtractorError(f"Unknown pipeline {name!r}. Known: {', '.join(PIPELINES)}.")
    return tuple(load_extractor(part) for part in PIPELINES[name])


def pipeline_key(name: str) -> str:
    """Return what identifies a pipeline's results in a cache: its name, this release, the versions of its parts.

    Raises:
        ExtractorError: The pipeline is not known.
    """
    if name not in PIPELINES:
        raise ExtractorError(f"Unknown pipeline {name!r}. Known: {', '.join(PIPELINES)}.")
    return f"{name} {version('diurna')}: {' '.join(PIPELINES[name])}"
