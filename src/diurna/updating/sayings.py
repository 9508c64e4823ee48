"""Makes the statements of changed reports and ties those that carry the same words across reports."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from diurna.chronology.indexes import ReportIndex
from diurna.chronology.statements import Trace, entries_in, is_same, trace_of
from diurna.store.archive import packed, unpacked
from diurna.store.archive_things import Thing
from diurna.types.entries import StatementEntry
from diurna.types.lines import sort_key
from diurna.updating.context import Context

_STAGE = "st"


def update_statements(context: Context, indexes: Iterable[ReportIndex], judged: Iterable[str]) -> None:
    """Bring the statements of changed reports, and of those that share their words, up to date."""
    archive = context.archive
    made = {entry.id: entry for index in indexes for entry in entries_in(index)}
    reports = {index.report.id for index in indexes}
    reports |= {thing.report for thing in archive.things_by_id(_STAGE, judged)} - reports
    if reports - {index.report.id for index in indexes}:
        made = {entry.id: entry for index in context.indexes(reports) for entry in entries_in(index)}
    before = {thing.id: thing for thing in archive.things(_STAGE, reports)}
    others = archive.tied(thing.row for thing in before.values())
    archive.drop_things(before[key].row for key in before.keys() - made.keys())
    rows = {key: _put(context, entry) for key, entry in made.items()}
    for key, row in rows.items():
        _tie(context, row, trace_of(made[key]))
    others |= archive.tied(rows.values())
    _write(context, made, before, others - set(rows.values()))


def _put(context: Context, entry: StatementEntry) -> int:
    trace = trace_of(entry)
    data = packed([len(trace.runs), sorted(trace.speakers), sort_key("statements", entry)])
    return context.archive.put_thing(_STAGE, entry.id, entry.report_id, data, trace.runs)


def _tie(context: Context, row: int, trace: Trace) -> None:
    archive = context.archive
    shared = archive.filed_under(_STAGE, trace.runs)
    shared.pop(row, None)
    ties = []
    for other in archive.things_by_row(shared):
        size, speakers, _ = unpacked(other.data, list[Any])
        known = Trace(other.report, frozenset(map(str, range(size))), frozenset(speakers))
        if is_same(known, trace, shared[other.row]):
            ties.append((row, other.row))
    archive.tie(ties)


def _write(context: Context, made: dict[str, StatementEntry], before: Iterable[str], others: Iterable[int]) -> None:
    archive = context.archive
    tied = archive.things_by_row(others)
    known = context.entries("statements", (thing.id for thing in tied))
    entries = {**known, **made}
    rows = {thing.id: thing for thing in (*tied, *archive.things_by_id(_STAGE, made))}
    finished = [replace(entry, same_words=_same_words(context, rows[key])) for key, entry in entries.items()]
    kept = context.ledger.kept(finished)
    context.write("statements", kept, {*before, *entries})


def _same_words(context: Context, thing: Thing) -> tuple[str, ...]:
    others = context.archive.things_by_row(context.archive.tied([thing.row]))
    return tuple(other.id for other in sorted(others, key=lambda one: str(unpacked(one.data, list[Any])[2])))
