"""What is grouped across reports, filed under its keys and tied to what it is like: the graph the entries rest on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from diurna.store.archive import Archive, marks, number_of, parts


@dataclass(frozen=True, slots=True)
class Thing:
    """Something of one report that may be one with things of others.

    Attributes:
        row: Its number in the archive.
        id: The entry id it would have alone.
        home: Id of the entry it belongs to, empty for none.
        data: What it is compared by.
    """

    row: int
    id: str
    report: str
    home: str
    data: bytes


class ThingArchive(Archive):
    """Things by stage, the keys they are filed under and their ties."""

    def things(self, stage: str, reports: Iterable[str]) -> list[Thing]:
        """Return the things of some reports."""
        return self._things(stage, "report_id", reports)

    def things_by_id(self, stage: str, identifiers: Iterable[str]) -> list[Thing]:
        """Return the things with some ids."""
        return self._things(stage, "id", identifiers)

    def things_at(self, stage: str, homes: Iterable[str]) -> list[Thing]:
        """Return the things that belong to some entries."""
        return self._things(stage, "home", homes)

    def things_by_row(self, rows: Iterable[int]) -> list[Thing]:
        """Return things by their number."""
        found: list[Thing] = []
        for part in parts(rows):
            query = f"SELECT row, id, report_id, home, data FROM thing WHERE row IN ({marks(len(part))})"
            found.extend(Thing(*row) for row in self._all(query, part))
        return found

    def _things(self, stage: str, column: str, values: Iterable[str]) -> list[Thing]:
        found: list[Thing] = []
        for part in parts(values):
            query = (
                f"SELECT row, id, report_id, home, data FROM thing WHERE stage = ? AND {column} IN ({marks(len(part))})"
            )
            found.extend(Thing(*row) for row in self._all(query, (stage, *part)))
        return found

    def put_thing(self, stage: str, identifier: str, report: str, data: bytes, keys: Iterable[str]) -> int:
        """Keep a thing under its keys, without ties; return its number."""
        self._run(
            "INSERT INTO thing (stage, id, report_id, home, data) VALUES (?, ?, ?, '', ?) "
            "ON CONFLICT (stage, id) DO UPDATE SET data = excluded.data, report_id = excluded.report_id",
            (stage, identifier, report, data),
        )
        row = int(self._all("SELECT row FROM thing WHERE stage = ? AND id = ?", (stage, identifier))[0][0])
        self.untie([row])
        numbers = {number_of(f"{stage}|{key}") for key in keys}
        self._many("INSERT OR IGNORE INTO filed VALUES (?, ?)", ((number, row) for number in sorted(numbers)))
        return row

    def file_more(self, stage: str, row: int, keys: Iterable[str]) -> None:
        """File a thing under some keys besides those it has."""
        numbers = sorted({number_of(f"{stage}|{key}") for key in keys})
        self._many("INSERT OR IGNORE INTO filed VALUES (?, ?)", ((number, row) for number in numbers))

    def drop_things(self, rows: Iterable[int]) -> None:
        """Forget things with their keys and ties."""
        found = list(rows)
        self.untie(found)
        self._many("DELETE FROM thing WHERE row = ?", ((row,) for row in found))

    def untie(self, rows: Iterable[int]) -> None:
        """Take things out of their keys and ties."""
        for row in rows:
            self._run("DELETE FROM filed WHERE thing = ?", (row,))
            for (other,) in self._all("SELECT two FROM edge WHERE one = ?", (row,)):
                self._run("DELETE FROM edge WHERE one = ? AND two = ?", (other, row))
            self._run("DELETE FROM edge WHERE one = ?", (row,))

    def filed_under(self, stage: str, keys: Iterable[str]) -> dict[int, int]:
        """Return the numbers of the things filed under any of some keys, and how many of these each shares."""
        counts: dict[int, int] = {}
        for part in parts({number_of(f"{stage}|{key}") for key in keys}):
            query = f"SELECT thing, count(*) FROM filed WHERE key IN ({marks(len(part))}) GROUP BY thing"
            for thing, count in self._all(query, part):
                counts[thing] = counts.get(thing, 0) + count
        return counts

    def tie(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Tie things to each other."""
        both = ((a, b) for one, two in pairs if one != two for a, b in ((one, two), (two, one)))
        self._many("INSERT OR IGNORE INTO edge VALUES (?, ?)", both)

    def tied(self, rows: Iterable[int]) -> set[int]:
        """Return what some things are tied to."""
        return {
            two
            for part in parts(rows)
            for (two,) in self._all(f"SELECT two FROM edge WHERE one IN ({marks(len(part))})", part)
        }

    def reach(self, rows: Iterable[int], more: Mapping[int, Iterable[int]]) -> set[int]:
        """Return some things with all they are tied to, directly or through others.

        Args:
            rows: Where to begin.
            more: Ties that are not kept here: those people made.
        """
        found: set[int] = set()
        front = set(rows)
        while front:
            found |= front
            further = self.tied(front)
            further.update(two for one in front for two in more.get(one, ()))
            front = further - found
        return found

    def settle(self, homes: Mapping[int, str]) -> None:
        """Keep to which entry things belong."""
        self._many("UPDATE thing SET home = ? WHERE row = ?", ((home, row) for row, home in homes.items()))
