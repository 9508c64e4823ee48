"""The plain lists: statements, measures, contradictions, moves; a count, facets, cards, the next page."""

from dataclasses import dataclass

from diurna.web.asking import Asked
from diurna.web.cards import Card, card_of
from diurna.web.page import Choices, Maker, Page, choices_of, json_rows, next_link
from diurna.web.vocabulary import COUNTS


@dataclass(frozen=True, slots=True)
class ListView:
    """A list of cards with the facets that narrow it."""

    kind: str
    cards: tuple[Card, ...]
    facets: tuple[Choices, ...]
    count: str
    next: str


def list_page(kind: str, title: str) -> Maker:
    """Return the maker of a kind's list; ``title`` is translated when the page is made."""

    def make(asked: Asked) -> Page:
        lens = asked.lens()
        listing = asked.source().listing(asked.ask(kind))
        count = asked.tongue.count(*COUNTS[kind], listing.total)
        shown = ListView(
            kind,
            tuple(card_of(entry, lens) for entry in listing.items),
            choices_of(listing.facets, asked),
            count,
            next_link(listing, asked),
        )
        return Page(lens.say(title), "list.html", shown, json_rows(listing, asked))

    return make
