"""The words of the calendar and the patterns the rules name in braces; apart from the rules, which only use them."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_YEAR = r"(?:1[5-9]\d\d|20\d\d|2100)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
_ABOUT = (
    r"(?:(?P<about>about|around|roughly|approximately|some|nearly|almost|more than|over|at least|up to|no more than|"
    r"less than|under|just over|just under|fewer than) )"
)
_PART = (
    r"(?:(?P<part>early|late|mid|later|earlier|"
    r"(?:the )?(?:very )?(?:beginning|start|middle|end|close|first half|second half) of)"
    r"(?: in)?[ -](?:the )?)"
)
_ARTICLES = frozenset({"a", "an"})
_ODD_MONTHS = ("march", "may", "august")
"""Names of months that are words of their own; alone they count only after a preposition."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every table of ``words.toml``, keys in lower case."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    units: Mapping[str, str]
    seasons: Mapping[str, str]
    dayparts: Mapping[str, str]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    vague_counts: Mapping[str, int]
    holidays: Mapping[str, str]
    zones: Mapping[str, float]
    macros: Mapping[str, str]
    cues: Mapping[str, tuple[str, ...]]


@cache
def load_vocabulary() -> Vocabulary:
    """Return the words of the calendar, read once from the package's data."""
    tables = tomllib.loads((files("diurna") / "data" / "dates" / "words.toml").read_text(encoding="utf-8"))
    return Vocabulary(
        months=tables["months"] | tables["short_months"],
        weekdays=tables["weekdays"] | tables["short_weekdays"],
        units=tables["units"],
        seasons=tables["seasons"],
        dayparts=tables["dayparts"],
        numbers=tables["numbers"],
        ordinals=tables["ordinals"],
        vague_counts=tables["vague_counts"],
        holidays=tables["holidays"],
        zones=tables["zones"],
        macros=_macros(tables),
        cues={
            "digit": ("#",),
            "two_figures": ("##",),
            "four_figures": ("####",),
            "daypart": tuple(tables["dayparts"]),
            "zone": tuple(tables["zones"]),
            "month": (*tables["months"], *tables["short_months"]),
            "weekday": tuple(tables["weekdays"]),
            "short": tuple(tables["short_weekdays"]),
            "season": tuple(tables["seasons"]),
            "holiday": tuple(sorted({re.split(r"\W", name)[0] for name in tables["holidays"]})),
            "unit": tuple(tables["units"]),
        },
    )


def _macros(tables: Mapping[str, Mapping[str, object]]) -> dict[str, str]:
    zones = [zone.upper() for zone in tables["zones"]]
    months, short_months = tables["months"], tables["short_months"]
    weekdays, short_weekdays = tables["weekdays"], tables["short_weekdays"]
    number = _any(tables["numbers"])
    numeral = _any(word for word in tables["numbers"] if word not in _ARTICLES)
    plural = _any(word for word in tables["units"] if word.endswith("s"))
    long_number = rf"(?:an?[- ]hundred|{numeral}(?:[- ]{numeral})?|an?(?![ -](?:{plural}\b|[a-z]+-long)))"
    vague = r"(?:a |the )?(?:few|several|couple of|many|number of)"
    units = _any(tables["units"])
    return {
        "year": _YEAR,
        "day_number": _DAY,
        "month": _names(months),
        "bare_month": _names(month for month in months if month not in _ODD_MONTHS),
        "odd_month": _names(_ODD_MONTHS),
        "any_month": f"(?:{_names(months)}|{_names(short_months)}\\.?)",
        "weekday": _names(weekdays),
        "short_weekday": _names(short_weekdays),
        "any_weekday": f"(?:{_names(weekdays)}|{_names(short_weekdays)}\\.?)",
        "unit": units,
        "units": _any(word for word in tables["units"] if word.endswith("s")),
        "season": _any(tables["seasons"]),
        "daypart": _any(tables["dayparts"]),
        "ordinal": _any(tables["ordinals"]),
        "holiday": _titles(tables["holidays"]),
        "number_word": number,
        "hour_word": _any(word for word, value in tables["numbers"].items() if value in range(1, 13) and len(word) > 2),
        "count": rf"(?P<count>\d{{1,4}}(?:[.,]\d+)?|{vague}|{long_number})",
        "about": _ABOUT,
        "part": _PART,
        "zone": f"(?-i:{'|'.join(sorted(zones, key=len, reverse=True))})",
    }


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})"


def _names(words: Iterable[str]) -> str:
    """Return a pattern of names written with a capital or in capitals throughout."""
    forms = [form for word in sorted(words, key=len, reverse=True) for form in (word.capitalize(), word.upper())]
    return f"(?-i:{'|'.join(forms)})"


def _titles(words: Iterable[str]) -> str:
    """Return a pattern of names of several words, each with a capital."""
    forms = [" ".join(part.capitalize() for part in word.split()) for word in sorted(words, key=len, reverse=True)]
    return f"(?-i:{'|'.join(form.replace(chr(39), '[’' + chr(39) + ']') for form in forms)})"
