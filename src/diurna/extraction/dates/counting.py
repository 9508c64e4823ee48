"""Counts and units of time as the words give them: "two and a half", "several", "a couple of"."""

from dataclasses import dataclass

from diurna.extraction.dates.rules import Match
from diurna.extraction.dates.vocabulary import load_vocabulary


@dataclass(frozen=True, slots=True)
class Count:
    """A number of units.

    Attributes:
        number: The number, None when the words leave it open ("several").
        most: The most it stands for, for intervals.
    """

    number: float | None
    most: int


def count_of(match: Match) -> Count:
    """Return the count of a match; "a few" has no number but a most."""
    words = match.get("count")
    half = 0.5 if match.get("half") else 0.0
    if words.replace(",", "").replace(".", "").isdigit():
        number = float(words.replace(",", "")) + half
        return Count(number, max(1, round(number)))
    values = load_vocabulary()
    for word in words.split():
        if word in values.vague_counts:
            return Count(None, values.vague_counts[word])
    if "number of" in words:
        return Count(None, values.vague_counts["several"])
    total = 0
    for word in words.replace("-", " ").split():
        value = values.numbers.get(word, 0)
        total = max(total, 1) * value if word == "hundred" else total + value
    return Count(total + half, max(1, total))


def unit_of(word: str) -> str:
    """Return the unit of a word in any number ("weeks" is "week")."""
    return load_vocabulary().units[word]
