"""Predicts what one marked party of a sentence does to the other."""

import re
from collections.abc import Iterator
from functools import partial
from typing import Any

from diurna.evaluation.lines import Row, name_of, read_rows, require, write_rows
from diurna.evaluation.predicting.finding import find_in, report_in
from diurna.evaluation.work import Outcome, Work
from diurna.extraction.events.relation import Relation, judged_relation, relation_between
from diurna.types.reports import Report
from diurna.types.span import Span

_MARK = re.compile(r"</?[st]>")
_RULES = "rules"
_Job = tuple[Any, Report, Span, Span]


def predict_relation(source: str, output: str, work: Work) -> Outcome:
    """Write ``{id, root, quad, type, scores}`` for every sentence with its actor and recipient marked.

    The `rules` pipeline goes by words; where none tells a relation, ``root``, ``quad`` and ``type`` are null.
    Any other goes by the `events` model, which gives every pair a root; ``type`` is null where it sees no event.
    """
    rows = work.each(partial(_relate, work.pipeline), _jobs(source), "sentences", spare=lambda job: _none(job[0]))
    return work.outcome(write_rows(output, rows))


def _jobs(source: str) -> Iterator[_Job]:
    where = name_of(source)
    for number, row in read_rows(source):
        identifier = require(row, "id", (str, int), where, number)
        sentence = require(row, "sentence", str, where, number)
        report = report_in({"text": sentence, "date": row.get("date")}, where, number, day="date")
        marked = _marked(str(row.get("marked_sentence") or ""))
        source_span, target_span = (_place(row, name, report, marked) for name in ("source", "target"))
        yield identifier, report, source_span, target_span


def _marked(sentence: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """Return a sentence without its marks, and where the parts they enclosed stand in it."""
    plain = ""
    opened: dict[str, int] = {}
    places: dict[str, tuple[int, int]] = {}
    last = 0
    for mark in _MARK.finditer(sentence):
        plain += sentence[last : mark.start()]
        last = mark.end()
        name = mark[0].strip("</>")
        if "/" in mark[0]:
            places[name] = (opened.get(name, 0), len(plain))
        else:
            opened[name] = len(plain)
    return plain + sentence[last:], places


def _place(row: Row, name: str, report: Report, marked: tuple[str, dict[str, tuple[int, int]]]) -> Span:
    """Return where a party stands: at its mark, else where its words first stand, else an empty span at the end."""
    plain, places = marked
    start, end = places.get(name[0], (0, 0))
    if plain != report.text or start >= end:
        words = str(row.get(name) or plain[start:end])
        start = report.text.find(words) if words else -1
        end = start + len(words)
    return report.span(start, end) if 0 <= start < end else Span(report.id, len(report.text), len(report.text))


def _relate(pipeline: str, job: _Job) -> Row:
    identifier, report, source, target = job
    relation = _relation(pipeline, report, source, target)
    return {
        "id": identifier,
        "root": relation.root or None,
        "quad": relation.quad or None,
        "type": relation.type.value if relation.type else None,
        "scores": {kind.value: points for kind, points in relation.scores},
        "reason": relation.reason,
    }


def _relation(pipeline: str, report: Report, source: Span, target: Span) -> Relation:
    if pipeline != _RULES:
        return judged_relation(report.text, source, target)
    found = find_in(report, pipeline, "statements")
    return relation_between(found.parsed, found.findings, source, target)


def _none(identifier: Any) -> Row:
    return {"id": identifier, "root": None, "quad": None, "type": None, "scores": {}, "reason": "not readable"}
