"""Reading the CSV tables under ``data/``: kept apart so that every table fails with the same named error."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable

from diurna.errors import DataError

_LAST_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_YEAR, _MONTH, _DAY = 4, 7, 10  # lengths of YYYY, YYYY-MM, YYYY-MM-DD


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, with its cells by column name and its line in the file."""

    table: str
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """Return the cell of ``column``."""
        return self.cells[column]

    def names(self, column: str) -> tuple[str, ...]:
        """Return the names in a cell, which are parted by ``|``."""
        cell = self.cells[column]
        return tuple(cell.split("|")) if cell else ()

    def codes(self, column: str) -> tuple[str, ...]:
        """Return the codes in a cell, which are parted by spaces."""
        return tuple(self.cells[column].split())

    def number(self, column: str) -> float:
        """Return the number in a cell."""
        try:
            return float(self.cells[column])
        except ValueError as error:
            raise self.fault(f"{column} {self.cells[column]!r} is not a number") from error

    def first_day(self, column: str) -> date | None:
        """Return the first day of the date in a cell (``2021``, ``2021-03`` or ``2021-03-04``), or None when empty."""
        return self._day(column, last=False)

    def last_day(self, column: str) -> date | None:
        """Return the last day of the date in a cell, or None when empty."""
        return self._day(column, last=True)

    def fault(self, problem: str) -> DataError:
        """Return the error to raise about this row."""
        return DataError(self.table, self.line, problem)

    def _day(self, column: str, *, last: bool) -> date | None:
        cell = self.cells[column]
        if not cell:
            return None
        try:
            return _day_of(cell, last=last)
        except ValueError as error:
            raise self.fault(f"{column} {cell!r} is not YYYY, YYYY-MM or YYYY-MM-DD") from error


def _day_of(cell: str, *, last: bool) -> date:
    if len(cell) == _DAY:
        return date.fromisoformat(cell)
    if len(cell) == _MONTH:
        year, month = int(cell[:4]), int(cell[5:])
    elif len(cell) == _YEAR:
        year, month = int(cell), 12 if last else 1
    else:
        raise ValueError(cell)
    return date(year, month, _last_day(year, month) if last else 1)


def _last_day(year: int, month: int) -> int:
    leap = month == 2 and ((year % 4 == 0 and year % 100 != 0) or year % 400 == 0)
    return 29 if leap else _LAST_DAYS[month - 1]


def data_file(path: str) -> Traversable:
    """Return the file at ``path`` below ``data/``."""
    return files("diurna").joinpath("data").joinpath(*path.split("/"))


def read_table(path: str, columns: Sequence[str]) -> Iterator[Row]:
    """Yield the rows of the table at ``path`` below ``data/``.

    Lines that start with ``#`` before the header are its origin, licence and date checked; the header must be
    ``columns``.

    Raises:
        DataError: The table is missing, has no header block, another header, or a row of another length.
    """
    source = data_file(path)
    if not source.is_file():
        raise DataError(path, 0, "the table is missing")
    return parse_table(path, source.read_text(encoding="utf-8"), columns)


def parse_table(path: str, text: str, columns: Sequence[str]) -> Iterator[Row]:
    """Yield the rows of a table's text; see ``read_table``."""
    lines = text.splitlines()
    skipped = 0
    while skipped < len(lines) and lines[skipped].startswith("#"):
        skipped += 1
    if not skipped:
        raise DataError(path, 1, "no header block of lines starting with #")
    reader = csv.reader(lines[skipped:])
    wanted = list(columns)
    if (header := next(reader, [])) != wanted:
        raise DataError(path, skipped + 1, f"columns are {header}, wanted {wanted}")
    width = len(wanted)
    for number, cells in enumerate(reader, start=skipped + 2):
        if len(cells) != width:
            raise DataError(path, number, f"{len(cells)} cells, wanted {width}")
        yield Row(path, number, dict(zip(wanted, cells, strict=True)))
