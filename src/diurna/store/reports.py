"""Reports and their appearances, which only grow, and the cached findings of each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine import Connection

from diurna.store import schema
from diurna.store.codec import APPEARANCE, appearance_row, decode_findings, encode, report_of
from diurna.store.search import put_searched
from diurna.types.findings import Findings
from diurna.types.reports import Report

_AT_ONCE = 500


def add_reports(connection: Connection, reports: Iterable[Report]) -> tuple[int, int]:
    """Add reports and appearances that are not there yet; return how many texts and how many appearances were new."""
    new_texts = new_appearances = 0
    touched: dict[str, None] = {}
    fresh: list[dict[str, Any]] = []
    for report in reports:
        row = insert(schema.report).values(id=report.id, text=report.text).on_conflict_do_nothing()
        if connection.execute(row).rowcount:
            new_texts += 1
            fresh.append({"kind": "report", "id": report.id, "report_id": report.id, "words": report.text})
        shown = insert(schema.appearance).values(**appearance_row(report)).on_conflict_do_nothing()
        if connection.execute(shown).rowcount:
            new_appearances += 1
            touched[report.id] = None
    before = _shown_as(connection, touched)
    refresh_shown(connection, touched)
    after = _shown_as(connection, touched)
    waiting = [{"report": report} for report in touched if before.get(report) != after[report]]
    if waiting:
        connection.execute(text("INSERT OR IGNORE INTO waiting VALUES ('read', :report)"), waiting)
    put_searched(connection, fresh)
    return new_texts, new_appearances


def _shown_as(connection: Connection, reports: Iterable[str]) -> dict[str, str]:
    table = schema.shown
    found: dict[str, str] = {}
    for part in _parts(list(reports)):
        query = select(table.c.report_id, table.c.fingerprint).where(table.c.report_id.in_(part))
        found.update((report, mark) for report, mark in connection.execute(query))
    return found


def refresh_shown(connection: Connection, identifiers: Iterable[str] | None = None) -> None:
    """Bring the metadata lists are made of up to date with the appearances, of some reports or of all."""
    table = schema.appearance
    wanted = None if identifiers is None else list(identifiers)
    rows: dict[str, list[Any]] = defaultdict(list)
    for part in [None] if wanted is None else list(_parts(wanted)):
        query = select(table) if part is None else select(table).where(table.c.report_id.in_(part))
        for row in connection.execute(query).mappings():
            rows[row["report_id"]].append(row)
    values = [appearance_row(report_of(identifier, "", found)) for identifier, found in rows.items()]
    if values:
        command = insert(schema.shown)
        changed = {name: command.excluded[name] for name in values[0] if name != "report_id"}
        connection.execute(command.on_conflict_do_update(index_elements=["report_id"], set_=changed), values)


def read_reports(connection: Connection, identifiers: Iterable[str] | None = None) -> tuple[Report, ...]:
    """Return every report, or those asked for, with the metadata of all its appearances, by date, then id."""
    shown, report = schema.shown, schema.report
    query = select(shown, report.c.text).join(report, report.c.id == shown.c.report_id)
    parts = [None] if identifiers is None else list(_parts(list(identifiers)))
    found = []
    for part in parts:
        asked = query if part is None else query.where(shown.c.report_id.in_(part))
        for row in connection.execute(asked).mappings():
            known = {name: row[name] for name in APPEARANCE}
            found.append(Report(row["report_id"], row["text"], **known))
    return tuple(sorted(found, key=lambda item: (item.published, item.id)))


def _parts(identifiers: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(identifiers), _AT_ONCE):
        yield identifiers[start : start + _AT_ONCE]


_UNREAD = (
    "SELECT report_id FROM waiting WHERE stage = 'read' UNION SELECT report_id FROM findings "
    "WHERE pipeline < :pipeline UNION SELECT report_id FROM findings WHERE pipeline > :pipeline"
)


def read_waiting(connection: Connection, pipeline: str, limit: int | None = None) -> tuple[Report, ...]:
    """Return the reports that are new, have other metadata, or were read with another pipeline; so many at most."""
    rows = connection.execute(text(f"{_UNREAD} LIMIT :limit"), {"pipeline": pipeline, "limit": limit or -1})
    return read_reports(connection, [row[0] for row in rows])


def count_waiting(connection: Connection, pipeline: str) -> int:
    """Return how many reports are still to be read."""
    found = connection.execute(text(f"SELECT count(*) FROM ({_UNREAD})"), {"pipeline": pipeline}).scalar()
    return int(found or 0)


def has_waiting(connection: Connection, stage: str) -> bool:
    """Return whether a report waits for a stage (``read``, ``build``)."""
    query = text("SELECT 1 FROM waiting WHERE stage = :stage LIMIT 1")
    return connection.execute(query, {"stage": stage}).scalar() is not None


def put_findings(connection: Connection, findings: Findings, fingerprint: str, pipeline: str) -> None:
    """Keep a report's findings, replacing those of another pipeline or metadata; the record is then to be updated."""
    values = {"fingerprint": fingerprint, "pipeline": pipeline, "data": encode(findings)}
    row = insert(schema.findings).values(report_id=findings.report_id, **values)
    connection.execute(row.on_conflict_do_update(index_elements=["report_id"], set_=values))
    named = {"report": findings.report_id}
    connection.execute(text("DELETE FROM waiting WHERE stage = 'read' AND report_id = :report"), named)
    connection.execute(text("INSERT OR IGNORE INTO waiting VALUES ('build', :report)"), named)


def read_findings(connection: Connection) -> dict[str, Findings]:
    """Return the cached findings of every report that has some, by report id."""
    query = select(schema.findings.c.report_id, schema.findings.c.data)
    return {identifier: decode_findings(data) for identifier, data in connection.execute(query)}
