"""Keeps the cells of the matrix: one row a holder and question, made anew when one of its positions is written."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import delete, func, insert, select, tuple_
from sqlalchemy.engine import Connection

from diurna.store import schema
from diurna.store.codec import decode_entry

_AT_ONCE = 400


def refresh_cells(connection: Connection, rows: Iterable[dict[str, Any]]) -> None:
    """Make the cells of the written positions and shifts anew."""
    touched = {(row["question"], row["holder"]) for row in rows if row["kind"] in ("positions", "shifts")}
    table = schema.position_current
    ordered = sorted(touched)
    for start in range(0, len(ordered), _AT_ONCE):
        part = ordered[start : start + _AT_ONCE]
        connection.execute(delete(table).where(tuple_(table.c.question, table.c.holder).in_(part)))
        cells = list(_cells(connection, part))
        if cells:
            connection.execute(insert(table), cells)


def _cells(connection: Connection, keys: Sequence[tuple[str, str]]) -> Iterator[dict[str, Any]]:
    entry = schema.entry
    both = tuple_(entry.c.question, entry.c.holder).in_(keys)
    moves = select(entry.c.question, entry.c.holder, func.count()).where(both, entry.c.kind == "shifts")
    moved = {(q, h): n for q, h, n in connection.execute(moves.group_by(entry.c.question, entry.c.holder))}
    steps: dict[tuple[str, str], list[Any]] = {}
    query = select(entry).where(both, entry.c.kind == "positions").order_by(entry.c.sort)
    for row in connection.execute(query).mappings():
        steps.setdefault((row["question"], row["holder"]), []).append(row)
    for (question, holder), found in steps.items():
        latest = next((row for row in reversed(found) if row["is_current"]), found[-1])
        yield {
            "question": question,
            "holder": holder,
            "holder_name": latest["holder_name"],
            "position": latest["id"],
            "stance": latest["type"],
            "moved": moved.get((question, holder), 0),
            "origins": latest["origins"],
            "day": latest["day_to"] or latest["day_from"] or latest["recorded"],
            "steps": len(found),
            "is_reported": bool(decode_entry("positions", latest["data"]).according_to),
        }
