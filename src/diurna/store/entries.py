"""Writes and reads the derived record: only rows that changed are written, and all of one write is kept or none."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any
from zlib import crc32

from sqlalchemy import delete, select, tuple_
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine import Connection

from diurna.store import schema
from diurna.store.cells import refresh_cells
from diurna.store.codec import decode_entry, decode_passages, encode
from diurna.store.lines import Row, actor_rows, entry_row, evidence_rows, redirect_ids, search_row
from diurna.store.search import put_searched, take_searched
from diurna.types.identity import entry_code
from diurna.types.lines import Line, identifier_of
from diurna.types.reports import Passage

LEDGERED = ("events", "statements", "questions", "positions", "shifts", "measures", "contradictions")
"""The kinds whose changes are kept with their time; what they are merged from is told by the reports."""

Key = tuple[str, str]
_AT_ONCE = 400


def write_lines(connection: Connection, lines: Iterable[Line], gone: Iterable[Key] = ()) -> int:
    """Put lines in place of those of the same kind and id and take some away; return how many entries changed."""
    rows = {(row["kind"], row["id"]): (row, line) for line in lines for row in (entry_row(line),)}
    known = {key: row for part in _parts(list(rows)) for key, row in _known(connection, part)}
    fresh = {key: pair for key, pair in rows.items() if known.get(key, {}) != pair[0]}
    leaving = {key: row for part in _parts([k for k in gone if k not in rows]) for key, row in _known(connection, part)}
    before = {**{key: known[key] for key in fresh if key in known}, **leaving}
    _clear(connection, before)
    _put(connection, fresh)
    refresh_cells(connection, [*before.values(), *(row for row, _ in fresh.values())])
    return _enter_changes(connection, before, {key: row for key, (row, _) in fresh.items()})


def all_keys(connection: Connection) -> set[Key]:
    """Return kind and id of every entry."""
    return {
        (kind, identifier) for kind, identifier in connection.execute(select(schema.entry.c.kind, schema.entry.c.id))
    }


def entry_numbers(connection: Connection) -> dict[Key, int]:
    """Return a number for the content of each entry that the ledger of changes follows."""
    table = schema.entry
    query = select(table.c.kind, table.c.id, table.c.data).where(table.c.kind.in_(LEDGERED))
    return {(kind, identifier): crc32(data) for kind, identifier, data in connection.execute(query)}


def read_entries(connection: Connection, kind: str) -> tuple[Any, ...]:
    """Return the entries of one field of the record (``events``, ``positions`` …), in their order."""
    entry = schema.entry
    if kind == "passages":
        return read_passages(connection)
    query = select(entry.c.data).where(entry.c.kind == kind).order_by(entry.c.sort)
    if kind == "positions":
        asked = entry.alias()
        both = (asked.c.id == entry.c.question) & (asked.c.kind == "questions")
        query = select(entry.c.data).join(asked, both, isouter=True).where(entry.c.kind == kind)
        query = query.order_by(asked.c.sort, entry.c.sort)
    return tuple(decode_entry(kind, data) for (data,) in connection.execute(query))


def read_accepted(connection: Connection) -> tuple[str, ...]:
    """Return the ids of the entries a person has marked as right, sorted."""
    query = select(schema.entry.c.id).where(schema.entry.c.review == "accepted").order_by(schema.entry.c.id)
    return tuple(identifier for (identifier,) in connection.execute(query))


def read_passages(connection: Connection, report: str | None = None) -> tuple[Passage, ...]:
    """Return the passages of all reports, by date and id of their report, or those of one."""
    table, shown = schema.passages, schema.shown
    query = select(table.c.data).join(shown, shown.c.report_id == table.c.report_id)
    if report is not None:
        query = query.where(table.c.report_id == report)
    rows = connection.execute(query.order_by(shown.c.published, shown.c.report_id))
    return tuple(passage for (data,) in rows for passage in decode_passages(data))


def write_passages(connection: Connection, passages: Iterable[Passage]) -> None:
    """Keep the passages of some reports, all of each, in place of those kept before."""
    by_report: dict[str, list[Passage]] = {}
    for passage in passages:
        by_report.setdefault(passage.span.report_id, []).append(passage)
    rows = [{"report_id": report, "data": encode(found)} for report, found in by_report.items()]
    if rows:
        command = insert(schema.passages)
        changed = {"data": command.excluded.data}
        connection.execute(command.on_conflict_do_update(index_elements=["report_id"], set_=changed), rows)


def _known(connection: Connection, keys: Sequence[Key]) -> Iterator[tuple[Key, Row]]:
    table = schema.entry
    columns = [column for column in table.c if column.name != "row"]
    for row in connection.execute(select(*columns).where(tuple_(table.c.kind, table.c.id).in_(keys))).mappings():
        yield (row["kind"], row["id"]), dict(row)


def _clear(connection: Connection, rows: dict[Key, Row]) -> None:
    """Take entries away with all that hangs on them; what replaces them is put anew."""
    for part in _parts(list(rows)):
        ids = [identifier for _, identifier in part]
        connection.execute(delete(schema.entry).where(tuple_(schema.entry.c.kind, schema.entry.c.id).in_(part)))
        for table in (schema.evidence, schema.entry_actor):
            connection.execute(delete(table).where(table.c.entry_id.in_(ids)))
        connection.execute(delete(schema.redirect).where(schema.redirect.c.leads_to.in_(ids)))
        take_searched(connection, ids)


def _put(connection: Connection, fresh: dict[Key, tuple[Row, Line]]) -> None:
    lines = [line for _, line in fresh.values()]
    _insert(connection, schema.entry, [row for row, _ in fresh.values()])
    _insert(connection, schema.entry_actor, [row for line in lines for row in actor_rows(line)])
    _insert(connection, schema.evidence, [row for line in lines for row in evidence_rows(line)])
    leads = [
        {"id": other, "code": entry_code(other), "leads_to": identifier_of(line.entry)}
        for line in lines
        if line.kind in LEDGERED
        for other in redirect_ids(line)
    ]
    if leads:
        command = insert(schema.redirect)
        changed = {name: command.excluded[name] for name in ("code", "leads_to")}
        connection.execute(command.on_conflict_do_update(index_elements=["id"], set_=changed), leads)
    put_searched(connection, (row for line in lines if (row := search_row(line)) is not None))


def _insert(connection: Connection, table: Any, rows: list[Row]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _enter_changes(connection: Connection, before: dict[Key, Row], after: dict[Key, Row]) -> int:
    """Enter added, changed and removed entries in the append-only ledger; an entry's own words count, no column."""
    now = datetime.now(UTC).replace(tzinfo=None)
    changes = []
    for key in sorted(before.keys() | after.keys()):
        old, new = before.get(key), after.get(key)
        if key[0] not in LEDGERED or (old and new and old["data"] == new["data"]):
            continue
        what = "added" if old is None else "changed" if new is not None else "removed"
        row = {"at": now, "kind": key[0], "entry_id": key[1], "what": what}
        changes.append({**row, "before": old["data"] if old else None, "after": None})
    _insert(connection, schema.change, changes)
    return len(changes)


def _parts(keys: list[Key]) -> Iterator[Sequence[Key]]:
    for start in range(0, len(keys), _AT_ONCE):
        yield keys[start : start + _AT_ONCE]
