"""Resolves places: disputed areas, countries, regions, cities; by the words and the text around first, by size last."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import cos, hypot, radians

from diurna.linguistics.words import load_place_types
from diurna.ontology.actors import load_actor_tables
from diurna.ontology.cities import load_cities
from diurna.ontology.places import load_places
from diurna.resolution.ledger import Ledger
from diurna.types.actors import Place
from diurna.types.findings import Mention
from diurna.types.ontology import MentionForm

_DEGREE_KM = 111.2
_NEAR_KM = 150.0
_LARGE = 100_000
_FAR_LARGER = 5.0
_LARGER = 2.0
_LISTED = re.compile(r"^(?:(?:,| and|, and| &) ?(?:the )?[A-Z][\w’'-]+)* (?P<word>[a-z]+)\b")
_BEFORE = re.compile(r"\b(?P<word>[a-z]+) of (?:the )?$")
_INSIDE = re.compile(r"^,? (?:in |of |, )?(?:the |[a-z]+ern )?$")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place a name can be, with its size (0 where it has none)."""

    place: Place
    kind: str
    population: int = 0


def resolve_places(ledger: Ledger) -> None:
    """Settle every mention used as a place, or refuse it with the places it could be.

    What the words, the countries and the sizes leave open is settled last, by the places that are settled already.
    """
    left: list[tuple[Mention, list[Spot], str]] = []
    for mention in ledger.findings.mentions:
        if mention.form is not MentionForm.PLACE or mention.id in ledger.resolutions:
            continue
        spots = candidates(mention.name or mention.text, mention.keys, ledger.setting.day)
        spot, reason = choose(ledger, mention, spots)
        if spot is None:
            left.append((mention, spots, reason))
        else:
            ledger.give_place(mention, spot.place, reason)
    settled = tuple(place for place in ledger.places.values() if place.latitude is not None)
    for mention, spots, reason in left:
        near = nearby(spots, settled)
        if near is not None:
            words = f"“{mention.name or mention.text}” → {near.place.name}: the only one near the report's other places"
            ledger.give_place(mention, near.place, words)
        else:
            ledger.refuse(mention, reason, (one.place.key for one in spots[:8]))


def nearby(spots: Sequence[Spot], settled: Sequence[Place]) -> Spot | None:
    """Return the one of some spots that lies within a few hours of a place of the report, or None."""
    close = [spot for spot in spots if any(_is_near(spot.place, place) for place in settled)]
    if len(close) > 1:
        at_home = {place.country for place in settled if place.country}
        close = [spot for spot in close if spot.place.country in at_home] or close
    if len(close) == 1:
        return close[0]
    cities = [spot for spot in close if spot.kind == "city"]
    return cities[0] if len(cities) == 1 and len({spot.place.country for spot in close}) == 1 else None


def _is_near(one: Place, other: Place) -> bool:
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return False
    east = (one.longitude - other.longitude) * cos(radians(one.latitude))
    apart = hypot(one.latitude - other.latitude, east) * _DEGREE_KM
    return apart <= _NEAR_KM + min(other.radius_km or 0.0, _NEAR_KM)


def candidates(name: str, keys: Sequence[str], day: date) -> list[Spot]:
    """Return every place a name can be: areas, countries, regions, then cities from the largest."""
    tables, countries = load_places(), load_actor_tables().countries
    found: list[Spot] = []
    for key in keys:
        kind, _, code = key.partition(":")
        if kind == "area":
            found.append(Spot(tables.areas[key].place(day), "area"))
        elif kind == "adm1":
            found.append(Spot(tables.regions[code].place(), "region"))
        elif kind == "gov" and name in {countries[code].name, countries[code].official_name, *countries[code].aliases}:
            found.append(Spot(Place(f"country:{code}", countries[code].name, code), "country"))
    cities = load_cities().find(name.removeprefix("the "))
    return [*found, *(Spot(city.place(), "city", city.population) for city in cities)]


