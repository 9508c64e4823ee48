"""The record as users ask it: filters that return typed values, row by row or as data frames."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from diurna.errors import NotFoundError
from diurna.query.changes import Changes, compare
from diurna.query.matching import ActorIndex
from diurna.query.matrix import Matrix, build_matrix
from diurna.query.rows import row_of
from diurna.types.actors import Actor, Place
from diurna.types.entries import (
    ContradictionEntry,
    EventEntry,
    MeasureEntry,
    Party,
    PositionEntry,
    QuestionEntry,
    ShiftEntry,
    StatementEntry,
)
from diurna.types.ontology import EventStatus, EventType
from diurna.types.record import Entry, Record
from diurna.types.reports import Report

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class View(Sequence[T], Generic[T]):
    """Entries of one kind, in order: iterate, index, count, or turn into rows or a data frame."""

    items: tuple[T, ...]
    reports: Mapping[str, Report]
    accepted: frozenset[str] = frozenset()

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> View[T]: ...
    def __getitem__(self, place: int | slice) -> T | View[T]:
        """Return one entry, or a view of a slice."""
        return View(self.items[place], self.reports, self.accepted) if isinstance(place, slice) else self.items[place]

    def __len__(self) -> int:
        """Return how many entries there are."""
        return len(self.items)

    def __iter__(self) -> Iterator[T]:
        """Yield the entries in order."""
        return iter(self.items)

    def rows(self) -> list[dict[str, Any]]:
        """Return one flat row an entry, with the documented columns; lists stay lists."""
        return [row_of(item, self.reports, self.accepted) for item in self.items]

    def to_pandas(self) -> pd.DataFrame:
        """Return a pandas DataFrame of the rows.

        Raises:
            ModuleNotFoundError: pandas is not installed (``pip install 'diurna[frames]'``).
        """
        import pandas as pd  # noqa: PLC0415 - optional

        return pd.DataFrame(self.rows())

    def to_polars(self) -> pl.DataFrame:
        """Return a polars DataFrame of the rows.

        Raises:
            ModuleNotFoundError: polars is not installed (``pip install 'diurna[frames]'``).
        """
        import polars as pl  # noqa: PLC0415 - optional

        return pl.DataFrame(self.rows(), infer_schema_length=None)


@dataclass(frozen=True)
class RecordView:
    """The whole record behind filters; made by ``diurna.load`` or a workspace."""

    record: Record

    @cached_property
    def reports(self) -> Mapping[str, Report]:
        """Return every report by id."""
        return {report.id: report for report in self.record.reports}

    @cached_property
    def _actors(self) -> ActorIndex:
        return ActorIndex.of(self.record.actors)

    @cached_property
    def _by_id(self) -> Mapping[str, Entry]:
        record = self.record
        kinds = (record.events, record.statements, record.questions, record.positions)
        more = (record.shifts, record.measures, record.contradictions)
        return {item.id: item for kind in (*kinds, *more) for item in kind}

    def events(
        self,
        *,
        actor: str | None = None,
        type: EventType | str | None = None,  # noqa: A002 - the field's own name
        status: EventStatus | str | None = None,
        since: date | None = None,
        until: date | None = None,
        background: bool = True,
    ) -> View[EventEntry]:
        """Return events by date; filters narrow by actor (doer or recipient), type, status and days.

        Raises:
            NotFoundError: No actor of the record has that name.
        """
        people = self._people(actor)
        wanted_type = EventType(str(type).upper()) if type else None
        wanted_status = EventStatus(str(status).lower()) if status else None

        def fits(event: EventEntry) -> bool:
            return (
                people((*event.actors, *event.recipients))
                and wanted_type in (None, event.type)
                and wanted_status in (None, event.status)
                and (background or not event.is_background)
                and _within(event_day(event), since, until)
            )

        return self._view(event for event in self.record.events if fits(event))

    def statements(
        self, *, actor: str | None = None, since: date | None = None, until: date | None = None
    ) -> View[StatementEntry]:
        """Return statements by date and place in their report; filters narrow by speaker and days.

        Raises:
            NotFoundError: No actor of the record has that name.
        """
        people = self._people(actor)
        found = (s for s in self.record.statements if people(s.speakers) and _within(s.published, since, until))
        return self._view(found)

    def positions(self, *, actor: str | None = None, question: str | None = None) -> View[PositionEntry]:
        """Return positions by question, holder and date; filters narrow by holder and question (id, code or words).

        Raises:
            NotFoundError: No actor or no question of the record has that name.
        """
        people, asked = self._people(actor), self._questions(question)
        found = (p for p in self.record.positions if people((p.holder,)) and (asked is None or p.question in asked))
        return self._view(found)

    def shifts(self, *, actor: str | None = None) -> View[ShiftEntry]:
        """Return moves from one stance to another, by date.

        Raises:
            NotFoundError: No actor of the record has that name.
        """
        people = self._people(actor)
        return self._view(shift for shift in self.record.shifts if people((shift.holder,)))

    def measures(self, *, actor: str | None = None) -> View[MeasureEntry]:
        """Return measures by imposing actor and date.

        Raises:
            NotFoundError: No actor of the record has that name.
        """
        people = self._people(actor)
        return self._view(measure for measure in self.record.measures if people(measure.by))

    def questions(self) -> View[QuestionEntry]:
        """Return the questions actors stand on."""
        return self._view(self.record.questions)

    def contradictions(self) -> View[ContradictionEntry]:
        """Return what cannot both hold, side by side."""
        return self._view(self.record.contradictions)

    def actors(self) -> View[Actor]:
        """Return the actors by key."""
        return self._view(self.record.actors)

    def places(self) -> View[Place]:
        """Return the places by key."""
        return self._view(self.record.places)

    def matrix(self) -> Matrix:
        """Return holders by questions with each latest stance and what moved."""
        return build_matrix(self.record)

    def changes(self, before: RecordView) -> Changes:
        """Return what this record says that an earlier state of it did not, shifts first."""
        return compare(before.record, self.record)

    def entry(self, identifier: str) -> Entry:
        """Return an entry by its full id.

        Raises:
            NotFoundError: The record has no such entry.
        """
        if identifier not in self._by_id:
            raise NotFoundError("entry", identifier)
        return self._by_id[identifier]

    def _view(self, found: Iterable[T]) -> View[T]:
        return View(tuple(found), self.reports, frozenset(self.record.accepted))

    def _people(self, actor: str | None) -> Callable[[tuple[Party, ...]], bool]:
        if actor is None:
            return lambda _parties: True
        keys, fold = self._actors.keys_for(actor), self._actors.fold
        words = fold(actor)
        named = {fold(p.words) for p in _all_parties(self.record) if p.key is None and words in fold(p.words).split()}
        if not keys and not named:
            raise NotFoundError("actor", actor, "'diurna actors' lists them.")
        return lambda parties: any(p.key in keys or (p.key is None and fold(p.words) in named) for p in parties)

    def _questions(self, question: str | None) -> set[str] | None:
        if question is None:
            return None
        words = self._actors.fold(question).split()
        found = {
            q.id
            for q in self.record.questions
            if question in (q.id, q.code)
            or all(any(word in self._actors.fold(phrase) for phrase in (q.name, *q.phrases)) for word in words)
        }
        if not found:
            raise NotFoundError("question", question, "'diurna positions' lists them.")
        return found


def event_day(event: EventEntry) -> date:
    """Return the day an event is sorted under: its earliest or latest possible day, else when it was recorded."""
    if event.date:
        return event.date.earliest or event.date.latest or event.recorded
    if event.announced:
        return event.announced.earliest or event.announced.latest or event.recorded
    return event.recorded


def _within(day: date, since: date | None, until: date | None) -> bool:
    return (since is None or since <= day) and (until is None or day <= until)


def _all_parties(record: Record) -> Iterator[Party]:
    for event in record.events:
        yield from (*event.actors, *event.recipients)
    for statement in record.statements:
        yield from statement.speakers
    for position in record.positions:
        yield position.holder
    for measure in record.measures:
        yield from measure.by
