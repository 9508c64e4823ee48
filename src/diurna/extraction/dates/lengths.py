"""Meanings of lengths of time, anchored or not, and of times that come again."""

from diurna.extraction.dates.absolute import report_words
from diurna.extraction.dates.calendar import shifted
from diurna.extraction.dates.counting import Count, count_of, unit_of
from diurna.extraction.dates.frame import Frame, Meaning, Tense
from diurna.extraction.dates.rules import Match
from diurna.extraction.dates.vocabulary import load_vocabulary
from diurna.types.dates import Basis

_LETTERS = {"day": "D", "night": "D", "week": "W", "month": "M", "year": "Y", "hour": "H", "minute": "M", "second": "S"}
_MULTIPLES = {"fortnight": ("week", 2), "decade": ("year", 10), "century": ("year", 100), "quarter": ("month", 3)}
_HALVES = {
    "hour": ("minute", 30),
    "day": ("hour", 12),
    "year": ("month", 6),
    "decade": ("year", 5),
    "century": ("year", 50),
}
_HALF = 0.5
_FEWEST = 2
"""Units from which "in five days" names a day: "lifted in a day" tells how long it takes."""
_CLOCK_UNITS = frozenset({"hour", "minute", "second"})
_MODS = {
    "more than": "MORE_THAN",
    "over": "MORE_THAN",
    "just over": "MORE_THAN",
    "at least": "EQUAL_OR_MORE",
    "up to": "EQUAL_OR_LESS",
    "no more than": "EQUAL_OR_LESS",
    "less than": "LESS_THAN",
    "fewer than": "LESS_THAN",
    "under": "LESS_THAN",
    "just under": "LESS_THAN",
}
_OFTEN = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "quarterly": "P3M",
}
_DAY_UNITS = frozenset({"day", "week", "fortnight"})
_ANCHOR_DAYS = {"hour": 0, "minute": 0, "day": 1, "night": 1, "week": 7, "fortnight": 14}


def length(match: Match, frame: Frame) -> Meaning | None:
    """Return a bare duration."""
    del frame
    return _bare(length_value(count_of(match), unit_of(match.get("unit"))), match)


def long_unit(match: Match, frame: Frame) -> Meaning | None:
    """Return the duration of "week-long", "decades-long"."""
    del frame
    word = match.get("unit")
    is_many = word.endswith("s")
    return _bare(length_value(Count(None if is_many else 1.0, 1), unit_of(word)), match)


def anchored_length(match: Match, frame: Frame) -> Meaning | None:
    """Return a duration with the signed days by which one event lies from another ("a day after …": 1)."""
    del frame
    count, unit = count_of(match), unit_of(match.get("unit"))
    sign = 1 if match.get("side") == "after" else -1
    days = None
    if unit in _ANCHOR_DAYS and (count.number is not None or unit in _CLOCK_UNITS):
        days = sign * round((count.number or 0) * _ANCHOR_DAYS[unit])
    return Meaning("DURATION", length_value(count, unit), anchor=days, is_placed=False, how="a length of time")


def near_length(match: Match, frame: Frame) -> Meaning | None:
    """Return a duration that ends or begins with the report, with its days."""
    count, unit = count_of(match), unit_of(match.get("unit"))
    is_past = any(word in match.get("which") for word in ("past", "last", "previous"))
    number = count.most if count.number is None else round(count.number)
    moved = shifted(frame.today, -number if is_past else number, unit)
    if moved is None:
        return None
    first, last = (moved, frame.today) if is_past else (frame.today, moved)
    how = f"counted from the {report_words(frame)}"
    return Meaning("DURATION", length_value(count, unit), first, last, Basis.RELATIVE_TO_REPORT, how, unit=unit)


