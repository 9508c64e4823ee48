"""Loads the word lists of the language stages (nominals, pronouns, honorifics …) from the package's data."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun that describes an actor.

    Attributes:
        word: The noun, singular; several words possible.
        role: PLOVER sector code, or empty.
        kind: Kind of actor in the words of ``ActorKind``.
        form: ``office`` (one holder), ``nominal`` or ``body``.
        gender: ``m``, ``f`` or ``u``.
    """

    word: str
    role: str
    kind: str
    form: str
    gender: str


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun that can point to an actor."""

    word: str
    person: int
    is_plural: bool
    gender: str


@cache
def load_nominals() -> dict[str, Nominal]:
    """Return the describing nouns by their lower-case singular, read once from the package's data."""
    rows = (Nominal(row["word"], row["role"], row["kind"], row["form"], row["gender"]) for row in _rows("nominals.csv"))
    return {row.word.lower(): row for row in rows}


@cache
def load_pronouns() -> dict[str, Pronoun]:
    """Return the pronouns by their lower-case form, read once from the package's data."""
    return {
        row["word"]: Pronoun(row["word"], int(row["person"]), row["number"] == "p", row["gender"])
        for row in _rows("pronouns.csv")
    }


@cache
def load_honorifics() -> dict[str, str]:
    """Return the gender each honorific gives, by honorific as written, read once from the package's data."""
    return {row["word"]: row["gender"] for row in _rows("honorifics.csv")}


@cache
def load_organisation_words() -> dict[str, tuple[str, str]]:
    """Return the sector code and kind that the last word of an organisation's name gives, read once from the data."""
    return {row["word"]: (row["role"], row["kind"]) for row in _rows("organisation_words.csv")}


@cache
def load_vessel_prefixes() -> dict[str, tuple[str, str]]:
    """Return the country ("" where several use it) and sector code of each prefix of ships' names."""
    return {row["prefix"]: (row["country"], row["role"]) for row in _rows("vessels.csv")}


@cache
def load_word_list(name: str) -> frozenset[str]:
    """Return a one-column list such as ``connectives`` or ``abbreviations``, read once from the package's data."""
    return frozenset(row["word"] for row in _rows(f"{name}.csv"))


@cache
def load_past_modifiers() -> frozenset[str]:
    """Return the words that say an office is no longer held ("former"), read once from the package's data."""
    return frozenset(row["word"] for row in _rows("modifiers.csv") if row["past"] == "yes")


@cache
def load_place_types() -> dict[str, str]:
    """Return the kind of place each type word gives (``region``, ``city``, ``area``), read once from the data."""
    return {row["word"]: row["kind"] for row in _rows("place_types.csv")}


def _rows(name: str) -> list[dict[str, str]]:
    text = (files("diurna") / "data" / "names" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if line and not line.startswith("#")))
