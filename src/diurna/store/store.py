"""The store: one open record file, behind which all SQL is; it has a life, so it is a class."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Engine, func, select

from diurna.errors import NotFoundError
from diurna.store import schema
from diurna.store.changes import Change, change_time, changed_after, last_change, read_changes
from diurna.store.codec import report_fingerprint
from diurna.store.connection import create_file, open_file, reading, revisions, schema_revision, upgrade, writing
from diurna.store.entries import (
    Key,
    all_keys,
    entry_numbers,
    read_accepted,
    read_entries,
    read_passages,
    write_lines,
    write_passages,
)
from diurna.store.finding import find_id
from diurna.store.judgements import add_judgement, count_judgements, last_judgement, read_judgements
from diurna.store.lists import Lists
from diurna.store.meta import read_meta, write_meta
from diurna.store.pages import StoredCell, read_cells, read_page
from diurna.store.reports import (
    add_reports,
    count_waiting,
    has_waiting,
    put_findings,
    read_findings,
    read_reports,
    read_waiting,
)
from diurna.store.search import Hit, search_words
from diurna.store.updating import UpdateArchive
from diurna.store.upkeep import Fault, back_up, check_file, verify_evidence
from diurna.types.findings import Findings
from diurna.types.lines import KINDS, Line, identifier_of, lines_of
from diurna.types.record import Judgement, Record
from diurna.types.reports import Passage, Report

__all__ = ["Fault", "Store"]

_BY_DATE = (schema.shown.c.published, schema.shown.c.report_id)


class Store:
    """An open record file.

    Reports and judgements only grow; of the derived record only what changed is written. Every write is one
    transaction, so a process killed at any moment leaves the last complete state.
    """

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._engine = engine
        self.lists = Lists(engine)

    @classmethod
    def open(cls, path: Path | str) -> Self:
        """Return the store on an existing record.

        Raises:
            StoreError: There is no such file, it is no Diurna record, or it is of another version.
        """
        place = Path(path)
        return cls(place, open_file(place))

    @classmethod
    def create(cls, path: Path | str) -> Self:
        """Return the store on a record, made first if there is none.

        Raises:
            StoreError: The file cannot be made, is no Diurna record, or is of another version.
        """
        place = Path(path)
        if not place.exists() or place.stat().st_size == 0:
            create_file(place)
        return cls.open(place)

    @classmethod
    def migrate(cls, path: Path | str) -> Path | None:
        """Bring an older record to the current schema; return the backup made first, or None when it is current.

        Raises:
            StoreError: It is no Diurna record, or was made by a newer version.
        """
        place = Path(path)
        found = schema_revision(place)
        if found == revisions()[-1]:
            return None
        if found not in revisions():
            cls.open(place)
        backup = place.with_name(f"{place.name}.{found}.bak")
        back_up(place, backup)
        upgrade(place)
        return backup

    def close(self) -> None:
        """Release the file."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Reports and findings

    def add_reports(self, reports: Iterable[Report]) -> tuple[int, int]:
        """Add reports in one transaction; return how many texts and how many appearances were new."""
        with writing(self._engine) as connection:
            return add_reports(connection, reports)

    def reports(self) -> tuple[Report, ...]:
        """Return every report, by date, then id."""
        with reading(self._engine) as connection:
            return read_reports(connection)

    def report_batches(self, count: int) -> Iterator[tuple[Report, ...]]:
        """Yield all reports by date and id, so many at a time."""
        with reading(self._engine) as connection:
            ids = [row[0] for row in connection.execute(select(schema.shown.c.report_id).order_by(*_BY_DATE))]
        for start in range(0, len(ids), count):
            with reading(self._engine) as connection:
                yield read_reports(connection, ids[start : start + count])

    def count_reports(self) -> int:
        """Return how many reports there are."""
        with reading(self._engine) as connection:
            return int(connection.execute(select(func.count()).select_from(schema.report)).scalar() or 0)

    def known_reports(self, identifiers: Iterable[str]) -> frozenset[str]:
        """Return which of some report ids are in the record."""
        with reading(self._engine) as connection:
            query = select(schema.report.c.id).where(schema.report.c.id.in_(list(identifiers)))
            return frozenset(row[0] for row in connection.execute(query))

    def reports_to_read(self, pipeline: str, limit: int | None = None) -> tuple[Report, ...]:
        """Return reports whose findings are missing or were made with other metadata or another pipeline."""
        with reading(self._engine) as connection:
            return read_waiting(connection, pipeline, limit)

    def count_to_read(self, pipeline: str) -> int:
        """Return how many reports are still to be read."""
        with reading(self._engine) as connection:
            return count_waiting(connection, pipeline)

    def put_findings(self, found: Iterable[tuple[Report, Findings]], pipeline: str) -> None:
        """Keep the findings of some reports in one transaction."""
        with writing(self._engine) as connection:
            for report, findings in found:
                put_findings(connection, findings, report_fingerprint(report, pipeline), pipeline)

    def findings(self) -> Mapping[str, Findings]:
        """Return the findings of every report that has some, by report id."""
        with reading(self._engine) as connection:
            return read_findings(connection)

    # The derived record

    def write_record(self, record: Record, built_from: str, reviews: Mapping[str, str] | None = None) -> int:
        """Make the derived record this one; return how many entries changed.

        Args:
            record: The whole record.
            built_from: What it was made of.
            reviews: What people decided, by entry id.
        """
        lines = list(lines_of(record, reviews))
        kept = {(line.kind, identifier_of(line.entry)) for line in lines}
        with writing(self._engine) as connection:
            gone = all_keys(connection) - kept
            write_passages(connection, record.passages)
            changed = write_lines(connection, lines, gone)
            write_meta(connection, "built_from", built_from)
            return changed

    def write_lines(
        self, lines: Iterable[Line], gone: Iterable[Key], passages: Iterable[Passage], built_from: str
    ) -> int:
        """Put some entries in place and take others away in one transaction; return how many changed.

        Args:
            lines: New and changed entries; those that are as they were cost no write.
            gone: Kind and id of entries that are no more.
            passages: All passages of the reports that are new or read again.
            built_from: What the record is made of now.
        """
        with writing(self._engine) as connection:
            write_passages(connection, passages)
            changed = write_lines(connection, lines, gone)
            write_meta(connection, "built_from", built_from)
            return changed

    @contextmanager
    def updating(self) -> Iterator[UpdateArchive]:
        """Give the archive inside one write transaction: all that is done with it is kept, or nothing."""
        with writing(self._engine) as connection:
            yield UpdateArchive(connection)

    def is_due(self, rules: str) -> bool:
        """Return whether findings, judgements or the rules themselves are newer than the derived record."""
        with reading(self._engine) as connection:
            if read_meta(connection, "built_from") != rules or has_waiting(connection, "build"):
                return True
            return (read_meta(connection, "judgements") or "0") != str(count_judgements(connection))

    def is_unread(self) -> bool:
        """Return whether some report has not been read."""
        with reading(self._engine) as connection:
            return has_waiting(connection, "read")

    def contents(self) -> dict[Key, int]:
        """Return a number for each entry's content, by kind and id."""
        with reading(self._engine) as connection:
            return entry_numbers(connection)

    def built_from(self) -> str | None:
        """Return what the derived record was made of, or None when it was never built."""
        with reading(self._engine) as connection:
            return read_meta(connection, "built_from")

    def record(self) -> Record:
        """Return the whole derived record."""
        with reading(self._engine) as connection:
            parts = {kind: read_entries(connection, kind) for kind in ("passages", *KINDS)}
            return Record(reports=read_reports(connection), accepted=read_accepted(connection), **parts)

    def entries(self, kind: str) -> tuple[Any, ...]:
        """Return one field of the record (``events``, ``positions`` …) without reading the rest."""
        with reading(self._engine) as connection:
            return read_entries(connection, kind)

    def passages(self, report: str) -> tuple[Passage, ...]:
        """Return the passages of one report."""
        with reading(self._engine) as connection:
            return read_passages(connection, report)

    def report(self, identifier: str) -> Report:
        """Return one report by its id.

        Raises:
            NotFoundError: The record has no such report.
        """
        with reading(self._engine) as connection:
            found = read_reports(connection, [identifier])
        if not found:
            raise NotFoundError("report", identifier)
        return found[0]

    def page(self, kind: str, *, after: str = "", limit: int = 100) -> tuple[Line, ...]:
        """Return some entries of a kind in the record's order, from behind a sort key, without reading the rest."""
        with reading(self._engine) as connection:
            return read_page(connection, kind, after, limit)

    def matrix(self, *, questions: int, holders: int) -> tuple[StoredCell, ...]:
        """Return the cells of the most contested questions and the holders who stand on most of them."""
        with reading(self._engine) as connection:
            return read_cells(connection, questions, holders)

    def find_id(self, key: str) -> str:
        """Return the full id of an entry or report from its id, code or a beginning of it; merged ids lead on.

        Raises:
            NotFoundError: Nothing, or more than one thing, has that id.
        """
        with reading(self._engine) as connection:
            return find_id(connection, key)

    def code_of(self, identifier: str) -> str:
        """Return the short code of an entry, or the id itself where there is none (a report)."""
        with reading(self._engine) as connection:
            query = select(schema.entry.c.code).where(schema.entry.c.id == identifier)
            return str(connection.execute(query).scalar() or identifier)

    def search(self, query: str, limit: int = 50) -> tuple[Hit, ...]:
        """Return what holds all words of a query, best first."""
        with reading(self._engine) as connection:
            return search_words(connection, query, limit)

    def last_change(self) -> int:
        """Return the number of the latest change of the derived record, 0 when there is none."""
        with reading(self._engine) as connection:
            return last_change(connection)

    def changed_after(self, number: int) -> frozenset[str]:
        """Return the ids of the entries added or changed after a change."""
        with reading(self._engine) as connection:
            return changed_after(connection, number)

    def changes(self, after: int, limit: int) -> tuple[Change, ...]:
        """Return the changes of the derived record after a place in their ledger, oldest first."""
        with reading(self._engine) as connection:
            return read_changes(connection, after, limit)

    def change_time(self, number: int) -> datetime | None:
        """Return when a change was made (UTC), or None."""
        with reading(self._engine) as connection:
            return change_time(connection, number)

    # Judgements and upkeep

    def add_judgement(self, judgement: Judgement) -> int:
        """Add a decision to the ledger and return its number."""
        with writing(self._engine) as connection:
            return add_judgement(connection, judgement)

    def last_judgement(self, identifiers: Sequence[str]) -> int:
        """Return the number of the latest decision on any of some ids, 0 when there is none."""
        with reading(self._engine) as connection:
            return last_judgement(connection, identifiers)

    def judgements(self) -> tuple[Judgement, ...]:
        """Return all decisions in the order they were made."""
        with reading(self._engine) as connection:
            return read_judgements(connection)

    def verify(self) -> tuple[Fault, ...]:
        """Return every piece of evidence that no longer equals its text; empty when all do."""
        with reading(self._engine) as connection:
            return tuple(verify_evidence(connection))

    def evidence_count(self) -> int:
        """Return how many pieces of evidence the record holds."""
        with reading(self._engine) as connection:
            return int(connection.execute(select(func.count()).select_from(schema.evidence)).scalar() or 0)

    def check(self) -> tuple[Fault, ...]:
        """Return what is wrong with the file itself; empty when it is sound."""
        with reading(self._engine) as connection:
            return tuple(check_file(connection))

    def back_up(self, target: Path | str) -> None:
        """Copy the record to a new file, also while others write to it.

        Raises:
            StoreError: The target exists or cannot be written.
        """
        back_up(self.path, Path(target))