def term(match: Match, frame: Frame) -> Meaning | None:
    """Return a duration that begins with the report ("restored within two weeks"), unless the clause is past."""
    count, unit = count_of(match), unit_of(match.get("unit"))
    value = length_value(count, unit)
    days = count.most if count.number is None else round(count.number)
    last = shifted(frame.today, -(-days // 24) if unit == "hour" else days, "day" if unit == "hour" else unit)
    if frame.tense is Tense.PAST or last is None:
        return Meaning("DURATION", value, is_placed=False, how="a length of time")
    how = f"counted from the {report_words(frame)}"
    return Meaning("DURATION", value, frame.today, last, Basis.RELATIVE_TO_REPORT, how, unit=unit)


def in_length(match: Match, frame: Frame) -> Meaning | None:
    """Return a duration that tells the day of what is to come ("ends in five days"); a bare one of what is past."""
    count, unit = count_of(match), unit_of(match.get("unit"))
    is_day = frame.tense is Tense.FUTURE and unit in _DAY_UNITS and not match.get("about")
    moved = shifted(frame.today, round(count.number), unit) if is_day and count.number is not None else None
    if moved is None or count.most < _FEWEST:
        return length(match, frame)
    value, how = length_value(count, unit), f"counted from the {report_words(frame)}"
    return Meaning("DURATION", value, moved, moved, Basis.RELATIVE_TO_REPORT, how, unit="day")


def lately(match: Match, frame: Frame) -> Meaning | None:
    """Return "in recent weeks": past, with no first day."""
    how = f"before the {report_words(frame)}"
    return Meaning("DATE", "PAST_REF", None, frame.today, Basis.RELATIVE_TO_REPORT, how, unit=match.get("unit"))


def to_come(match: Match, frame: Frame) -> Meaning | None:
    """Return "in the coming days": future, with no last day."""
    how = f"after the {report_words(frame)}"
    return Meaning("DATE", "FUTURE_REF", frame.today, None, Basis.RELATIVE_TO_REPORT, how, unit=match.get("unit"))


def frequency(match: Match, frame: Frame) -> Meaning | None:
    """Return the set of "daily", "annual"."""
    del frame
    return Meaning("SET", _OFTEN.get(match.get("often"), "P1Y"), is_placed=False, how="comes again")


def every(match: Match, frame: Frame) -> Meaning | None:
    """Return the set of "every Friday", "each year", "a year" after a number."""
    del frame
    words = load_vocabulary()
    if match.get("weekday"):
        part = match.get("daypart")
        value = f"XXXX-WXX-{words.weekdays[match.get('weekday')]}" + (f"T{words.dayparts[part]}" if part else "")
        return Meaning("SET", value, is_placed=False, how="comes again")
    if match.get("often") or match.get("daypart"):
        value = match.get("often") or f"XXXX-XX-XXT{words.dayparts[match.get('daypart')]}"
        return Meaning("SET", value, is_placed=False, how="comes again")
    count = count_of(match) if match.get("count") else Count(2.0 if " other " in match.words else 1.0, 1)
    return Meaning("SET", length_value(count, unit_of(match.get("unit"))), is_placed=False, how="comes again")


def length_value(count: Count, unit: str) -> str:
    """Return the TIMEX3 value of a length: "P2W", "PT30M", "PXY"."""
    count, unit = whole(count, unit)
    number = count.number
    if unit in _MULTIPLES:
        unit, times = _MULTIPLES[unit]
        number = None if number is None else number * times
    written = "X" if number is None else f"{number:g}"
    if unit == "weekend":
        return f"P{written}WE"
    return f"P{'T' if unit in _CLOCK_UNITS else ''}{written}{_LETTERS[unit]}"


def whole(count: Count, unit: str) -> tuple[Count, str]:
    """Return half a unit as so many smaller ones ("half a century": 50 years); any other count as it is."""
    if count.number != _HALF or unit not in _HALVES:
        return count, unit
    smaller, number = _HALVES[unit]
    return Count(float(number), number), smaller


def _bare(value: str, match: Match) -> Meaning:
    about = match.get("about")
    mod = _MODS.get(about, "APPROX") if about else None
    return Meaning("DURATION", value, mod=mod, is_placed=False, how="a length of time")
