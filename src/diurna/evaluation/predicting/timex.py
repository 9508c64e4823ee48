"""Predicts time expressions in the terms of TIMEX3, in furniture too: a bare text's headline is labelled as well."""

from collections.abc import Iterator
from typing import Any

from diurna.evaluation.lines import Row, name_of, read_rows, require, write_rows
from diurna.evaluation.predicting.finding import parse_alone, report_in
from diurna.evaluation.work import Outcome, Work
from diurna.extraction.dates.tasks import timexes
from diurna.types.reports import Report

_Job = tuple[Any, Report, tuple[tuple[int, int], ...]]


def predict_timex(source: str, output: str, work: Work) -> Outcome:
    """Write ``{id, timexes}`` for every ``{id, dct, text, ignore?}``."""
    rows = work.each(_tag, _jobs(source), "documents", spare=lambda job: {"id": job[0], "timexes": []})
    return work.outcome(write_rows(output, rows))


def _jobs(source: str) -> Iterator[_Job]:
    where = name_of(source)
    for number, row in read_rows(source):
        identifier = require(row, "id", (str, int), where, number)
        ignored = tuple((start, end) for start, end in row.get("ignore") or ())
        yield identifier, report_in(row, where, number), ignored


def _tag(job: _Job) -> Row:
    identifier, report, ignored = job
    found = timexes(parse_alone(report, all_body=True))
    return {"id": identifier, "timexes": [row for row in found if not any(_touches(row, region) for region in ignored)]}


def _touches(row: Row, region: tuple[int, int]) -> bool:
    return bool(row["start"] < region[1] and region[0] < row["end"])
