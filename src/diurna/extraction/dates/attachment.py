"""Which time expression belongs to which verb or noun, by the tree; apart from what is made of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from diurna.extraction.dates.tense import said_just_before
from diurna.extraction.dates.verbs import is_eventive, load_verbs
from diurna.linguistics.parsed import ParsedPassage
from diurna.linguistics.trees import VERBAL, governing_verb, own_subject_of
from diurna.types.dates import Basis
from diurna.types.findings import TimeExpression

_FAR = 99
_DEEPEST = 8
_VAGUE = 2
"""How much nearer "previously" must stand than a day to be preferred."""
_LONGEST = 100_000
_OCCASIONS = frozenset({"at", "in", "during"})
_SAME_TIME = frozenset({"when", "while"})
_BARRIERS = frozenset({"since", "until", "till", "before", "after", "like", "than"})
_TO_A_DAY = frozenset({"until", "till", "to"})
_WHEN = frozenset({"when"})
_ON_A_DATE = frozenset({"relcl", "acl", "advcl"})
"""How a clause hangs on the day it is of: "in 2008, when it expelled the ambassador"."""
_SHARED = frozenset({"advcl", "acl"})
_INNER = frozenset({"compound", "amod", "nummod", "poss", "nmod"})


@dataclass(frozen=True, slots=True)
class Attached:
    """A time expression as it stands in the tree.

    Attributes:
        time: The expression.
        root: Its head token.
        preposition: The preposition that governs it, in lower case, or "".
        owner: The verb or noun it hangs on.
        is_inner: Whether it stands before a noun as its modifier ("the 2014 annexation", "Monday's meeting").
    """

    time: TimeExpression
    root: Token
    preposition: str
    owner: Token
    is_inner: bool


def attachments(part: ParsedPassage, times: Sequence[TimeExpression]) -> tuple[Attached, ...]:
    """Return the expressions of a passage with what they hang on, in text order."""
    return tuple(item for time in times if (item := _attach(part, time)) is not None)


def _attach(part: ParsedPassage, time: TimeExpression) -> Attached | None:
    tokens = part.tokens_in(time.span) if part.passage.span.contains(time.span) else None
    if tokens is None:
        return None
    root = tokens.root
    current = root
    preposition = ""
    inside = {token.i for token in tokens}
    while current.head.i != current.i:
        above = current.head
        if above.i in inside:
            current = above
            continue
        if above.pos_ in {"ADP", "SCONJ"} or above.dep_ == "prep":
            preposition = preposition or above.lower_
            current = above
            continue
        if current.dep_ == "conj" and above.ent_type_ in {"DATE", "TIME"} and above.pos_ not in VERBAL:
            current = above
            continue
        if above.lower_ in {"late", "early", "later", "earlier"} and above.pos_ in {"ADV", "ADJ"}:
            current = above
            continue
        break
    owner = said_just_before(root) or current.head
    if owner.i == current.i:
        return Attached(time, root, preposition, root, is_inner=False)
    if not preposition and _names_object(time, current, owner):
        return None
    deferred = _deferred(preposition, owner)
    if deferred is not None:
        return Attached(time, root, "to", deferred, is_inner=False)
    owner = _bracketed(current, tokens) or owner
    opener = tokens[0].nbor(-1) if tokens[0].i else None
    if opener is not None and opener.lower_ == "on" and not preposition and (verb := governing_verb(owner)) is not None:
        return Attached(time, root, "on", verb, is_inner=False)
    is_inner = owner.pos_ not in VERBAL and not preposition and current.dep_ in _INNER
    return Attached(time, root, preposition, owner, is_inner)


def _bracketed(outer: Token, tokens: Span) -> Token | None:
    """Return the noun a date between commas belongs to: "deplores the expulsion, on 23 December, of four men"."""
    doc, start, end = tokens.doc, min(outer.i, tokens.start), tokens.end
    if start < 2 or end + 1 >= len(doc) or doc[start - 1].text != "," or doc[end].text != ",":
        return None
    noun = doc[start - 2]
    is_split = doc[end + 1].lower_ in {"of", "by"} and noun.pos_ == "NOUN"
    return noun if is_split and is_eventive(noun.lemma_.lower()) else None


def _deferred(preposition: str, verb: Token) -> Token | None:
    """Return what is put off to the day after "to" or "until" ("talks were postponed until Monday"), or None."""
    if preposition not in _TO_A_DAY or verb.lemma_ not in load_verbs().deferring:
        return None
    return next((child for child in verb.children if child.dep_ in {"nsubjpass", "dobj"}), None)


def _names_object(time: TimeExpression, root: Token, owner: Token) -> bool:
    """Return whether a day is what a verb sets, not when it does: "had suggested 4 November", not "proposed Monday"."""
    if owner.lemma_ not in load_verbs().naming:
        return False
    is_bare = time.interval is not None and time.interval.basis is Basis.EXPLICIT
    has_other = any(child.dep_ in {"dobj", "ccomp", "xcomp"} and child.i != root.i for child in owner.children)
    return root.dep_ in {"dobj", "attr"} or (is_bare and not has_other)


def times_of(token: Token, attached: Sequence[Attached]) -> tuple[Attached, ...]:
    """Return the expressions that date what a token tells, the best ones only, in text order; durations never do."""
    ranked = [
        (distance + _VAGUE * (item.time.interval.days() > _LONGEST), item)
        for item in attached
        if item.time.interval is not None and (distance := _distance(token, item)) < _FAR
    ]
    if not ranked:
        return ()
    best = min(distance for distance, _ in ranked)
    return tuple(item for distance, item in ranked if distance == best)


def _distance(token: Token, item: Attached) -> int:
    if item.root.sent != token.sent:
        return _FAR
    for number, place in enumerate(_places(token)):
        if item.owner.i == place.i:
            return number * 4
        if place.head.i == item.root.i and place.dep_ in _ON_A_DATE and _opens_with(place, _WHEN):
            return number * 4 + 1
        low = _low_distance(item, place)
        if low is not None:
            return number * 4 + low
        if item.is_inner and place.pos_ in VERBAL and _is_light_object(item.owner, place):
            return number * 4 + 2
    return _FAR


def _places(token: Token) -> Iterator[Token]:
    """Yield the token and then the verbs whose date it shares, nearest first."""
    yield token
    seen = {token.i}
    current = token
    while (following := _shares_with(current)) is not None and following.i not in seen:
        seen.add(following.i)
        yield following
        current = following
    yield from (child for child in token.children if child.pos_ in VERBAL and _happens_with(child))


def _shares_with(token: Token) -> Token | None:
    """Return the verb whose date a token shares: one it is joined with, modifies, completes, or is the matter of."""
    above = token.head
    if above.i == token.i:
        return None
    if token.pos_ in VERBAL:
        if token.dep_ == "conj" and above.pos_ in VERBAL:
            return above
        if token.dep_ in _SHARED and above.pos_ in VERBAL and token.tag_ in {"VBG", "VB", "VBN"}:
            return above
        if token.dep_ == "advcl" and _opens_with(token, _SAME_TIME):
            return above
        if token.dep_ == "relcl" and _is_subject_relative(token):
            return _event_described(above)
        if token.dep_ == "xcomp" and above.lemma_ in load_verbs().carrying:
            return above
        return None
    if token.dep_ in {"conj", "compound", "appos"} and above.pos_ not in VERBAL:
        return above
    if token.dep_ in {"dobj", "nsubj", "nsubjpass", "attr"} and above.lemma_ in load_verbs().light:
        return above
    return None


def _low_distance(item: Attached, verb: Token) -> int | None:
    """Return how loosely a verb holds a date that the parser hung on a noun of its clause, or None for not at all.

    A noun that is no event has no date of its own ("met officials in Oslo on Tuesday"); one that is an event shares
    its day with the verb where it is the occasion ("said at a funeral on Friday", "in a Wednesday media event") or
    the matter ("completed its withdrawal on Sunday").
    """
    if verb.pos_ not in VERBAL or item.preposition in {"of", "to"}:
        return None
    distance = 1
    current = item.owner
    for _ in range(_DEEPEST):
        above = current.head
        if current.pos_ in VERBAL or above.i == current.i or current.lower_ in _BARRIERS:
            return None
        is_occasion = current.dep_ == "pobj" and above.lower_ in _OCCASIONS and above.head.i == verb.i
        if current.pos_ not in {"ADP", "SCONJ"} and (item.is_inner or is_eventive(current.lemma_.lower())):
            is_matter = current.dep_ in {"dobj", "nsubjpass"} and above.i == verb.i and item.preposition == "on"
            if not is_occasion and not is_matter:
                return None
            distance = 2 if is_occasion else 3
        if above.i == verb.i:
            return distance
        current = above
    return None


def _is_light_object(noun: Token, verb: Token) -> bool:
    return noun.head.i == verb.i and noun.dep_ in {"dobj", "nsubj", "nsubjpass"} and verb.lemma_ in load_verbs().light


def _happens_with(child: Token) -> bool:
    """Return whether what a clause tells is of the same day: joined without a subject, or after "when", "while"."""
    if child.dep_ == "conj":
        return own_subject_of(child) is None
    return child.dep_ == "advcl" and _opens_with(child, _SAME_TIME)


def _event_described(noun: Token) -> Token | None:
    """Return the event a relative clause describes, past a date ("the attack on Monday, which …") or what it befell.

    "The loss of two ships, which killed forty" tells of the loss.
    """
    while noun.ent_type_ in {"DATE", "TIME"} and noun.head.i != noun.i:
        noun = noun.head.head if noun.head.pos_ == "ADP" else noun.head
    while noun.dep_ == "conj" and noun.head.pos_ in {"NOUN", "PROPN"}:
        noun = noun.head
    above = noun.head.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and is_eventive(above.lemma_.lower()):
        return above
    return noun if is_eventive(noun.lemma_.lower()) and noun.pos_ == "NOUN" else None


def _is_subject_relative(verb: Token) -> bool:
    """Return whether a relative clause tells of its noun as the doer: "the attack, which killed three"."""
    subject = own_subject_of(verb)
    return subject is not None and subject.lower_ in {"which", "that", "who"}


def _opens_with(verb: Token, words: frozenset[str]) -> bool:
    return any(child.lower_ in words and child.i < verb.i for child in verb.children)
