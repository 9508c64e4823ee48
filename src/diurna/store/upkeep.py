"""Keeping a record sound: verify every span against its text, check the file, copy it while it is in use."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select, text
from sqlalchemy.engine import Connection

from diurna.errors import StoreError
from diurna.store import schema


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it must be: what it concerns and what is wrong."""

    about: str
    problem: str


def verify_evidence(connection: Connection) -> Iterator[Fault]:
    """Yield a fault for every piece of evidence whose words differ from the slice of its report's text."""
    table = schema.evidence
    texts = {row.id: row.text for row in connection.execute(select(schema.report))}
    for row in connection.execute(select(table).order_by(table.c.entry_id, table.c.start)):
        whole = texts.get(row.report_id)
        if whole is None:
            yield Fault(row.entry_id, f"{row.field} rests on report {row.report_id}, which is not in the record")
        elif not 0 <= row.start < row.end <= len(whole) or whole[row.start : row.end] != row.words:
            yield Fault(row.entry_id, f"{row.field}: {row.report_id}#{row.start}-{row.end} no longer holds its words")


def check_file(connection: Connection) -> Iterator[Fault]:
    """Yield a fault for everything SQLite's own checks find in tables, keys and the search index."""
    for (words,) in connection.execute(text("PRAGMA integrity_check")):
        if words != "ok":
            yield Fault("file", str(words))
    for row in connection.execute(text("PRAGMA foreign_key_check")):
        yield Fault("file", f"row {row[1]} of {row[0]} points to a missing {row[2]}")
    searched = connection.execute(text("SELECT count(*) FROM search WHERE kind = 'report'")).scalar()
    stored = connection.execute(text("SELECT count(*) FROM report")).scalar()
    built = connection.execute(text("SELECT count(*) FROM meta WHERE key = 'built_from'")).scalar()
    if built and searched != stored:
        yield Fault("search", f"the search index holds {searched} of {stored} reports; run 'diurna rebuild'")


def back_up(source: Path, target: Path) -> None:
    """Copy a record, also while others write to it; the copy is one consistent state.

    Raises:
        StoreError: The copy cannot be written, or the target exists.
    """
    if target.exists():
        raise StoreError(target, "it exists already", "Name a file that does not exist yet.")
    try:
        with closing(sqlite3.connect(source)) as original, closing(sqlite3.connect(target)) as copy:
            original.backup(copy)
    except sqlite3.Error as error:
        raise StoreError(target, f"the copy could not be written ({error})", "Check rights and free space.") from error
