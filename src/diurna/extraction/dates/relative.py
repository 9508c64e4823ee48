"""Meanings counted from the report's day or from a day named before."""

from datetime import date

from diurna.extraction.dates.absolute import one_day, placed, report_words
from diurna.extraction.dates.calendar import Period, neighbour, period_of, shifted, week_value
from diurna.extraction.dates.choosing import base_of, weekday_near, why
from diurna.extraction.dates.counting import Count, count_of, unit_of
from diurna.extraction.dates.frame import Frame, Meaning, Tense
from diurna.extraction.dates.lengths import length_value, whole
from diurna.extraction.dates.quarters import a_year_from
from diurna.extraction.dates.rules import Match
from diurna.extraction.dates.vocabulary import load_vocabulary
from diurna.types.dates import Basis

_CLOCK = {"noon": "T12:00", "midnight": "T24:00"}
_UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 31, "quarter": 92, "year": 366, "decade": 3653}


def weekday(match: Match, frame: Frame) -> Meaning | None:
    """Return the day of the week that tense and report date give, with its part of the day if named."""
    which, daypart = match.get("which"), match.get("daypart")
    number = load_vocabulary().weekdays[match.get("weekday").rstrip(".")]
    base = base_of(frame)
    if which in {"the following", "the previous"} and base is not None and base.length == 1:
        step = (number - base.first.isoweekday() - 1) % 7 + 1
        step = step if which == "the following" else step - 7 or -7
        found, how = shifted(base.first, step, "day"), f"“{which}”, counted from {base.first.isoformat()}"
    else:
        found = weekday_near(number, frame, which)
        how = f"{why(frame, which)}, {report_words(frame)}"
    return _with_daypart(found, daypart, how) if found else None


def near_day(match: Match, frame: Frame) -> Meaning | None:
    """Return today, yesterday, tomorrow …, with the part of the day if named."""
    found = shifted(frame.today, int(match.get("days")), "day")
    return _with_daypart(found, match.get("daypart"), report_words(frame)) if found else None


def overnight(match: Match, frame: Frame) -> Meaning | None:
    """Return the night that ends on the report's day."""
    del match
    first = shifted(frame.today, -1, "day")
    value = f"{frame.today.isoformat()}TNI"
    return (
        Meaning(
            "TIME",
            value,
            first,
            frame.today,
            Basis.RELATIVE_TO_REPORT,
            f"the night before the {report_words(frame)}",
            unit="day",
        )
        if first
        else None
    )


def near_period(match: Match, frame: Frame) -> Meaning | None:
    """Return last week, this month, next year …, whole or in part ("earlier this year")."""
    which, unit = match.get("which").removeprefix("the "), unit_of(match.get("unit"))
    base = base_of(frame) if which in {"following", "previous"} else None
    start = base.first if base is not None else frame.today
    step = {"last": -1, "previous": -1, "this past": -1, "next": 1, "coming": 1, "this coming": 1, "following": 1}.get(
        which, 0
    )
    if unit == "weekend" and not step:
        step = _weekend_step(frame, which)
    elif unit == "weekend" and step < 0 and frame.today.weekday() == 6:
        step = -1
    period = neighbour(start, unit, step)
    if period is None:
        return None
    how = f"“{' '.join(match.words.lower().split())}”, {report_words(frame)}"
    part = match.get("part")
    if part in {"earlier", "earlier in", "later", "later in"} and period.first <= frame.today <= period.last:
        is_earlier = part.startswith("earlier")
        cut = Period(period.first, frame.today) if is_earlier else Period(frame.today, period.last)
        return Meaning("DATE", value_of(period, unit), cut.first, cut.last, Basis.RELATIVE_TO_REPORT, how, unit=unit)
    return placed(period, value_of(period, unit), part, how, unit=unit)


def ago(match: Match, frame: Frame) -> Meaning | None:
    """Return the day or period so long before the report."""
    if unit_of(match.get("unit")) == "year" and _is_report_of_business(frame) and count_of(match).number == 1:
        return a_year_from(frame, -1)
    base = shifted(frame.today, -1, "day") if match.get("anchor_word") == "yesterday" else frame.today
    return _counted(base, count_of(match), unit_of(match.get("unit")), -1, frame) if base else None


def from_now(match: Match, frame: Frame) -> Meaning | None:
    """Return the day or period so long after the report."""
    return _counted(frame.today, count_of(match), unit_of(match.get("unit")), 1, frame)


