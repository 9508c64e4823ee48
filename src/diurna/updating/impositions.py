"""Merges the measures of changed reports: only those they join or leave are made anew."""

from collections.abc import Iterable, Sequence

from diurna.chronology.indexes import ReportIndex
from diurna.chronology.measures import dated_by_events, is_one_measure, keys_of, measure_entries, taken_in
from diurna.store.archive_things import Thing
from diurna.updating.context import Context

_STAGE = "me"


def update_measures(context: Context, indexes: Sequence[ReportIndex], judged: Iterable[str]) -> None:
    """Bring the measures up to date with changed reports."""
    archive = context.archive
    seeds = {thing.row for thing in archive.things_by_id(_STAGE, judged)}
    seeds |= _refile(context, indexes)
    rows = archive.reach(seeds, {})
    _rebuild(context, archive.things_by_row(rows))


def _refile(context: Context, indexes: Sequence[ReportIndex]) -> set[int]:
    archive = context.archive
    reports = [index.report.id for index in indexes]
    before = {thing.id: thing for thing in archive.things(_STAGE, reports)}
    taken = {item.id: item for item in taken_in(indexes, context.holders(reports))}
    touched = archive.tied(thing.row for thing in before.values())
    leaving = [thing for key, thing in before.items() if key not in taken]
    context.write("measures", [], [thing.home for thing in leaving if thing.home])
    archive.drop_things(thing.row for thing in leaving)
    rows = {
        key: archive.put_thing(_STAGE, key, item.index.report.id, b"", keys_of(item)) for key, item in taken.items()
    }
    for key, item in taken.items():
        near = archive.filed_under(_STAGE, keys_of(item))
        near.pop(rows[key], None)
        others = {thing.id: thing for thing in archive.things_by_row(near)}
        found = context.indexes({thing.report for thing in others.values()})
        homes = context.holders(index.report.id for index in found)
        same = [
            (rows[key], others[other.id].row)
            for other in taken_in(found, homes)
            if other.id in others and is_one_measure(item, other)
        ]
        archive.tie(same)
    alive = {thing.row for thing in archive.things_by_row(touched)}
    return alive | set(rows.values())


def _rebuild(context: Context, things: Sequence[Thing]) -> None:
    wanted = {thing.id for thing in things}
    indexes = context.indexes({thing.report for thing in things})
    holders = context.holders(index.report.id for index in indexes)
    made = measure_entries(indexes, holders, wanted)
    events = context.entries("events", {entry.event for entry in made if entry.event})
    before = {thing.home for thing in things if thing.home}
    entries = context.ledger.kept(dated_by_events(made, events.values()))
    context.write("measures", entries, before)
    homes = {key: entry.id for entry in made for key in (entry.id, *entry.also)}
    moved = {thing.row: homes.get(thing.id, "") for thing in things if homes.get(thing.id, "") != thing.home}
    context.archive.settle(moved)
