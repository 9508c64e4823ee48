"""Runs only the stages a task needs over one text, so that a later stage can neither help nor harm its figure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from diurna.errors import FormatError, UsageError
from diurna.evaluation.lines import require
from diurna.extraction.passes import extract_all
from diurna.extraction.registry import PIPELINES, Extractor, load_extractor
from diurna.linguistics.parsed import ParsedReport
from diurna.linguistics.pipeline import load_nlp, parse_report
from diurna.reading import report_id, split_passages
from diurna.reading.dates import parse_date
from diurna.resolution import Memory, learn, resolve
from diurna.types.actors import ResolvedReport
from diurna.types.findings import Findings
from diurna.types.reports import Passage, PassageKind, Report

UNDATED = date(2022, 1, 1)
"""Stands in where a row gives no date; nothing that is read off a date is then in the output."""


@dataclass(frozen=True, slots=True)
class Found:
    """A text, its parse and what the stages found."""

    parsed: ParsedReport
    findings: Findings

    @property
    def report(self) -> Report:
        """Return the report."""
        return self.parsed.report


def report_in(row: Mapping[str, Any], where: str, number: int, *, day: str | None = "dct") -> Report:
    """Return the report of a row's ``text``, dated by a field that must be there unless it is called ``date``.

    Raises:
        FormatError: There is no text or no day in it.
    """
    text = require(row, "text", str, where, number)
    published = parse_date(row.get(day)) if day else None
    if day and published is None and (day != "date" or row.get(day)):
        raise FormatError(where, number, f"the field {day!r} is no day (YYYY-MM-DD)")
    return Report(report_id(text), text, published or UNDATED)


def parse_alone(report: Report, *, all_body: bool) -> ParsedReport:
    """Return a report parsed by itself, so that no other report of a run can change a figure of its parse.

    Args:
        report: The report.
        all_body: Take every paragraph for running text: rows hold bare texts, and their headlines are labelled too.
    """
    passages = split_passages(report)
    if all_body:
        passages = tuple(_as_body(passage) for passage in passages)
    return parse_report(load_nlp(), report, passages)


def find_in(report: Report, pipeline: str, last: str, *, all_body: bool = True) -> Found:
    """Return what the stages up to the one called ``last`` find in a report.

    Args:
        report: The report.
        pipeline: A pipeline's name.
        last: The kind of the last extractor to run ("statements").
        all_body: As for ``parse_alone``.
    """
    parsed = parse_alone(report, all_body=all_body)
    return Found(parsed, extract_all(parsed, _extractors(pipeline, last)))


def resolve_alone(found: Found) -> ResolvedReport:
    """Return the report resolved from itself and the tables, without any other report."""
    memory = Memory.of(learn(found.report, found.findings))
    return resolve(found.report, found.findings, memory)


def _as_body(passage: Passage) -> Passage:
    if passage.kind is PassageKind.HEADER:
        return passage
    return replace(passage, kind=PassageKind.BODY, reason="all of a bare text is running text")


@cache
def _extractors(pipeline: str, last: str) -> tuple[Extractor, ...]:
    if pipeline not in PIPELINES:
        raise UsageError(f"Unknown pipeline {pipeline!r}. Known: {', '.join(PIPELINES)}.")
    names = PIPELINES[pipeline]
    place = next(place for place, name in enumerate(names) if name.split(".")[1] == last)
    return tuple(load_extractor(name) for name in names[: place + 1])
