"""The brief: what is new since the reader was here last, moves first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from diurna.query.fields import recorded_of
from diurna.query.source import every
from diurna.query.totals import Total, running_totals
from diurna.types.listing import Ask
from diurna.web.asking import Asked
from diurna.web.cards import Bit, Card, Lens, card_of
from diurna.web.page import Page, rows_of

_SHOWN = 12
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
    """

    sections: tuple[Section, ...]
    totals: tuple[TotalLine, ...]
    since: str
    mark: str
    queued: int
    reports: str
    is_empty: bool


def brief_page(asked: Asked) -> Page:
    """Return what changed since the marker or the day asked for."""
    source, lens = asked.source(), asked.lens()
    since = asked.day("since")
    fresh = asked.desk.fresh_since(asked.seen) if since is None else None
    new = {kind: _new(every(source, Ask(kind)), since, fresh) for kind in _SECTIONS}
    sections = tuple(_section(kind, new[kind], lens, asked) for kind in _SECTIONS if new[kind])
    rows = {kind: rows_of(new[kind], asked) for kind in _SECTIONS}
    shown = Brief(
        sections,
        tuple(_total(total, lens) for total in running_totals(every(source, Ask("measures")))),
        since.isoformat() if since else asked.desk.marked_on(asked.seen),
        asked.desk.marker(),
        0 if asked.is_static else len(asked.desk.queue()),
        asked.tongue.count("%(n)s report", "%(n)s reports", source.listing(Ask("reports", limit=1)).total),
        not sections,
    )
    return Page(lens.say("Brief"), "brief.html", shown, rows)


def _new(entries: Sequence[Any], since: date | None, fresh: frozenset[str] | None) -> tuple[Any, ...]:
    if since is not None:
        return tuple(e for e in entries if (recorded_of(e) or date.max) >= since)
    if fresh is not None:
        return tuple(e for e in entries if e.id in fresh)
    return tuple(entries)


def _section(kind: str, entries: tuple[Any, ...], lens: Lens, asked: Asked) -> Section:
    titles = {
        "shifts": lens.say("Positions that moved"),
        "contradictions": lens.say("What cannot both hold"),
        "measures": lens.say("New measures"),
        "positions": lens.say("New positions"),
        "events": lens.say("New events"),
        "statements": lens.say("New statements"),
    }
    links = {"shifts": "/positions", "contradictions": "/contradictions"}
    latest = sorted(entries, key=lambda e: recorded_of(e) or date.min, reverse=True)
    cards = tuple(card_of(entry, lens, quotes=2) for entry in latest[:_SHOWN])
    count = asked.tongue.count("%(n)s entry", "%(n)s entries", len(entries))
    return Section(kind, titles[kind], cards, count, max(0, len(entries) - _SHOWN), links.get(kind, f"/{kind}"))


def _total(total: Total, lens: Lens) -> TotalLine:
    return TotalLine(lens.who(total.by), lens.word(total.kind), lens.amount(total.amount), total.day.isoformat())
