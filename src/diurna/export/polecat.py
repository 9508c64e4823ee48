"""The record's events in the 40 columns of POLECAT's weekly files, for those who work with PLOVER data."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version

from diurna.export.tabular import guard
from diurna.ontology.plover import load_type, score
from diurna.types.actors import Actor, Place
from diurna.types.entries import EventEntry, Party
from diurna.types.ontology import ActorKind, EventStatus, EventType
from diurna.types.record import Record
from diurna.types.reports import Report

_PARTY = ("Name", "Country", "COW", "Primary {} Sector", "Sectors", "Title", "Name Raw", "Wikipedia {} ID")
_BEFORE = ("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts")
_PLACE = (
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
)
_STORY = (
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
)
_DONE = frozenset({EventStatus.OCCURRED, EventStatus.ONGOING, EventStatus.THREATENED})
_PROMISED = frozenset({EventType.AGREE, EventType.CONCEDE, EventType.THREATEN})
_YIELD = frozenset({EventType.CONCEDE, EventType.RETREAT})
_ORGANISATIONS = frozenset(ActorKind) - {ActorKind.PERSON, ActorKind.BLOC}


def columns() -> tuple[str, ...]:
    """Return POLECAT's 40 columns in their order."""
    parties = [_column(name, side) for side in ("Actor", "Recipient") for name in _PARTY]
    return (*_BEFORE, *parties, *_PLACE, *_STORY)


def write_polecat(record: Record, *, with_yield: bool = False) -> str:
    """Return the events as tab-separated text, one row for each actor with each recipient.

    POLECAT has no column for what became of an event: what is only planned, considered, alleged or denied is left out,
    unless its type is itself a promise or threat; so is history told as context. Blocs are left out as actors and
    recipients, an event that has no other actor altogether. What the record does not know stays empty.

    Args:
        record: The record.
        with_yield: Write CONCEDE and RETREAT as YIELD, for data sets that have only that.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    writer.writerow(columns())
    actors = {actor.key: actor for actor in record.actors}
    places = {place.key: place for place in record.places}
    reports = {report.id: report for report in record.reports}
    for event in record.events:
        if is_exported(event):
            for row in _rows(event, actors, places, reports, with_yield=with_yield):
                writer.writerow([guard(cell) for cell in row])
    return out.getvalue()


def is_exported(event: EventEntry) -> bool:
    """Return whether an event has a place in data that knows only deeds done."""
    if event.is_background:
        return False
    return event.status in _DONE or (event.type in _PROMISED and event.status is EventStatus.PLANNED)


def _rows(
    event: EventEntry,
    actors: Mapping[str, Actor],
    places: Mapping[str, Place],
    reports: Mapping[str, Report],
    *,
    with_yield: bool,
) -> Iterator[list[str]]:
    doers = [party for party in event.actors if not _is_bloc(party, actors)]
    targets = [party for party in event.recipients if not _is_bloc(party, actors)]
    if event.actors and not doers:
        return
    nobody: tuple[Party | None, ...] = (None,)
    pairs = [(doer, target) for doer in doers or nobody for target in targets or nobody]
    for number, (doer, target) in enumerate(pairs, 1):
        code = event.code if len(pairs) == 1 else f"{event.code}/{number}"
        yield [
            code,
            *_what(event, with_yield=with_yield),
            *_party(doer, actors),
            *_party(target, actors),
            *_where(event, places),
            *_story(event, actors, reports),
        ]


def _what(event: EventEntry, *, with_yield: bool) -> tuple[str, ...]:
    day = event.date.earliest if event.date is not None and event.date.earliest == event.date.latest else None
    mode = next((item for item in event.modes if item in load_type(event.type).modes), None)
    name = "YIELD" if with_yield and event.type in _YIELD else event.type.value
    return (
        day.isoformat() if day is not None else "",
        name,
        mode or "",
        str(score(event.type, mode)),
        str(int(load_type(event.type).quad)),
        ";".join(event.contexts),
    )


def _party(party: Party | None, actors: Mapping[str, Actor]) -> tuple[str, ...]:
    if party is None:
        return ("",) * len(_PARTY)
    actor = actors.get(party.key or "")
    if actor is None:
        return ("", "", "", "", "", "", party.words or party.name, "")
    sectors = (actor.role or "").split()
    title = actor.offices[-1].title if actor.offices else ""
    return (
        actor.name,
        actor.country or "",
        "",
        sectors[0] if sectors else "",
        ";".join(sectors),
        title,
        party.words or party.name,
        "",
    )


def _where(event: EventEntry, places: Mapping[str, Place]) -> tuple[str, ...]:
    place = places.get(event.place or "")
    if place is None:
        return ("", "", "", "", "", "", "", "", event.place_name, "")
    kind = place.key.partition(":")[0]
    return (
        place.name,
        place.name if kind == "city" else "",
        "",
        place.admin1 or "",
        place.country or "",
        "" if place.latitude is None else str(place.latitude),
        "" if place.longitude is None else str(place.longitude),
        "",
        event.place_name,
        kind,
    )


def _story(event: EventEntry, actors: Mapping[str, Actor], reports: Mapping[str, Report]) -> tuple[str, ...]:
    report = reports[event.history[0].report_id]
    keys = [party.key for party in (*event.actors, *event.recipients) if party.key is not None]
    named = [actors[key] for key in keys if key in actors]
    return (
        report.outlet or "",
        report.published.isoformat(),
        _names([actor for actor in named if actor.kind is ActorKind.PERSON]),
        _names([actor for actor in named if actor.kind in _ORGANISATIONS]),
        event.place_name,
        report.language or "",
        f"diurna {version('diurna')}",
    )


def _names(actors: Sequence[Actor]) -> str:
    return ";".join(dict.fromkeys(actor.name for actor in actors))


def _is_bloc(party: Party, actors: Mapping[str, Actor]) -> bool:
    if party.key is None:
        return False
    actor = actors.get(party.key)
    return party.key.startswith("bloc:") or (actor is not None and actor.kind is ActorKind.BLOC)


def _column(name: str, side: str) -> str:
    return name.format(side) if "{}" in name else f"{side} {name}"
