"""What in an entry deserves a second look, and why: what the review queue is sorted by.

A doubt is about the reading, never about who is right: an allegation that was read well is in no doubt.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from diurna.types.entries import (
    ContradictionEntry,
    EventEntry,
    MeasureEntry,
    Party,
    PositionEntry,
    ShiftEntry,
    StatementEntry,
)
from diurna.types.ontology import StanceValue

_SEVERAL_CANDIDATES = 0.8
_CLASH = 0.7
_LOOSE_MERGE = 0.6
_SHIFT = 0.55
_UNRESOLVED = 0.5
_UNCLEAR = 0.45
_READ_BY_RULE = 0.4
_APPROXIMATE = 0.35
_UNDATED = 0.2

_WHOLE = "with the others as a whole"
_READ_AS = "is read"


def doubt_of(entry: Any) -> tuple[float, str]:
    """Return how much an entry needs a second look, 0 to 1, and its strongest reason; 0 and empty for none."""
    return max(_doubts(entry), key=lambda found: found[0], default=(0.0, ""))


def _doubts(entry: Any) -> Iterator[tuple[float, str]]:
    if isinstance(entry, StatementEntry):
        yield from _who(entry.speakers, "speaker")
    elif isinstance(entry, EventEntry):
        yield from _of_event(entry)
    elif isinstance(entry, PositionEntry):
        yield from _of_position(entry)
    elif isinstance(entry, ShiftEntry):
        yield _SHIFT, f"a move from {entry.from_stance} to {entry.to_stance} is worth checking on both sides"
    elif isinstance(entry, MeasureEntry):
        yield from _who(entry.by, "hand")
        if not entry.by:
            yield _UNRESOLVED, "nobody is named who imposes it"
    elif isinstance(entry, ContradictionEntry):
        yield _CLASH, entry.reason


def _of_event(event: EventEntry) -> Iterator[tuple[float, str]]:
    yield from _who(event.actors, "actor")
    yield from _who(event.recipients, "recipient")
    if any(_WHOLE in telling.reason for telling in event.history[1:]):
        yield _LOOSE_MERGE, "a telling was merged for its likeness to the others as a whole"
    if event.type_is_approximate:
        yield _APPROXIMATE, f"the ontology has no code for it; {event.type} is the nearest"
    if event.date is None and event.announced is None:
        yield _UNDATED, "no report gives its day"


def _of_position(position: PositionEntry) -> Iterator[tuple[float, str]]:
    yield from _who((position.holder,), "holder")
    if position.stance is StanceValue.UNCLEAR:
        yield _UNCLEAR, "the words do not show a side"
    if _READ_AS in position.reason:
        yield _READ_BY_RULE, position.reason


def _spelt(key: str) -> str:
    """Return an actor's key as words ("person:jon-bardarson@NOR" is Jon Bardarson)."""
    kind, _, rest = key.partition(":")
    words = rest.rpartition(":")[2].partition("@")[0].replace("-", " ")
    return words.title() if kind == "person" else f"the {words}" if kind in {"group", "office"} else words


def _who(parties: Iterable[Party], role: str) -> Iterator[tuple[float, str]]:
    for party in parties:
        if party.key is None and party.candidates:
            yield (
                _SEVERAL_CANDIDATES,
                f"the {role} '{party.words}' could be {' or '.join(map(_spelt, party.candidates[:4]))}",
            )
        elif party.key is None:
            yield _UNRESOLVED, f"the {role} '{party.words}' is not resolved: {party.reason or 'no candidate'}"
