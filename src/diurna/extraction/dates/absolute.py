"""Meanings of calendar days, months, years and what is written with figures."""

from datetime import date

from diurna.extraction.dates.calendar import (
    Period,
    day_of,
    month_of,
    months_of,
    part_of,
    period_of,
    season_of,
    shifted,
    week_value,
    year_of,
    years_of,
)
from diurna.extraction.dates.choosing import day_near, why, year_for
from diurna.extraction.dates.frame import Frame, Meaning, Tense
from diurna.extraction.dates.rules import Match
from diurna.extraction.dates.vocabulary import load_vocabulary
from diurna.types.dates import Basis

_MODS = {"early": "START", "start": "START", "mid": "MID", "late": "END", "end": "END"}
_DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")


def calendar_day(match: Match, frame: Frame) -> Meaning | None:
    """Return a day of the calendar, its year from the report where none is written."""
    month, day = _month_number(match), _day_number(match)
    year = match.get("year")
    if year:
        found, how, basis = day_of(int(year), month, day), "written out", Basis.EXPLICIT
    else:
        found = day_near(month, day, frame, match.get("which"))
        how, basis = f"year from the report's, {why(frame, match.get('which'))}", Basis.EXPLICIT
    return None if found is None else one_day(found, basis, how)


def number_date(match: Match, frame: Frame) -> Meaning | None:
    """Return a day written 05/04/2022, by the habit of the outlet's country where both readings are possible."""
    first, second, year = int(match.get("first")), int(match.get("second")), _full_year(match.get("year"), frame)
    readings = [("day", day_of(year, second, first)), ("month", day_of(year, first, second))]
    possible = [(habit, day) for habit, day in readings if day is not None]
    if frame.month_first:
        possible.reverse()
    if frame.month_first is None:
        possible.sort(key=lambda reading: abs((reading[1] - frame.today).days))
    if not possible:
        return None
    habit, found = possible[0]
    why_so = "nearer the report" if frame.month_first is None else "by the outlet's country"
    return one_day(found, Basis.EXPLICIT, f"{habit} first, {why_so}")


def fixed(match: Match, frame: Frame) -> Meaning | None:
    """Return the day a rule itself names."""
    del frame
    return one_day(date.fromisoformat(match.get("value")), Basis.EXPLICIT, "the day so called")


def range_of_days(match: Match, frame: Frame) -> Meaning | None:
    """Return days of one month ("23 to 27 September") as one interval."""
    month, first_day, last_day = _month_number(match), int(match.get("day")), int(match.get("until_day"))
    if match.get("year"):
        last = day_of(int(match.get("year")), month, last_day)
    else:
        last = day_near(month, last_day, frame, "")
    first = day_of(last.year, month, first_day) if last else None
    if first is None or last is None or first > last:
        return None
    return Meaning("DATE", f"{first.isoformat()}/{last.isoformat()}", first, last, how="written out", unit="day")


def range_of_years(match: Match, frame: Frame) -> Meaning | None:
    """Return a run of years ("1879-1884", "2010-11")."""
    del frame
    first, text = int(match.get("year")), match.get("until_year")
    last = int(text) if len(text) == 4 else first // 100 * 100 + int(text)
    period = years_of(first, last)
    if period is None or first == last:
        return None
    return Meaning("DATE", f"{first}/{last}", period.first, period.last, how="written out", unit="year")


def month(match: Match, frame: Frame) -> Meaning | None:
    """Return a month, its year by tense where none is written."""
    number, which = _month_number(match), match.get("which")
    step = {"last": -1, "this": 0, "next": 1}.get(which)
    year_text = match.get("year")
    if year_text.isdigit():
        year, how = int(year_text), "written out"
    elif year_text and step is not None:
        year, how = frame.today.year + step, f"“{year_text}”"
    else:
        chosen = year_for(number, frame, which)
        if chosen is None:
            return None
        year, how = chosen, f"{why(frame, which)}, {report_words(frame)}"
    period = month_of(year, number)
    return placed(period, f"{year:04d}-{number:02d}", match.get("part"), how, unit="month") if period else None


def year(match: Match, frame: Frame) -> Meaning | None:
    """Return a year."""
    del frame
    number, part = int(match.get("year")), part_name(match.get("part"))
    half = {"first half": 1, "second half": 2}.get(part)
    if half is not None:
        period = months_of(number, half * 6 - 5, 6)
        return placed(period, f"{number:04d}-H{half}", "", "written out", unit="half") if period else None
    period = year_of(number)
    return placed(period, match.get("year"), match.get("part"), "written out", unit="year") if period else None


def decade(match: Match, frame: Frame) -> Meaning | None:
    """Return a decade; one in words is of the last century or this one, whichever is past."""
    if match.get("year"):
        first = int(match.get("year"))
    else:
        tens = int(match.get("tens")) * 10 if match.get("tens") else (_DECADES.index(match.get("decade")) + 2) * 10
        century = frame.today.year // 100 * 100
        first = century + tens if century + tens <= frame.today.year else century - 100 + tens
    period = years_of(first, first + 9)
    return placed(period, str(first)[:3], match.get("part"), "written out", unit="decade") if period else None


def century(match: Match, frame: Frame) -> Meaning | None:
    """Return a century, counted from 1801 for the nineteenth."""
    del frame
    number = int(match.get("number") or load_vocabulary().ordinals[match.get("ordinal")])
    period = years_of((number - 1) * 100 + 1, number * 100) if 0 < number < 100 else None
    return placed(period, f"{number - 1:02d}", match.get("part"), "written out", unit="century") if period else None