def offset(match: Match, frame: Frame) -> Meaning | None:
    """Return the day counted from the one named before ("two days later"); from the report where none is named."""
    sign = 1 if match.get("side").startswith(("later", "after")) else -1
    base = base_of(frame)
    count, unit = whole(count_of(match), unit_of(match.get("unit")))
    if unit == "year" and count.number is not None and (named := a_year_from(frame, sign * int(count.number))):
        return named
    if base is None or base.length > _UNIT_DAYS.get(unit, 1):
        if sign < 0 and base is None and unit in {"year", "month", "week", "day"} and count.number == 1:
            return _counted(frame.today, count, unit, -1, frame)
        return Meaning("DURATION", length_value(count, unit), is_placed=False, how="from a day that is not named")
    if unit in {"hour", "minute"}:
        return one_day(base.first, Basis.RELATIVE_TO_REPORT, f"counted from {base.first.isoformat()}, named before")
    if count.number is None:
        return None
    moved = shifted(base.first if sign < 0 else base.last, sign * int(count.number), unit)
    if moved is None:
        return None
    how = f"counted from {base.first.isoformat()}, named before"
    if unit in {"day", "night", "week", "fortnight"}:
        return one_day(moved, Basis.RELATIVE_TO_REPORT, how)
    period = period_of(moved, unit)
    return placed(period, value_of(period, unit), "", how, unit=unit) if period else None


def same_period(match: Match, frame: Frame) -> Meaning | None:
    """Return the day, week or year of the one named before, the next or the previous one; None where none is named."""
    base, word = base_of(frame), match.get("unit")
    unit = "day" if word in {"night", "morning", "afternoon", "evening"} else unit_of(word)
    if base is None or base.length > _UNIT_DAYS.get(unit, 2):
        return None
    step = {"the following": 1, "the next": 1, "the previous": -1, "the preceding": -1}.get(match.get("which"), 0)
    period = neighbour(base.first, unit, step)
    if period is None:
        return None
    how = f"“{match.words.lower()}”: counted from {base.first.isoformat()}, named before"
    if unit == "day":
        return _with_daypart(period.first, word if word != "day" else "", how)
    return placed(period, value_of(period, unit), "", how, unit=unit)


def same_time(match: Match, frame: Frame) -> Meaning | None:
    """Return the time named before ("at the time"), or None."""
    base = base_of(frame)
    if base is None or frame.previous is None:
        return None
    how = f"“{match.words.lower()}”: the time named before"
    return Meaning(
        "DATE", frame.previous.value, base.first, base.last, Basis.RELATIVE_TO_REPORT, how, unit=frame.previous.unit
    )


def value_of(period: Period, unit: str) -> str:
    """Return the TIMEX3 value of a calendar period."""
    day = period.first
    match unit:
        case "week" | "fortnight":
            return week_value(day)
        case "weekend":
            return f"{week_value(day)}-WE"
        case "month":
            return f"{day.year:04d}-{day.month:02d}"
        case "quarter":
            return f"{day.year:04d}-Q{(day.month + 2) // 3}"
        case "year":
            return f"{day.year:04d}"
        case "decade":
            return f"{day.year:04d}"[:3]
        case "century":
            return f"{day.year:04d}"[:2]
        case _:
            return day.isoformat()


def _counted(base: date, count: Count, unit: str, sign: int, frame: Frame) -> Meaning | None:
    count, unit = whole(count, unit)
    how = f"counted from the {report_words(frame)}"
    if count.number is None or count.number > 5000:
        first, last = (None, base) if sign < 0 else (base, None)
        value = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return Meaning("DATE", value, first, last, Basis.RELATIVE_TO_REPORT, how, unit=unit)
    if unit in {"hour", "minute", "second"}:
        return one_day(base, Basis.RELATIVE_TO_REPORT, how)
    moved = shifted(base, sign * round(count.number), unit)
    period = period_of(moved, unit) if moved else None
    if moved is None or period is None:
        return None
    if unit == "week" and count.number == 1:
        return Meaning("DATE", week_value(moved), moved, moved, Basis.RELATIVE_TO_REPORT, how, unit="week")
    return placed(period, value_of(period, unit), "", how, unit=unit)


def _is_report_of_business(frame: Frame) -> bool:
    """Return whether a quarter was named just before: "up from $8 million a year ago" is of that quarter."""
    return frame.previous is not None and frame.previous.unit == "quarter"


def _weekend_step(frame: Frame, which: str) -> int:
    if frame.today.weekday() >= 5:
        return 0
    if frame.tense is Tense.FUTURE:
        return 0
    return 0 if which == "this" and frame.tense is Tense.NONE else -1


def _with_daypart(day: date, daypart: str, how: str) -> Meaning:
    if not daypart:
        return one_day(day, Basis.RELATIVE_TO_REPORT, how)
    suffix = _CLOCK.get(daypart) or f"T{load_vocabulary().dayparts[daypart]}"
    return Meaning("TIME", f"{day.isoformat()}{suffix}", day, day, Basis.RELATIVE_TO_REPORT, how, unit="day")
