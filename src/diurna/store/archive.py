"""What the record is brought up to date from: kept per report, so that adding one never reads the others.

Plain SQL, because these tables are asked by the thousand; all of it inside the writer's one transaction.
"""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import Any, TypeVar

import msgspec
from sqlalchemy.engine import Connection

from diurna.store.codec import decode_entry, decode_findings, encode
from diurna.store.reports import read_reports
from diurna.types.findings import Findings
from diurna.types.reports import Report

T = TypeVar("T")
_AT_ONCE = 500


def parts(items: Iterable[T]) -> Iterator[list[T]]:
    """Yield some things by so many as one statement takes."""
    found = list(items)
    for start in range(0, len(found), _AT_ONCE):
        yield found[start : start + _AT_ONCE]


def number_of(key: str) -> int:
    """Return the number a key is filed under (64 bits, signed as SQLite keeps it)."""
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


def marks(count: int) -> str:
    """Return so many question marks for a list in a statement."""
    return ",".join("?" * count)


class Archive:
    """The tables of one open transaction that the record is updated from."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._raw: Any = connection.connection.driver_connection

    def _all(self, statement: str, values: Sequence[Any] = ()) -> list[Any]:
        rows: list[Any] = self._raw.execute(statement, tuple(values)).fetchall()
        return rows

    def _run(self, statement: str, values: Sequence[Any] = ()) -> None:
        self._raw.execute(statement, tuple(values))

    def _many(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        self._raw.executemany(statement, [tuple(row) for row in rows])

    # Reports and what was found in them

    def waiting(self, stage: str, limit: int) -> list[str]:
        """Return ids of reports a stage has not dealt with yet, the earliest first."""
        query = (
            "SELECT waiting.report_id FROM waiting JOIN shown ON shown.report_id = waiting.report_id "
            "WHERE stage = ? ORDER BY shown.published, shown.report_id LIMIT ?"
        )
        return [row[0] for row in self._all(query, (stage, limit))]

    def dealt_with(self, stage: str, reports: Iterable[str]) -> None:
        """Take reports off a stage's list."""
        self._many("DELETE FROM waiting WHERE stage = ? AND report_id = ?", ((stage, report) for report in reports))

    def reports(self, identifiers: Iterable[str]) -> tuple[Report, ...]:
        """Return some reports by date, then id."""
        return read_reports(self._connection, identifiers)

    def findings(self, reports: Iterable[str]) -> dict[str, Findings]:
        """Return the findings of some reports."""
        rows = (
            row
            for part in parts(reports)
            for row in self._all(f"SELECT report_id, data FROM findings WHERE report_id IN ({marks(len(part))})", part)
        )
        return {report: decode_findings(data) for report, data in rows}

    def resolved(self, reports: Iterable[str]) -> dict[str, bytes]:
        """Return what was resolved in some reports, as it was kept."""
        return {
            report: data
            for part in parts(reports)
            for report, data in self._all(
                f"SELECT report_id, data FROM resolved WHERE report_id IN ({marks(len(part))})", part
            )
        }

    def keep_resolved(self, report: str, data: bytes) -> None:
        """Keep what was resolved in a report."""
        self._run("INSERT OR REPLACE INTO resolved VALUES (?, ?)", (report, data))

    # Copies

    def fingerprints(self, first: int, last: int) -> list[tuple[str, bytes, str, str, str]]:
        """Return report id, fingerprint, origin, what it copies and why, of the reports of some days, in order."""
        query = (
            "SELECT report_id, data, origin, copied_from, reason FROM fingerprint WHERE day BETWEEN ? AND ? "
            "ORDER BY day, report_id"
        )
        return [tuple(row) for row in self._all(query, (first, last))]

    def day_of(self, reports: Iterable[str]) -> list[int]:
        """Return the days under which the fingerprints of some reports are kept."""
        return [
            day
            for part in parts(reports)
            for (day,) in self._all(f"SELECT day FROM fingerprint WHERE report_id IN ({marks(len(part))})", part)
        ]

    def keep_fingerprint(self, report: str, day: int, data: bytes) -> None:
        """Keep a report's fingerprint; what it copies is said later."""
        self._run(
            "INSERT INTO fingerprint VALUES (?, ?, ?, '', '', '') "
            "ON CONFLICT (report_id) DO UPDATE SET day = excluded.day, data = excluded.data",
            (report, day, data),
        )

    def keep_copied(self, report: str, earlier: str, reason: str) -> None:
        """Keep from which earlier report one has its words; empty for its own."""
        self._run("UPDATE fingerprint SET copied_from = ?, reason = ? WHERE report_id = ?", (earlier, reason, report))

    def copies_of(self, report: str) -> list[str]:
        """Return the reports tied to one as copies."""
        return [row[0] for row in self._all("SELECT report_id FROM fingerprint WHERE copied_from = ?", (report,))]

    def copied_from(self, report: str) -> str:
        """Return the report one was copied from, empty for none."""
        rows = self._all("SELECT copied_from FROM fingerprint WHERE report_id = ?", (report,))
        return str(rows[0][0]) if rows else ""

    def keep_origin(self, report: str, origin: str) -> None:
        """Keep a report's origin."""
        self._run("UPDATE fingerprint SET origin = ? WHERE report_id = ?", (origin, report))

    def origins(self, reports: Iterable[str]) -> dict[str, str]:
        """Return the origin of some reports."""
        return {
            report: origin
            for part in parts(reports)
            for report, origin in self._all(
                f"SELECT report_id, origin FROM fingerprint WHERE report_id IN ({marks(len(part))})", part
            )
        }

    def of_origin(self, origin: str) -> list[tuple[str, str]]:
        """Return the reports of an origin with the reason why each is there, by date and id."""
        query = "SELECT report_id, reason FROM fingerprint WHERE origin = ? ORDER BY day, report_id"
        return [(report, reason) for report, reason in self._all(query, (origin,))]

    # Actors and places as the reports show them

    def keep_seen(self, report: str, at: str, kind: str, rows: Iterable[tuple[str, bytes, bytes | None]]) -> None:
        """Keep the actors or places a report shows: key, face (what is shown of it) and evidence."""
        found = [(key, int.from_bytes(blake2b(face, digest_size=7).digest(), "big"), face, e) for key, face, e in rows]
        self._run("DELETE FROM seen WHERE report_id = ? AND kind = ?", (report, kind))
        self._many("INSERT OR IGNORE INTO face VALUES (?, ?)", ((number, face) for _, number, face, _ in found))
        self._many(
            "INSERT INTO seen (kind, key, face, at, report_id, evidence) VALUES (?, ?, ?, ?, ?, ?)",
            ((kind, key, number, at, report, evidence) for key, number, _, evidence in found),
        )

    def keys_seen(self, reports: Iterable[str], kind: str) -> set[str]:
        """Return the keys of the actors or places some reports show."""
        return {
            key
            for part in parts(reports)
            for (key,) in self._all(
                f"SELECT key FROM seen WHERE kind = ? AND report_id IN ({marks(len(part))})", (kind, *part)
            )
        }

    def faces(self, kind: str, key: str) -> list[tuple[bytes, int, str]]:
        """Return how an actor or place is shown: each face, how many reports show it, and the last that does."""
        query = (
            "SELECT face.data, found.many, found.last FROM (SELECT face, count(*) AS many, max(at) AS last FROM seen "
            "WHERE kind = ? AND key = ? GROUP BY face) AS found JOIN face ON face.id = found.face ORDER BY found.last"
        )
        return [tuple(row) for row in self._all(query, (kind, key))]

    def first_evidence(self, key: str, limit: int) -> list[bytes]:
        """Return the evidence of the first reports that show an actor."""
        query = "SELECT evidence FROM seen WHERE kind = 'actor' AND key = ? AND evidence NOTNULL ORDER BY at LIMIT ?"
        return [row[0] for row in self._all(query, (key, limit))]

    def keep_needed(self, report: str, keys: Iterable[str]) -> None:
        """Keep which actors a report's lines show."""
        self._run("DELETE FROM needed WHERE report_id = ?", (report,))
        self._many("INSERT OR IGNORE INTO needed VALUES (?, ?)", ((key, report) for key in keys))

    def needing(self, keys: Iterable[str]) -> set[str]:
        """Return the reports whose lines show some actors."""
        return {
            report
            for part in parts(keys)
            for (report,) in self._all(f"SELECT report_id FROM needed WHERE key IN ({marks(len(part))})", part)
        }

    # Entries as they are

    def entries(self, kind: str, identifiers: Iterable[str]) -> dict[str, Any]:
        """Return entries of a kind by id."""
        return {
            identifier: decode_entry(kind, data)
            for part in parts(identifiers)
            for identifier, data in self._all(
                f"SELECT id, data FROM entry WHERE kind = ? AND id IN ({marks(len(part))})", (kind, *part)
            )
        }

    def entries_where(self, kind: str, column: str, values: Iterable[str]) -> dict[str, Any]:
        """Return entries of a kind whose column (``question``, ``status``, ``report_id`` …) has one of some values."""
        return {
            identifier: decode_entry(kind, data)
            for part in parts(values)
            for identifier, data in self._all(
                f"SELECT id, data FROM entry WHERE kind = ? AND {column} IN ({marks(len(part))})", (kind, *part)
            )
        }

    def claims_on(self, type_: str, day: str) -> dict[str, Any]:
        """Return the alleged events of a type and one day, by id."""
        query = (
            "SELECT id, data FROM entry WHERE kind = 'events' AND type = ? AND day_from = ? AND day_to = ? "
            "AND status = 'alleged'"
        )
        return {key: decode_entry("events", data) for key, data in self._all(query, (type_, day, day))}

    def clear(self) -> None:
        """Forget all that was kept to update from; every report with findings waits to be built again."""
        for table in (
            *("resolved", "name_fact", "asked", "fingerprint", "face", "seen", "needed", "thing", "filed", "edge"),
            *("entry", "entry_actor", "evidence", "redirect", "position_current", "passages"),
        ):
            self._run(f"DELETE FROM {table}")
        self._run("DELETE FROM search WHERE rowid IN (SELECT row FROM searched WHERE kind <> 'report')")
        self._run("DELETE FROM searched WHERE kind <> 'report'")
        self._run("DELETE FROM meta WHERE key = 'judged'")
        self._run("INSERT OR IGNORE INTO waiting SELECT 'build', report_id FROM findings")


def packed(value: object) -> bytes:
    """Return some plain or typed value as bytes."""
    return encode(value)


def unpacked(data: bytes, kind: type[T]) -> T:
    """Return a value of a type from its bytes."""
    return msgspec.json.decode(data, type=kind)
