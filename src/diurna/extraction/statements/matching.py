"""What a construction holds and where it ends: the ground on which the constructions stand."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from diurna.extraction.statements.edges import conjoined_verb_start, sentence_end
from diurna.extraction.statements.layout import Layout

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_TAIL_PREPOSITIONS = frozenset(
    {"about", "against", "as", "because", "for", "from", "if", "into", "of", "over", "to", "toward", "towards", "until"}
)


@dataclass(frozen=True, slots=True)
class Match:
    """What a construction holds.

    Attributes:
        tokens: Numbers of the tokens that are content, before edges are tidied.
        addressee: Head of whom it was said to, or None.
        keeps_verb: Whether the verb of saying is itself content ("Norway has denied this").
    """

    tokens: tuple[int, ...]
    addressee: Token | None = None
    keeps_verb: bool = False


def match_of(layout: Layout, verb: Token, tokens: Iterable[int], *, addressee: Token | None = None) -> Match | None:
    """Return a match cut at the next verb of saying coordinated with this one and at the sentence's end, or None."""
    stop = _stop(layout, verb)
    limit = sentence_end(verb)
    kept = tuple(number for number in tokens if number <= limit and (stop is None or number < stop))
    return Match(kept, addressee) if kept else None


def _stop(layout: Layout, verb: Token) -> int | None:
    stops = [conjoined_verb_start(verb)]
    below = (joined for joined in layout.joined if joined > verb.i and verb.is_ancestor(verb.doc[joined]))
    stops.extend(joined - 1 if verb.doc[joined - 1].dep_ == "cc" else joined for joined in below)
    found = [stop for stop in stops if stop is not None]
    return min(found) if found else None


def tail_of(verb: Token, last: int) -> set[int]:
    """Return what follows an object and belongs to it: "as illegal", "for the attack", "to withdraw".

    When, where and how it was said ends it.
    """
    found: set[int] = set()
    for child in verb.rights:
        if child.i <= last or child.dep_ == "punct":
            continue
        is_phrase = child.dep_ in {"prep", "mark", "agent"} and child.lower_ in _TAIL_PREPOSITIONS
        if not is_phrase and not (child.dep_ in {"advcl", "xcomp"} and has_to(child)):
            break
        found |= set(range(last + 1, last_of(child) + 1))
        last = last_of(child)
    return found


def has_to(verb: Token) -> bool:
    """Return whether a verb is an infinitive with "to"."""
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def is_gerund(verb: Token) -> bool:
    """Return whether a verb is an -ing form, "having said" included."""
    return verb.tag_ == "VBG" or any(child.dep_ == "aux" and child.tag_ == "VBG" for child in verb.children)


def last_of(token: Token) -> int:
    """Return the number of the last token below a token."""
    return max(word.i for word in token.subtree)


def first_of(token: Token, *, after: int = -1) -> int:
    """Return the number of the first token below a token that comes after another."""
    return min((word.i for word in token.subtree if word.i > after), default=token.i)
