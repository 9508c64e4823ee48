"""Dates as the record keeps them: intervals with precision, basis and words, and their small algebra."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


class Precision(StrEnum):
    """How fine a date is known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    OPEN = "open"


class Basis(StrEnum):
    """How a date was come by."""

    EXPLICIT = "explicit"
    RELATIVE_TO_REPORT = "relative to the report"
    RELATIVE_TO_EVENT = "relative to another event"
    REPORT_DATE = "the report's date"
    TENSE = "tense"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class DateInterval:
    """A closed interval of days; either end may be open.

    Attributes:
        earliest: First possible day, or None when open.
        latest: Last possible day, or None when open.
        precision: How fine it is.
        basis: How it was come by.
        words: The words it rests on, empty when it rests on none.
        reason: A sentence a person can check ("Wednesday → 2022-09-21: past tense, report of Thursday 22 September").
    """

    earliest: date | None
    latest: date | None
    precision: Precision
    basis: Basis
    words: str = ""
    reason: str = ""

    def intersect(self, other: "DateInterval") -> "DateInterval | None":
        """Return the days both allow with basis MERGED, or None when they cannot both hold."""
        starts = [d for d in (self.earliest, other.earliest) if d]
        ends = [d for d in (self.latest, other.latest) if d]
        earliest, latest = max(starts, default=None), min(ends, default=None)
        if earliest and latest and earliest > latest:
            return None
        finer = min(self, other, key=DateInterval.days)
        return replace(
            finer, earliest=earliest, latest=latest, basis=Basis.MERGED, precision=precision_of(earliest, latest)
        )

    def union(self, other: "DateInterval") -> "DateInterval":
        """Return all days from the first of either to the last of either ("on Monday and Wednesday"), basis kept."""
        starts, ends = (self.earliest, other.earliest), (self.latest, other.latest)
        earliest = None if None in starts else min(day for day in starts if day)
        latest = None if None in ends else max(day for day in ends if day)
        return replace(self, earliest=earliest, latest=latest, precision=precision_of(earliest, latest))

    def contains(self, day: date) -> bool:
        """Return whether the day may be meant."""
        return (self.earliest is None or self.earliest <= day) and (self.latest is None or day <= self.latest)

    def days(self) -> int:
        """Return the number of days covered; a million when an end is open."""
        if self.earliest is None or self.latest is None:
            return 1_000_000
        return (self.latest - self.earliest).days + 1

    def iso(self) -> str:
        """Return ``YYYY-MM-DD`` for one day, else ``start/end`` with an open end left empty."""
        if self.earliest and self.earliest == self.latest:
            return self.earliest.isoformat()
        return f"{self.earliest.isoformat() if self.earliest else ''}/{self.latest.isoformat() if self.latest else ''}"


_LENGTHS = ((1, Precision.DAY), (7, Precision.WEEK), (31, Precision.MONTH), (366, Precision.YEAR))


def precision_of(earliest: date | None, latest: date | None) -> Precision:
    """Return the finest precision whose length covers the interval; OPEN when an end is open or it is longer."""
    if earliest is None or latest is None:
        return Precision.OPEN
    length = (latest - earliest).days + 1
    return next((name for limit, name in _LENGTHS if length <= limit), Precision.OPEN)


def on(day: date, basis: Basis, *, words: str = "", reason: str = "") -> DateInterval:
    """Return the interval of one day."""
    return DateInterval(day, day, Precision.DAY, basis, words, reason)


def between(
    earliest: date | None, latest: date | None, basis: Basis, *, words: str = "", reason: str = ""
) -> DateInterval:
    """Return the interval with its precision worked out from its length."""
    return DateInterval(earliest, latest, precision_of(earliest, latest), basis, words, reason)
