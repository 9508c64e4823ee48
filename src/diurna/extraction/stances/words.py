"""Loads the word lists of stances: words of attitude, and how propositions are phrased."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

_FOLDER = "data/stances"


def _lines(name: str) -> Iterator[str]:
    text = files("diurna").joinpath(f"{_FOLDER}/{name}").read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line.strip() and not line.startswith("#"))


def _split(words: str) -> Iterator[str]:
    return (word.strip() for word in words.split(",") if word.strip())


@cache
def attitude_words() -> Mapping[str, frozenset[str]]:
    """Return the words of attitude by the stance they show."""
    return _lists("attitudes.txt")


@cache
def phrasing_words() -> Mapping[str, frozenset[str]]:
    """Return the lists by which propositions are phrased, by name ("vehicles", "judging" …)."""
    return _lists("propositions.txt")


@cache
def acts() -> Mapping[str, str]:
    """Return what is done about a thing that is named alone, by the thing ("referendum": "hold")."""
    return {word: act for act, word in _pairs("=")}


@cache
def deeds_of_nouns() -> Mapping[str, str]:
    """Return the verb of each noun of action ("expulsion": "expel")."""
    return {word: verb for verb, word in _pairs(":")}


def _lists(name: str) -> Mapping[str, frozenset[str]]:
    found = {}
    for line in _lines(name):
        key, _, words = line.partition(":")
        found[key.strip()] = frozenset(_split(words))
    return found


def _pairs(mark: str) -> Iterator[tuple[str, str]]:
    for line in _lines("acts.txt"):
        key, found, words = line.partition(mark)
        if found:
            yield from ((key.strip(), word) for word in _split(words))
