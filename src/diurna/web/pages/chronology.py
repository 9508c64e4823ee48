"""The chronology: lanes over a time axis, and the same events as a table under it."""

from dataclasses import dataclass
from typing import Any

import msgspec

from diurna.errors import UsageError
from diurna.query.source import LANES
from diurna.query.timeline import Timeline
from diurna.web.asking import Asked
from diurna.web.cards import Card, card_of
from diurna.web.page import Choices, Page, choices_of, json_rows, next_link
from diurna.web.vocabulary import STATUSES


@dataclass(frozen=True, slots=True)
class LaneChoice:
    """A way to lay out the lanes, with its address."""

    label: str
    link: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Key:
    """One line of the key: the shape of a status and its word."""

    shape: str
    word: str
    value: str


@dataclass(frozen=True, slots=True)
class Chronology:
    """The chronology screen; ``data`` is the address of the axis' own JSON."""

    cards: tuple[Card, ...]
    facets: tuple[Choices, ...]
    count: str
    next: str
    data: str
    lanes: tuple[LaneChoice, ...]
    keys: tuple[Key, ...]
    timeline: Timeline
    first: str
    last: str
    since: str
    until: str
    kept: tuple[tuple[str, str], ...]


def chronology_page(asked: Asked) -> Page:
    """Return the events asked for, in lanes and as a list."""
    lens = asked.lens()
    listing = asked.source().listing(asked.ask("events"))
    timeline = _timeline(asked)
    titles = (lens.say("by actor"), lens.say("by question"), lens.say("by type"))
    lane = asked.one("lanes", LANES[0])
    shown = Chronology(
        tuple(card_of(event, lens) for event in listing.items),
        choices_of(listing.facets, asked),
        asked.tongue.count("%(n)s event", "%(n)s events", listing.total),
        next_link(listing, asked),
        asked.address(path="/events/axis.json"),
        tuple(
            LaneChoice(title, asked.address(drop=("lanes",), add=(("lanes", name),)), name == lane)
            for name, title in zip(LANES, titles, strict=True)
        ),
        tuple(Key(STATUSES[value][0], lens.word(value), value) for value in tuple(STATUSES)[:7]),
        timeline,
        timeline.start.isoformat() if timeline.start else "",
        timeline.end.isoformat() if timeline.end else "",
        asked.one("since"),
        asked.one("until"),
        tuple(pair for pair in asked.query if pair[0] not in ("since", "until", "after")),
    )
    rows = json_rows(listing, asked)
    return Page(lens.say("Chronology"), "chronology.html", shown, rows, ("axis.js",), needs_axis=True)


def axis_page(asked: Asked) -> Page:
    """Return the lanes alone, for the axis; binned above 500 events."""
    rows: Any = msgspec.to_builtins(_timeline(asked))
    lens = asked.lens()
    for lane in rows["lanes"]:
        lane["name"] = lens.word(lane["name"])
        for mark in lane["marks"]:
            mark["word"] = lens.word(mark["status"])
    return Page("", "", None, rows)


def _timeline(asked: Asked) -> Timeline:
    lanes = asked.one("lanes", LANES[0])
    if lanes not in LANES:
        raise UsageError(f"lanes={lanes!r} is none of {', '.join(LANES)}.")
    return asked.source().timeline(asked.ask("events"), lanes)
