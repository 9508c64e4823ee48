"""Settles what became of an event and when, from its tellings: a later deed wins over an earlier plan."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from diurna.chronology.deeds import AHEAD
from diurna.types.dates import Basis, DateInterval, between
from diurna.types.entries import Telling
from diurna.types.ontology import EventStatus

_HAPPENED = frozenset({EventStatus.OCCURRED, EventStatus.ONGOING})
_SETTLED = (EventStatus.OCCURRED, EventStatus.ONGOING, EventStatus.NEGATED)
_WEAK = frozenset({Basis.REPORT_DATE, Basis.TENSE})
_PRECISE = 7
_ANNOUNCING = frozenset({"announce", "declare", "proclaim"})


@dataclass(frozen=True, slots=True)
class Dating:
    """When an event happened as its tellings together say, and the tellings that cannot both hold."""

    date: DateInterval | None
    conflict: tuple[Telling, Telling] | None = None


def is_own_voice(telling: Telling) -> bool:
    """Return whether the report itself vouches for what it tells."""
    return telling.status is not EventStatus.ALLEGED and not telling.according_to


def outcome(history: Sequence[Telling]) -> EventStatus:
    """Return the latest status: an outcome told in a report's own voice, else a claimed one, else the latest plan."""
    own = [item for item in history if item.status in _SETTLED and not item.according_to]
    if own:
        return _latest(own)
    claimed = [item for item in history if item.status in (*_SETTLED, EventStatus.ALLEGED)]
    if claimed:
        return _latest(claimed)
    return _latest(history)


def _latest(history: Sequence[Telling]) -> EventStatus:
    day = max(item.published for item in history)
    last = [item.status for item in history if item.published == day]
    return next((status for status in _SETTLED if status in last), last[-1])


def settle_date(history: Sequence[Telling]) -> Dating:
    """Return the day or days that the tellings allow together; tellings with better grounds go first."""
    dated = [item for item in history if item.date is not None]
    if not dated:
        return Dating(None)
    has_happened = any(item.status not in AHEAD for item in dated)
    ranked = sorted(dated, key=lambda item: (has_happened and item.status in AHEAD, *_rank(item)))
    first = ranked[0]
    current, conflict = first.date, None
    for item in ranked[1:]:
        current, clash = _narrow(current, first, item)
        if clash and conflict is None:
            conflict = (first, item)
    return Dating(current, conflict)


def _rank(telling: Telling) -> tuple[bool, int, int]:
    """Return what puts better grounds first: days given, the latest plan, the first news; then the finer."""
    interval = telling.date
    is_weak = interval is None or interval.basis in _WEAK
    day = telling.published.toordinal()
    order = -day if telling.status in AHEAD else day if is_weak else 0
    return is_weak, order, interval.days() if interval else 0


def between_reports(current: DateInterval | None, history: Sequence[Telling]) -> DateInterval | None:
    """Return a date narrowed by when it was told: not before the last report that still awaited it, by the first after.

    A single day that a text gives is left as it is.
    """
    happened = [item.published for item in history if item.status in _HAPPENED]
    if not happened or (current is not None and current.basis not in _WEAK and current.days() == 1):
        return current
    latest = min(happened)
    awaited = [item.published for item in history if item.status in AHEAD and item.published <= latest]
    if current is None and not awaited:
        return None
    reason = f"told as having happened on {latest.isoformat()}"
    if awaited:
        reason = f"still to come on {max(awaited).isoformat()}, {reason}"
    bounds = between(max(awaited, default=None), latest, Basis.MERGED, reason=reason)
    if current is None:
        return bounds
    met = current.intersect(bounds)
    if met is None or (met.earliest, met.latest) == (current.earliest, current.latest):
        return current
    return replace(met, reason="; ".join(part for part in (current.reason, reason) if part))


def _narrow(current: DateInterval | None, first: Telling, item: Telling) -> tuple[DateInterval | None, bool]:
    """Return the interval narrowed by one more telling, and whether the two cannot both hold."""
    if current is None or item.date is None:
        return current or item.date, False
    if item.date.basis in _WEAK and current.basis not in _WEAK:
        return current, False
    met = current.intersect(item.date)
    if met is not None:
        same = (met.earliest, met.latest) == (current.earliest, current.latest)
        return (current if same else met), False
    sure = current.basis not in _WEAK and item.date.basis not in _WEAK
    told_alike = (first.status in AHEAD) == (item.status in AHEAD)
    precise = current.days() <= _PRECISE and item.date.days() <= _PRECISE
    return current, sure and told_alike and precise


def narrowed_by_announcement(
    dating: DateInterval | None, announced: DateInterval | None, lemmas: Sequence[str]
) -> DateInterval | None:
    """Return the date narrowed to the day of the announcement, where a telling's deed is the announcing itself.

    "Last week he announced the mobilisation" and "on Wednesday he announced he would mobilise" give Wednesday.
    """
    is_announcing = any(lemma in _ANNOUNCING for lemma in lemmas)
    if dating is None or announced is None or not is_announcing or announced.days() != 1 or dating.days() == 1:
        return dating
    met = dating.intersect(announced)
    reason = f"{dating.reason}; announced: {announced.reason}"
    return dating if met is None else replace(met, reason=reason)


def settle_announced(announced: Sequence[DateInterval | None]) -> DateInterval | None:
    """Return when a plan was first announced, as far as the tellings say."""
    known = [item for item in announced if item is not None]
    return min(known, key=lambda item: (item.latest or date.max, item.days()), default=None)
