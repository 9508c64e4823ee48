"""Reads who backs a group: "Russian-installed", "US-backed", "pro-Iranian"; it is neither title nor country."""

import re
from dataclasses import dataclass

from diurna.linguistics.known import load_gazetteer
from diurna.resolution.governments import adjective_of

_AFTER = re.compile(
    r"\b(?P<who>[A-Z][\w.]*(?: [A-Z]\w+)?)-"
    r"(?P<how>installed|appointed|backed|supported|sponsored|controlled|aligned|funded"
    r"|armed|led|allied|imposed)\b"
)
_BEFORE = re.compile(r"\b[Pp]ro-(?P<who>[A-Z][\w.]*)\b")
_BY = re.compile(
    r"^ (?P<how>installed|appointed|backed|supported|sponsored|controlled|funded|armed|led|imposed) by (?:the )?"
    r"(?P<who>[A-Z][\w.]*(?: [A-Z]\w+)?)"
)
_AGAINST = frozenset({"installed", "appointed", "imposed"})


@dataclass(frozen=True, slots=True)
class Backing:
    """Who is behind a group.

    Attributes:
        words: As written ("Russian-installed").
        sponsor: ISO code of the backer.
        is_against_state: Whether the group stands in for the state's own officials.
    """

    words: str
    sponsor: str
    is_against_state: bool


def read_backing(words: str, following: str = "") -> Backing | None:
    """Return who backs a group by its words up to the head noun, or by the words after it ("installed by Moscow")."""
    found = _AFTER.search(words) or _BEFORE.search(words) or _BY.match(following)
    if found is None:
        return None
    countries = {entry.country for entry in load_gazetteer().look_up(found["who"]) if entry.country}
    if len(countries) != 1:
        return None
    sponsor = next(iter(countries))
    how = found.groupdict().get("how", "pro")
    said = f"{adjective_of(sponsor)}-{how}" if found.re is _BY else found.group()
    return Backing(said, sponsor, how in _AGAINST)
