"""Reads Phoenix (TABARI, PETRARCH) actor dictionaries: names, synonyms after ``+``, dated codes in brackets."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from diurna.errors import ActorListError
from diurna.ontology.actor_tables import read_first_names
from diurna.ontology.imports.tables import country_code, load_meanings
from diurna.ontology.names import fold
from diurna.ontology.own_rows import Listed, OwnRow, settled_periods

_CODE = re.compile(r"\[\s*(?P<code>[A-Z]{3,}|---)\s*(?P<days>[^\]]*)\]")
_FROM_TO = re.compile(r"^(?P<start>\d+)\s*-\s*(?P<end>\d+)$")
_ROMAN = re.compile(r"^X{0,2}(?:IX|IV|V?I{1,3}|V)$")
_PIVOT = 30
_WORD = 3


@dataclass(slots=True)
class _Entry:
    """One actor of a dictionary in the making."""

    line: int
    names: list[str]
    listed: list[Listed] = field(default_factory=list)


def read_phoenix(text: str, where: str) -> Iterator[OwnRow | ActorListError]:
    """Yield the rows of a dictionary, or what is wrong with a line; a name without a code goes with the one before."""
    given = {fold(name) for name, _ in read_first_names()}
    problems: list[ActorListError] = []
    entries = _entries(text, where, problems)
    for entry in entries:
        yield from _rows(entry, where, given)
    yield from problems


def role_on(listed: Iterable[Listed], day: date) -> str | None:
    """Return the code a dictionary gives on a day: the first listed that holds, else the one without days; or None."""
    for one in settled_periods(listed):
        if (one.start is None or one.start <= day) and (one.end is None or day <= one.end):
            return one.code
    return None


def read_codes(line: str) -> Iterator[Listed]:
    """Yield the codes of a line with their days: ``[AZEGOV 930627-941006]``, ``[AZEGOV >031104]``, ``[ELI <770101]``.

    Raises:
        ValueError: The days of a code cannot be read; the error's words are the bracket.
    """
    for match in _CODE.finditer(line):
        days = match["days"].strip()
        try:
            start, end = _days(days)
        except ValueError as error:
            raise ValueError(match.group()) from error
        yield Listed(match["code"], start, end)


def _days(words: str) -> tuple[date | None, date | None]:
    if not words:
        return None, None
    if words.startswith(">"):
        return _day(words[1:].strip()), None
    if words.startswith("<"):
        return None, _day(words[1:].strip()) - timedelta(days=1)
    found = _FROM_TO.match(words)
    if found is None:
        raise ValueError(words)
    return _day(found["start"]), _day(found["end"])


def _day(words: str) -> date:
    """Return the day of ``yymmdd`` or ``yyyymmdd``; two-digit years up to 30 are of this century."""
    if not words.isdigit() or len(words) not in {6, 8}:
        raise ValueError(words)
    year = int(words[:-4])
    if len(words) == 6:
        year += 2000 if year <= _PIVOT else 1900
    month, day = int(words[-4:-2]) or 1, int(words[-2:]) or 1
    return date(year, month, day)


def _entries(text: str, where: str, problems: list[ActorListError]) -> list[_Entry]:
    found: list[_Entry] = []
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.partition("#")[0].rstrip()
        if not line.strip() or line.startswith((";", "<")):
            continue
        name = line.partition("[")[0].strip()
        if name.startswith("+"):
            if found:
                found[-1].names.append(name.lstrip("+"))
            else:
                problems.append(ActorListError(where, number, "a synonym before any name", "Put the name above it."))
        elif name:
            found.append(_Entry(number, [name]))
        try:
            codes = list(read_codes(line))
        except ValueError as error:
            remedy = "Write the days as yymmdd-yymmdd, >yymmdd or <yymmdd."
            problems.append(ActorListError(where, number, f"the days of {error} cannot be read", remedy))
            continue
        if codes and found:
            found[-1].listed.extend(codes)
    return found


def _rows(entry: _Entry, where: str, given: set[str]) -> Iterator[OwnRow]:
    """Yield a row for each period of an entry; codes that are of no country or say no more than it give none."""
    names = list(dict.fromkeys(_shown(name) for name in entry.names))
    is_dated = any(one.start or one.end for one in entry.listed)
    is_person = is_dated or (fold(names[0]).split()[0] in given and len(names[0].split()) > 1)
    for one in settled_periods(entry.listed):
        country = country_code(one.code[:_WORD])
        sectors = _sectors(one.code[_WORD:])
        if country is None or (not sectors and country not in load_meanings()["kinds"]):
            continue
        kinds = load_meanings()
        kind = kinds["kinds"].get(country) or kinds["sector_kinds"].get(sectors[0] if sectors else "", "group")
        yield OwnRow(
            name=names[0],
            aliases=tuple(names[1:]),
            kind="person" if is_person else kind,
            country=country,
            sectors=sectors,
            start=one.start,
            end=one.end,
            source=where,
        )


def _sectors(code: str) -> tuple[str, ...]:
    roles = load_meanings()["roles"]
    parts = (code[place : place + _WORD] for place in range(0, len(code), _WORD))
    return tuple(dict.fromkeys(roles[part] for part in parts if roles.get(part)))


def _shown(name: str) -> str:
    """Return a name in capitals and underscores as news writes it ("FUAD_GULIYEV_" → "Fuad Guliyev")."""
    words = name.replace("_", " ").split()
    return " ".join(word if len(word) <= 1 or "." in word else _cased(word) for word in words)


def _cased(word: str) -> str:
    if _ROMAN.match(word):
        return word
    return "-".join(part[:1].upper() + part[1:].lower() for part in word.split("-"))
