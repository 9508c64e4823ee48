"""The look-ups over areas and first-order regions; cities are in ``cities`` and read apart."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TypeVar

from diurna.ontology.actor_checks import by_unique
from diurna.ontology.areas import Area, read_areas
from diurna.ontology.cities import Cities, City, load_cities
from diurna.ontology.names import fold
from diurna.ontology.tables import read_table
from diurna.types.actors import Place

__all__ = ["Area", "Cities", "City", "PlaceTables", "Region", "load_cities", "load_places"]

_ADMIN1 = ("code", "name", "aliases", "iso3", "kind", "latitude", "longitude", "source")


@dataclass(frozen=True, slots=True)
class Region:
    """A first-order region of a country.

    Attributes:
        key: ``adm1:UA-14``.
        code: ISO 3166-2.
        kind: region, state, province …
    """

    key: str
    code: str
    name: str
    aliases: tuple[str, ...]
    country: str
    kind: str
    latitude: float
    longitude: float

    def place(self) -> Place:
        """Return the region as a place."""
        return Place(
            key=self.key,
            name=self.name,
            country=self.country,
            admin1=self.code,
            latitude=self.latitude,
            longitude=self.longitude,
        )


_Named = TypeVar("_Named", Area, Region)


@dataclass(frozen=True, slots=True)
class PlaceTables:
    """Areas and regions. Names are looked up by ``names.fold(name)``.

    Attributes:
        areas: Disputed areas, seas and vernacular regions by key.
        areas_by_name: By name and alias; more than one for "Baltic".
        regions: First-order regions by ISO 3166-2 code.
        regions_by_name: By name and alias.
    """

    areas: Mapping[str, Area]
    areas_by_name: Mapping[str, tuple[Area, ...]]
    regions: Mapping[str, Region]
    regions_by_name: Mapping[str, tuple[Region, ...]]


@cache
def load_places() -> PlaceTables:
    """Return areas and first-order regions, read and validated once a process.

    Raises:
        DataError: A table does not hold what it promises.
    """
    areas = by_unique("places/disputed.csv or regions.csv", read_areas(), lambda area: area.key)
    regions = by_unique("places/admin1.csv", _read_regions(), lambda region: region.code)
    return PlaceTables(
        areas=MappingProxyType(areas),
        areas_by_name=_by_name(areas.values()),
        regions=MappingProxyType(regions),
        regions_by_name=_by_name(regions.values()),
    )


def _read_regions() -> Iterable[Region]:
    for row in read_table("places/admin1.csv", _ADMIN1):
        yield Region(
            key=f"adm1:{row['code']}",
            code=row["code"],
            name=row["name"],
            aliases=row.names("aliases"),
            country=row["iso3"],
            kind=row["kind"],
            latitude=row.number("latitude"),
            longitude=row.number("longitude"),
        )


def _by_name(rows: Iterable[_Named]) -> Mapping[str, tuple[_Named, ...]]:
    found: dict[str, list[_Named]] = {}
    for row in rows:
        _add(found, row)
    return MappingProxyType({name: tuple(named) for name, named in found.items()})


def _add(found: dict[str, list[_Named]], row: _Named) -> None:
    for name in dict.fromkeys(map(fold, (row.name, *row.aliases))):
        found.setdefault(name, []).append(row)
