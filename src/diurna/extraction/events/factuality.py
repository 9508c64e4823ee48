"""Tells of any given event word whether it is asserted, planned, possible or negated, type or no type."""

from enum import StrEnum

from spacy.tokens import Token

from diurna.extraction.events.frames import Frame
from diurna.extraction.events.lexicon import Lexicon, load_lexicon
from diurna.extraction.events.status import Telling, telling_of
from diurna.linguistics.parsed import ParsedReport
from diurna.types.ontology import EventStatus
from diurna.types.span import Span


class Factuality(StrEnum):
    """What a text makes of an event: the four classes of the factuality task."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    POSSIBLE = "possible"
    NEGATED = "negated"


_CLASSES = {
    EventStatus.PLANNED: Factuality.PLANNED,
    EventStatus.CONSIDERED: Factuality.POSSIBLE,
    EventStatus.THREATENED: Factuality.POSSIBLE,
    EventStatus.NEGATED: Factuality.NEGATED,
}


def factuality_of(parsed: ParsedReport, span: Span) -> Factuality:
    """Return the class of the event whose words a span covers; what no clause qualifies is asserted."""
    part = parsed.part_of(span)
    words = part.tokens_in(span) if part is not None else None
    if words is None:
        return Factuality.ASSERTED
    telling = telling_of_word(words.root, load_lexicon())
    if telling.is_demanded:
        return Factuality.PLANNED
    if telling.is_purpose and telling.status is EventStatus.OCCURRED:
        return Factuality.PLANNED
    return _CLASSES.get(telling.status, Factuality.ASSERTED)


def telling_of_word(word: Token, lexicon: Lexicon) -> Telling:
    """Return how a verb or an event noun is told, whatever deed it may be."""
    if word.pos_ in {"VERB", "AUX"}:
        return telling_of(Frame(word, word), lexicon.governors)
    clause = _clause_of(word)
    return telling_of(Frame(word, clause, is_nominal=True), lexicon.governors, lexicon.light)


def _clause_of(noun: Token) -> Token:
    head = noun
    while head.dep_ in {"conj", "compound", "amod", "nmod"} and head.head.pos_ in {"NOUN", "PROPN"}:
        head = head.head
    if head.dep_ in {"dobj", "nsubj", "nsubjpass", "attr"} and head.head.pos_ in {"VERB", "AUX"}:
        return head.head
    if head.dep_ == "pobj" and head.head.dep_ == "prep" and head.head.head.pos_ in {"VERB", "AUX"}:
        return head.head.head if head.head.lower_ in {"for", "to", "on", "about", "into"} else noun
    return noun
