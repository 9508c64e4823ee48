"""Meanings of quarters, halves and stretches of a year, and of the same ones a year before: how companies report."""

from diurna.extraction.dates.absolute import placed
from diurna.extraction.dates.calendar import Period, months_of, period_of, quarter_of, shifted, year_of
from diurna.extraction.dates.choosing import base_of, why
from diurna.extraction.dates.counting import count_of, unit_of
from diurna.extraction.dates.frame import Frame, Meaning, Tense
from diurna.extraction.dates.lengths import length_value
from diurna.extraction.dates.rules import Match
from diurna.extraction.dates.vocabulary import load_vocabulary
from diurna.types.dates import Basis

_STEPS = {"last": -1, "this": 0, "next": 1}
_REPORTED = frozenset({"quarter", "half", "month"})


def piece_of_a_year(match: Match, frame: Frame) -> Meaning | None:
    """Return a quarter or half of a year."""
    ordinal, today = match.get("ordinal"), frame.today
    is_half = match.get("piece") == "half" or match.get("letter") == "h"
    named = "year" in match.words.lower()
    if is_half and not named and not match.get("year"):
        return None
    if ordinal == "last" and not is_half:
        start = shifted(today, -1, "quarter")
        return _quarter(start.year, (start.month + 2) // 3, why(frame, "last")) if start else None
    number = int(match.get("number") or ordinal[0]) if (match.get("number") or ordinal[:1].isdigit()) else 0
    number = number or load_vocabulary().ordinals.get(ordinal, 0)
    if not 1 <= number <= (2 if is_half else 4):
        return None
    step = {"last": -1, "this": 0, "next": 1}.get(match.get("which"), 0)
    in_year = int(match.get("year")) if match.get("year") else today.year + step
    if not match.get("year") and not named and frame.tense is not Tense.FUTURE and number > (today.month + 2) // 3:
        in_year -= 1
    if is_half:
        period = months_of(in_year, number * 6 - 5, 6)
        return placed(period, f"{in_year:04d}-H{number}", "", "counted in the year", unit="half") if period else None
    return _quarter(in_year, number, "counted in the year")


def stretch_of_a_year(match: Match, frame: Frame) -> Meaning | None:
    """Return the days of "the first nine months of 2022", its length as the value."""
    number = count_of(match).number
    unit = unit_of(match.get("unit"))
    year = int(match.get("year")) if match.get("year") else frame.today.year + _STEPS.get(match.get("which"), 0)
    whole = months_of(year, 1, 12)
    if number is None or whole is None:
        return None
    if match.get("end") == "first":
        after = shifted(whole.first, int(number), unit)
        last = shifted(after, -1, "day") if after else None
        days = Period(whole.first, last) if last else None
    else:
        before = shifted(whole.last, 1, "day")
        first = shifted(before, -int(number), unit) if before else None
        days = Period(first, whole.last) if first else None
    if days is None:
        return None
    value = length_value(count_of(match), unit)
    basis = Basis.EXPLICIT if match.get("year") else Basis.RELATIVE_TO_REPORT
    return Meaning("DURATION", value, days.first, days.last, basis, f"counted in {year}", unit="half")


def year_before(match: Match, frame: Frame) -> Meaning | None:
    """Return the quarter, half or month named before, of the year before; the whole year where none is named."""
    del match
    year = year_of(frame.today.year - 1)
    named = a_year_from(frame, -1)
    return named or (placed(year, f"{year.first.year:04d}", "", "the year before", unit="year") if year else None)


def a_year_from(frame: Frame, years: int) -> Meaning | None:
    """Return the quarter, half or month named before, so many years on, or None where none is named."""
    base, before = base_of(frame), frame.previous
    if base is None or before is None or before.unit not in _REPORTED:
        return None
    first = shifted(base.first, years, "year")
    if first is None:
        return None
    how = f"counted from {before.value}, named before"
    if before.unit == "half":
        period = months_of(first.year, first.month, 6)
        value = f"{first.year:04d}-H{1 if first.month == 1 else 2}"
        return placed(period, value, "", how, unit="half") if period and before.value[4:6] == "-H" else None
    period = period_of(first, before.unit)
    if period is None:
        return None
    letter = f"Q{(first.month + 2) // 3}" if before.unit == "quarter" else f"{first.month:02d}"
    return placed(period, f"{first.year:04d}-{letter}", "", how, unit=before.unit)


def _quarter(in_year: int, number: int, how: str) -> Meaning | None:
    period = quarter_of(in_year, number)
    return placed(period, f"{in_year:04d}-Q{number}", "", how, unit="quarter") if period else None
