"""Tells of any given event word whether it is asserted, planned, possible or negated, type or no type."""

from enum import StrEnum

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from diurna.extraction.events.lexicon import load_lexicon
from diurna.extraction.events.outlook import Outlook, outlook_of
from diurna.linguistics.parsed import ParsedReport
from diurna.types.span import Span


class Factuality(StrEnum):
    """What a text makes of an event: the four classes of the factuality task."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    POSSIBLE = "possible"
    NEGATED = "negated"


def factuality_of(parsed: ParsedReport, span: Span) -> Factuality:
    """Return the class of the event whose words a span covers; what nothing qualifies is asserted."""
    part = parsed.part_of(span)
    words = part.tokens_in(span) if part is not None else None
    if words is None:
        return Factuality.ASSERTED
    return class_of(outlook_of(_event_word(words), load_lexicon()))


def _event_word(words: TokenSpan) -> Token:
    """Return the word that tells an event: its root, or the verb of a verb with a particle."""
    root = words.root
    verb = next((word for word in words if word.pos_ == "VERB"), root)
    return verb if root.pos_ in {"ADV", "ADP", "PART"} else root


def class_of(outlook: Outlook) -> Factuality:
    """Return the class of an outlook: a denial outweighs a doubt, a doubt outweighs a plan."""
    if outlook.negated:
        return Factuality.NEGATED
    if outlook.possible:
        return Factuality.POSSIBLE
    return Factuality.PLANNED if outlook.future else Factuality.ASSERTED
