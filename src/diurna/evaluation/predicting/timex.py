"""Predicts time expressions in the terms of TIMEX3."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from diurna.evaluation.lines import Row, name_of, read_rows, require, write_rows
from diurna.evaluation.predicting.finding import find_in, report_in
from diurna.evaluation.work import Work
from diurna.types.findings import TimeExpression
from diurna.types.problems import Problem
from diurna.types.reports import Report

_Job = tuple[Any, Report, tuple[tuple[int, int], ...]]


def predict_timex(source: str, output: str, work: Work) -> Sequence[Problem]:
    """Write ``{id, timexes}`` for every ``{id, dct, text, ignore?}``."""
    write_rows(output, work.each(partial(_tag, work.pipeline), _jobs(source), "documents"))
    return ()


def _jobs(source: str) -> Iterator[_Job]:
    where = name_of(source)
    for number, row in read_rows(source):
        identifier = require(row, "id", (str, int), where, number)
        ignored = tuple((start, end) for start, end in row.get("ignore") or ())
        yield identifier, report_in(row, where, number), ignored


def _tag(pipeline: str, job: _Job) -> Row:
    identifier, report, ignored = job
    found = find_in(report, pipeline, "dates").findings
    kept = [time for time in found.times if not any(_touches(time, region) for region in ignored)]
    return {"id": identifier, "timexes": [_timex(time) for time in kept]}


def _touches(time: TimeExpression, region: tuple[int, int]) -> bool:
    return time.span.start < region[1] and region[0] < time.span.end


def _timex(time: TimeExpression) -> dict[str, Any]:
    fields = {"start": time.span.start, "end": time.span.end, "type": time.type, "value": time.value}
    return fields | ({"mod": time.mod} if time.mod else {})
