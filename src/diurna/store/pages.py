"""Reads a page of a long list, or the middle of the matrix, without reading the rest."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from diurna.store import schema
from diurna.store.codec import decode_entry
from diurna.types.lines import Line


@dataclass(frozen=True, slots=True)
class StoredCell:
    """One holder's latest stand on one question, as the matrix shows it.

    Attributes:
        moved: How often the holder moved.
        origins: How many independent origins show the latest stance.
        day: The day of it, or None.
        steps: How many positions it has held.
    """

    question: str
    holder: str
    holder_name: str
    position: str
    stance: str
    moved: int
    origins: int
    day: date | None
    steps: int
    is_reported: bool


def read_page(connection: Connection, kind: str, after: str, limit: int) -> tuple[Line, ...]:
    """Return lines of a kind in their order, from behind a sort key."""
    table = schema.entry
    query = select(table).where(table.c.kind == kind, table.c.sort > after).order_by(table.c.sort).limit(limit)
    return tuple(
        Line(kind, decode_entry(kind, row.data), row.sort, row.review, row.doubt, row.doubt_reason)
        for row in connection.execute(query)
    )


def read_cells(connection: Connection, questions: int, holders: int) -> tuple[StoredCell, ...]:
    """Return the cells of the questions on which most holders stand, and of the holders who stand on most of these."""
    table = schema.position_current
    weight = func.count() + func.sum(table.c.moved)
    asked = select(table.c.question).group_by(table.c.question).order_by(weight.desc(), table.c.question)
    wanted = [row[0] for row in connection.execute(asked.limit(questions))]
    within = table.c.question.in_(wanted)
    most = select(table.c.holder).where(within).group_by(table.c.holder).order_by(weight.desc(), table.c.holder)
    who = [row[0] for row in connection.execute(most.limit(holders))]
    query = select(table).where(within, table.c.holder.in_(who)).order_by(table.c.question, table.c.holder)
    return tuple(StoredCell(*row) for row in connection.execute(query))
