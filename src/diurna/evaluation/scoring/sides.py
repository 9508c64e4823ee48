"""Gold and predicted attributions of one text as sets of word numbers, and how they are paired."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from diurna.evaluation.scoring.words import FUNCTION_WORDS, find_words, fold, quoted_places
from diurna.evaluation.spans import Pair, jaccard

ROLES = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Item:
    """One attribution: its row, its spans and the numbers of the words each role covers."""

    raw: Mapping[str, Any]
    pieces: Mapping[str, Sequence[Pair]]
    words: Mapping[str, frozenset[int]]

    @classmethod
    def of(cls, raw: Mapping[str, Any], text: str, places: Sequence[Pair]) -> "Item":
        """Return the attribution with its words numbered."""
        pieces = {role: [(start, end) for start, end in raw.get(role) or ()] for role in ROLES}
        words = {role: frozenset(_covered(pairs, places)) for role, pairs in pieces.items()}
        trimmed = {role: sorted(_trimmed(text, pair) for pair in pairs) for role, pairs in pieces.items()}
        return cls(raw, trimmed, words)

    def words_of(self, text: str, role: str) -> str:
        """Return the words of a role, its pieces joined by spaces."""
        return " ".join(text[start:end] for start, end in self.pieces[role])

    def rests_on(self, ignored: frozenset[int]) -> bool:
        """Return whether half of its content's words or more are among the ignored ones."""
        content = self.words["content"]
        return bool(content) and len(content & ignored) >= 0.5 * len(content)


@dataclass(frozen=True, slots=True)
class Sides:
    """Both sides of one text."""

    text: str
    gold: Sequence[Item]
    predicted: Sequence[Item]
    mask: bytearray = field(init=False)
    is_function: Sequence[bool] = field(init=False)

    def __post_init__(self) -> None:
        """Work out what is quoted and which words are function words."""
        object.__setattr__(self, "mask", quoted_places(self.text))
        flags = [fold(self.text[start:end]) in FUNCTION_WORDS for start, end in find_words(self.text)]
        object.__setattr__(self, "is_function", flags)


def source_agrees(sides: Sides, gold: Item, predicted: Item) -> bool:
    """Return whether both name nobody, or share a word that says something (any word where one has no such)."""
    one, other = gold.words["source"], predicted.words["source"]
    if not one or not other:
        return not one and not other
    told = {word for word in one if not sides.is_function[word]}
    given = {word for word in other if not sides.is_function[word]}
    return bool(told & given) if told and given else bool(one & other)


def pair_items(sides: Sides, gold: Sequence[Item], predicted: Sequence[Item]) -> list[tuple[int, int]]:
    """Return (gold, predicted) pairs, one to one, whose contents share half of their words; best pairs first."""
    weighted = []
    for i, item in enumerate(gold):
        for j, other in enumerate(predicted):
            likeness = jaccard(item.words["content"], other.words["content"])
            weight = likeness + (1e-6 if source_agrees(sides, item, other) else 0)
            if weight >= 0.5:
                weighted.append((-weight, i, j))
    pairs: list[tuple[int, int]] = []
    for _, i, j in sorted(weighted):
        if all(i != one and j != other for one, other in pairs):
            pairs.append((i, j))
    return pairs


def _covered(pairs: Sequence[Pair], places: Sequence[Pair]) -> list[int]:
    return [
        number
        for number, (first, last) in enumerate(places)
        if any(first < end and last > start for start, end in pairs)
    ]


def _trimmed(text: str, pair: Pair) -> Pair:
    words = text[pair[0] : pair[1]]
    return pair[0] + len(words) - len(words.lstrip()), pair[1] - len(words) + len(words.rstrip())
