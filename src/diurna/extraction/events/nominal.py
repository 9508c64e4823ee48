"""Reads the frame of an event noun: its owner, its "of" and "against", and the light verb that carries it."""

from spacy.tokens import Token

from diurna.extraction.events.frames import Frame, is_passive, verb_frame
from diurna.extraction.events.lexicon import Lexicon, grammar_words
from diurna.extraction.events.parties import Parties
from diurna.extraction.events.phrases import obliques, spread
from diurna.extraction.events.roles import owners
from diurna.extraction.events.status import is_option

_MADE = frozenset({"make", "issue", "deliver", "level", "raise", "voice", "put", "table"})
_AFTERMATH = frozenset({"after", "since", "over", "following"})
_CARRIERS = frozenset({"into", "in", "on", "for", "out"})


def noun_frame(noun: Token, lexicon: Lexicon, parties: Parties) -> Frame | None:
    """Return the frame of an event noun, or None when no clause tells that it happened, is planned or is feared."""
    verb = _carrier(noun)
    owned = spread(owners(noun, parties))
    if verb is not None:
        word = verb.lemma_.lower()
        if noun.dep_ == "nsubj" and is_option(verb):
            return _frame(noun, verb, owned)
        if noun.dep_ == "dobj" and word in grammar_words("drawing"):
            drawn = spread([*_obliques_of_two(noun, verb, "from"), *_obliques_of_two(noun, verb, "by")]) or owned
            return _frame(noun, noun, drawn) if drawn else None
        if noun.dep_ in {"nsubj", "nsubjpass"} and not (is_passive(verb) and word in lexicon.light):
            if word not in lexicon.classes["occurring"]:
                return None
            return _frame(noun, verb, owned)
        if any(child.dep_ in {"oprd", "acomp"} for child in verb.children):
            return None
        if word in lexicon.light:
            return _frame(noun, verb, owned or _carried_by(verb))
    if _is_asked(noun):
        owned = owned or obliques(noun).get("of", ())
    if owned:
        return _frame(noun, noun, owned)
    between = obliques(noun).get("between", ()) if noun.lemma_.lower() in lexicon.classes["talks"] else ()
    if len(between) > 1:
        return _frame(noun, noun, between)
    return _frame(noun, noun, ()) if is_presupposed(noun, lexicon, parties) else None


def _obliques_of_two(noun: Token, verb: Token, name: str) -> tuple[Token, ...]:
    return obliques(noun).get(name, ()) or obliques(verb).get(name, ())


def _carried_by(verb: Token) -> tuple[Token, ...]:
    """Return who does what a light verb carries; who suffers or sees a deed does not do it."""
    return () if verb.lemma_.lower() in grammar_words("undergoing") else verb_frame(verb).doers


def has_agent(noun: Token) -> bool:
    """Return whether words after a noun of saying tell whose it is ("a call by Peru", "the charge made by Oslo")."""
    by = [child for child in noun.children if child.dep_ in {"prep", "agent"} and child.lower_ == "by"]
    made = [child for child in noun.children if child.dep_ == "acl" and child.tag_ == "VBN"]
    by += [item for verb in made for item in verb.children if item.dep_ == "agent" and verb.lemma_ in _MADE]
    return bool(by) or _is_asked(noun) or _is_drawn(noun)


def _is_asked(noun: Token) -> bool:
    """Return whether something is done "at the request of" somebody."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "at" and noun.lemma_.lower() in {"request", "invitation"}


def _is_drawn(noun: Token) -> bool:
    """Return whether a deed draws the noun from somebody ("drawing condemnation from Tokyo")."""
    verb = noun.head
    return (
        noun.dep_ == "dobj"
        and verb.lemma_.lower() in grammar_words("drawing")
        and "from" in {*obliques(noun), *obliques(verb)}
    )


def is_presupposed(noun: Token, lexicon: Lexicon, parties: Parties) -> bool:
    """Return whether a deed's noun is taken for granted by what is said of it ("deplored the expulsion of two envoys").

    It must be definite, say to whom it was done, and stand under a verb of judging or after "after", "since", "over".
    """
    if not any(child.lower_ in {"the", "this"} for child in noun.children):
        return False
    if not any(
        parties.is_political(item) or lexicon.is_a(item.lemma_.lower(), "person")
        for item in obliques(noun).get("of", ())
    ):
        return False
    head = noun.head
    if noun.dep_ in {"dobj", "nsubjpass"}:
        return head.lemma_.lower() in grammar_words("judging")
    return noun.dep_ == "pobj" and (head.lower_ in _AFTERMATH or head.head.lemma_.lower() in grammar_words("judging"))


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
