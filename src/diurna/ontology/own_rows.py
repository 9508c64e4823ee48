"""Rows of users' own lists of actors: how they are written to a folder and read back; the shipped tables are apart."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from diurna.ontology.tables import parse_table

COLUMNS = (
    *("name", "aliases", "kind", "country", "sectors", "body", "office", "title"),
    *("from", "to", "gender", "source"),
)
_HEAD = (
    "# Actors from your own lists, written by `diurna actors-import`; edit or delete rows as you like.\n"
    "# kind: person, or what kind of body; lists are parted by |, sectors by spaces; one row a period\n"
)


@dataclass(frozen=True, slots=True, order=True)
class OwnRow:
    """One actor of a user's list in one period.

    Attributes:
        name: The name to show.
        aliases: Other names.
        kind: ``person`` or a kind of body in the words of ``ActorKind``.
        country: ISO 3166-1 alpha-3, IGO, NGO, IMG or MNC; or empty.
        sectors: PLOVER sector codes, first one primary; empty to go by the office.
        body: Key of the body a person's office belongs to; empty for the government of the country.
        office: Kind of office as in ``office_words.csv``, or empty.
        title: The title to show.
        start: First day, or None.
        end: Last day, or None.
        gender: f, m or empty.
        source: The file it is from.
    """

    name: str
    aliases: tuple[str, ...]
    kind: str
    country: str
    sectors: tuple[str, ...] = ()
    body: str = ""
    office: str = ""
    title: str = ""
    start: date | None = None
    end: date | None = None
    gender: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A code as a list gives it, with the days it names; None where it names none."""

    code: str
    start: date | None
    end: date | None


def settled_periods(listed: Iterable[Listed]) -> list[Listed]:
    """Return periods that do not overlap, earliest first: what is listed first holds, what has no days fills the gaps.

    >>> dated = Listed("A", date(2000, 1, 1), date(2000, 1, 9))
    >>> [one.code for one in settled_periods([Listed("B", None, None), dated])]
    ['B', 'A', 'B']
    """
    taken: list[Listed] = []
    ordered = list(listed)
    dated = [one for one in ordered if one.start or one.end]
    for one in (*dated, *(one for one in ordered if not one.start and not one.end)):
        taken.extend(_left_of(one, taken))
    return sorted(taken, key=lambda one: one.start or date.min)


def _left_of(one: Listed, taken: list[Listed]) -> list[Listed]:
    """Return what is left of a period when the periods taken before it are cut out."""
    left = [(one.start or date.min, one.end or date.max)]
    for other in taken:
        start, end = other.start or date.min, other.end or date.max
        pieces: list[tuple[date, date]] = []
        for first, last in left:
            if end < first or start > last:
                pieces.append((first, last))
                continue
            if first < start:
                pieces.append((first, start - timedelta(days=1)))
            if end < last:
                pieces.append((end + timedelta(days=1), last))
        left = pieces
    return [
        Listed(one.code, None if first == date.min else first, None if last == date.max else last)
        for first, last in left
    ]


def write_rows(path: Path, rows: Iterable[OwnRow]) -> None:
    """Write the rows to a file, sorted, in the one format the folder holds."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in sorted(rows, key=lambda row: (row.name, row.country, str(row.start or ""), row.title)):
        writer.writerow(
            [
                *(row.name, "|".join(row.aliases), row.kind, row.country, " ".join(row.sectors), row.body),
                *(row.office, row.title, row.start or "", row.end or "", row.gender, row.source),
            ]
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_HEAD + out.getvalue(), encoding="utf-8")


def read_rows(folder: Path) -> Iterator[OwnRow]:
    """Yield the rows of every CSV file of a folder, in the order of their names; nothing where there is no folder.

    Raises:
        DataError: A file has other columns, or a row cannot be read.
    """
    for path in sorted(folder.glob("*.csv")) if folder.is_dir() else ():
        for row in parse_table(str(path), path.read_text(encoding="utf-8"), COLUMNS):
            yield OwnRow(
                name=row["name"],
                aliases=row.names("aliases"),
                kind=row["kind"],
                country=row["country"],
                sectors=row.codes("sectors"),
                body=row["body"],
                office=row["office"],
                title=row["title"],
                start=row.first_day("from"),
                end=row.last_day("to"),
                gender=row["gender"],
                source=row["source"],
            )