def choose(ledger: Ledger, mention: Mention, spots: list[Spot]) -> tuple[Spot | None, str]:
    """Return the place meant and why, or None and why it is not settled."""
    name = mention.name or mention.text
    if not spots:
        return None, f"“{name}”: not in the tables of places"
    fitting = spots
    word = type_word(ledger.report.text, mention)
    if word:
        kind = load_place_types()[word]
        typed = [spot for spot in spots if spot.kind == kind or (kind in {"area", "region"} and spot.kind == "area")]
        fitting = typed or spots
    holder = _holder(ledger, mention)
    if holder is not None:
        inside = [spot for spot in fitting if holder in {spot.place.country, spot.place.admin1}]
        fitting = inside or fitting
    for kind in ("country", "area"):
        named = [spot for spot in fitting if spot.kind == kind]
        if len(named) == 1:
            return named[0], f"“{name}” → {named[0].place.name}: in the table"
    countries = _countries_of_others(ledger, mention)
    metonyms = {key.removeprefix("gov:") for key in mention.keys if key.startswith("gov:")}
    capital = [spot for spot in fitting if spot.kind == "city" and spot.place.country in metonyms]
    is_elsewhere = metonyms.isdisjoint(countries) and any(spot.place.country in countries for spot in fitting)
    if capital and not word and not is_elsewhere:
        return capital[0], f"“{name}” → the capital"
    return _by_support(countries, name, fitting, is_typed=bool(word), is_held=holder is not None)


def _countries_of_others(ledger: Ledger, mention: Mention) -> frozenset[str]:
    """Return the countries the report names in other words than the mention's own: a name is no support for itself."""
    own = mention.name or mention.text
    return frozenset(one.country for one in ledger.findings.mentions if one.country and (one.name or one.text) != own)


def type_word(text: str, mention: Mention) -> str:
    """Return the word that says what kind of place a name is ("region", "city of"), or an empty string."""
    after = _LISTED.match(text[mention.head.end : mention.head.end + 80])
    if after is not None and after["word"] in load_place_types():
        return after["word"]
    before = _BEFORE.search(text[max(mention.span.start - 30, 0) : mention.head.start])
    return before["word"] if before is not None and before["word"] in load_place_types() else ""


def _holder(ledger: Ledger, mention: Mention) -> str | None:
    """Return the country or region right around a place ("Ukraine's Donetsk", "Izium, in the Kharkiv region")."""
    text = ledger.report.text
    for other in ledger.findings.mentions:
        if other.sentence != mention.sentence or other.id == mention.id:
            continue
        before = text[other.span.end : mention.head.start]
        if other.span.end <= mention.head.start and re.fullmatch(r"['’]s (?:\w+ern )?", before) and other.country:
            return other.country
        gap = text[mention.span.end : other.head.start]
        if other.span.start >= mention.span.end and _INSIDE.match(gap) and other.form is MentionForm.PLACE:
            regions = [key.removeprefix("adm1:") for key in other.keys if key.startswith("adm1:")]
            if len(regions) == 1 and (type_word(text, other) or gap == ", "):
                return regions[0]
            if other.country and any(key.startswith("gov:") for key in other.keys):
                return other.country
    return None


def _by_support(
    countries: frozenset[str], name: str, spots: list[Spot], *, is_typed: bool, is_held: bool
) -> tuple[Spot | None, str]:
    supported = [spot for spot in spots if spot.place.country in countries]
    pool = supported or spots
    cities = [spot for spot in pool if spot.kind == "city"]
    if not is_typed and cities and len({spot.place.country for spot in pool}) == 1:
        pool = cities
    if not (is_held or is_typed) and (world := _world_city(spots, pool)) is not None:
        return world, f"“{name}” → {world.place.name} in {world.place.country}: a world city, the others small towns"
    if len(pool) == 1 and (supported or is_held or pool[0].kind != "city" or pool[0].population >= _LARGE):
        why = (
            f"its country, {pool[0].place.country}, is named in the report"
            if supported
            else "the only one of that name"
        )
        return pool[0], f"“{name}” → {pool[0].place.name}: {why}"
    best = _largest(pool, _LARGER if supported else _FAR_LARGER)
    if best is not None and (supported or best.population >= _LARGE):
        return (
            best,
            f"“{name}” → {best.place.name} in {best.place.country}: by far the largest of {len(pool)} of that name",
        )
    return None, f"“{name}”: {len(pool)} places of that name and nothing in the report tells which"


def _world_city(spots: list[Spot], pool: list[Spot]) -> Spot | None:
    """Return the large city of a name whose namesakes in the countries of the report are all small towns, or None."""
    cities = [spot for spot in spots if spot.kind == "city"]
    best = _largest(cities, _FAR_LARGER) if cities else None
    if best is None or best.population < _LARGE or best in pool:
        return None
    return (
        best if all(spot.kind == "city" and spot.population * _FAR_LARGER < best.population for spot in pool) else None
    )


def _largest(spots: list[Spot], factor: float) -> Spot | None:
    ordered = sorted(spots, key=lambda spot: (-spot.population, spot.place.key))
    if ordered[0].population == 0:
        return None
    if len(ordered) == 1 or ordered[0].population >= factor * max(ordered[1].population, 1):
        return ordered[0]
    return None
