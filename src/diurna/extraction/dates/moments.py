"""Meanings of times of the clock and of vague times such as "now", "recently", "soon"."""

from datetime import date, datetime, time, timedelta

from diurna.extraction.dates.absolute import report_words
from diurna.extraction.dates.calendar import shifted
from diurna.extraction.dates.frame import Frame, Meaning
from diurna.extraction.dates.rules import Match
from diurna.extraction.dates.vocabulary import load_vocabulary
from diurna.types.dates import Basis

_UNIVERSAL = frozenset({"utc", "gmt", "z"})
_LATE_HALF = frozenset({"afternoon", "evening"})


def clock(match: Match, frame: Frame) -> Meaning | None:
    """Return a time of the day named in the same sentence, else of the report's day."""
    hour = _hour(match)
    if hour is None or hour > 24 or _is_decimal(match):
        return None
    day = frame.nearby.first if frame.nearby is not None and frame.nearby.first else frame.today
    minute = int(match.get("minute") or 0)
    zone = "Z" if match.get("zone") in _UNIVERSAL and not match.get("offset") else ""
    how = f"on {day.isoformat()}" + ("" if frame.nearby is not None else f", the {report_words(frame)}")
    how += _universal(match, day, hour, minute)
    first = shifted(day, -1, "day") if hour == 24 and frame.nearby is None else day
    return Meaning(
        "TIME",
        f"{day.isoformat()}T{hour:02d}:{minute:02d}{zone}",
        first,
        day,
        Basis.RELATIVE_TO_REPORT,
        how,
        unit="hour",
    )


def present(match: Match, frame: Frame) -> Meaning | None:
    """Return the report's day for "now", "to date"."""
    del match
    return Meaning("DATE", "PRESENT_REF", frame.today, frame.today, Basis.RELATIVE_TO_REPORT, report_words(frame))


def past(match: Match, frame: Frame) -> Meaning | None:
    """Return all days up to the report's for "recently", "previously"."""
    is_adverb = bool(match.get("adverb"))
    how = f"before the {report_words(frame)}"
    return Meaning(
        "DATE", "PAST_REF", None, frame.today, Basis.RELATIVE_TO_REPORT, how, is_marked=not is_adverb, unit="vague"
    )


def future(match: Match, frame: Frame) -> Meaning | None:
    """Return all days from the report's on for "soon"."""
    del match
    how = f"after the {report_words(frame)}"
    return Meaning("DATE", "FUTURE_REF", frame.today, None, Basis.RELATIVE_TO_REPORT, how, unit="vague")


def _universal(match: Match, day: date, hour: int, minute: int) -> str:
    """Return "; 2022-09-22 04:00 UTC" for a clock of another zone: the day stays the report's own."""
    zone = match.get("zone")
    if not zone or (zone in _UNIVERSAL and not match.get("offset")):
        return ""
    ahead = load_vocabulary().zones[zone] + int(match.get("offset") or 0)
    try:
        told = datetime.combine(day, time()) + timedelta(hours=hour - ahead, minutes=minute)
    except OverflowError:
        return ""
    return f"; {told:%Y-%m-%d %H:%M} UTC"


def _hour(match: Match) -> int | None:
    word = match.get("hour_word")
    hour = load_vocabulary().numbers[word] if word else int(match.get("hour"))
    half = match.get("half").replace(".", "")
    if half:
        if not 1 <= hour <= 12:
            return None
        return hour % 12 + (12 if half == "pm" else 0)
    return hour + 12 if match.get("daypart") in _LATE_HALF and hour < 12 else hour


def _is_decimal(match: Match) -> bool:
    """Return whether "3.45" may be a number: a full stop between figures needs a.m., p.m. or a zone."""
    return (
        "." in match.words[:4]
        and ":" not in match.words
        and not match.get("half")
        and not match.get("zone")
        and bool(match.get("minute"))
    )
