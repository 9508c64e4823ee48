"""The record as one immutable value: what store keeps, query filters and export writes."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from diurna.types.actors import Actor, Place
from diurna.types.entries import (
    ContradictionEntry,
    EventEntry,
    MeasureEntry,
    OriginGroup,
    PositionEntry,
    QuestionEntry,
    ShiftEntry,
    StatementEntry,
)
from diurna.types.reports import Passage, Report

SCHEMA_VERSION = 1


class JudgementKind(StrEnum):
    """What a person decided."""

    ACCEPT = "accept"
    CORRECT = "correct"
    REJECT = "reject"
    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    PIN = "pin"
    HIDE = "hide"
    DEFINE = "define"
    UNVERIFIABLE = "unverifiable"
    ADD = "add"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One human decision; the ledger only grows.

    Attributes:
        number: Its place in the ledger, from 1.
        at: When (UTC).
        user: Who.
        kind: What was decided.
        target: Id of the entry it concerns; for ADD the report.
        before: The value before, as text; ``after`` the value given ("survivor id" for MERGE, a name for RENAME,
            JSON of the entry for ADD).
        why: The reason given.
        field: For CORRECT: the field; for ADD the kind of entry.
    """

    number: int
    at: datetime
    user: str
    kind: JudgementKind
    target: str
    before: str = ""
    after: str = ""
    why: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A decision that newer evidence or newer rules speak against; it stands until a person undoes it.

    Attributes:
        judgement: The decision.
        now: What the rules say now, empty when the entry is no more.
        reason: What differs, as a sentence.
    """

    judgement: Judgement
    now: str
    reason: str


@dataclass(frozen=True, slots=True)
class Record:
    """Everything a set of reports and judgements says, sorted so that equal inputs give equal bytes.

    ``accepted`` holds the ids of the entries a person has marked as checked and right.
    """

    reports: tuple[Report, ...] = ()
    passages: tuple[Passage, ...] = ()
    origins: tuple[OriginGroup, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    events: tuple[EventEntry, ...] = ()
    statements: tuple[StatementEntry, ...] = ()
    questions: tuple[QuestionEntry, ...] = ()
    positions: tuple[PositionEntry, ...] = ()
    shifts: tuple[ShiftEntry, ...] = ()
    measures: tuple[MeasureEntry, ...] = ()
    contradictions: tuple[ContradictionEntry, ...] = ()
    accepted: tuple[str, ...] = ()


Entry = EventEntry | StatementEntry | QuestionEntry | PositionEntry | ShiftEntry | MeasureEntry | ContradictionEntry
