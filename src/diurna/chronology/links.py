"""Counts dates from other events ("a day after it was announced") once those are known."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from diurna.chronology.clusters import Cluster, Told, event_id
from diurna.types.dates import Basis, DateInterval, on
from diurna.types.entries import EventEntry

Build = Callable[[Cluster], EventEntry]


def solve_links(clusters: Sequence[Cluster], events: Mapping[str, EventEntry], build: Build) -> dict[str, EventEntry]:
    """Return the entries by id, those dated from another event whose day is known built anew with their day."""
    holder = {told.id: key for cluster, key in zip(clusters, events, strict=True) for told in cluster.told}
    solved = dict(events)
    for cluster, key in zip(clusters, events, strict=True):
        dated = [_dated(told, holder, events) for told in cluster.told]
        if any(new is not old for new, old in zip(dated, cluster.told, strict=True)):
            solved[key] = build(replace(cluster, told=tuple(dated)))
    return solved


def _dated(told: Told, holder: Mapping[str, str], events: Mapping[str, EventEntry]) -> Told:
    link = told.mention.date_link
    if link is None or link.anchor is None:
        return told
    if told.mention.date is not None and told.mention.date.days() == 1:
        return told
    anchor = next((item for item in told.index.findings.events if item.id == link.anchor), None)
    entry = events.get(holder.get(event_id(told.index, anchor), "")) if anchor else None
    day = _day(entry) if entry else None
    if entry is None or day is None:
        return told
    found = day.earliest + timedelta(days=link.days) if day.earliest else None
    if found is None:
        return told
    reason = f"{link.words} → {found.isoformat()}: {abs(link.days)} days from {entry.code}, {day.iso()}"
    date = on(found, Basis.RELATIVE_TO_EVENT, words=link.words, reason=reason)
    return replace(told, mention=replace(told.mention, date=date))


def _day(entry: EventEntry) -> DateInterval | None:
    """Return the day of an event: when it was announced if that is what is known, else when it happened."""
    return next((d for d in (entry.announced, entry.date) if d is not None and d.days() == 1), None)
