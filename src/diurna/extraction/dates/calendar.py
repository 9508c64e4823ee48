"""Arithmetic on days and calendar periods that never leaves the calendar; pure, so that every rule shares it."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}
_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@dataclass(frozen=True, slots=True)
class Period:
    """A closed run of days."""

    first: date
    last: date

    @property
    def length(self) -> int:
        """The number of days."""
        return (self.last - self.first).days + 1


def day_of(year: int, month: int, day: int) -> date | None:
    """Return the day, or None when there is none such (30 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shifted(day: date, count: int, unit: str) -> date | None:
    """Return the day so many units away, months clamped to their length; None outside the calendar.

    31 January and one month give 28 February.
    """
    if unit in _DAYS:
        try:
            return day + timedelta(days=count * _DAYS[unit])
        except OverflowError:
            return None
    if unit not in _MONTHS:
        return day
    year, month = divmod(day.year * 12 + day.month - 1 + count * _MONTHS[unit], 12)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def period_of(day: date, unit: str) -> Period | None:
    """Return the calendar period a day lies in: its week (Monday to Sunday), month, quarter or year."""
    match unit:
        case "week" | "fortnight":
            first = shifted(day, -day.weekday(), "day")
            last = shifted(day, 6 - day.weekday(), "day")
            return Period(first, last) if first and last else None
        case "weekend":
            first, last = shifted(day, 5 - day.weekday(), "day"), shifted(day, 6 - day.weekday(), "day")
            return Period(first, last) if first and last else None
        case "month":
            return month_of(day.year, day.month)
        case "quarter":
            return quarter_of(day.year, (day.month + 2) // 3)
        case "year":
            return year_of(day.year)
        case "decade":
            return years_of(day.year // 10 * 10, day.year // 10 * 10 + 9)
        case "century":
            return years_of((day.year - 1) // 100 * 100 + 1, ((day.year - 1) // 100 + 1) * 100)
        case _:
            return Period(day, day)


def neighbour(day: date, unit: str, steps: int) -> Period | None:
    """Return the calendar period so many steps from the one the day lies in (-1: last week)."""
    start = period_of(day, unit)
    moved = shifted(start.first, steps, unit) if start else None
    return period_of(moved, unit) if moved else None


def month_of(year: int, month: int) -> Period | None:
    """Return a month's days."""
    if not (MINYEAR <= year <= MAXYEAR and 1 <= month <= 12):
        return None
    return Period(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def quarter_of(year: int, number: int) -> Period | None:
    """Return a quarter's days, numbered from 1."""
    return months_of(year, number * 3 - 2, 3)


def months_of(year: int, month: int, count: int) -> Period | None:
    """Return the days of so many months from one on."""
    first = month_of(year, month)
    last = shifted(first.first, count - 1, "month") if first else None
    end = month_of(last.year, last.month) if last else None
    return Period(first.first, end.last) if first and end else None


def year_of(year: int) -> Period | None:
    """Return a year's days."""
    return years_of(year, year)


def years_of(first: int, last: int) -> Period | None:
    """Return the days from the first of one year to the last of another."""
    if not MINYEAR <= first <= last <= MAXYEAR:
        return None
    return Period(date(first, 1, 1), date(last, 12, 31))


def season_of(year: int, season: str) -> Period | None:
    """Return a season of the northern half of the world; winter begins in the December of its year."""
    return months_of(year, _SEASON_STARTS[season], 3)


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (the anonymous algorithm)."""
    golden, century, rest = year % 19, year // 100, year % 100
    shift = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - shift - rest % 4) % 7
    fix = (golden + 11 * shift + 22 * weekday) // 451
    month, day = divmod(shift + weekday - 7 * fix + 114, 31)
    return date(year, month, day + 1)


def week_value(day: date) -> str:
    """Return the TIMEX3 value of the week a day lies in ("2022-W38")."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def part_of(period: Period, part: str) -> Period:
    """Return the part of a period that "early", "mid", "late", "the start of" or "the end of" stands for.

    "The end of the year" is its last day, as in a term; the others are thirds, halves and the first or last tenth.
    """
    third = max(1, period.length // 3)
    match part:
        case "end":
            return Period(period.last, period.last)
        case "start":
            return Period(period.first, _plus(period.first, max(1, period.length // 10) - 1))
        case "early":
            return Period(period.first, _plus(period.first, third))
        case "late":
            return Period(_plus(period.last, -third), period.last)
        case "mid":
            return Period(_plus(period.first, third), _plus(period.last, -third))
        case "first half":
            return Period(period.first, _plus(period.first, period.length // 2))
        case "second half":
            return Period(_plus(period.last, -(period.length // 2)), period.last)
        case _:
            return period


def _plus(day: date, days: int) -> date:
    return day + timedelta(days=days)
