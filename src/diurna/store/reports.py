"""Reports and their appearances, which only grow, and the cached findings of each."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine import Connection

from diurna.store import schema
from diurna.store.codec import appearance_row, decode_findings, encode, report_of
from diurna.types.findings import Findings
from diurna.types.reports import Report


def add_reports(connection: Connection, reports: Iterable[Report]) -> tuple[int, int]:
    """Add reports and appearances that are not there yet; return how many texts and how many appearances were new."""
    new_texts = new_appearances = 0
    for report in reports:
        row = insert(schema.report).values(id=report.id, text=report.text).on_conflict_do_nothing()
        new_texts += connection.execute(row).rowcount
        shown = insert(schema.appearance).values(**appearance_row(report)).on_conflict_do_nothing()
        new_appearances += connection.execute(shown).rowcount
    return new_texts, new_appearances


def read_reports(connection: Connection) -> tuple[Report, ...]:
    """Return every report with the metadata of all its appearances, by date, then id."""
    shown: dict[str, list[Any]] = defaultdict(list)
    for row in connection.execute(select(schema.appearance)).mappings():
        shown[row["report_id"]].append(row)
    texts = connection.execute(select(schema.report.c.id, schema.report.c.text))
    reports = [report_of(identifier, text, shown[identifier]) for identifier, text in texts]
    return tuple(sorted(reports, key=lambda report: (report.published, report.id)))


def read_fingerprints(connection: Connection) -> dict[str, str]:
    """Return the fingerprint of each report's cached findings, by report id."""
    query = select(schema.findings.c.report_id, schema.findings.c.fingerprint)
    return {row.report_id: row.fingerprint for row in connection.execute(query)}


def put_findings(connection: Connection, findings: Findings, fingerprint: str) -> None:
    """Keep a report's findings, replacing those of another pipeline or metadata."""
    values = {"fingerprint": fingerprint, "data": encode(findings)}
    row = insert(schema.findings).values(report_id=findings.report_id, **values)
    connection.execute(row.on_conflict_do_update(index_elements=["report_id"], set_=values))


def read_findings(connection: Connection) -> dict[str, Findings]:
    """Return the cached findings of every report that has some, by report id."""
    query = select(schema.findings.c.report_id, schema.findings.c.data)
    return {identifier: decode_findings(data) for identifier, data in connection.execute(query)}
