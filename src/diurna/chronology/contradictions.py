"""Lists side by side what cannot both hold: dates, figures, and versions of one deed; never says who is right."""

from collections.abc import Iterable, Sequence

from diurna.chronology.outcomes import settle_date
from diurna.chronology.wording import stem
from diurna.types.entries import Amount, ContradictionEntry, EventEntry, Party
from diurna.types.identity import entry_code, entry_id
from diurna.types.ontology import EventStatus
from diurna.types.span import Evidence

_NEAR = 0.1
_LOOSE = frozenset({"about", "between"})
_FLOOR = frozenset({"more than", "at least"})
_CEILING = frozenset({"less than", "up to"})


def contradiction_entries(events: Sequence[EventEntry]) -> tuple[ContradictionEntry, ...]:
    """Return what in some events cannot both hold, by the events' order."""
    return (
        *(entry for event in events for entry in (*_dates(event), *_figures(event), *_denied(event))),
        *_versions(events),
    )


def _entry(about: str, field: str, sides: tuple[Evidence, ...], reason: str, event: EventEntry) -> ContradictionEntry:
    key = entry_id("co", about, field, *(f"{e.span.report_id}:{e.span.start}-{e.span.end}" for e in sides))
    days = {telling.report_id: telling.published for telling in event.history}
    recorded = max((days[e.span.report_id] for e in sides if e.span.report_id in days), default=event.recorded)
    return ContradictionEntry(key, entry_code(key), about, field, sides, reason, recorded)


def _dates(event: EventEntry) -> Iterable[ContradictionEntry]:
    conflict = settle_date(event.history).conflict
    if conflict is None:
        return
    one, two = conflict
    sides = (one.evidence[0], two.evidence[0])
    days = " and ".join(side.date.iso() for side in conflict if side.date)
    yield _entry(event.id, "date", sides, f"{days} cannot both be the day", event)


def _denied(event: EventEntry) -> Iterable[ContradictionEntry]:
    """Yield that some tell a deed, or claim it, and others deny it."""
    told = next((item for item in event.history if item.status is not EventStatus.NEGATED), None)
    if not event.denials or told is None:
        return
    names = ", ".join(party.name for party in event.denied_by)
    how = f"claimed by {', '.join(p.name for p in event.alleged_by)}" if event.alleged_by else "told as a fact"
    yield _entry(event.id, "claim", (told.evidence[0], event.denials[0]), f"{how}, denied by {names}", event)


def _figures(event: EventEntry) -> Iterable[ContradictionEntry]:
    by_unit: dict[tuple[str, str], list[Amount]] = {}
    for amount in event.figures:
        by_unit.setdefault((stem(amount.unit), amount.kind), []).append(amount)
    for amounts in by_unit.values():
        clash = _clash(amounts)
        if clash is not None:
            one, two = clash
            reason = f"{one.evidence.words} and {two.evidence.words} of one thing counted cannot both hold"
            yield _entry(event.id, "figure", (one.evidence, two.evidence), reason, event)


def _clash(amounts: Sequence[Amount]) -> tuple[Amount, Amount] | None:
    for at, one in enumerate(amounts):
        for two in amounts[at + 1 :]:
            apart = one.evidence.span.report_id != two.evidence.span.report_id
            if apart and not _agree(one, two):
                return one, two
    return None


def _agree(one: Amount, two: Amount) -> bool:
    (low, high), (other_low, other_high) = _range(one), _range(two)
    return low <= other_high and other_low <= high


def _range(amount: Amount) -> tuple[float, float]:
    slack = abs(amount.value) * _NEAR
    if amount.qualifier in _FLOOR:
        return amount.value, float("inf")
    if amount.qualifier in _CEILING:
        return float("-inf"), amount.value
    if amount.upper is not None:
        return amount.value, amount.upper
    if amount.qualifier in _LOOSE:
        return amount.value - slack, amount.value + slack
    return amount.value, amount.value


def _versions(events: Sequence[EventEntry]) -> Iterable[ContradictionEntry]:
    """Yield pairs of claims in which each side has the other do the deed on the same day."""
    claimed: dict[tuple[object, ...], list[EventEntry]] = {}
    for event in events:
        if event.status is EventStatus.ALLEGED and event.date and event.date.days() == 1:
            claimed.setdefault((event.type, event.date.earliest), []).append(event)
    for found in claimed.values():
        for at, one in enumerate(found):
            for two in found[at + 1 :]:
                if _mirrored(one, two):
                    sides = (one.history[0].evidence[0], two.history[0].evidence[0])
                    reason = f"each side has the other do it; the other version is {two.code}"
                    yield _entry(one.id, "deed", sides, reason, two)


def _mirrored(one: EventEntry, two: EventEntry) -> bool:
    mine, yours = _keys(one.actors), _keys(two.actors)
    by_one, by_two = _keys(one.alleged_by), _keys(two.alleged_by)
    swapped = bool(mine & _keys(two.recipients)) or bool(yours & _keys(one.recipients))
    return bool(mine and yours) and not mine & yours and swapped and by_one != by_two


def _keys(parties: Iterable[Party]) -> frozenset[str]:
    return frozenset(party.key for party in parties if party.key)
