"""The archive as one update uses it: all its parts over one open write transaction."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from diurna.store.archive import marks, parts
from diurna.store.archive_names import NameArchive
from diurna.store.archive_things import Thing, ThingArchive
from diurna.store.codec import decode_entry
from diurna.store.entries import Key, write_lines, write_passages
from diurna.store.finding import find_id
from diurna.store.judgements import read_judgements
from diurna.store.meta import read_meta, write_meta
from diurna.types.identity import entry_code
from diurna.types.lines import Line
from diurna.types.record import Judgement
from diurna.types.reports import Passage


class UpdateArchive(ThingArchive, NameArchive):
    """Everything an update reads and writes."""

    def judgements(self) -> tuple[Judgement, ...]:
        """Return all decisions in the order they were made."""
        return read_judgements(self._connection)

    def note(self, key: str) -> str:
        """Return what is noted of the record under a key, empty for nothing."""
        return read_meta(self._connection, key) or ""

    def keep_note(self, key: str, value: str) -> None:
        """Note something of the record."""
        write_meta(self._connection, key, value)

    def days(self, reports: Iterable[str]) -> dict[str, date]:
        """Return the publication dates of some reports."""
        return {
            report: date.fromisoformat(day)
            for part in parts(reports)
            for report, day in self._all(
                f"SELECT report_id, published FROM shown WHERE report_id IN ({marks(len(part))})", part
            )
        }

    def things_on(self, entry: str) -> list[Thing]:
        """Return the tellings or stances of an entry, by any id that leads to it."""
        stage = entry[:2]
        if stage != "qu":
            return self.things_at(stage, [entry])
        query = (
            "SELECT row, id, report_id, home, data FROM thing WHERE stage = 'qu' "
            "AND (home = ? OR (home LIKE '% %' AND ' ' || home || ' ' LIKE ?))"
        )
        return [Thing(*row) for row in self._all(query, (entry, f"% {entry} %"))]

    def all_things(self, stage: str) -> list[Thing]:
        """Return every thing of a stage."""
        return [
            Thing(*row)
            for row in self._all("SELECT row, id, report_id, home, data FROM thing WHERE stage = ?", (stage,))
        ]

    def defined(self) -> set[str]:
        """Return the ids of the questions users ever defined."""
        return {row[0] for row in self._all("SELECT DISTINCT target FROM judgement WHERE kind = 'define'")}

    def codes(self, identifiers: Iterable[str]) -> list[str]:
        """Return the short codes of some ids."""
        return [entry_code(identifier) for identifier in identifiers]

    def actor_named(self, name: str) -> Any:
        """Return the one actor of the record that has a name; None for none or several."""
        query = "SELECT DISTINCT actor_key FROM entry_actor WHERE name = ? COLLATE NOCASE AND actor_key <> '' LIMIT 2"
        keys = [row[0] for row in self._all(query, (name,))]
        return self.entries("actors", keys).get(keys[0]) if len(keys) == 1 else None

    def resolve(self, identifier: str) -> str:
        """Return the full id of an entry from an id that leads to it.

        Raises:
            NotFoundError: Nothing has that id.
        """
        return find_id(self._connection, identifier)

    def asked_about(self, identifiers: Iterable[str]) -> set[str]:
        """Return the ids of the questions that some positions and shifts, also rejected ones, are on."""
        found: set[str] = set()
        wanted = set(identifiers)
        for kind in ("positions", "shifts"):
            known = self.entries(kind, wanted)
            found.update(entry.question for entry in known.values())
            for identifier in wanted - known.keys():
                found.update(entry.question for entry in self._once(kind, identifier))
        return found

    def disputed_in(self, identifiers: Iterable[str]) -> set[str]:
        """Return the ids of the entries that some contradictions, also rejected ones, are about."""
        wanted = set(identifiers)
        known = self.entries("contradictions", wanted)
        gone = [entry for key in wanted - known.keys() for entry in self._once("contradictions", key)]
        return {entry.about for entry in (*known.values(), *gone)}

    def _once(self, kind: str, identifier: str) -> list[Any]:
        """Return an entry as it was when it was last taken away, or what an id leads to."""
        led = self._all("SELECT leads_to FROM redirect WHERE id = ?", (identifier,))
        if led:
            return list(self.entries(kind, [led[0][0]]).values())
        query = (
            "SELECT before FROM change WHERE entry_id = ? AND kind = ? AND what = 'removed' "
            "ORDER BY number DESC LIMIT 1"
        )
        return [decode_entry(kind, data) for (data,) in self._all(query, (identifier, kind)) if data]

    def write(self, lines: Iterable[Line], gone: Iterable[Key], passages: Iterable[Passage]) -> int:
        """Write entries and passages and take entries away; return how many entries changed."""
        write_passages(self._connection, passages)
        return write_lines(self._connection, lines, gone)
