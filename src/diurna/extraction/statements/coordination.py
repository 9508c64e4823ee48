"""Gives a verb of saying that the parse hung inside another's content back to that other's speaker."""

from collections.abc import Mapping

from spacy.tokens import Doc, Token

from diurna.extraction.statements.cues import CueTables
from diurna.linguistics.trees import VERBAL, own_subject_of

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "pcomp", "acl", "relcl", "advcl"})


def joined_sayings(doc: Doc, tables: CueTables) -> Mapping[int, int]:
    """Return, by token number, the verb of saying with which each misplaced one is coordinated in truth.

    "She said the quota was too high, and accused both governments of greed": a parser makes the quota accuse. A
    coordinated verb of saying without a subject of its own, in the tense of the verb of saying above it, is hers.
    """
    found: dict[int, int] = {}
    for token in doc:
        if token.dep_ == "conj" and token.tag_ in _FINITE and _is_saying(token, tables) and not _has_own_words(token):
            above = _saying_above(token, tables)
            if above is not None:
                found[token.i] = above.i
    return found


def _is_saying(token: Token, tables: CueTables) -> bool:
    return token.pos_ in VERBAL and bool(tables.verb_cues(token))


def _has_own_words(token: Token) -> bool:
    return own_subject_of(token) is not None or any(child.dep_ in {"aux", "auxpass"} for child in token.children)


def _saying_above(token: Token, tables: CueTables) -> Token | None:
    first = token
    while first.dep_ == "conj":
        first = first.head
    if first.dep_ not in _COMPLEMENTS and first.pos_ in VERBAL:
        return None
    for above in first.ancestors:
        if above.i < first.i and above.tag_ == token.tag_ and _is_saying(above, tables):
            return above
    return None
