"""The rules of the time tagger as data: one file a family, each rule with an example that is its test."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from diurna.extraction.dates.vocabulary import load_vocabulary

FAMILIES = (
    "days",
    "ranges",
    "weekdays",
    "near",
    "durations",
    "sets",
    "clock",
    "vague",
    "not_times",
)
_SENTENCE_END = re.compile(r"(?<!\bSt)[.!?][\"”’)]*(?!(?<=[ap]\.m\.)\s+[A-Z]{2,4}\b)\s+(?=[\"“‘(A-Z])")
_WORD = re.compile(r"[a-z]+|\d+|/")
_BEFORE = r"\b(?<!['’$€£#/])(?<!\w-)(?<!\d[.,:])"
_AFTER = r"(?!\w)(?!-[a-z])(?![.,:]\d)(?!%)"


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of naming a time.

    Attributes:
        name: What it is, for reasons and messages.
        family: Name of its file.
        pattern: What it looks like; a group ``words`` narrows the expression.
        needs: Words (or figures, see ``_signs``) one of which must occur in a sentence for it to match there.
        also: Further ones, of which one must occur too; empty for no further need.
        reads: Name of the reading that gives it a meaning.
        given: Groups set by the rule itself.
        example: A marked-up sentence with its meaning.
    """

    name: str
    family: str
    pattern: re.Pattern[str]
    needs: frozenset[str]
    also: frozenset[str]
    reads: str
    example: str
    given: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Match:
    """Words of a text that a rule matches.

    Attributes:
        start: First code point of the expression in the text searched.
        end: One past its last code point.
        reach: Length of the whole match, context included.
    """

    rule: Rule
    start: int
    end: int
    words: str
    reach: int
    groups: Mapping[str, str]

    def get(self, name: str) -> str:
        """Return a group's words in lower case, from any of its places in the pattern (``name``, ``name_2``), or ""."""
        return self.groups.get(name, "")


@cache
def load_rules() -> tuple[Rule, ...]:
    """Return all rules in the order of their files, read and compiled once."""
    return tuple(rule for family in FAMILIES for rule in _family(family))


def _family(family: str) -> Iterator[Rule]:
    macros = load_vocabulary().macros
    text = (files("diurna") / "data" / "dates" / f"{family}.toml").read_text(encoding="utf-8")
    for row in tomllib.loads(text)["rule"]:
        pattern = re.compile(_BEFORE + f"(?:{_expanded(row['pattern'], macros)})" + _AFTER, re.IGNORECASE)
        given = {name: str(value) for name, value in row.get("set", {}).items()}
        needs = frozenset(_needs(row["needs"]))
        also = frozenset(_needs(row["also"])) if "also" in row else frozenset()
        yield Rule(row["name"], family, pattern, needs, also, row["reads"], row["example"], given)


def _needs(text: str) -> Iterator[str]:
    for part in text.split("|"):
        yield from load_vocabulary().cues[part.strip("{}")] if part.startswith("{") else (part,)


def _expanded(pattern: str, macros: Mapping[str, str]) -> str:
    """Return a rule's pattern with its braces filled in and its spaces loosened to any white space."""
    filled = re.sub(r"\{([a-z_]+)\}", lambda found: macros[found.group(1)], pattern)
    return re.sub(r" (?![?*+{])", r"\\s", filled).replace(" ?", r"\s?")


def find_matches(text: str) -> tuple[Match, ...]:
    """Return the matches that stand, in text order: where two overlap, the longer one.

    A rule of the family ``not_times`` can win like any other, and then hides what lies inside it.
    """
    found = [
        _match(rule, hit)
        for first, last in _sentences(text)
        for rule in _possible(text[first:last])
        for hit in rule.pattern.finditer(text, first, last)
    ]
    found.sort(key=lambda match: (match.start - match.end, match.rule.reads != "nothing", -match.reach, match.start))
    taken: set[int] = set()
    kept: list[Match] = []
    for match in found:
        if taken.isdisjoint(range(match.start, match.end)):
            taken.update(range(match.start, match.end))
            kept.append(match)
    return tuple(sorted(kept, key=lambda match: match.start))


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ends of rough sentences, so that most rules are ruled out for most of the text at no cost."""
    start = 0
    for found in _SENTENCE_END.finditer(text):
        yield start, found.end()
        start = found.end()
    if start < len(text):
        yield start, len(text)


def _possible(sentence: str) -> Iterator[Rule]:
    """Yield the rules that can match a sentence, in their order, by the words they need."""
    rules, by_word = load_rules(), _rules_by_word()
    numbers: set[int] = set()
    signs = _signs(sentence)
    for word in signs:
        numbers.update(by_word.get(word, ()))
    for number in sorted(numbers):
        rule = rules[number]
        if not rule.also or not rule.also.isdisjoint(signs):
            yield rule


def _signs(sentence: str) -> set[str]:
    """Return the words of a sentence in lower case, "#" for a number, "##" for two figures, "####" for four, "/"."""
    words = set(_WORD.findall(sentence.lower()))
    numbers = {word for word in words if word.isdecimal()}
    return words | {"#" * len(word) for word in numbers} | ({"#"} if numbers else set())


@cache
def _rules_by_word() -> dict[str, tuple[int, ...]]:
    """Return the places of the rules that each word lets in, worked out once."""
    by_word: dict[str, tuple[int, ...]] = {}
    for number, rule in enumerate(load_rules()):
        for word in rule.needs:
            by_word[word] = (*by_word.get(word, ()), number)
    return by_word


def _match(rule: Rule, hit: re.Match[str]) -> Match:
    named = hit.groupdict()
    where = "words" if named.get("words") else "words_2" if named.get("words_2") else 0
    start, end = hit.span(where)
    groups = {re.sub(r"_2$", "", name): " ".join(value.lower().split()) for name, value in named.items() if value}
    return Match(rule, start, end, hit.string[start:end], hit.end() - hit.start(), {**groups, **rule.given})
