"""The word lists by which verbs and nouns tell time, loaded once; apart from the trees that use them."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class VerbLists:
    """The lists of ``verbs.toml`` as sets of lemmas."""

    planning: frozenset[str]
    directing: frozenset[str]
    carrying: frozenset[str]
    saying: frozenset[str]
    fresh: frozenset[str]
    light: frozenset[str]
    naming: frozenset[str]
    deferring: frozenset[str]
    coming: frozenset[str]
    eventive: frozenset[str]
    eventive_endings: tuple[str, ...]


@cache
def load_verbs() -> VerbLists:
    """Return the lists, read once from the package's data."""
    tables = tomllib.loads((files("diurna") / "data" / "dates" / "verbs.toml").read_text(encoding="utf-8"))
    endings = tuple(tables.pop("eventive_endings"))
    return VerbLists(**{name: frozenset(words) for name, words in tables.items()}, eventive_endings=endings)


def is_eventive(lemma: str) -> bool:
    """Return whether a noun names an event, so that a date beside it is its own."""
    lists = load_verbs()
    return lemma in lists.eventive or (len(lemma) > 5 and lemma.endswith(lists.eventive_endings))
