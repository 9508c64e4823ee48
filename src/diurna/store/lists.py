"""The lists of an open record: everything a page asks without reading the whole record."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Engine, func, select, text
from sqlalchemy.engine import Connection

from diurna.store import schema
from diurna.store.changes import last_change
from diurna.store.codec import decode_entry
from diurna.store.connection import reading
from diurna.store.entries import read_accepted
from diurna.store.listing import count_fitting, count_values, fitting, heads_of, is_disputed, read_fitting
from diurna.store.meta import read_meta
from diurna.types.listing import Ask
from diurna.types.reports import Report

_E = schema.entry


@dataclass(frozen=True, slots=True)
class Waiting:
    """A line of the review queue, without its entry."""

    kind: str
    id: str
    code: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many events of a status begin on a day in a lane."""

    lane: str
    day: date
    status: str
    count: int


class Lists:
    """Answers lists from an open record."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def page(self, ask: Ask) -> tuple[tuple[Any, ...], str]:
        """Return the entries of a page and the cursor of the next, empty on the last.

        Raises:
            UsageError: There is no such field or order, or the cursor is none of this list's.
        """
        with reading(self._engine) as connection:
            return read_fitting(connection, ask)

    def count(self, ask: Ask) -> int:
        """Return how many entries fit."""
        with reading(self._engine) as connection:
            return count_fitting(connection, ask)

    def values(self, ask: Ask, field: str) -> list[tuple[str, int]]:
        """Return the values of a field with their counts, the field's own filter left out."""
        with reading(self._engine) as connection:
            return count_values(connection, ask, field)

    def heads(self, identifiers: Sequence[str]) -> dict[str, Report]:
        """Return reports by id, without their texts."""
        with reading(self._engine) as connection:
            return heads_of(connection, identifiers)

    def entry(self, identifier: str) -> Any | None:
        """Return an entry by its full id, None when there is none."""
        with reading(self._engine) as connection:
            query = select(_E.c.kind, _E.c.data).where(_E.c.id == identifier, _E.c.kind != "origins")
            found = connection.execute(query).first()
            return decode_entry(found.kind, found.data) if found else None

    def accepted(self) -> frozenset[str]:
        """Return the ids of the entries a person has accepted."""
        with reading(self._engine) as connection:
            return frozenset(read_accepted(connection))

    def disputed(self) -> frozenset[str]:
        """Return the ids of the entries a contradiction is about."""
        with reading(self._engine) as connection:
            return frozenset(row[0] for row in connection.execute(is_disputed()))

    def waiting(self) -> tuple[Waiting, ...]:
        """Return what nobody has judged and deserves a look, the most doubtful first."""
        query = select(_E.c.kind, _E.c.id, _E.c.code, _E.c.doubt, _E.c.doubt_reason)
        query = query.where(_E.c.review == "", _E.c.doubt > 0).order_by(_E.c.doubt.desc(), _E.c.kind.desc(), _E.c.sort)
        with reading(self._engine) as connection:
            return tuple(Waiting(*row) for row in connection.execute(query))

    def count_waiting(self) -> int:
        """Return how many entries wait for review."""
        query = select(func.count()).where(_E.c.review == "", _E.c.doubt > 0)
        with reading(self._engine) as connection:
            return int(connection.execute(query).scalar() or 0)

    def state(self) -> tuple[str, int]:
        """Return what the record stands at: the reports known and decisions applied, and the changes written."""
        with reading(self._engine) as connection:
            appeared = connection.execute(text("SELECT max(rowid) FROM appearance")).scalar()
            return f"{appeared} {read_meta(connection, 'judgements')}", last_change(connection)

    def has_changed(self, kinds: Sequence[str], after: int) -> bool:
        """Return whether an entry of some kinds was added, changed or removed after a change."""
        table = schema.change
        query = select(table.c.number).where(table.c.number > after, table.c.kind.in_(kinds)).limit(1)
        with reading(self._engine) as connection:
            return connection.execute(query).scalar() is not None

    def days(self, ask: Ask, lanes: str) -> list[DayCount]:
        """Return how many of the events asked for begin on each day, by lane (``actor``, ``type``) and status."""
        with reading(self._engine) as connection:
            return list(_days(connection, ask, lanes))


def _days(connection: Connection, ask: Ask, lanes: str) -> Iterator[DayCount]:
    day = func.substr(_E.c.sort, 1, 10)
    who = schema.entry_actor
    if lanes == "type":
        query = (
            select(_E.c.type, day, _E.c.status, func.count()).where(*fitting(ask)).group_by(_E.c.type, day, _E.c.status)
        )
    else:
        # the role is no key to look up by: there are far more rows of a role than of an entry
        joined = _E.outerjoin(who, (who.c.entry_id == _E.c.id) & (who.c.role.op("||")("") == "actor"))
        query = select(who.c.actor_key, day, _E.c.status, func.count(_E.c.id.distinct())).select_from(joined)
        query = query.where(*fitting(ask)).group_by(who.c.actor_key, day, _E.c.status)
    for lane, first, status, count in connection.execute(query):
        name = "unresolved" if lane == "" else lane or ""
        yield DayCount(name, date.fromisoformat(first), status, count)
