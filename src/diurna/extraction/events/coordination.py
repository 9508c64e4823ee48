"""Undoes one habit of parsers: a second verb of saying joined to what the first one says instead of to the first."""

from dataclasses import replace

from spacy.tokens import Token

from diurna.extraction.events.coding import SAYINGS
from diurna.extraction.events.frames import Frame, coordinated_with, is_finite_past, subjects
from diurna.extraction.events.lexicon import Lexicon, Row, grammar_words
from diurna.extraction.events.parties import Parties

_THINGS = ("vessel", "weapon", "structure", "act", "goods")
_BOUND = frozenset({"ccomp", "conj", "xcomp"})


def raised(frame: Frame, row: Row, lexicon: Lexicon, parties: Parties) -> Frame:
    """Return the frame with the doers of the saying it goes on from, where its own cannot have said it.

    "Riga said its ships had turned back and accused Minsk of piracy": it is Riga that accused, not the ships.
    """
    verb = frame.clause
    if not frame.is_nominal and verb.dep_ == "advcl" and verb.tag_ == "VBG" and row.type in SAYINGS:
        return _by_the_teller(frame, lexicon)
    if frame.is_nominal or frame.is_passive or verb.dep_ != "conj":
        return frame
    if coordinated_with(verb).i != verb.head.i:
        return replace(frame, teller=coordinated_with(verb))
    if row.type not in SAYINGS or verb.tag_ not in {"VBD", "VBN", "VBZ"} or _has_subject(verb):
        return frame
    if any(_can_speak(doer, lexicon, parties) for doer in frame.doers):
        return frame
    teller = _teller(verb, lexicon)
    return frame if teller is None else replace(frame, doers=subjects(teller), teller=teller)


def _by_the_teller(frame: Frame, lexicon: Lexicon) -> Frame:
    """Return a participle of saying after what somebody says as said by him ("said it had sunk, calling it …")."""
    verb = frame.clause
    above = verb.head
    while above.dep_ in {"advcl", "conj"} and above.head.pos_ in {"VERB", "AUX"}:
        above = above.head
    is_after = verb.i > above.i and verb.left_edge.i > 0 and verb.left_edge.nbor(-1).text in {",", "—", "–"}
    if not is_after or above.dep_ != "ccomp" or above.i < above.head.i:
        return frame
    if not lexicon.is_a(above.head.lemma_.lower(), "saying"):
        return frame
    return replace(frame, doers=subjects(above.head), teller=above.head)


def is_by_the_cause(frame: Frame) -> bool:
    """Return whether a participle only tells what a deed led to, whoever did it ("prompting … and suspending …")."""
    verb = frame.clause
    while verb.dep_ == "conj" and verb.tag_ == "VBG" and verb.head.tag_ == "VBG":
        verb = verb.head
        if verb.dep_ == "advcl" and verb.lemma_.lower() in grammar_words("causing"):
            return True
    return False


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children)


def _can_speak(doer: Token, lexicon: Lexicon, parties: Parties) -> bool:
    word = doer.lemma_.lower()
    return parties.is_political(doer) and not any(lexicon.is_a(word, name) for name in _THINGS)


def _teller(verb: Token, lexicon: Lexicon) -> Token | None:
    below = verb
    for above in verb.ancestors:
        if below.dep_ not in _BOUND:
            return None
        if below.dep_ == "ccomp" and lexicon.is_a(above.lemma_.lower(), "saying") and is_finite_past(above):
            return above
        below = above
    return None
