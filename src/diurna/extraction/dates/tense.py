"""Which way a clause looks from the report's day, read from a parse: past, still to come, or open."""

from spacy.tokens import Token

from diurna.extraction.dates.frame import Tense
from diurna.extraction.dates.verbs import load_verbs
from diurna.linguistics.trees import SUBJECTS, VERBAL, auxiliaries_of, is_under

_FUTURE_AUXILIARIES = frozenset({"will", "wo", "'ll", "’ll", "shall", "would", "'d", "’d"})
_MODALS = frozenset({"can", "could", "may", "might", "must", "should", "ought", "ca"})
_AHEAD = frozenset(
    {"planned", "scheduled", "upcoming", "forthcoming", "proposed", "expected", "due", "slated", "looming"}
)
_TERMS = frozenset({"by", "until", "till", "before"})
_REACH = 6


def tense_around(token: Token, preposition: Token | None = None) -> Tense:
    """Return the tense of the clause a time expression stands in.

    Args:
        token: Head of the expression.
        preposition: The preposition before it, if any: "by Friday" after a demand lies ahead.
    """
    near = said_just_before(token)
    if near is not None:
        return Tense.PAST
    for above in (token, *token.ancestors):
        if above.lower_ == "since" or (preposition is not None and preposition.lower_ == "since"):
            return Tense.PAST
        if above.pos_ in VERBAL:
            if preposition is not None and preposition.lower_ in _TERMS and above.lemma_ in load_verbs().directing:
                return Tense.FUTURE
            return _beside_noun(token, above, tense_of(above))
        if any(child.lower_ in _AHEAD for child in above.lefts) or above.lower_ in _AHEAD:
            return Tense.FUTURE
    return Tense.NONE


def said_just_before(token: Token) -> Token | None:
    """Return the verb of saying right before a day ("said on Monday it would not …"), which the day belongs to."""
    if token.dep_ in {"poss", "compound", "amod", "nummod"}:
        return None
    place = token.left_edge.i - 1
    if place >= 0 and token.doc[place].lower_ in {"on", "late", "early"}:
        place -= 1
    before = token.doc[place] if place >= 0 else None
    if before is None or before.tag_ not in {"VBD", "VBN", "VBZ"} or before.lemma_ not in load_verbs().saying:
        return None
    return before if before.sent == token.sent else None


def _beside_noun(token: Token, verb: Token, tense: Tense) -> Tense:
    """Return no tense for a date inside the subject of a present verb: "The statement on Sunday that … is wrong"."""
    if tense is not Tense.FUTURE or verb.tag_ not in {"VBZ", "VBP"} or auxiliaries_of(verb):
        return tense
    return Tense.NONE if any(child.dep_ in SUBJECTS and is_under(token, child) for child in verb.children) else tense


def tense_of(verb: Token, *, depth: int = _REACH) -> Tense:
    """Return the tense of a verb's clause, borrowed from its governor where it has none of its own."""
    helpers = auxiliaries_of(verb)
    words = {helper.lower_ for helper in helpers}
    if _is_planning(verb):
        return Tense.FUTURE
    if words & _FUTURE_AUXILIARIES and not (words & {"have"} and verb.tag_ == "VBN"):
        return Tense.FUTURE
    if words & _MODALS:
        return Tense.PAST if "have" in words and verb.tag_ == "VBN" else Tense.FUTURE
    if any(helper.tag_ == "TO" for helper in helpers):
        return _infinitive(verb, depth)
    if _looks_ahead(verb):
        return Tense.FUTURE
    return _finite(verb, helpers, depth)


def is_perfect(verb: Token) -> bool:
    """Return whether a verb is in the present or past perfect ("has condemned", "had met")."""
    return (
        verb.tag_ in {"VBN", "VBD"}
        and any(helper.lemma_ == "have" or helper.lower_ in {"’ve", "'ve"} for helper in auxiliaries_of(verb))
        and not any(helper.tag_ == "MD" for helper in auxiliaries_of(verb))
    )


def _is_planning(verb: Token) -> bool:
    """Return whether a participle puts what follows ahead: "scheduled for Friday", "set to meet", not "set free"."""
    if verb.lemma_ not in load_verbs().planning or verb.tag_ not in {"VBN", "JJ"}:
        return False
    return verb.lemma_ != "set" or any(
        child.dep_ == "xcomp" or (child.dep_ == "prep" and child.lower_ in {"for", "to"}) for child in verb.children
    )


def _infinitive(verb: Token, depth: int) -> Tense:
    governor, lists = verb.head, load_verbs()
    if governor.i == verb.i or depth == 0:
        return Tense.FUTURE
    if governor.pos_ not in VERBAL:
        return Tense.FUTURE
    if verb.dep_ == "advcl" or (governor.lemma_ in lists.carrying and verb.dep_ in {"xcomp", "ccomp"}):
        return tense_of(governor, depth=depth - 1)
    return Tense.FUTURE


def _looks_ahead(verb: Token) -> bool:
    """Return whether "is due to", "is set for", "is likely to", "is going to" govern or follow."""
    if verb.lemma_ == "be":
        return any(
            child.lemma_ in load_verbs().planning and child.dep_ in {"acomp", "attr", "oprd"} for child in verb.children
        )
    return verb.lemma_ == "go" and verb.tag_ == "VBG" and any(child.dep_ == "xcomp" for child in verb.children)


def _finite(verb: Token, helpers: tuple[Token, ...], depth: int) -> Tense:
    first = next(iter(helpers), None)
    tag = first.tag_ if first is not None else verb.tag_
    if any(helper.lemma_ == "have" for helper in helpers):
        return Tense.PAST
    if tag in {"VBD", "VBN"}:
        return Tense.PAST
    if tag == "VBG" or verb.dep_ in {"advcl", "acl"}:
        has_governor = depth > 0 and verb.head.i != verb.i and verb.head.pos_ in VERBAL
        return tense_of(verb.head, depth=depth - 1) if has_governor else Tense.NONE
    if tag in {"VBZ", "VBP"}:
        return Tense.PAST if verb.lemma_ in load_verbs().saying else Tense.FUTURE
    return Tense.NONE
