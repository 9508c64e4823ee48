"""Knows which words news English uses to tell one and the same deed, as "launch" and "lift-off".

Apart from stems, which are taken for equal: words of one family only may tell one deed.
"""

from collections.abc import Iterable, Mapping
from functools import cache

from diurna.chronology.wording import data_lines, stem

_LOOSE = "loose"
"""The line of words that tell a deed only together with others: they make no two words alike by themselves."""


@cache
def _families() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    loose: frozenset[str] = frozenset()
    for line in data_lines("families.txt"):
        name, _, words = line.partition(": ")
        stems = {stem(word) for word in words.split()}
        if name == _LOOSE:
            loose = frozenset(stems)
            continue
        for item in stems - loose:
            found.setdefault(item, set()).add(name)
    return {item: frozenset(names) for item, names in found.items()}


def families_of(item: str) -> frozenset[str]:
    """Return the families of a stem; loads the table on first use.

    >>> bool(families_of(stem("launch")) & families_of(stem("lift-off")))
    True
    """
    return _families().get(item, frozenset())


def all_families(items: Iterable[str]) -> frozenset[str]:
    """Return the families of some stems."""
    return frozenset(family for item in items for family in families_of(item))
