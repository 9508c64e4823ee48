"""Turns expressions attached to an event into its days: "since", "until", "by", "between … and", cut at the report."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from diurna.extraction.dates.attachment import Attached
from diurna.extraction.dates.calendar import shifted
from diurna.types.dates import DateInterval, between
from diurna.types.ontology import EventStatus

_DONE = frozenset({EventStatus.OCCURRED, EventStatus.ONGOING, EventStatus.ALLEGED, EventStatus.NEGATED})
_STARTS = frozenset({"since", "from"})
_ENDS = frozenset({"until", "till", "to", "through"})


def interval_from(items: Sequence[Attached], published: date, status: EventStatus) -> DateInterval | None:
    """Return the days the expressions leave, or None when they name none."""
    dated = [item for item in items if item.time.interval is not None and item.time.value != "PRESENT_REF"]
    if not dated:
        return None
    paired = _range(dated)
    if paired is not None:
        return cut(paired, published, status)
    best = min(dated, key=lambda item: (item.time.interval or _never()).days())
    interval = best.time.interval
    return None if interval is None else cut(_bounded(interval, best.preposition, published, status), published, status)


def cut(interval: DateInterval, published: date, status: EventStatus) -> DateInterval:
    """Return an interval ended at the report's day where the event has happened ("this week")."""
    if status not in _DONE or interval.latest is None or interval.latest <= published:
        return interval
    if interval.earliest is not None and interval.earliest > published:
        return interval
    return _with_ends(interval, interval.earliest, published, "has happened, so not after the report")


def _range(items: Sequence[Attached]) -> DateInterval | None:
    """Return the interval of two expressions that part a range ("from 1 to 3 May") or are joined ("on 1 and 3 May")."""
    for first, last in pairwise(items):
        if first.time.interval is None or last.time.interval is None:
            continue
        is_range = (first.preposition == "from" and last.preposition in _ENDS) or (
            first.preposition == "between" and last.preposition in {"between", "and"}
        )
        if last.root.dep_ == "conj" and last.root.head.i == first.root.i:
            both = first.time.interval.union(last.time.interval)
            reason = f"{first.time.interval.reason}; {last.time.interval.reason}"
            return replace(both, words=f"{first.time.text} … {last.time.text}", reason=reason)
        start, end = first.time.interval.earliest, last.time.interval.latest
        if is_range and start and end and start <= end:
            words = f"{first.time.text} … {last.time.text}"
            return between(start, end, first.time.interval.basis, words=words, reason=f"from {start} to {end}")
    return None


def _bounded(interval: DateInterval, preposition: str, published: date, status: EventStatus) -> DateInterval:
    done = status in _DONE
    first, last = interval.earliest, interval.latest
    if preposition == "since" and first is not None and first <= published:
        return _with_ends(interval, first, published, "since then")
    if preposition in {"until", "till", "by"} and last is not None:
        start = None if done or last < published else published
        return _with_ends(interval, start, last, f"{preposition} then")
    if preposition == "before" and first is not None:
        end = shifted(first, -1, "day")
        start = None if done or end is None or end < published else published
        return _with_ends(interval, start, end, "before then") if end else interval
    if preposition == "after" and last is not None:
        return _with_ends(interval, last, published if done and last <= published else None, "after then")
    return interval


def _with_ends(interval: DateInterval, first: date | None, last: date | None, why: str) -> DateInterval:
    if first is not None and last is not None and first > last:
        return interval
    made = between(first, last, interval.basis, words=interval.words)
    return replace(made, reason=f"{interval.reason}; {why}")


def _never() -> DateInterval:
    raise AssertionError
