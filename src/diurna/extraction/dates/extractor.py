"""The extractor of time expressions: tags each passage with the tenses of its parse and makes findings of them."""

from collections.abc import Iterator
from dataclasses import replace

from diurna.extraction.dates.frame import Frame, Meaning, Tense
from diurna.extraction.dates.tagging import Tagged, TenseAt, tag
from diurna.extraction.dates.tense import tense_around
from diurna.linguistics.parsed import ParsedPassage, ParsedReport
from diurna.types.dates import DateInterval, between
from diurna.types.findings import Findings, Provenance, TimeExpression, finding_id
from diurna.types.reports import Passage, PassageKind
from diurna.types.span import Span

NAME = "diurna.dates.v1"
_MONTH_FIRST = frozenset({"USA", "PHL", "FSM", "PLW", "MHL"})
_DATED_FURNITURE = frozenset({PassageKind.HEADER, PassageKind.DATELINE})
_DATELINES = frozenset({PassageKind.DATELINE, PassageKind.HEADLINE, PassageKind.BYLINE})
_LONGEST_DATELINE = 80
_MAX_LAG_DAYS = 3


def extract_times(parsed: ParsedReport, found: Findings) -> Iterator[TimeExpression]:
    """Yield the time expressions of a report's body, its header and its datelines, in text order."""
    del found
    frame = frame_of(parsed)
    bodies = {part.passage.index: part for part in parsed.parts}
    before: Meaning | None = None
    for passage in parsed.passages:
        part = bodies.get(passage.index)
        if part is None and passage.kind not in _DATED_FURNITURE:
            continue
        tagged = tag_passage(parsed, passage, part, frame, before)
        before = next((item.meaning for item in reversed(tagged) if _names_days(item.meaning)), before)
        yield from (as_finding(parsed, passage, item) for item in tagged)


def frame_of(parsed: ParsedReport) -> Frame:
    """Return the report's day and habits; a dateline dated a few days before overrules the report's date.

    A short line above the body that ends in a day ("Santiago, 27 December 2023") is one, too.
    """
    report = parsed.report
    frame = Frame(report.published, month_first=report.home_country in _MONTH_FIRST if report.home_country else None)
    for passage in parsed.passages:
        text = passage.span.cut(report.text)
        if passage.kind not in _DATELINES or len(text) > _LONGEST_DATELINE or not any(map(str.isdigit, text)):
            continue
        for item in tag(text, frame):
            day = item.meaning.first
            if passage.kind is not PassageKind.DATELINE and not (
                item.end == len(text) and text[: item.start].endswith(", ")
            ):
                continue
            if day and day == item.meaning.last and 0 < (report.published - day).days <= _MAX_LAG_DAYS:
                return replace(frame, today=day)
    return frame


def tag_passage(
    parsed: ParsedReport, passage: Passage, part: ParsedPassage | None, frame: Frame, before: Meaning | None = None
) -> tuple[Tagged, ...]:
    """Return the expressions of one passage; tenses come from its parse where there is one."""
    text = passage.span.cut(parsed.report.text)
    return tag(text, frame, _tenses(part) if part is not None else None, before=before)


def as_finding(parsed: ParsedReport, passage: Passage, item: Tagged) -> TimeExpression:
    """Return a tagged expression as a finding with its place in the report."""
    start = passage.span.start
    span = parsed.report.span(start + item.start, start + item.end)
    meaning = item.meaning
    return TimeExpression(
        finding_id("t", span),
        span,
        span.cut(parsed.report.text),
        meaning.type,
        meaning.value,
        Provenance(NAME, f"{item.rule}: {_reason(item)}"),
        mod=meaning.mod,
        interval=interval_of(item),
        anchor=meaning.anchor,
    )


def interval_of(item: Tagged) -> DateInterval | None:
    """Return the days an expression stands for, or None for a bare duration or a set."""
    meaning = item.meaning
    if not meaning.is_placed:
        return None
    return between(meaning.first, meaning.last, meaning.basis, words=item.words, reason=_reason(item))


def _reason(item: Tagged) -> str:
    return f"{' '.join(item.words.split())} → {item.meaning.value}: {item.meaning.how}"


def _names_days(meaning: Meaning) -> bool:
    return meaning.is_period and meaning.value != "PRESENT_REF" and meaning.type in {"DATE", "TIME"}


def _tenses(part: ParsedPassage) -> TenseAt:
    def tense_at(start: int, end: int) -> Tense:
        tokens = part.tokens_in(Span(part.passage.span.report_id, part.offset + start, part.offset + end))
        if tokens is None:
            return Tense.NONE
        root = tokens.root
        return tense_around(root, root.head if root.dep_ == "pobj" else None)

    return tense_at
