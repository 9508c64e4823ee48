"""Predicts the date and the factuality of events somebody else marked."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from diurna.errors import FormatError
from diurna.evaluation.lines import Row, name_of, read_rows, require, write_rows
from diurna.evaluation.predicting.finding import parse_alone, report_in
from diurna.evaluation.work import Outcome, Work
from diurna.extraction.dates.tasks import event_dates
from diurna.extraction.events.factuality import factuality_of
from diurna.linguistics.parsed import ParsedReport
from diurna.types.reports import Report
from diurna.types.span import Span

Pairs = tuple[tuple[int, int], ...]
_Job = tuple[Any, Report, Pairs]


def predict_event_dates(source: str, output: str, work: Work) -> Outcome:
    """Write ``{id, events: [{start, end, date}]}`` for every ``{id, dct, text, events}``."""
    rows = work.each(_date, event_jobs(source), "documents", spare=lambda job: _rows(job, "date", [None] * len(job[2])))
    return work.outcome(write_rows(output, rows))


def predict_factuality(source: str, output: str, work: Work) -> Outcome:
    """Write ``{id, events: [{start, end, class}]}`` for every ``{id, dct, text, events}``."""
    rows = work.each(
        _judge, event_jobs(source), "documents", spare=lambda job: _rows(job, "class", [None] * len(job[2]))
    )
    return work.outcome(write_rows(output, rows))


def event_jobs(source: str) -> Iterator[_Job]:
    """Yield id, report and event spans of every row."""
    where = name_of(source)
    for number, row in read_rows(source):
        identifier = require(row, "id", (str, int), where, number)
        report = report_in(row, where, number)
        events = require(row, "events", list, where, number)
        yield identifier, report, tuple(_pair(event, report, where, number) for event in events)


def _pair(event: Any, report: Report, where: str, number: int) -> tuple[int, int]:
    start, end = (event.get(key) if isinstance(event, dict) else None for key in ("start", "end"))
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end <= len(report.text):
        raise FormatError(where, number, f"the event {start}-{end} lies outside the text")
    return start, end


def _date(job: _Job) -> Row:
    return _with(job, "date", lambda parsed: event_dates(parsed, job[2]))


def _judge(job: _Job) -> Row:
    def classes(parsed: ParsedReport) -> list[str]:
        return [factuality_of(parsed, Span(parsed.report.id, start, end)).value for start, end in job[2]]

    return _with(job, "class", classes)


def _with(job: _Job, field: str, find: Callable[[ParsedReport], Sequence[str | None]]) -> Row:
    return _rows(job, field, find(parse_alone(job[1], all_body=True)))


def _rows(job: _Job, field: str, values: Sequence[str | None]) -> Row:
    identifier, _, pairs = job
    events = [{"start": start, "end": end, field: value} for (start, end), value in zip(pairs, values, strict=True)]
    return {"id": identifier, "events": events}
