"""One told deed before merging: the event with the row and frame it came from, which stances and measures need too."""

from dataclasses import dataclass

from spacy.tokens import Token

from diurna.extraction.events.frames import Frame
from diurna.extraction.events.lexicon import Row
from diurna.extraction.events.status import Telling
from diurna.types.findings import EventMention


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed as read off one clause.

    Attributes:
        event: The finding.
        row: The row of the word list that gave its type.
        frame: Its parties as tokens.
        telling: How it is told.
        is_saying: Whether the deed is done by speaking (condemning, demanding).
        speech: For deeds read off what a statement says: "against", "for", "refuse" or "demand"; else empty.
        topic: Head of what the deed is about, when it is not an object of the frame.
    """

    event: EventMention
    frame: Frame
    telling: Telling
    row: Row | None = None
    is_saying: bool = False
    speech: str = ""
    topic: Token | None = None
