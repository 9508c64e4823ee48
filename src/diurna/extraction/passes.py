"""Runs a pipeline's extractors over one parsed report and gathers their findings in text order."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from diurna.extraction.registry import Extractor
from diurna.linguistics.parsed import ParsedReport
from diurna.types.findings import (
    EventMention,
    Figure,
    Finding,
    Findings,
    MeasureMention,
    Mention,
    StanceMention,
    Statement,
    TimeExpression,
)

_FIELDS: dict[type, str] = {
    Mention: "mentions",
    TimeExpression: "times",
    Figure: "figures",
    Statement: "statements",
    EventMention: "events",
    StanceMention: "stances",
    MeasureMention: "measures",
}


def extract_all(parsed: ParsedReport, extractors: Sequence[Extractor], *, pipeline: str = "") -> Findings:
    """Return everything the extractors find in a report; each sees what those before it found."""
    found = Findings(
        parsed.report.id,
        pipeline,
        passages=parsed.passages,
        sentences=parsed.sentences,
        quotations=parsed.quotations,
    )
    for extractor in extractors:
        found = with_found(found, extractor.extract(parsed, found))
    return found


def with_found(found: Findings, more: Iterable[Finding]) -> Findings:
    """Return the findings with more of them, each kind in text order."""
    by_field: dict[str, list[Finding]] = {}
    for item in more:
        by_field.setdefault(_FIELDS[type(item)], []).append(item)
    sorted_fields = {
        name: tuple(sorted((*getattr(found, name), *items), key=_place)) for name, items in by_field.items()
    }
    return replace(found, **sorted_fields)  # type: ignore[arg-type]


def _place(item: Finding) -> tuple[int, int, str]:
    match item:
        case Statement(content=content, id=identifier):
            return content[0].start, content[-1].end, identifier
        case EventMention(evidence=evidence, id=identifier) | MeasureMention(evidence=evidence, id=identifier):
            return evidence[0].start, evidence[-1].end, identifier
        case StanceMention(evidence=evidence, id=identifier):
            return evidence[0].start, evidence[-1].end, identifier
        case Mention(span=span, id=identifier) | TimeExpression(span=span, id=identifier):
            return span.start, span.end, identifier
        case Figure(span=span, id=identifier):
            return span.start, span.end, identifier
        case _:
            return item.span.start, item.span.end, ""
