"""The brief: what is new since the reader was here last, moves first."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from diurna.query.totals import Total
from diurna.types.listing import Ask, Condition, Listing
from diurna.web.asking import Asked
from diurna.web.cards import Bit, Card, Lens, card_of
from diurna.web.page import Page, rows_of

_SHOWN = 12
_KEPT = 100
_SECTIONS = ("shifts", "contradictions", "measures", "positions", "events", "statements")


@dataclass(frozen=True, slots=True)
class Section:
    """New entries of one kind: the first of them as cards, how many there are, and where the rest is."""

    kind: str
    title: str
    cards: tuple[Card, ...]
    count: str
    rest: int
    link: str


@dataclass(frozen=True, slots=True)
class TotalLine:
    """A running total as shown: whose measure, what is counted, and its latest words."""

    who: tuple[Bit, ...]
    kind: str
    amount: Bit
    day: str


@dataclass(frozen=True, slots=True)
class Brief:
    """The home screen.

    Attributes:
        since: The day or moment the reader's marker stands at, empty on a first visit.
        mark: What marking as read sets the marker to.
        day: The day asked for, for the brief as a file; empty when the marker counts.
    """

    sections: tuple[Section, ...]
    totals: tuple[TotalLine, ...]
    since: str
    mark: str
    queued: int
    reports: str
    is_empty: bool
    day: str


def brief_page(asked: Asked) -> Page:
    """Return what changed since the marker or the day asked for."""
    source, lens = asked.source(), asked.lens()
    since = asked.day("since")
    mark = None if since or asked.one("as_of") else asked.desk.mark_of(asked.seen)
    new = {kind: source.listing(_ask(kind, since, mark)) for kind in _SECTIONS}
    sections = tuple(_section(kind, new[kind], lens, asked) for kind in _SECTIONS if new[kind].total)
    reports = source.listing(Ask("reports", limit=1, wants_facets=False))
    shown = Brief(
        sections,
        tuple(_total(total, lens) for total in source.totals()),
        since.isoformat() if since else asked.desk.marked_on(asked.seen),
        asked.desk.marker(),
        0 if asked.is_static else len(asked.desk.queue()),
        asked.tongue.count("%(n)s report", "%(n)s reports", reports.total),
        not sections,
        asked.one("since"),
    )
    return Page(
        lens.say("Brief"), "brief.html", shown, lambda: {kind: rows_of(new[kind].items, asked) for kind in _SECTIONS}
    )


def _ask(kind: str, since: date | None, mark: int | None) -> Ask:
    """Return the question for what is new: since a day, or since a place in the ledger of changes."""
    field = "published" if kind == "statements" else "recorded"
    conditions = (Condition(field, "gte", since),) if since else ()
    return Ask(kind, order="-recorded", limit=_KEPT, conditions=conditions, changed_after=mark, wants_facets=False)


def _section(kind: str, found: Listing[Any], lens: Lens, asked: Asked) -> Section:
    titles = {
        "shifts": lens.say("Positions that moved"),
        "contradictions": lens.say("What cannot both hold"),
        "measures": lens.say("New measures"),
        "positions": lens.say("New positions"),
        "events": lens.say("New events"),
        "statements": lens.say("New statements"),
    }
    links = {"shifts": "/positions", "contradictions": "/contradictions"}
    cards = tuple(card_of(entry, lens, quotes=2) for entry in found.items[:_SHOWN])
    count = asked.tongue.count("%(n)s entry", "%(n)s entries", found.total)
    return Section(kind, titles[kind], cards, count, max(0, found.total - _SHOWN), links.get(kind, f"/{kind}"))


def _total(total: Total, lens: Lens) -> TotalLine:
    return TotalLine(lens.who(total.by), lens.word(total.kind), lens.amount(total.amount), total.day.isoformat())
