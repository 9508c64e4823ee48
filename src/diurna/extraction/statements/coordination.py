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
        if not _is_saying(token, tables):
            continue
        above = _above(token, tables)
        if above is not None and above.i != token.head.i:
            found[token.i] = above.i
    return found


def _above(token: Token, tables: CueTables) -> Token | None:
    if _trails(token):
        finite = [item for item in token.ancestors if item.i < token.i and item.tag_ in _FINITE]
        return next((item for item in reversed(finite) if _is_saying(item, tables)), None)
    if token.dep_ == "conj" and token.tag_ in _FINITE and not _has_own_words(token):
        return _saying_above(token, tables)
    return None


def _trails(token: Token) -> bool:
    """Return whether a participle trails the sentence behind a comma ("…, calling it a sham")."""
    if token.tag_ != "VBG" or token.dep_ not in {"advcl", "acl"} or not token.i:
        return False
    return token.nbor(-1).text == "," and own_subject_of(token) is None


def _is_saying(token: Token, tables: CueTables) -> bool:
    if token.pos_ not in VERBAL:
        return False
    beside = {child.lower_ for child in token.rights}
    return any(set(cue.particles) <= beside for cue in tables.verb_cues(token))


def _has_own_words(token: Token) -> bool:
    return own_subject_of(token) is not None or any(child.dep_ in {"aux", "auxpass"} for child in token.children)


def _saying_above(token: Token, tables: CueTables) -> Token | None:
    """Return the outermost verb of saying in the same tense above the verb a token is coordinated with, or None."""
    first = token
    while first.dep_ == "conj":
        first = first.head
    if first.pos_ in VERBAL and (first.dep_ not in _COMPLEMENTS or _speaks_for_itself(first, tables)):
        return None
    above = [item for item in first.ancestors if item.i < first.i and item.tag_ == token.tag_]
    return next((item for item in reversed(above) if _is_saying(item, tables)), None)


def _speaks_for_itself(verb: Token, tables: CueTables) -> bool:
    """Return whether a verb is one of saying with a named subject: what follows may then be its subject's doing."""
    subject = own_subject_of(verb)
    return _is_saying(verb, tables) and subject is not None and subject.pos_ != "PRON"
