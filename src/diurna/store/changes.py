"""Reads the ledger of what changed in the derived record: where it ends, and what came after a place in it."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from diurna.store import schema


def last_change(connection: Connection) -> int:
    """Return the number of the latest change, 0 when there is none."""
    return int(connection.execute(select(func.max(schema.change.c.number))).scalar() or 0)


def changed_after(connection: Connection, number: int) -> frozenset[str]:
    """Return the ids of the entries added or changed after a place in the ledger."""
    table = schema.change
    query = select(table.c.entry_id).where(table.c.number > number, table.c.what != "removed").distinct()
    return frozenset(row[0] for row in connection.execute(query))


def change_time(connection: Connection, number: int) -> datetime | None:
    """Return when a change was made (UTC), None when there is no such change."""
    found = connection.execute(select(schema.change.c.at).where(schema.change.c.number == number)).scalar()
    return found.replace(tzinfo=UTC) if found else None


@dataclass(frozen=True, slots=True)
class Change:
    """A change of the derived record: what (``added``, ``changed``, ``removed``) befell which entry, and when (UTC)."""

    number: int
    at: datetime
    kind: str
    id: str
    what: str


def read_changes(connection: Connection, after: int, limit: int) -> tuple[Change, ...]:
    """Return the changes after a place in the ledger, oldest first."""
    table = schema.change
    columns = (table.c.number, table.c.at, table.c.kind, table.c.entry_id, table.c.what)
    query = select(*columns).where(table.c.number > after).order_by(table.c.number).limit(limit)
    return tuple(Change(n, at.replace(tzinfo=UTC), *rest) for n, at, *rest in connection.execute(query))
