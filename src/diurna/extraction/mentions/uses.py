"""Tells whether a country or capital acts or is only where something happens; apart because both finders ask it."""

from spacy.tokens import Span, Token

from diurna.linguistics.trees import OBJECTS, SUBJECTS, preposition_before
from diurna.linguistics.words import load_word_list
from diurna.ontology.cities import load_cities

_PLACE_WORDS = frozenset({
    "in", "at", "near", "inside", "outside", "across", "around", "throughout", "within", "into", "via", "through",
    "off", "over", "along", "beyond", "above", "below", "amid",
})  # fmt: skip
_MOTION_WORDS = frozenset({"to", "from", "toward", "towards"})
_ACTING_WORDS = frozenset({"by", "with", "between", "against", "among", "under", "upon", "than", "like",
                           "including", "without", "behind"})  # fmt: skip
_MODIFYING = frozenset({"compound", "amod", "nmod", "npadvmod", "quantmod"})


def is_modifier(ent: Span) -> bool:
    """Return whether a name only modifies the noun after it ("US officials", "Russian aggression")."""
    root = ent.root
    if root.dep_ not in _MODIFYING or root.head.i < ent.end:
        return False
    between = ent.doc[ent.end : root.head.i]
    return not any(token.tag_ in {"POS", "CC", ","} for token in between)


def is_place_use(ent: Span) -> bool:
    """Return whether the name stands after "in", "at", "near" … (or after "to", "from" with a verb of motion)."""
    preposition = _preposition(ent)
    return preposition is not None and preposition.lower_ in _PLACE_WORDS | _MOTION_WORDS


def is_acting(ent: Span, *, is_country: bool) -> bool:
    """Return whether a country or capital stands for its government here.

    A country does unless it stands after a word of place, and so does the seat of a government ("the Kremlin"). A
    capital does only as subject, object, possessor or after "by", "with", "between" …, or when nothing else is said.
    """
    preposition = _preposition(ent)
    if preposition is not None:
        return _is_acting_after(preposition, is_country=is_country)
    if is_country or _is_whole(ent) or ent.text not in load_cities():
        return True
    root = _first_conjunct(ent.root)
    if ent.end < len(ent.doc) and ent.doc[ent.end].tag_ == "POS":
        return root.dep_ != "poss" or root.head.lemma_.lower() not in load_word_list("local")
    return root.dep_ in SUBJECTS | OBJECTS | {"agent", "attr"}


def _is_acting_after(preposition: Token, *, is_country: bool) -> bool:
    word = preposition.lower_
    if word in _PLACE_WORDS:
        return False
    above = preposition.head
    if word in _MOTION_WORDS:
        is_addressed = word == "to" and above.lemma_.lower() in load_word_list("approached")
        return is_addressed or (is_country and above.lemma_.lower() not in load_word_list("motion"))
    if word == "of":
        return is_country and above.lemma_.lower() not in load_word_list("local")
    if word == "on":
        return is_country or above.lemma_.lower() in load_word_list("addressed")
    return is_country or word in _ACTING_WORDS


def _is_whole(ent: Span) -> bool:
    """Return whether a name is all there is, an article and a mark aside: who hands in a bare name means the actor."""
    return all(token in ent or token.pos_ in {"DET", "PUNCT", "SPACE"} for token in ent.doc)


def _preposition(ent: Span) -> Token | None:
    found = preposition_before(ent.root)
    if found is not None:
        return found
    place = ent.start - 1
    while place > ent.sent.start and ent.doc[place].pos_ in {"DET", "ADJ"}:
        place -= 1
    before = ent.doc[place] if place >= ent.sent.start else None
    if before is not None and before.pos_ == "ADP" and before.lower_ in _PLACE_WORDS | _MOTION_WORDS:
        return before if ent.root.dep_ in {"pobj", "compound", "dep", "nmod", "ROOT"} else None
    return None


def _first_conjunct(token: Token) -> Token:
    current = token
    while current.dep_ == "conj" and current.head.i != current.i:
        current = current.head
    return current
