"""The fields lists are narrowed by: for each kind of entry, the values it has of each field."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from diurna.query.views import event_day
from diurna.types.actors import Actor
from diurna.types.dates import DateInterval
from diurna.types.entries import EventEntry, MeasureEntry, Party, PositionEntry, ShiftEntry, StatementEntry
from diurna.types.reports import Report
from diurna.types.span import Evidence

Values = tuple[tuple[str, str], ...]
Field = Callable[[Any], Values]
"""From an entry to its (value, label) pairs."""

UNRESOLVED = "unresolved"


def _parties(parties: Iterable[Party]) -> Values:
    return tuple((p.key, p.name) if p.key else (UNRESOLVED, UNRESOLVED) for p in parties)


def _event_parties(entry: EventEntry) -> Values:
    return _parties((*entry.actors, *entry.recipients))


def _one(value: str) -> Values:
    return ((value, value),) if value else ()


def _reports(evidence: Iterable[Evidence]) -> Values:
    return tuple((words.span.report_id, words.span.report_id) for words in evidence)


FIELDS: Mapping[str, Mapping[str, Field]] = {
    "events": {
        "actor": _event_parties,
        "type": lambda e: _one(e.type.value),
        "status": lambda e: _one(e.status.value),
        "place": lambda e: ((e.place, e.place_name),) if e.place else (),
        "report": lambda e: tuple((t.report_id, t.report_id) for t in e.history),
        "background": lambda e: _one("yes" if e.is_background else "no"),
        "id": lambda e: tuple((one, one) for one in (e.id, *e.also)),
    },
    "statements": {
        "speaker": lambda e: _parties(e.speakers),
        "force": lambda e: _one(e.force.value),
        "kind": lambda e: _one(e.kind.value),
        "report": lambda e: _one(e.report_id),
    },
    "positions": {
        "holder": lambda e: _parties((e.holder,)),
        "question": lambda e: _one(e.question),
        "stance": lambda e: _one(e.stance.value),
        "report": lambda e: _reports(e.evidence),
        "current": lambda e: _one("yes" if e.is_current else "no"),
    },
    "shifts": {
        "holder": lambda e: _parties((e.holder,)),
        "question": lambda e: _one(e.question),
        "report": lambda e: _reports((*e.evidence_before, *e.evidence_after)),
    },
    "measures": {
        "by": lambda e: _parties(e.by),
        "kind": lambda e: _one(e.kind.value),
        "status": lambda e: _one(e.status.value),
        "event": lambda e: _one(e.event or ""),
        "report": lambda e: _reports(e.evidence),
    },
    "contradictions": {
        "field": lambda e: _one(e.field),
        "about": lambda e: _one(e.about),
        "report": lambda e: _reports(e.sides),
    },
    "questions": {},
    "actors": {
        "kind": lambda e: _one(e.kind.value),
        "country": lambda e: _one(e.country or ""),
        "report": lambda e: _reports(e.evidence),
    },
    "reports": {
        "outlet": lambda e: _one(e.outlet or ""),
        "language": lambda e: _one(e.language or ""),
        "home_country": lambda e: _one(e.home_country or ""),
    },
}
"""The fields of each kind; those of ``HIDDEN`` filter but are no facets."""

HIDDEN = frozenset({"report", "event", "about", "id"})


def day_of(entry: Any) -> date | None:
    """Return the day an entry is sorted under, None for what has none (actors, questions)."""
    match entry:
        case EventEntry():
            return event_day(entry)
        case StatementEntry():
            return _first(entry.said) or entry.published
        case PositionEntry() | ShiftEntry():
            return _first(entry.date) or entry.recorded
        case MeasureEntry():
            return _first(entry.period) or entry.recorded
        case Report():
            return entry.published
        case _:
            recorded: date | None = getattr(entry, "recorded", None)
            return recorded


def recorded_of(entry: Any) -> date | None:
    """Return the publication date of the first report an entry rests on."""
    found = getattr(entry, "recorded", None) or getattr(entry, "published", None)
    return found if isinstance(found, date) else None


def identity_of(entry: Any) -> str:
    """Return the id of an entry or report, the key of an actor."""
    return str(entry.key if isinstance(entry, Actor) else entry.id)


def _first(interval: DateInterval | None) -> date | None:
    return (interval.earliest or interval.latest) if interval else None
