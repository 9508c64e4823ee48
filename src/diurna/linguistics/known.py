"""Builds the gazetteer of this process from the tables of actors and places; the index itself knows no table."""

from collections.abc import Iterator
from functools import cache

from diurna.linguistics.gazetteer import Category, Entry, Gazetteer
from diurna.ontology.places import Area, Region, load_places
from diurna.ontology.surfaces import SurfaceForm, SurfaceKind, surface_forms
from diurna.types.ontology import ActorKind

_BY_SURFACE = {
    SurfaceKind.COUNTRY: Category.COUNTRY,
    SurfaceKind.DEMONYM_ADJECTIVE: Category.DEMONYM,
    SurfaceKind.DEMONYM_NOUN: Category.PEOPLE,
    SurfaceKind.DEMONYM_PLURAL: Category.PEOPLE,
    SurfaceKind.METONYM: Category.METONYM,
    SurfaceKind.AGENCY: Category.AGENCY,
    SurfaceKind.ARMED_GROUP: Category.GROUP,
    SurfaceKind.PARTY: Category.PARTY,
    SurfaceKind.OUTLET: Category.OUTLET,
    SurfaceKind.PERSON: Category.PERSON,
}
_BY_KIND = {
    ActorKind.BLOC: Category.BLOC,
    ActorKind.ARMED_FORCE: Category.FORCE,
    ActorKind.COMPANY: Category.COMPANY,
}


@cache
def load_gazetteer() -> Gazetteer:
    """Return the gazetteer over all tables, built on first use in this process."""
    return Gazetteer(_surfaces())


def _surfaces() -> Iterator[tuple[str, Entry]]:
    for form, candidates in surface_forms().items():
        for candidate in candidates:
            yield form, _entry(candidate)
    yield from _places()


def _places() -> Iterator[tuple[str, Entry]]:
    tables = load_places()
    places: tuple[Area | Region, ...] = (*tables.areas.values(), *tables.regions.values())
    for place in places:
        entry = Entry(key=place.key, category=Category.PLACE, name=place.name, country=place.country or None)
        for form in (place.name, *place.aliases):
            yield form[4:] if form[:4] in {"the ", "The "} else form, entry


def _entry(form: SurfaceForm) -> Entry:
    category = _BY_SURFACE.get(form.kind) or _BY_KIND.get(form.actor_kind, Category.ORGANISATION)
    return Entry(
        key=form.key,
        category=category,
        name=form.name,
        country=form.country or None,
        role=form.sectors[0] if form.sectors else None,
        kind=form.actor_kind,
    )
