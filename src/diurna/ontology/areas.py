"""Disputed areas, seas and vernacular regions: kept apart from cities because they are dated and small."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from diurna.ontology.tables import Row, read_table
from diurna.types.actors import Place

_DISPUTED = (
    *("key", "name", "aliases", "latitude", "longitude", "radius_km", "country"),
    *("claimed_by", "administered_by", "from", "to", "source"),
)
_REGIONS = ("key", "name", "aliases", "kind", "latitude", "longitude", "radius_km", "countries", "source")


@dataclass(frozen=True, slots=True)
class AreaStatus:
    """Who claims and who administers an area in a period; no label of ours."""

    claimed_by: tuple[str, ...]
    administered_by: tuple[str, ...]
    start: date | None
    end: date | None

    def holds_on(self, day: date) -> bool:
        """Return whether ``day`` lies in the period."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Area:
    """A disputed area, sea, river or region.

    Attributes:
        key: ``area:crimea``.
        kind: disputed, sea, strait, river, region …
        country: ISO code it is usually listed under, or empty.
        countries: ISO codes of the countries it lies in or between.
        statuses: Earliest first; empty for areas nobody disputes.
    """

    key: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    latitude: float
    longitude: float
    radius_km: float
    country: str
    countries: tuple[str, ...]
    statuses: tuple[AreaStatus, ...] = ()

    def place(self, day: date | None = None) -> Place:
        """Return the area as a place, with its status on ``day``; without a day, its latest status."""
        held = [status for status in self.statuses if day is None or status.holds_on(day)]
        status = held[-1] if held else AreaStatus((), (), None, None)
        return Place(
            key=self.key,
            name=self.name,
            country=self.country or None,
            latitude=self.latitude,
            longitude=self.longitude,
            radius_km=self.radius_km,
            claimed_by=status.claimed_by,
            administered_by=status.administered_by,
        )


def read_areas() -> Iterator[Area]:
    """Yield the areas of ``disputed.csv`` and ``regions.csv``."""
    periods: dict[str, list[Row]] = {}
    for row in read_table("places/disputed.csv", _DISPUTED):
        periods.setdefault(row["key"], []).append(row)
    for rows in periods.values():
        statuses = tuple(_status(row) for row in sorted(rows, key=lambda row: row["from"]))
        named = tuple(
            dict.fromkeys(code for status in statuses for code in (*status.claimed_by, *status.administered_by))
        )
        yield _area(rows[0], "disputed", rows[0]["country"], named, statuses)
    for row in read_table("places/regions.csv", _REGIONS):
        countries = row.codes("countries")
        yield _area(row, row["kind"], countries[0] if len(countries) == 1 else "", countries, ())


def _area(row: Row, kind: str, country: str, countries: tuple[str, ...], statuses: tuple[AreaStatus, ...]) -> Area:
    return Area(
        key=row["key"],
        name=row["name"],
        aliases=row.names("aliases"),
        kind=kind,
        latitude=row.number("latitude"),
        longitude=row.number("longitude"),
        radius_km=row.number("radius_km"),
        country=country,
        countries=countries,
        statuses=statuses,
    )


def _status(row: Row) -> AreaStatus:
    start, end = row.first_day("from"), row.last_day("to")
    if start and end and start > end:
        raise row.fault(f"from {row['from']} is after to {row['to']}")
    return AreaStatus(row.codes("claimed_by"), row.codes("administered_by"), start, end)
