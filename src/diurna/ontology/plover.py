"""PLOVER's event types with quad class, score, modes and contexts: the one place that knows the numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from types import MappingProxyType
from typing import Any

from diurna.errors import DataError
from diurna.ontology.plover_file import FILE, load_plover_file
from diurna.types.ontology import EventType

__all__ = ["Context", "EventType", "Mode", "PloverType", "Quad", "load_contexts", "load_plover", "load_type", "score"]

_EXTREME_SCORE = 10.0


class Quad(IntEnum):
    """The four classes of events."""

    VERBAL_COOPERATION = 1
    MATERIAL_COOPERATION = 2
    VERBAL_CONFLICT = 3
    MATERIAL_CONFLICT = 4

    @property
    def is_verbal(self) -> bool:
        """Whether events of the class are words."""
        return self in {Quad.VERBAL_COOPERATION, Quad.VERBAL_CONFLICT}

    @property
    def is_conflict(self) -> bool:
        """Whether events of the class are conflict."""
        return self in {Quad.VERBAL_CONFLICT, Quad.MATERIAL_CONFLICT}


@dataclass(frozen=True, slots=True)
class Mode:
    """A mode of one event type; a mode of the same name under another type is another mode.

    Attributes:
        context: The context the mode always brings with it, or None.
    """

    type: EventType
    name: str
    score: float
    meaning: str
    context: str | None = None


@dataclass(frozen=True, slots=True)
class PloverType:
    """An event type with its quad class, conflict–cooperation score (−10 to 10), definition and modes by name."""

    type: EventType
    quad: Quad
    score: float
    needs_recipient: bool
    definition: str
    modes: Mapping[str, Mode]


@dataclass(frozen=True, slots=True)
class Context:
    """A context tag and what it covers."""

    name: str
    meaning: str


@cache
def load_plover() -> Mapping[EventType, PloverType]:
    """Return the 16 event types.

    Raises:
        DataError: ``plover.toml`` has another set of types, a quad class out of 1–4 or a score out of −10 to 10.
    """
    sections = load_plover_file()["types"]
    if missing := {str(name) for name in EventType} ^ set(sections):
        raise DataError(FILE, "types", f"types differ from the 16 of PLOVER: {', '.join(sorted(missing))}")
    return MappingProxyType({EventType(name): _plover_type(EventType(name), row) for name, row in sections.items()})


@cache
def load_contexts() -> Mapping[str, Context]:
    """Return the contexts by name."""
    return MappingProxyType({name: Context(name, meaning) for name, meaning in load_plover_file()["contexts"].items()})


def load_type(name: EventType | str) -> PloverType:
    """Return what PLOVER says of one event type."""
    return load_plover()[EventType(name)]


def score(event_type: EventType | str, mode: str | None = None) -> float:
    """Return the conflict–cooperation score of a mode, or of its type when no mode is given.

    Raises:
        DataError: The type has no such mode.
    """
    row = load_type(event_type)
    if mode is None:
        return row.score
    if mode not in row.modes:
        raise DataError(FILE, str(row.type), f"no mode {mode!r}; it has {', '.join(row.modes) or 'none'}")
    return row.modes[mode].score


def _plover_type(event_type: EventType, row: dict[str, Any]) -> PloverType:
    modes = {name: _mode(event_type, name, cells) for name, cells in row.get("modes", {}).items()}
    if row["quad"] not in set(Quad):
        raise DataError(FILE, str(event_type), f"quad {row['quad']} is not one of 1 to 4")
    _check_score(str(event_type), row["score"])
    return PloverType(
        type=event_type,
        quad=Quad(row["quad"]),
        score=float(row["score"]),
        needs_recipient=bool(row["needs_recipient"]),
        definition=row["definition"],
        modes=MappingProxyType(modes),
    )


def _mode(event_type: EventType, name: str, row: dict[str, Any]) -> Mode:
    _check_score(f"{event_type} {name}", row["score"])
    context = row.get("context")
    if context is not None and context not in load_contexts():
        raise DataError(FILE, f"{event_type} {name}", f"no context {context!r}")
    return Mode(event_type, name, float(row["score"]), row["meaning"], context)


def _check_score(where: str, value: float) -> None:
    if not -_EXTREME_SCORE <= value <= _EXTREME_SCORE:
        raise DataError(FILE, where, f"score {value} is not between -10 and 10")
