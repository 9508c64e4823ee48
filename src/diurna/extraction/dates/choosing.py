"""Which year, month or day is meant when the words leave it open: tense and nearness decide."""

from collections.abc import Sequence
from datetime import date

from diurna.extraction.dates.calendar import Period, day_of, shifted
from diurna.extraction.dates.frame import Frame, Tense

_NEAR_DAYS = 60
"""News writes the year of days further off than this, so tense overrules the running year only beyond it."""
_WORDS = {Tense.PAST: "past tense", Tense.FUTURE: "planned", Tense.NONE: "no tense to go by"}


def weekday_near(weekday: int, frame: Frame, which: str) -> date | None:
    """Return the day of the week that is meant: with a past verb the latest on or before the report, else the next.

    The report's own day counts both ways: newsrooms write "on Thursday" on a Thursday, and "next Thursday" otherwise.

    Args:
        weekday: 1 for Monday to 7.
        frame: Where it stands.
        which: "last", "next", "this" …, or empty.
    """
    back = (frame.today.isoweekday() - weekday) % 7
    match which:
        case "last" | "past" | "this past":
            return shifted(frame.today, -(back or 7), "day")
        case "next" | "coming" | "the coming":
            return shifted(frame.today, 7 - back, "day")
        case "this" | "this coming" if frame.tense is not Tense.PAST:
            return shifted(frame.today, (7 - back) % 7, "day")
        case _:
            pass
    if frame.tense is Tense.FUTURE:
        return shifted(frame.today, (7 - back) % 7, "day")
    return shifted(frame.today, -back, "day")


def why(frame: Frame, which: str = "") -> str:
    """Return the words that tell a reader how a day was chosen."""
    return f"“{which}”" if which else _WORDS[frame.tense]


def year_for(month: int, frame: Frame, which: str) -> int | None:
    """Return the year of a month named without one."""
    today = frame.today
    match which:
        case "last" | "this past":
            return today.year - (month >= today.month)
        case "next" | "this coming":
            return today.year + (month <= today.month)
        case "this":
            return today.year
        case _:
            pass
    if frame.tense is Tense.PAST:
        return today.year - (month > today.month)
    if frame.tense is Tense.FUTURE:
        return today.year + (month < today.month and (today.month - month) > 2)
    return min((today.year, today.year - 1, today.year + 1), key=lambda year: abs(_months(today, year, month)))


def day_near(month: int, day: int, frame: Frame, which: str) -> date | None:
    """Return a day and month's date in the year that is meant, or None when no year has it."""
    today = frame.today
    step = {"last": -1, "this": 0, "next": 1}.get(which)
    if step is not None:
        return day_of(today.year + step, month, day)
    years = (today.year, today.year - 1, today.year + 1)
    candidates = [found for year in years if (found := day_of(year, month, day))]
    return _preferred(candidates, frame)


def _preferred(candidates: Sequence[date], frame: Frame) -> date | None:
    if not candidates:
        return None
    nearest = min(candidates, key=lambda day: abs((day - frame.today).days))
    if abs((nearest - frame.today).days) <= _NEAR_DAYS:
        return nearest
    fitting = [day for day in candidates if _fits(day, frame)]
    this_year = [day for day in fitting if day.year == frame.today.year]
    return (this_year or fitting or [nearest])[0]


def _fits(day: date, frame: Frame) -> bool:
    if frame.tense is Tense.PAST:
        return day <= frame.today
    return day >= frame.today if frame.tense is Tense.FUTURE else True


def _months(today: date, year: int, month: int) -> int:
    return (year - today.year) * 12 + month - today.month


def base_of(frame: Frame) -> Period | None:
    """Return the day or period named before, to count from, or None."""
    before = frame.previous
    if before is None or before.first is None or before.last is None or not before.is_placed:
        return None
    return Period(before.first, before.last)
