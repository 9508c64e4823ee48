"""Finds the names our tables know in running text, longest match first; the tables themselves know no text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from diurna.types.ontology import ActorKind

_WORD = re.compile(r"\w+")
_MAX_GAP = 2


class Category(StrEnum):
    """What a surface form names."""

    COUNTRY = "country"
    DEMONYM = "demonym"
    PEOPLE = "people"
    METONYM = "metonym"
    ORGANISATION = "organisation"
    BLOC = "bloc"
    AGENCY = "agency"
    FORCE = "force"
    GROUP = "group"
    PARTY = "party"
    OUTLET = "outlet"
    COMPANY = "company"
    PERSON = "person"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Entry:
    """What one surface form of a table stands for.

    Attributes:
        key: Actor or place key.
        category: What it is.
        name: The name to show.
        country: ISO 3166-1 alpha-3, or None.
        role: PLOVER sector code, or None.
        kind: What kind of actor, None for places.
    """

    key: str
    category: Category
    name: str
    country: str | None = None
    role: str | None = None
    kind: ActorKind | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A surface form found: code points of the searched text and what it may stand for."""

    start: int
    end: int
    entries: tuple[Entry, ...]


class Gazetteer:
    """An index of surface forms by their words; built once, read-only afterwards."""

    def __init__(self, surfaces: Iterable[tuple[str, Entry]]) -> None:
        """Index pairs of surface form and entry; one form may stand for several entries."""
        self._forms: dict[tuple[str, ...], tuple[Entry, ...]] = {}
        self._longest: dict[str, int] = {}
        for surface, entry in surfaces:
            words = tuple(_WORD.findall(surface))
            if not words:
                continue
            known = self._forms.get(words, ())
            if entry not in known:
                self._forms[words] = (*known, entry)
            self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))

    def __len__(self) -> int:
        """Return the number of surface forms."""
        return len(self._forms)

    def look_up(self, surface: str) -> tuple[Entry, ...]:
        """Return what a whole string stands for, a leading "the" and a possessive ending left aside."""
        words = tuple(_WORD.findall(re.sub(r"['’]s?$", "", surface.strip())))
        found = self._forms.get(words, ())
        return found or (self._forms.get(words[1:], ()) if words and words[0].lower() == "the" else ())

    def search(self, text: str) -> Iterator[Match]:
        """Yield the longest matches of a text from left to right; matches never overlap."""
        words = [(found.group(), found.start(), found.end()) for found in _WORD.finditer(text)]
        place = 0
        while place < len(words):
            match = self._match_at(text, words, place)
            if match is None:
                place += 1
                continue
            length, found = match
            yield found
            place += length

    def _match_at(self, text: str, words: Sequence[tuple[str, int, int]], place: int) -> tuple[int, Match] | None:
        longest = self._longest.get(words[place][0])
        if longest is None:
            return None
        for length in range(min(longest, len(words) - place), 0, -1):
            run = words[place : place + length]
            entries = self._forms.get(tuple(word for word, _, _ in run))
            if entries and all(_is_joined(text, a, b) for a, b in pairwise(run)):
                return length, Match(run[0][1], run[-1][2], entries)
        return None


def _is_joined(text: str, before: tuple[str, int, int], after: tuple[str, int, int]) -> bool:
    """Return whether the characters between two words can stand inside a name: "U.S. Navy", "Russian-installed"."""
    gap = text[before[2] : after[1]]
    if gap == ". ":
        return len(before[0]) == 1 or before[0] in {"St", "Ste", "Mt"}
    return len(gap) <= _MAX_GAP and all(mark in " .-'’&/\u00a0–" for mark in gap)
