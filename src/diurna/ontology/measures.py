"""The kinds of measure and the events that imposing and lifting them are: ours, not PLOVER's."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from diurna.errors import DataError
from diurna.ontology.plover import load_type
from diurna.ontology.plover_file import FILE, load_plover_file
from diurna.types.ontology import EventType, MeasureKind


@dataclass(frozen=True, slots=True)
class MeasureType:
    """A kind of measure.

    Attributes:
        type: The event that imposing it is.
        mode: The mode of that event, or None.
        lifting: The event that ending it is.
    """

    kind: MeasureKind
    definition: str
    type: EventType
    mode: str | None
    lifting: EventType


@cache
def load_measures() -> Mapping[MeasureKind, MeasureType]:
    """Return every kind of measure.

    Raises:
        DataError: A kind is missing or unknown, or names a mode its event type does not have.
    """
    sections = load_plover_file()["measures"]
    if differing := {str(kind) for kind in MeasureKind} ^ set(sections):
        raise DataError(FILE, "measures", f"kinds differ from the record's: {', '.join(sorted(differing))}")
    return MappingProxyType({MeasureKind(name): _measure(MeasureKind(name), row) for name, row in sections.items()})


def _measure(kind: MeasureKind, row: dict[str, str]) -> MeasureType:
    event_type, mode = EventType(row["type"]), row["mode"] or None
    if mode and mode not in load_type(event_type).modes:
        raise DataError(FILE, f"measures {kind}", f"{event_type} has no mode {mode!r}")
    return MeasureType(kind, row["definition"], event_type, mode, EventType(row["lifting"]))
