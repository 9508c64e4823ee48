"""Finds who denies which event: denials are told as statements or as rejections, and name the deed they deny."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from diurna.chronology.clusters import Told
from diurna.chronology.indexes import ReportIndex, once
from diurna.chronology.wording import Weights, stems_of, words_in
from diurna.types.entries import EventEntry, Party
from diurna.types.ontology import EventStatus, EventType, Force

_LIKE = 0.55
_LEAST = 1.2
_NEAR = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class _Denial:
    report: str
    published: date
    by: tuple[Party, ...]
    keys: frozenset[str]
    stems: frozenset[str]


def with_denials(
    events: Sequence[EventEntry], told: Sequence[Told], indexes: Sequence[ReportIndex], weights: Weights
) -> tuple[EventEntry, ...]:
    """Return the events with those who deny them."""
    denials = [denial for index in indexes for denial in _denials(index)]
    if not denials:
        return tuple(events)
    by_telling = {item.id: item for item in told}
    stems = {e.id: [by_telling[key] for key in (e.id, *e.also) if key in by_telling] for e in events}
    return tuple(_with(event, stems[event.id], denials, weights) for event in events)


def _denials(index: ReportIndex) -> Iterable[_Denial]:
    for item in index.findings.statements:
        if item.force is Force.DENIAL and item.speakers:
            parties = index.parties(item.speakers)
            words = [word for span in item.content for word in words_in(span.cut(index.report.text))]
            keys = frozenset(key for party in parties for key in index.standing(party))
            yield _Denial(index.report.id, index.report.published, parties, keys, stems_of(words))


def _with(event: EventEntry, told: Sequence[Told], denials: Sequence[_Denial], weights: Weights) -> EventEntry:
    if event.type is EventType.REJECT or event.status not in (
        EventStatus.ALLEGED,
        EventStatus.OCCURRED,
        EventStatus.ONGOING,
    ):
        return event
    found = [party for denial in denials if _denies(denial, told, weights) for party in denial.by]
    vouchers = {party.key for telling in event.history for party in telling.according_to if party.key}
    return replace(event, denied_by=once(party for party in found if party.key not in vouchers)) if found else event


def _denies(denial: _Denial, told: Sequence[Told], weights: Weights) -> bool:
    for item in told:
        deed = item.deed
        near = abs(deed.key[0] - denial.published) <= _NEAR
        concerned = bool(denial.keys & deed.actors) or not deed.actors
        common = deed.content & denial.stems
        enough = weights.total(common) >= _LEAST and weights.total(common) >= _LIKE * weights.total(deed.content)
        if near and concerned and enough and deed.trigger in denial.stems:
            return True
    return False
