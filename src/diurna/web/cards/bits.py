"""The parts of a card; plain values that templates only loop over."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bit:
    """A piece of a card's first line.

    Attributes:
        style: Its class: ``who``, ``open`` (not resolved), ``told``, ``stance``, ``amount``, ``soft`` …
        link: Where it leads, or empty.
        title: The reason a person can check, shown on demand.
    """

    text: str
    style: str = ""
    link: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a report with their address and where they stand.

    Attributes:
        label: What they are, where a card has several kinds ("before", "after", "denied").
    """

    words: str
    link: str
    day: str
    source: str
    place: str
    report_id: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One entry of the record as shown everywhere.

    Attributes:
        kind: The record's field it belongs to, as the style's class.
        day: When, with precision; ``shape`` and ``word`` tell status or stance without colour.
        review: ``machine``, ``human`` or ``disputed``, and ``review_word`` in the reader's language.
        bits: Its first line.
        quotes: Its words, at least one.
        more: How many further quotations stand on its own page.
        notes: What is uncertain about it, each a sentence.
    """

    id: str
    code: str
    kind: str
    link: str
    day: Bit
    shape: str
    word: str
    style: str
    review: str
    review_word: str
    bits: tuple[Bit, ...]
    quotes: tuple[Quote, ...]
    more: int = 0
    notes: tuple[str, ...] = ()
