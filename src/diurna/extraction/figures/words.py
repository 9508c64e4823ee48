"""The words of amounts, loaded from data: numbers, scales, currencies, qualifiers."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class AmountWords:
    """The tables of ``data/events/figures.toml``, keys in lower case except currency signs."""

    words: Mapping[str, float]
    scales: Mapping[str, float]
    vague: Mapping[str, float]
    parts: Mapping[str, float]
    currencies: Mapping[str, str]
    currency_names: Mapping[str, str]
    currency_nations: Mapping[str, str]
    qualifiers: Mapping[str, str]
    delta: Mapping[str, tuple[str, ...]]
    total: Mapping[str, tuple[str, ...]]
    not_units: Mapping[str, frozenset[str]]


@cache
def load_amount_words() -> AmountWords:
    """Return the tables, read once."""
    raw = tomllib.loads(files("diurna").joinpath("data/events", "figures.toml").read_text(encoding="utf-8"))
    return AmountWords(
        words=raw["words"],
        scales=raw["scales"],
        vague=raw["vague"],
        parts=raw["parts"],
        currencies=raw["currencies"],
        currency_names=raw["currency_names"],
        currency_nations=raw["currency_nations"],
        qualifiers=dict(sorted(raw["qualifiers"].items(), key=lambda item: -len(item[0]))),
        delta={name: tuple(words) for name, words in raw["delta"].items()},
        total={name: tuple(words) for name, words in raw["total"].items()},
        not_units={name: frozenset(words) for name, words in raw["not_units"].items()},
    )
