"""Which two words of a report tell the same event: one beginning of a lemma, and something in common beside it."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from diurna.extraction.dates.verbs import is_eventive, load_verbs
from diurna.linguistics.trees import VERBAL

_STEM = 6
_PLAIN = frozenset({"be", "have", "do", "make", "take", "get", "go"})
_NAMES = frozenset({"PROPN", "NUM"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "compound", "appos", "attr", "conj"})
_OCCASIONS = frozenset({"on", "at", "in", "during"})
_DEPTH = 4


@dataclass(frozen=True, slots=True)
class DatedMention:
    """A word that tells an event with the value told for it.

    Attributes:
        value: TIMEX3 value.
        around: Lemmas of the names it governs.
    """

    value: str
    around: frozenset[str]


def stem(token: Token) -> str:
    """Return the beginning of a content word's lemma, so that "announce" and "announcement" meet; "" for others."""
    lemma = token.lemma_.lower()
    is_content = token.pos_ in {"VERB", "NOUN"} and len(lemma) > 2 and lemma not in _PLAIN | load_verbs().saying
    return lemma[:_STEM] if is_content else ""


def around(token: Token) -> frozenset[str]:
    """Return the lemmas of the names a word governs: who does it, to whom, of what it is."""
    return frozenset(other.lemma_.lower() for other in _governed(token, _DEPTH) if other.pos_ in _NAMES)


def may_agree(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether two tellings share a name, or one has none."""
    return not one or not other or bool(one & other)


def occasion_of(noun: Token) -> Token | None:
    """Return the event at which what a noun tells came about ("a fault on its first flight"), or None."""
    if noun.pos_ != "NOUN":
        return None
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in _OCCASIONS:
            return next((below for below in child.children if is_eventive(below.lemma_.lower())), None)
    return None


def _governed(token: Token, depth: int) -> Iterator[Token]:
    for child in token.children:
        if child.pos_ in VERBAL or depth == 0:
            continue
        if child.dep_ in _ARGUMENTS:
            yield child
        if child.dep_ in _ARGUMENTS or child.dep_ in {"prep", "agent"}:
            yield from _governed(child, depth - 1)