def fiscal_year(match: Match, frame: Frame) -> Meaning | None:
    """Return a fiscal year, which may run over two calendar years."""
    step = {"last": -1, "the previous": -1, "next": 1, "the coming": 1}.get(match.get("which"), 0)
    number = int(match.get("year")) if match.get("year") else frame.today.year + step
    period = years_of(number - 1, number)
    return (
        Meaning("DATE", f"FY{number}", period.first, period.last, how="a fiscal year", unit="year") if period else None
    )


def week_of_a_month(match: Match, frame: Frame) -> Meaning | None:
    """Return the week of a month, its Thursday deciding which month a week is of."""
    whole = month(match, frame)
    if whole is None or whole.first is None or whole.last is None:
        return None
    first_thursday = shifted(whole.first, (3 - whole.first.weekday()) % 7, "day")
    last_thursday = shifted(whole.last, -((whole.last.weekday() - 3) % 7), "day")
    weeks = load_vocabulary().ordinals.get(match.get("ordinal"), 0) - 1
    day = last_thursday if weeks < 0 else shifted(first_thursday, weeks, "week") if first_thursday else None
    return _week(day, whole.how, whole.basis) if day else None


def weekday_of_a_month(match: Match, frame: Frame) -> Meaning | None:
    """Return the day of "the first Monday in May"."""
    named, words = month(match, frame), load_vocabulary()
    if named is None or named.first is None or named.last is None:
        return None
    number, place = words.weekdays[match.get("weekday")], words.ordinals.get(match.get("ordinal"))
    if place is None:
        found = shifted(named.last, -((named.last.isoweekday() - number) % 7), "day")
    else:
        found = shifted(named.first, (number - named.first.isoweekday()) % 7 + 7 * (place - 1), "day")
    return one_day(found, named.basis, named.how) if found else None


def week_of_a_day(match: Match, frame: Frame) -> Meaning | None:
    """Return the week that a day of the calendar lies in."""
    day = calendar_day(match, frame)
    return _week(day.first, day.how, day.basis) if day and day.first else None


def season(match: Match, frame: Frame) -> Meaning | None:
    """Return a season, its year by tense where none is written."""
    code, which = load_vocabulary().seasons[match.get("season")], match.get("which")
    text = match.get("year")
    step = {"last": -1, "this": 0, "next": 1}.get(which, 0)
    named = int(text) if text.isdigit() else frame.today.year + step
    number = named if text else _season_year(code, frame, which)
    period = season_of(number, code)
    how = "written out" if text.isdigit() else f"{why(frame, which)}, {report_words(frame)}"
    return placed(period, f"{number:04d}-{code}", match.get("part"), how, unit="season") if period else None


def one_day(day: date, basis: Basis, how: str) -> Meaning:
    """Return the meaning of a single day."""
    return Meaning("DATE", day.isoformat(), day, day, basis, how, unit="day")


def placed(period: Period, value: str, part: str, how: str, *, unit: str) -> Meaning:
    """Return the meaning of a period or of a part of it ("late 2019")."""
    name = part_name(part)
    shrunk = part_of(period, name)
    basis = Basis.EXPLICIT if how == "written out" else Basis.RELATIVE_TO_REPORT
    return Meaning("DATE", value, shrunk.first, shrunk.last, basis, how, _MODS.get(name), unit=unit)


def part_name(words: str) -> str:
    """Return "early", "start", "mid", "late", "end" … for the words of a part of a period, or ""."""
    if not words:
        return ""
    for piece in ("first half", "second half"):
        if piece in words:
            return piece
    for name, signs in {
        "start": ("beginning", "start"),
        "end": ("end", "close"),
        "mid": ("mid", "middle"),
        "early": ("early", "earlier"),
        "late": ("late", "later"),
    }.items():
        if any(sign in words.split() for sign in signs):
            return name
    return "mid" if words.startswith("mid") else ""


def _week(day: date, how: str, basis: Basis) -> Meaning | None:
    period = period_of(day, "week")
    return Meaning("DATE", week_value(day), period.first, period.last, basis, how, unit="week") if period else None


def report_words(frame: Frame) -> str:
    """Return "report of Thursday 22 September" for the reason."""
    day = frame.today
    return f"report of {day:%A} {day.day} {day:%B} {day.year}"


def _season_year(code: str, frame: Frame, which: str) -> int:
    number = frame.today.year
    period = season_of(number, code)
    if period is None:
        return number
    if which == "last":
        return number if period.last < frame.today else number - 1
    if which == "next":
        return number if period.first > frame.today else number + 1
    if frame.tense is Tense.PAST and period.first > frame.today:
        return number - 1
    return number + 1 if frame.tense is Tense.FUTURE and period.last < frame.today else number


def _month_number(match: Match) -> int:
    if match.get("month_number"):
        return int(match.get("month_number"))
    return load_vocabulary().months[match.get("month").rstrip(".")]


def _day_number(match: Match) -> int:
    word = match.get("day_word")
    return load_vocabulary().ordinals[word.replace(" ", "-")] if word else int(match.get("day"))


def _full_year(text: str, frame: Frame) -> int:
    if len(text) == 4:
        return int(text)
    number = frame.today.year // 100 * 100 + int(text)
    return number - 100 if number > frame.today.year + 20 else number
