"""Reads who backs a group: "Russian-installed", "US-backed", "pro-Iranian"; apart because it is neither title nor country."""

import re
from dataclasses import dataclass

from diurna.linguistics.known import load_gazetteer

_AFTER = re.compile(
    r"\b(?P<who>[A-Z][\w.]*(?: [A-Z]\w+)?)-(?P<how>installed|appointed|backed|supported|sponsored|controlled|aligned|funded"
    r"|armed|led|allied|imposed)\b"
)
_BEFORE = re.compile(r"\b[Pp]ro-(?P<who>[A-Z][\w.]*)\b")
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


def read_backing(words: str) -> Backing | None:
    """Return who backs a group by its words, or None."""
    found = _AFTER.search(words) or _BEFORE.search(words)
    if found is None:
        return None
    countries = {entry.country for entry in load_gazetteer().look_up(found["who"]) if entry.country}
    if len(countries) != 1:
        return None
    how = found.groupdict().get("how", "pro")
    return Backing(found.group(), next(iter(countries)), how in _AGAINST)
