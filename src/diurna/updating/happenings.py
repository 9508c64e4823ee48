"""Merges the tellings of changed reports into events: only the events they join or leave are made anew."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache

from diurna.chronology.blocking import months_of
from diurna.chronology.clusters import Told, cluster_events, keys_of, score_of, told_in
from diurna.chronology.contradictions import contradiction_entries
from diurna.chronology.deeds import Deed
from diurna.chronology.denials import NEAR, Denial, denials_in, denies, with_denials
from diurna.chronology.events import event_entry
from diurna.chronology.indexes import ReportIndex
from diurna.chronology.links import solve_links
from diurna.chronology.matching import THRESHOLD
from diurna.store.archive import packed, unpacked
from diurna.store.archive_things import Thing
from diurna.types.entries import EventEntry
from diurna.types.identity import entry_id
from diurna.types.lines import sort_key
from diurna.types.ontology import EventStatus
from diurna.updating.context import Context
from diurna.updating.ties import ties_of

_STAGE, _DENIALS = "ev", "dn"


def update_events(context: Context, indexes: Sequence[ReportIndex], judged: Iterable[str]) -> set[str]:
    """Bring the events up to date with changed reports; return the reports whose tellings moved or got another date."""
    archive = context.archive
    seeds = {thing.row for thing in archive.things_by_id(_STAGE, judged)}
    seeds |= _refile(context, indexes)
    seeds |= _redenied(context, indexes)
    rows = archive.reach(seeds, ties_of(context, _STAGE, "ev"))
    return _rebuild(context, [thing for thing in archive.things_by_row(rows) if thing.id.startswith("ev")])


def _refile(context: Context, indexes: Sequence[ReportIndex]) -> set[int]:
    """File the tellings of changed reports and tie them to what they are like; return all that this touches."""
    archive = context.archive
    reports = [index.report.id for index in indexes]
    before = {thing.id: thing for thing in archive.things(_STAGE, reports)}
    told = {item.id: item for item in told_in(indexes)}
    touched = archive.tied(thing.row for thing in before.values())
    for thing in before.values():
        if thing.id not in told and thing.home:
            _drop_home(context, thing.home)
    archive.drop_things(thing.row for thing in before.values() if thing.id not in told)
    rows: dict[str, int] = {}
    fresh: list[Told] = []
    for item in told.values():
        data, known = packed(item.deed), before.get(item.id)
        if known is not None and known.data == data:
            rows[item.id] = known.row
        else:
            rows[item.id] = archive.put_thing(_STAGE, item.id, item.index.report.id, data, _keys(item))
            fresh.append(item)
    _tie(context, fresh, rows)
    archive.tie(_links(indexes, rows))
    alive = {thing.row for thing in archive.things_by_row(touched)}
    return alive | set(rows.values())


def _drop_home(context: Context, home: str) -> None:
    """Take away the entry of an event that has lost a telling; what is left of it is made anew."""
    context.write("events", [], [home])
    _drop_contradictions(context, [home])


def _keys(told: Told) -> set[str]:
    month = months_of(told.deed.key[0], told.deed.key[0])[0]
    return {*keys_of(told), f"trigger|{told.deed.trigger}|{month}"}


def _tie(context: Context, fresh: Sequence[Told], rows: Mapping[str, int]) -> None:
    archive = context.archive
    deeds: dict[int, Deed] = {rows[item.id]: item.deed for item in fresh}
    for item in fresh:
        row = rows[item.id]
        near = archive.filed_under(_STAGE, keys_of(item))
        near.pop(row, None)
        for thing in archive.things_by_row(set(near) - deeds.keys()):
            deeds[thing.row] = unpacked(thing.data, Deed)
        ties = []
        for other in near:
            one, two = sorted((item.deed, deeds[other]), key=lambda deed: deed.key)
            if score_of(one, two) >= THRESHOLD:
                ties.append((row, other))
        archive.tie(ties)


def _links(indexes: Sequence[ReportIndex], rows: Mapping[str, int]) -> list[tuple[int, int]]:
    """Return the ties of tellings dated from others of their report."""
    found = []
    for index in indexes:
        for mention in index.findings.events:
            link = mention.date_link
            if link is not None and link.anchor is not None:
                pair = (entry_id("ev", index.report.id, one) for one in (mention.id, link.anchor))
                one, two = (rows.get(key) for key in pair)
                if one is not None and two is not None:
                    found.append((one, two))
    return found


def _redenied(context: Context, indexes: Sequence[ReportIndex]) -> set[int]:
    """File the denials of changed reports; return the tellings that old or new ones deny."""
    archive = context.archive
    old = archive.things(_DENIALS, (index.report.id for index in indexes))
    denials = [unpacked(thing.data, Denial) for thing in old]
    archive.drop_things(thing.row for thing in old)
    for index in indexes:
        for number, denial in enumerate(denials_in(index)):
            month = months_of(denial.published, denial.published)[0]
            keys = (f"{stem}|{month}" for stem in denial.stems)
            identifier = entry_id(_DENIALS, index.report.id, str(number))
            archive.put_thing(_DENIALS, identifier, index.report.id, packed(denial), keys)
            denials.append(denial)
    return {row for denial in denials for row in _denied(context, denial)}


def _denied(context: Context, denial: Denial) -> list[int]:
    archive = context.archive
    months = _about(denial.published)
    keys = (f"trigger|{stem}|{month}" for stem in denial.stems for month in months)
    things = archive.things_by_row(archive.filed_under(_STAGE, keys))
    return [thing.row for thing in things if denies(denial, unpacked(thing.data, Deed))]


def _about(day: date) -> list[str]:
    """Return the months from as long before a day to as long after it as a denial may be from the deed."""
    days = (day + timedelta(days=gap) for gap in range(-NEAR.days, NEAR.days + 1, 15))
    return sorted({month for one in days for month in months_of(one, one)})


def _deniers(context: Context, told: Sequence[Told]) -> set[str]:
    """Return the reports that deny something of some tellings."""
    archive = context.archive
    found: set[str] = set()
    denial = cache(lambda row: unpacked(by_row[row].data, Denial))
    by_row: dict[int, Thing] = {}
    for item in told:
        keys = (f"{item.deed.trigger}|{month}" for month in _about(item.deed.key[0]))
        rows = archive.filed_under(_DENIALS, keys)
        by_row.update({thing.row: thing for thing in archive.things_by_row(set(rows) - by_row.keys())})
        found.update(by_row[row].report for row in rows if denies(denial(row), item.deed))
    return found


def _rebuild(context: Context, things: Sequence[Thing]) -> set[str]:
    wanted = {thing.id for thing in things}
    indexes = context.indexes({thing.report for thing in things})
    told = [item for item in told_in(indexes) if item.id in wanted]
    clusters = cluster_events(told, context.ledger.merges("ev"), context.ledger.splits("ev"))
    entries = {entry.id: entry for entry in map(event_entry, clusters)}
    solved = tuple(solve_links(clusters, entries, event_entry).values())
    involved = context.indexes({item.index.report.id for item in told} | _deniers(context, told))
    events = context.ledger.kept(with_denials(solved, told, involved))
    homes_before = {thing.home for thing in things if thing.home}
    before = context.entries("events", homes_before)
    context.write("events", events, homes_before)
    moved = _settle(context, things, events)
    redated = {e.id for e in events if e.id not in before or before[e.id].date != e.date}
    redated |= {key for key in before if key not in {e.id for e in events}}
    _contradict(context, events, before)
    return moved | {t.report_id for e in (*events, *before.values()) if e.id in redated for t in e.history}


def _settle(context: Context, things: Sequence[Thing], events: Iterable[EventEntry]) -> set[str]:
    """Keep to which event each telling belongs; return the reports of those that moved."""
    homes = {key: event.id for event in events for key in (event.id, *event.also)}
    moved = {thing.row: homes.get(thing.id, "") for thing in things if homes.get(thing.id, "") != thing.home}
    context.archive.settle(moved)
    return {thing.report for thing in things if thing.row in moved}


# Contradictions


def _drop_contradictions(context: Context, events: Iterable[str]) -> None:
    found = context.now("contradictions", context.entries_where("contradictions", "status", events))
    context.write("contradictions", [], found)


def _contradict(context: Context, events: Sequence[EventEntry], before: Mapping[str, EventEntry]) -> None:
    claims: dict[str, EventEntry] = {}
    for type_, day in sorted({key for event in (*events, *before.values()) if (key := _claim(event))}):
        claims |= context.now("events", context.archive.claims_on(type_, day))
    claims |= {event.id: event for event in events}
    alleged = {key: event for key, event in claims.items() if _claim(event)}
    concerned = {*before, *alleged, *(event.id for event in events)}
    found = [entry for event in events for entry in contradiction_entries([event])]
    ordered = sorted(alleged.values(), key=lambda event: sort_key("events", event))
    found += [entry for entry in contradiction_entries(ordered) if entry.field == "deed"]
    old = context.now("contradictions", context.entries_where("contradictions", "status", concerned))
    rebuilt = {event.id for event in events} | set(before)
    leaving = [key for key, entry in old.items() if entry.field == "deed" or entry.about in rebuilt]
    context.write("contradictions", context.ledger.kept(found), leaving)


def _claim(event: EventEntry) -> tuple[str, str] | None:
    """Return under what versions of one deed meet: the type and the day; None for no claim of one day."""
    if event.status is not EventStatus.ALLEGED or event.date is None or event.date.days() != 1:
        return None
    return event.type.value, str(event.date.earliest)
