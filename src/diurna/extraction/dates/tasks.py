"""The tasks ``timex`` and ``event-dates`` over one parsed report, in the terms of their exchange formats."""

from collections.abc import Iterator, Sequence

from diurna.extraction.dates.dated import DatedText
from diurna.extraction.dates.extractor import as_finding, frame_of, tag_passage
from diurna.extraction.dates.frame import Meaning
from diurna.extraction.dates.tagging import Tagged
from diurna.linguistics.parsed import ParsedPassage, ParsedReport
from diurna.types.findings import Findings
from diurna.types.reports import Passage


def timexes(parsed: ParsedReport) -> list[dict[str, object]]:
    """Return the TIMEX3 expressions of a whole report, furniture included: start, end, type, value and mod if any.

    Adverbs of order ("previously") are left out, as annotators of TIMEX3 leave them.
    """
    return [
        _row(passage.span.start, item)
        for passage, _, tagged in _tagged(parsed)
        for item in tagged
        if item.meaning.is_marked
    ]


def event_dates(parsed: ParsedReport, events: Sequence[tuple[int, int]]) -> list[str | None]:
    """Return for each event, given by its span, the day, week, month or year it is told of.

    An event that is told of no day anywhere in the report takes the report's.
    """
    found = Findings(
        parsed.report.id,
        times=tuple(as_finding(parsed, passage, item) for passage, _, tagged in _tagged(parsed) for item in tagged),
    )
    dated = DatedText.of(parsed, found)
    return [dated.value_at(start, end) for start, end in events]


def _tagged(parsed: ParsedReport) -> Iterator[tuple[Passage, ParsedPassage | None, tuple[Tagged, ...]]]:
    frame = frame_of(parsed)
    bodies = {part.passage.index: part for part in parsed.parts}
    before: Meaning | None = None
    for passage in parsed.passages:
        part = bodies.get(passage.index)
        tagged = tag_passage(parsed, passage, part, frame, before)
        before = next((item.meaning for item in reversed(tagged) if item.meaning.is_period), before)
        yield passage, part, tagged


def _row(offset: int, item: Tagged) -> dict[str, object]:
    row: dict[str, object] = {
        "start": offset + item.start,
        "end": offset + item.end,
        "type": item.meaning.type,
        "value": item.meaning.value,
    }
    return row | {"mod": item.meaning.mod} if item.meaning.mod else row
