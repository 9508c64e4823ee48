"""Writes and reads the derived record: all of a rebuild is kept, or none."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection

from diurna.store import schema
from diurna.store.codec import decode_entry, encode, entry_types, evidence_in
from diurna.store.search import index_record
from diurna.types.identity import entry_code
from diurna.types.record import Record

_LEDGERED = ("events", "statements", "questions", "positions", "shifts", "measures", "contradictions")


def write_record(connection: Connection, record: Record) -> int:
    """Replace the derived record by this one and enter what changed in the ledger; return how many entries changed."""
    rows = list(_entry_rows(record))
    changed = _enter_changes(connection, rows)
    for table in (schema.entry, schema.evidence, schema.redirect):
        connection.execute(delete(table))
    _insert(connection, schema.entry, rows)
    _insert(connection, schema.evidence, list(_evidence_rows(record)))
    _insert(connection, schema.redirect, list(_redirect_rows(record)))
    index_record(connection, record)
    return changed


def read_entries(connection: Connection, kind: str) -> tuple[Any, ...]:
    """Return the entries of one field of the record (``events``, ``positions`` …), in their order."""
    query = select(schema.entry.c.data).where(schema.entry.c.kind == kind).order_by(schema.entry.c.place)
    return tuple(decode_entry(kind, data) for (data,) in connection.execute(query))


def _insert(connection: Connection, table: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _entry_rows(record: Record) -> Iterator[dict[str, Any]]:
    for kind in entry_types():
        for place, item in enumerate(getattr(record, kind)):
            identifier = str(getattr(item, "id", getattr(item, "key", place)))
            code = str(getattr(item, "code", ""))
            yield {"kind": kind, "place": place, "id": identifier, "code": code, "data": encode(item)}


def _evidence_rows(record: Record) -> Iterator[dict[str, Any]]:
    for kind in entry_types():
        for item in getattr(record, kind):
            identifier = str(getattr(item, "id", getattr(item, "key", kind)))
            for name, found in evidence_in(item):
                span = found.span
                yield {
                    "entry_id": identifier,
                    "field": name,
                    "report_id": span.report_id,
                    "start": span.start,
                    "end": span.end,
                    "words": found.words,
                }


def _redirect_rows(record: Record) -> Iterator[dict[str, Any]]:
    seen: set[str] = set()
    for kind in _LEDGERED:
        for item in getattr(record, kind):
            for other in getattr(item, "also", ()):
                if other != item.id and other not in seen:
                    seen.add(other)
                    yield {"id": other, "code": entry_code(other), "leads_to": item.id}


def _enter_changes(connection: Connection, rows: list[dict[str, Any]]) -> int:
    """Enter added, changed and removed entries in the append-only ledger."""
    table = schema.entry
    query = select(table.c.kind, table.c.id, table.c.data).where(table.c.kind.in_(_LEDGERED))
    before = {(kind, identifier): data for kind, identifier, data in connection.execute(query)}
    after = {(row["kind"], row["id"]): row["data"] for row in rows if row["kind"] in _LEDGERED}
    now = datetime.now(UTC).replace(tzinfo=None)
    changes = [
        {
            "at": now,
            "kind": kind,
            "entry_id": identifier,
            "what": _what(before.get((kind, identifier)), after.get((kind, identifier))),
            "before": before.get((kind, identifier)),
            "after": after.get((kind, identifier)),
        }
        for kind, identifier in sorted(before.keys() | after.keys())
        if before.get((kind, identifier)) != after.get((kind, identifier))
    ]
    _insert(connection, schema.change, changes)
    return len(changes)


def _what(before: bytes | None, after: bytes | None) -> str:
    if before is None:
        return "added"
    return "removed" if after is None else "changed"
