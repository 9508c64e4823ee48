"""Where events happened: points over land without borders, and the same places as a table."""

from dataclasses import dataclass, replace

from diurna.query.landmap import Contested, LandMap, Spot, build_map
from diurna.types.listing import MOST, Condition
from diurna.web.asking import Asked
from diurna.web.cards import Card, Lens, card_of
from diurna.web.page import Choices, Page, choices_of, rows_of

_LABELLED = 14
_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Dot:
    """A place as drawn, with the events there."""

    id: str
    name: str
    x: float
    y: float
    radius: float
    count: str
    cards: tuple[Card, ...]
    link: str
    is_labelled: bool
    text_x: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Hatch:
    """A disputed area as drawn, with its label."""

    name: str
    x: float
    y: float
    radius: float
    label: str
    is_labelled: bool


@dataclass(frozen=True, slots=True)
class MapView:
    """The map and its table; sizes are in the map's own units."""

    view_box: str
    land: str
    dots: tuple[Dot, ...]
    hatches: tuple[Hatch, ...]
    unit: float
    count: str
    unplaced: str
    is_world: bool
    other: str
    facets: tuple[Choices, ...]


def map_page(asked: Asked) -> Page:
    """Return the events asked for on the map; ``world=1`` shows all of it."""
    source, lens = asked.source(), asked.lens()
    ask = asked.ask("events")
    placed_only = replace(ask, conditions=(*ask.conditions, Condition("place", "has")), order="-recorded", after="")
    latest = source.listing(replace(placed_only, limit=MOST, wants_facets=False))
    listing = source.listing(ask)
    events = latest.items
    is_world = asked.one("world") == "1"
    made = build_map(events, source.places(), day=asked.day("as_of"), whole_world=is_world)
    unit = made.width / 400
    placed = {spot.place.key for spot in made.spots}
    shown = MapView(
        f"{made.left:g} {made.top:g} {made.width:g} {made.height:g}",
        made.land,
        _dots(made, unit, lens),
        tuple(
            _hatch(area, lens, is_labelled=area.key in placed or len(made.contested) <= _LABELLED)
            for area in made.contested
        ),
        round(unit, 4),
        asked.tongue.count("%(n)s place", "%(n)s places", len(made.spots)),
        _left_out(listing.total - latest.total, latest.total - len(events), asked),
        is_world,
        asked.address(drop=("world",), add=() if is_world else (("world", "1"),)),
        choices_of(listing.facets, asked),
    )
    rows = {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": [spot.place.longitude, spot.place.latitude]},
                "properties": {"place": spot.place.name, "events": rows_of(spot.events, asked)},
            }
            for spot in made.spots
        ],
    }
    return Page(lens.say("Map"), "map.html", shown, rows)


def _left_out(unplaced: int, older: int, asked: Asked) -> str:
    """Return how many events the map does not show: those without a place, and the oldest of very many."""
    told = asked.tongue.count("%(n)s event has no place", "%(n)s events have no place", unplaced)
    if not older:
        return told
    return told + "; " + asked.tongue.count("%(n)s older event is left out", "%(n)s older events are left out", older)


def _dots(made: LandMap, unit: float, lens: Lens) -> tuple[Dot, ...]:
    """Return the places as drawn; a name that would stand on another is left to the table."""
    taken: list[tuple[float, float, float]] = []
    dots = []
    for spot in made.spots:
        width = len(spot.place.name) * 3.6 * unit
        is_left = spot.x + width > made.left + made.width
        is_free = all(abs(y - spot.y) > 6 * unit or x > spot.x + width or end < spot.x for x, end, y in taken)
        if is_free:
            taken.append((spot.x, spot.x + width, spot.y))
        dots.append(_dot(spot, unit, lens, is_labelled=is_free, is_left=is_left))
    return tuple(dots)


def _dot(spot: Spot, unit: float, lens: Lens, *, is_labelled: bool, is_left: bool) -> Dot:
    count = lens.tongue.count("%(n)s event", "%(n)s events", len(spot.events))
    cards = tuple(card_of(event, lens, quotes=1) for event in spot.events[:_SHOWN])
    radius = round(unit * (2 + len(spot.events) ** 0.5), 3)
    link = f"/events?place={spot.place.key}"
    side = -1.4 if is_left else 1.4
    return Dot(
        f"at-{spot.place.key}", spot.place.name, spot.x, spot.y, radius, count, cards, link, is_labelled,
        round(spot.x + side * radius, 3), "end" if is_left else "start",
    )  # fmt: skip


def _hatch(area: Contested, lens: Lens, *, is_labelled: bool) -> Hatch:
    nobody = lens.say("nobody")
    held, wanted = ", ".join(area.administered_by) or nobody, ", ".join(area.claimed_by) or nobody
    label = lens.say("administered by %(held)s, claimed by %(wanted)s") % {"held": held, "wanted": wanted}
    return Hatch(area.name, area.x, area.y, area.radius, label, is_labelled)
