"""An entry as a line of a list: the place it is sorted to and what a reader is told of it beside its own fields.

Separate from the entries because the same line is made for a whole record and for the few entries a new report touches.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from diurna.types.dates import DateInterval
from diurna.types.doubts import doubt_of
from diurna.types.record import Record

SPLIT = "\x01"
"""Stands between the parts of a sort key; it sorts before every character of a name."""

KINDS = (
    "origins",
    "actors",
    "places",
    "events",
    "statements",
    "questions",
    "positions",
    "shifts",
    "measures",
    "contradictions",
)
"""The fields of the record that hold entries, in their order; passages belong to their report."""


@dataclass(frozen=True, slots=True)
class Line:
    """An entry with what lists need.

    Attributes:
        kind: The record's field it belongs to (``events``, ``positions`` …).
        entry: The entry.
        sort: Its sort key within its kind; positions are sorted by their question first.
        review: ``accepted``, ``corrected``, ``merged``, ``split``, ``renamed``, ``pinned`` or empty when no person
            decided on it; the strongest of several.
        doubt: 0 to 1: how much it needs a second look; 0 for none.
        doubt_reason: Why, as a sentence a person can check; empty without doubt.
    """

    kind: str
    entry: Any
    sort: str
    review: str = ""
    doubt: float = 0.0
    doubt_reason: str = ""


def identifier_of(entry: Any) -> str:
    """Return the id of an entry, the key of an actor or place."""
    return str(getattr(entry, "id", None) or entry.key)


def lines_of(record: Record, reviews: Mapping[str, str] | None = None) -> Iterator[Line]:
    """Yield every entry of a record as a line.

    Args:
        record: The record.
        reviews: What people decided, by entry id; accepted ones are known from the record.
    """
    states = {**dict.fromkeys(record.accepted, "accepted"), **(reviews or {})}
    days = {report.id: report.published for report in record.reports}
    for kind in KINDS:
        for entry in getattr(record, kind):
            yield line_of(kind, entry, review=states.get(identifier_of(entry), ""), days=days)


def line_of(kind: str, entry: Any, *, review: str = "", days: Mapping[str, date] | None = None) -> Line:
    """Return one entry as a line.

    Args:
        kind: The record's field it belongs to.
        entry: The entry.
        review: What people decided on it.
        days: Publication dates by report id; asked for origins only.
    """
    score, reason = (0.0, "") if review in ("accepted", "corrected") else doubt_of(entry)
    return Line(kind, entry, sort_key(kind, entry, days or {}), review, score, reason)


def sort_key(kind: str, entry: Any, days: Mapping[str, date] | None = None) -> str:
    """Return the key that puts the entries of one kind in the record's order."""
    if kind == "origins":
        first = entry.reports[0]
        return _key((days or {}).get(first, date.min), first)
    if kind in ("actors", "places"):
        return str(entry.key)
    if kind == "events":
        day = _day(entry.date or entry.announced, entry.recorded)
        return _key(day, entry.recorded, entry.history[0].evidence[0].span.start, entry.id)
    if kind == "statements":
        return _key(entry.published, entry.report_id, entry.content[0].span.start, entry.id)
    if kind == "questions":
        return _key(entry.name.casefold(), entry.id)
    if kind == "positions":
        whose = entry.holder.key or f"words:{entry.holder.words.casefold()}"
        return _key(entry.holder.name.casefold(), whose, len(entry.according_to) > 0, entry.step, entry.id)
    if kind == "shifts":
        return _key(_day(entry.date, entry.recorded), entry.id)
    if kind == "measures":
        return _key(_day(entry.period, entry.recorded), entry.id)
    return _key(entry.recorded, entry.about, entry.field, entry.id)


def days_of(kind: str, entry: Any) -> tuple[date | None, date | None]:
    """Return the first and last possible day of what an entry tells; None for an open end or no day at all."""
    interval = {
        "events": lambda: entry.date or entry.announced,
        "statements": lambda: entry.said,
        "positions": lambda: entry.date,
        "shifts": lambda: entry.date,
        "measures": lambda: entry.period,
    }.get(kind, lambda: None)()
    if interval is None:
        return None, None
    return interval.earliest, interval.latest


def _day(interval: DateInterval | None, otherwise: date) -> date:
    return (interval.earliest or interval.latest or otherwise) if interval else otherwise


def _key(*parts: object) -> str:
    return SPLIT.join(_part(part) for part in parts)


def _part(part: object) -> str:
    if isinstance(part, date):
        return part.isoformat()
    return f"{part:09d}" if isinstance(part, int) else str(part)
