"""Events on a map: points over land drawn without borders, disputed areas by who administers and who claims them."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from diurna.ontology.areas import read_areas
from diurna.types.actors import Place
from diurna.types.entries import EventEntry

_MARGIN = 9.0
_SMALLEST = 24.0
_FLATTEST = 0.36
"""The least height of a map to its width, in degrees."""
_WORLD = (-180.0, -62.0, 180.0, 84.0)
_DEGREE_KM = 111.2
_SOUTHERNMOST = -60.0
Box = tuple[float, float, float, float]
"""West, south, east, north, in degrees."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with the events there, at its centre in the map's own units."""

    place: Place
    x: float
    y: float
    events: tuple[EventEntry, ...]


@dataclass(frozen=True, slots=True)
class Contested:
    """A disputed area as a circle of its rough extent: who administers it and who claims it, on a day."""

    key: str
    name: str
    x: float
    y: float
    radius: float
    administered_by: tuple[str, ...]
    claimed_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LandMap:
    """A piece of the world.

    Attributes:
        land: Rings as SVG path data.
        width: Of the piece, in the map's own units; ``height`` likewise.
        unplaced: How many of the events have no place on the map.
    """

    land: str
    left: float
    top: float
    width: float
    height: float
    spots: tuple[Spot, ...]
    contested: tuple[Contested, ...]
    unplaced: int


def build_map(
    events: Sequence[EventEntry], places: Mapping[str, Place], *, day: date | None = None, whole_world: bool = False
) -> LandMap:
    """Return the map of some events, cut to where they are unless the whole world is wanted.

    Args:
        events: The events to show.
        places: Places by key.
        day: The day for which disputed areas are labelled; the latest known state when None.
        whole_world: Whether to show all of it.
    """
    grouped: dict[str, list[EventEntry]] = {}
    for event in events:
        place = places.get(event.place or "")
        if place and place.latitude is not None and place.longitude is not None:
            grouped.setdefault(place.key, []).append(event)
    spots = tuple(
        Spot(places[key], *project(places[key].longitude or 0, places[key].latitude or 0), tuple(found))
        for key, found in sorted(grouped.items(), key=lambda item: (-len(item[1]), item[0]))
    )
    box = _WORLD if whole_world or not spots else _around(spot.place for spot in spots)
    left, top = project(box[0], box[3])
    right, bottom = project(box[2], box[1])
    contested = tuple(area for area in _contested(day) if left <= area.x <= right and top <= area.y <= bottom)
    unplaced = len(events) - sum(len(found) for found in grouped.values())
    return LandMap(land_path(), left, top, right - left, bottom - top, spots, contested, unplaced)


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Return a point of the map: Miller's cylindrical projection, degrees across, north up."""
    bounded = max(-85.0, min(85.0, latitude))
    y = 1.25 * math.log(math.tan(math.pi / 4 + 0.4 * math.radians(bounded)))
    return round(longitude, 2), round(-math.degrees(y), 2)


@cache
def land_path() -> str:
    """Return all land as SVG path data in the map's own units."""
    lines = files("diurna").joinpath("data", "places", "land.txt").read_text("utf-8").splitlines()
    return "".join(_ring(line) for line in lines if line and not line.startswith("#"))


def _ring(line: str) -> str:
    """Return a ring, drawn again a turn of the world away where it crosses the date line; Antarctica is left out."""
    pairs = [pair.split(",") for pair in line.split()]
    points = _unrolled([(int(longitude) / 100, int(latitude) / 100) for longitude, latitude in pairs])
    if max(latitude for _, latitude in points) < _SOUTHERNMOST:
        return ""
    turns = [0.0]
    turns += [-360.0] if max(longitude for longitude, _ in points) > 180 else []
    turns += [360.0] if min(longitude for longitude, _ in points) < -180 else []
    drawn = ([project(longitude + turn, latitude) for longitude, latitude in points] for turn in turns)
    return "".join("M" + "L".join(f"{x:g},{y:g}" for x, y in ring) + "Z" for ring in drawn)


def _unrolled(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return a ring without jumps at the date line: its longitudes run on beyond 180 degrees."""
    found, turn, before = [], 0.0, points[0][0]
    for longitude, latitude in points:
        if abs(longitude - before) > 180:
            turn += 360.0 if longitude < before else -360.0
        before = longitude
        found.append((longitude + turn, latitude))
    return found


def _around(places: Iterable[Place]) -> Box:
    found = [(place.longitude or 0, place.latitude or 0) for place in places]
    west, east = min(x for x, _ in found) - _MARGIN, max(x for x, _ in found) + _MARGIN
    south, north = min(y for _, y in found) - _MARGIN, max(y for _, y in found) + _MARGIN
    west, east = _widened(west, east, _SMALLEST * 1.6)
    south, north = _widened(south, north, max(_SMALLEST, (east - west) * _FLATTEST))
    return max(-180, west), max(-62, south), min(180, east), min(84, north)


def _widened(low: float, high: float, least: float) -> tuple[float, float]:
    lack = max(0.0, least - (high - low)) / 2
    return low - lack, high + lack


@cache
def _contested(day: date | None) -> tuple[Contested, ...]:
    made = []
    for area in read_areas():
        place = area.place(day)
        parties = {*place.claimed_by, *place.administered_by}
        if area.kind == "disputed" and (len(parties) > 1 or (parties and not place.administered_by)):
            x, y = project(area.longitude, area.latitude)
            radius = round(max(0.35, area.radius_km / _DEGREE_KM), 2)
            made.append(Contested(area.key, area.name, x, y, radius, place.administered_by, place.claimed_by))
    return tuple(made)
