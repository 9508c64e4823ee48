"""Predicts figures: value, unit, qualifier, and whether they add or total."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from diurna.evaluation.lines import Row, name_of, read_rows, require, write_rows
from diurna.evaluation.predicting.finding import find_in, report_in
from diurna.evaluation.work import Outcome, Work
from diurna.types.findings import Figure
from diurna.types.reports import Report

_Job = tuple[Any, Report]


def predict_figures(source: str, output: str, work: Work) -> Outcome:
    """Write ``{id, figures}`` for every ``{id, text}``."""
    find = partial(_find, work.pipeline)
    rows = work.each(find, _jobs(source), "texts", spare=lambda job: {"id": job[0], "figures": []})
    return work.outcome(write_rows(output, rows))


def _jobs(source: str) -> Iterator[_Job]:
    where = name_of(source)
    for number, row in read_rows(source):
        identifier = require(row, "id", (str, int), where, number)
        yield identifier, report_in(row, where, number, day="date")


def _find(pipeline: str, job: _Job) -> Row:
    identifier, report = job
    return {"id": identifier, "figures": [_row(item) for item in find_in(report, pipeline, "figures").findings.figures]}


def _row(figure: Figure) -> dict[str, Any]:
    names = ("value", "unit", "qualifier", "kind")
    row = {"start": figure.span.start, "end": figure.span.end} | {name: getattr(figure, name) for name in names}
    return row | ({"upper": figure.upper} if figure.upper is not None else {})
