"""Reads the frame of an event noun: its owner, its "of" and "against", and the light verb that carries it."""

from spacy.tokens import Token

from diurna.extraction.events.frames import Frame, is_passive, obliques, spread, verb_frame
from diurna.extraction.events.lexicon import Lexicon
from diurna.extraction.events.parties import Parties
from diurna.extraction.events.roles import owners
from diurna.extraction.events.status import is_option

_CARRIERS = frozenset({"into", "in", "on", "for", "out"})


def noun_frame(noun: Token, lexicon: Lexicon, parties: Parties) -> Frame | None:
    """Return the frame of an event noun, or None when no clause tells that it happened, is planned or is feared."""
    verb = _carrier(noun)
    owned = spread(owners(noun, parties))
    if verb is not None:
        word = verb.lemma_.lower()
        if noun.dep_ == "nsubj" and is_option(verb):
            return _frame(noun, verb, owned)
        if noun.dep_ in {"nsubj", "nsubjpass"} and not (is_passive(verb) and word in lexicon.light):
            if word not in lexicon.classes["occurring"]:
                return None
            return _frame(noun, verb, owned)
        if word in lexicon.light:
            return _frame(noun, verb, owned or verb_frame(verb).doers)
    if owned:
        return _frame(noun, noun, owned)
    return None


def _frame(noun: Token, clause: Token, doers: tuple[Token, ...]) -> Frame:
    around = obliques(noun)
    return Frame(
        trigger=noun,
        clause=clause,
        doers=tuple(token for token in doers if token.i != noun.i),
        objects=(),
        obliques=around,
        is_passive=not doers,
        is_nominal=True,
        complement=next((child for child in noun.children if child.dep_ in {"acl", "ccomp"}), None),
    )


def _carrier(noun: Token) -> Token | None:
    head = noun.head
    if noun.dep_ == "conj" and head.pos_ == "NOUN":
        return _carrier(head)
    if noun.dep_ in {"dobj", "nsubj", "nsubjpass"} and head.pos_ in {"VERB", "AUX"}:
        return head
    if noun.dep_ == "pobj" and head.lower_ == "of" and head.head.pos_ == "NOUN" and head.head.lemma_ in _SERIES:
        return _carrier(head.head)
    if noun.dep_ == "pobj" and head.lower_ in _CARRIERS and head.head.lemma_ in {"carry", "go", "enter", "call"}:
        return head.head
    return None


_SERIES = frozenset({"series", "wave", "round", "number", "string", "package", "set", "spate", "raft", "campaign"})
