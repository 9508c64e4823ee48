"""What one state of the record says that an earlier one did not: shifts first, then measures, positions, events."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from diurna.types.entries import (
    ContradictionEntry,
    EventEntry,
    MeasureEntry,
    PositionEntry,
    ShiftEntry,
    StatementEntry,
)
from diurna.types.record import Record


@dataclass(frozen=True, slots=True)
class Changes:
    """New and changed entries, each as it stands now.

    Attributes:
        changed_events: Events known before whose status, date or figures are different now, with the earlier state.
    """

    shifts: tuple[ShiftEntry, ...]
    measures: tuple[MeasureEntry, ...]
    contradictions: tuple[ContradictionEntry, ...]
    positions: tuple[PositionEntry, ...]
    events: tuple[EventEntry, ...]
    changed_events: tuple[tuple[EventEntry, EventEntry], ...]
    statements: tuple[StatementEntry, ...]

    def is_empty(self) -> bool:
        """Return whether nothing changed."""
        parts = (self.shifts, self.measures, self.contradictions, self.positions, self.events, self.changed_events)
        return not any((*parts, self.statements))


def compare(before: Record, after: Record) -> Changes:
    """Return what ``after`` says that ``before`` did not; an entry is known if it or any of its tellings was there."""
    return Changes(
        shifts=_new(before.shifts, after.shifts),
        measures=_new(before.measures, after.measures),
        contradictions=_new(before.contradictions, after.contradictions),
        positions=_new(before.positions, after.positions),
        events=_new(before.events, after.events),
        changed_events=_changed(before.events, after.events),
        statements=_new(before.statements, after.statements),
    )


def _known(entries: Sequence[Any]) -> dict[str, Any]:
    return {identifier: entry for entry in entries for identifier in (entry.id, *getattr(entry, "also", ()))}


def _new(before: Sequence[Any], after: Sequence[Any]) -> tuple[Any, ...]:
    known = _known(before)
    return tuple(e for e in after if not any(i in known for i in (e.id, *getattr(e, "also", ()))))


def _changed(before: Sequence[EventEntry], after: Sequence[EventEntry]) -> tuple[tuple[EventEntry, EventEntry], ...]:
    known = _known(before)
    pairs = ((next((known[i] for i in (e.id, *e.also) if i in known), None), e) for e in after)
    return tuple((old, new) for old, new in pairs if old is not None and _state(old) != _state(new))


def _state(event: EventEntry) -> tuple[object, ...]:
    return event.status, event.date.iso() if event.date else "", tuple((a.value, a.unit) for a in event.figures)
