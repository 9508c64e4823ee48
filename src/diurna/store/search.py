"""Full-text search over statements, events, positions, measures and reports, behind one small face."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, insert, select, text
from sqlalchemy.engine import Connection

from diurna.store import schema

RANKED = 20_000
"""Of more things than that which hold the words, the latest so many are ranked."""
MARK_START, MARK_END = "\x02", "\x03"
_WORD = re.compile(r"\w+(?:['’.-]\w+)*", re.UNICODE)
_PHRASE = re.compile(r'"([^"]+)"')


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing found: its kind (``event``, ``statement``, ``report`` …), id, and a snippet of the words that matched.

    ``snippet`` marks the matching words with the characters U+0002 and U+0003.
    """

    kind: str
    id: str
    report_id: str
    snippet: str


def take_searched(connection: Connection, identifiers: Sequence[str]) -> None:
    """Take things out of the full-text index."""
    table = schema.searched
    found = [row for (row,) in connection.execute(select(table.c.row).where(table.c.id.in_(identifiers)))]
    if found:
        connection.execute(text("DELETE FROM search WHERE rowid = :row"), [{"row": row} for row in found])
        connection.execute(delete(table).where(table.c.row.in_(found)))


def put_searched(connection: Connection, rows: Iterable[dict[str, Any]]) -> None:
    """Put things into the full-text index."""
    last = connection.execute(text("SELECT coalesce(max(row), 0) FROM searched")).scalar() or 0
    numbered = [{**row, "row": last + place} for place, row in enumerate(rows, 1)]
    if numbered:
        named = [{name: row[name] for name in ("row", "kind", "id")} for row in numbered]
        connection.execute(insert(schema.searched), named)
        columns = "INSERT INTO search (rowid, kind, id, report_id, words) VALUES (:row, :kind, :id, :report_id, :words)"
        connection.execute(text(columns), numbered)


def search_reports(connection: Connection) -> None:
    """Put the reports into the index that are not in it yet; their texts never change."""
    waiting = text(
        "SELECT 'report' AS kind, report.id AS id, report.id AS report_id, report.text AS words FROM report "
        "LEFT JOIN searched ON searched.id = report.id AND searched.kind = 'report' WHERE searched.row IS NULL"
    )
    put_searched(connection, [dict(row) for row in connection.execute(waiting).mappings()])


def search_words(connection: Connection, query: str, limit: int) -> tuple[Hit, ...]:
    """Return what holds all words of a query, best first; a part in double quotation marks is a phrase."""
    match = match_expression(query)
    if not match:
        return ()
    newest = text("SELECT rowid FROM search WHERE search MATCH :match ORDER BY rowid DESC LIMIT 1 OFFSET :most")
    first = connection.execute(newest, {"match": match, "most": RANKED}).scalar() or 0
    statement = text(
        "SELECT kind, id, report_id, words FROM (SELECT kind, id, report_id, rank AS worth, "
        "snippet(search, 3, :before, :after, '…', 24) AS words FROM search "
        "WHERE search MATCH :match AND rowid > :first ORDER BY rank LIMIT :limit) ORDER BY worth, kind, id"
    )
    values = {"match": match, "limit": limit, "first": first, "before": MARK_START, "after": MARK_END}
    return tuple(Hit(*row) for row in connection.execute(statement, values))


def match_expression(query: str) -> str:
    """Return an FTS5 expression in which every word is quoted, so that none is taken for syntax."""
    phrases = [" ".join(_WORD.findall(found)) for found in _PHRASE.findall(query)]
    rest = _WORD.findall(_PHRASE.sub(" ", query))
    parts = [f'"{phrase}"' for phrase in phrases if phrase] + [f'"{word}"*' for word in rest]
    return " AND ".join(parts)
