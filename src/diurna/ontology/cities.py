"""The extract of GeoNames: kept apart because it is large and read only when a place is asked for."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from diurna.errors import DataError
from diurna.ontology.names import fold
from diurna.ontology.tables import data_file, read_table
from diurna.types.actors import Place

FILE = "places/cities.tsv.gz"
_CELLS = 8


@dataclass(frozen=True, slots=True)
class City:
    """A town or city.

    Attributes:
        key: ``city:703448``, with the number of GeoNames.
        country: ISO code GeoNames lists it under.
        admin1: ISO 3166-2 code of its first-order region, or empty.
        population: 0 where GeoNames gives none.
    """

    key: str
    name: str
    country: str
    admin1: str
    latitude: float
    longitude: float
    population: int

    def place(self) -> Place:
        """Return the city as a place."""
        return Place(
            key=self.key,
            name=self.name,
            country=self.country,
            admin1=self.admin1 or None,
            latitude=self.latitude,
            longitude=self.longitude,
        )


class Cities:
    """Look-up of cities by name; rows are parsed when they are asked for."""

    __slots__ = ("_index", "_lines")

    def __init__(self, lines: list[str], index: dict[str, int | list[int]]) -> None:
        """Keep the lines of the file and, by folded name, the numbers of the lines that have it."""
        self._lines = lines
        self._index = index

    def __contains__(self, name: str) -> bool:
        """Return whether a city has that name, folded or not."""
        return name in self._index or fold(name) in self._index

    def __len__(self) -> int:
        """Return the number of cities."""
        return len(self._lines)

    def __iter__(self) -> Iterator[City]:
        """Yield every city."""
        return (_city(line) for line in self._lines)

    def find(self, name: str) -> tuple[City, ...]:
        """Return the cities of a name, largest first."""
        numbers = self._index.get(fold(name), [])
        found = [numbers] if isinstance(numbers, int) else numbers
        cities = (_city(self._lines[number]) for number in found)
        return tuple(sorted(cities, key=lambda city: (-city.population, city.key)))


@cache
def load_cities() -> Cities:
    """Return the cities, read once a process.

    Raises:
        DataError: The file is missing or a line has another number of cells.
    """
    source = data_file(FILE)
    if not source.is_file():
        raise DataError(FILE, 0, "the file is missing")
    text = gzip.decompress(source.read_bytes()).decode("utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    index: dict[str, int | list[int]] = {}
    numbers: dict[str, int] = {}
    for number, line in enumerate(lines):
        cells = line.split("\t")
        if len(cells) != _CELLS:
            raise DataError(FILE, number, f"{len(cells)} cells, wanted {_CELLS}")
        numbers[cells[6]] = number
        _add(index, cells[0].casefold(), number)
        if cells[7]:
            for name in cells[7].split("|"):
                _add(index, name, number)
    for row in read_table("places/city_aliases.csv", ("alias", "name", "iso3", "geonames", "source")):
        if row["geonames"] not in numbers:
            raise row.fault(f"{row['name']} ({row['geonames']}) is not in {FILE}")
        _add(index, fold(row["alias"]), numbers[row["geonames"]])
    return Cities(lines, index)


def _add(index: dict[str, int | list[int]], name: str, number: int) -> None:
    known = index.setdefault(name, number)
    if known is number or known == number:
        return
    if isinstance(known, int):
        index[name] = [known, number]
    elif number not in known:
        known.append(number)


def _city(line: str) -> City:
    name, country, admin1, latitude, longitude, population, number, _ = line.split("\t")
    return City(f"city:{number}", name, country, admin1, float(latitude), float(longitude), int(population))
