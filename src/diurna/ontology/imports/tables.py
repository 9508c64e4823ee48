"""What foreign lists' codes, columns and schemata mean, from ``imports.toml``, and what their offices and dates say."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from diurna.ontology.actor_tables import read_countries, read_office_words
from diurna.ontology.names import fold
from diurna.ontology.roles import load_non_state_codes
from diurna.ontology.rows import OfficeWord
from diurna.ontology.tables import data_file

_DAY = re.compile(r"^\+?(?P<year>\d{4})(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?(?:T.*)?$")
_OF = re.compile(r"\s+of (?:the )?", re.IGNORECASE)


@cache
def load_meanings() -> Mapping[str, Any]:
    """Return the sections of ``imports.toml``."""
    return tomllib.loads(data_file("imports.toml").read_text(encoding="utf-8"))


@cache
def _countries() -> Mapping[str, str]:
    """Return ISO 3166-1 alpha-3 codes by folded name, alias, alpha-2 and alpha-3 code."""
    found: dict[str, str] = {}
    for country in read_countries():
        for name in (*country.aliases, country.official_name, country.name, country.iso2, country.iso3):
            if name:
                found[fold(name)] = country.iso3
    return found


@cache
def _offices() -> Mapping[str, OfficeWord]:
    return {fold(word.form): word for word in read_office_words()}


def country_code(words: str) -> str | None:
    """Return the ISO 3166-1 alpha-3 code (or IGO, NGO …) of a country's code or name; None where it is neither."""
    code = load_meanings()["countries"].get(words.upper(), words)
    if code.upper() in load_non_state_codes():
        return str(code.upper())
    return _countries().get(fold(code))


def office_of(title: str) -> tuple[str, str]:
    """Return the kind of office a title names and the country in it; either may be empty.

    >>> office_of("Minister of Foreign Affairs of Peru")
    ('foreign_minister', 'PER')
    """
    words, country = title, ""
    for match in reversed(list(_OF.finditer(title))):
        found = _countries().get(fold(title[match.end() :]))
        if found is not None:
            words, country = title[: match.start()], found
            break
    parts = fold(words).split()
    for start in range(len(parts)):
        for end in range(len(parts), start, -1):
            known = _offices().get(" ".join(parts[start:end]))
            if known is not None:
                return known.office, country
    return "", country


def day_of(cell: str, *, last: bool = False) -> date | None:
    """Return the first (or last) day of a date in ISO 8601, as Wikidata writes it too; None for an empty cell.

    Raises:
        ValueError: The cell holds something else.
    """
    if not cell.strip():
        return None
    found = _DAY.match(cell.strip())
    if found is None:
        raise ValueError(cell)
    year = int(found["year"])
    month = int(found["month"] or 0) or (12 if last else 1)
    if found["day"] and found["day"] != "00":
        return date(year, month, int(found["day"]))
    if not last:
        return date(year, month, 1)
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)
