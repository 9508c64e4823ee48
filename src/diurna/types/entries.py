"""The entries of the record: what many dated reports together say, each line with its evidence.

Identity: an entry's ``id`` is made from the place of its first telling (by publication date, report id, offset), so
the same reports give the same ids in whatever order they come; ids of later tellings lead to the entry as ``also``.
"""

import datetime as dt
from dataclasses import dataclass

from diurna.types.dates import DateInterval
from diurna.types.ontology import (
    EventStatus,
    EventType,
    Force,
    MeasureKind,
    MeasureStatus,
    StanceValue,
    StatementKind,
)
from diurna.types.span import Evidence, Span


@dataclass(frozen=True, slots=True)
class Party:
    """An actor in an entry: resolved, or as worded when it could not be.

    Attributes:
        key: Actor key, or None when unresolved.
        name: Name to show: the actor's, else the words.
        words: As worded in the report, empty when inferred.
        reason: Why it is this actor, or why it was refused.
        candidates: Keys that could not be told apart.
    """

    key: str | None
    name: str
    words: str = ""
    reason: str = ""
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure in an entry, with its words."""

    value: float
    unit: str
    qualifier: str
    kind: str
    evidence: Evidence
    upper: float | None = None


@dataclass(frozen=True, slots=True)
class OriginGroup:
    """Reports whose words were first written by one source; corroboration counts these.

    Attributes:
        id: ``or-`` and the id of its earliest report.
        reports: Report ids, by date then id.
        reason: Why they are one origin ("4 of 5 paragraphs shared", "agency credit AP").
    """

    id: str
    reports: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Telling:
    """One report's telling of an event or measure.

    Attributes:
        report_id: Which report.
        origin: Id of its origin group.
        finding: Local id of the finding.
        published: The report's date.
        status: As told there.
        evidence: The words.
        according_to: Who vouches for it there.
        date: When it happened, as told there.
        reason: Why it was coded so, and why it was merged here.
    """

    report_id: str
    origin: str
    finding: str
    published: dt.date
    status: EventStatus
    evidence: tuple[Evidence, ...]
    according_to: tuple[Party, ...] = ()
    date: DateInterval | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class EventEntry:
    """Who did what to whom, once, with its history.

    Attributes:
        id: ``ev`` id; ``code`` is the short readable form (EV-7K3M2Q8T).
        also: Ids of its other tellings, which lead here.
        summary: The words of its clearest telling.
        status: Latest status: the outcome if one is known.
        history: Its tellings by publication date; a changed status is a new step, not a contradiction.
        supported_by: Origins that tell it in their own voice; ``alleged_by`` who alone vouches for it; ``denied_by``;
            ``denials`` are the words of those who deny it.
        recorded: Publication date of the first report that tells it.
    """

    id: str
    code: str
    type: EventType
    summary: str
    status: EventStatus
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    history: tuple[Telling, ...]
    recorded: dt.date
    also: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    date: DateInterval | None = None
    announced: DateInterval | None = None
    place: str | None = None
    place_name: str = ""
    figures: tuple[Amount, ...] = ()
    is_background: bool = False
    type_is_approximate: bool = False
    supported_by: tuple[str, ...] = ()
    alleged_by: tuple[Party, ...] = ()
    denied_by: tuple[Party, ...] = ()
    denials: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class StatementEntry:
    """Who said what, as one report has it.

    Attributes:
        id: ``st`` id with ``code``.
        same_words: Ids of statements in other reports with the same speaker and words (wire copy or shared quotation).
        continues: Id of the statement entry it carries on, or None; ``nested_in`` likewise.
        unnamed_source: Words for an unnamed source, or None.
    """

    id: str
    code: str
    report_id: str
    origin: str
    speakers: tuple[Party, ...]
    content: tuple[Evidence, ...]
    kind: StatementKind
    force: Force
    published: dt.date
    cue: Evidence | None = None
    unnamed_source: str | None = None
    said: DateInterval | None = None
    venue: str = ""
    addressee: Party | None = None
    continues: str | None = None
    nested_in: str | None = None
    same_words: tuple[str, ...] = ()
    reason: str = ""
    finding: str = ""


@dataclass(frozen=True, slots=True)
class QuestionEntry:
    """A proposition that actors can be for or against.

    Attributes:
        id: ``qu`` id with ``code``.
        name: A short phrase, from the reports or given by a user.
        phrases: The wordings grouped under it, sorted.
        lemmas: What grouped them.
        reason: Why these wordings are one question.
        is_pinned: Whether a person keeps it in view; ``is_hidden`` whether out of it.
        is_defined: Whether a user defined it before it was found.
        also: Ids of the other stances on it, which lead here.
    """

    id: str
    code: str
    name: str
    phrases: tuple[str, ...]
    lemmas: tuple[str, ...]
    reason: str = ""
    is_pinned: bool = False
    is_hidden: bool = False
    is_defined: bool = False
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PositionEntry:
    """Where a holder stood on a question over an interval.

    Attributes:
        id: ``po`` id with ``code``.
        label: The report's words for it.
        date: When the stance was held or first shown.
        evidence: All words for it, by publication date.
        origins: Independent origins that show it.
        according_to: Who reports it, when not the holder or the report itself.
        is_current: Whether it is the holder's latest stance on the question.
        step: Its place among the holder's stances on the question, from 0, in the order they were held.
    """

    id: str
    code: str
    holder: Party
    question: str
    stance: StanceValue
    label: str
    date: DateInterval | None
    evidence: tuple[Evidence, ...]
    origins: tuple[str, ...]
    recorded: dt.date
    according_to: tuple[Party, ...] = ()
    speakers: tuple[Party, ...] = ()
    is_current: bool = True
    also: tuple[str, ...] = ()
    reason: str = ""
    step: int = 0


@dataclass(frozen=True, slots=True)
class ShiftEntry:
    """A holder's move from one stance to another, with the words of both sides.

    Attributes:
        id: ``sh`` id with ``code``.
        before: Id of the position left; ``after`` of the one taken.
        date: When it moved.
        reason: Why this is a shift and not a change of wording.
    """

    id: str
    code: str
    holder: Party
    question: str
    before: str
    after: str
    from_stance: StanceValue
    to_stance: StanceValue
    date: DateInterval | None
    evidence_before: tuple[Evidence, ...]
    evidence_after: tuple[Evidence, ...]
    recorded: dt.date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MeasureEntry:
    """What was imposed, with figures; units are never mixed.

    Attributes:
        id: ``me`` id with ``code``.
        amounts: Deltas, totals and plain figures, each with unit, qualifier and words.
        history: Tellings by publication date.
    """

    id: str
    code: str
    by: tuple[Party, ...]
    kind: MeasureKind
    status: MeasureStatus
    summary: str
    evidence: tuple[Evidence, ...]
    origins: tuple[str, ...]
    recorded: dt.date
    instrument: str = ""
    target: str = ""
    amounts: tuple[Amount, ...] = ()
    period: DateInterval | None = None
    event: str | None = None
    also: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ContradictionEntry:
    """Two things that cannot both hold, side by side with their words; the record never says who is right.

    Attributes:
        id: ``co`` id with ``code``.
        about: Id of the entry both concern.
        field: What differs: ``figure``, ``date``, ``deed``, ``claim`` (told or claimed by some, denied by others).
        sides: The words of each side.
    """

    id: str
    code: str
    about: str
    field: str
    sides: tuple[Evidence, ...]
    reason: str
    recorded: dt.date


def places_of(evidence: tuple[Evidence, ...]) -> tuple[Span, ...]:
    """Return the spans of some evidence."""
    return tuple(item.span for item in evidence)
