"""The rules that tell furniture from body text, loaded from ``data/reading/furniture.toml``."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from diurna.errors import DataError
from diurna.types.reports import PassageKind

EARLY, LATE = 5, 6
LONGEST = 1_000
"""Longer paragraphs are no furniture; it also bounds the work a rule can do."""


@dataclass(frozen=True, slots=True)
class FurnitureRule:
    """One rule: the kind it gives, its pattern and where it may apply; ``example`` matches, ``counter`` does not."""

    kind: PassageKind
    match: str
    pattern: re.Pattern[str]
    where: str
    max_words: int
    example: str
    counter: str

    def fits(self, paragraph: str, place: int, count: int, words: int) -> bool:
        """Return whether a paragraph of so many words, the ``place``-th of ``count``, is this furniture."""
        if (self.where == "early" and place >= EARLY) or (self.where == "late" and count - place > LATE):
            return False
        if words > self.max_words:
            return False
        return self.matches(paragraph)

    def matches(self, paragraph: str) -> bool:
        """Return whether the pattern fits, wherever the paragraph stands and however long it is."""
        if self.match == "whole":
            return self.pattern.fullmatch(paragraph) is not None
        if self.match == "head":
            return self.pattern.match(paragraph) is not None
        return self.pattern.search(paragraph) is not None


@cache
def load_furniture_rules() -> tuple[FurnitureRule, ...]:
    """Return the rules in the order they are tried.

    Raises:
        DataError: A rule lacks a field, or its example does not match, or its counter-example does.
    """
    name = "reading/furniture.toml"
    text = files("diurna").joinpath("data", name).read_text(encoding="utf-8")
    rules = []
    for number, row in enumerate(tomllib.loads(text)["rule"], start=1):
        try:
            rule = FurnitureRule(
                kind=PassageKind(row["kind"]),
                match=row["match"],
                pattern=re.compile(row["pattern"]),
                where=row.get("where", "any"),
                max_words=row.get("max_words", 60),
                example=row["example"],
                counter=row["counter"],
            )
        except (KeyError, ValueError, re.error) as error:
            raise DataError(name, number, f"unusable ({error})") from error
        _check(rule, name, number)
        rules.append(rule)
    return tuple(rules)


def _check(rule: FurnitureRule, table: str, number: int) -> None:
    if not rule.matches(rule.example) or len(rule.example.split()) > rule.max_words:
        raise DataError(table, number, "its example does not match")
    if rule.matches(rule.counter) and len(rule.counter.split()) <= rule.max_words:
        raise DataError(table, number, "its counter-example matches")
