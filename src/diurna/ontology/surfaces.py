"""Every form the actor tables know, as written: kept apart because a gazetteer needs forms, not facts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from diurna.ontology.actor_tables import read_common_words
from diurna.ontology.actors import ActorTables, load_actor_tables
from diurna.ontology.rows import Body, Country, DemonymKind, Person
from diurna.types.ontology import ActorKind


class SurfaceKind(StrEnum):
    """What a form is a form of."""

    COUNTRY = "country"
    DEMONYM_ADJECTIVE = "demonym adjective"
    DEMONYM_NOUN = "demonym noun"
    DEMONYM_PLURAL = "demonym plural"
    METONYM = "metonym"
    ORGANISATION = "organisation"
    AGENCY = "agency"
    ARMED_GROUP = "armed group"
    PARTY = "party"
    OUTLET = "outlet"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class SurfaceForm:
    """One thing a form can stand for.

    Attributes:
        form: As written, without a leading "the".
        kind: Which table it is from.
        key: Of the actor: ``gov:RUS``, ``org:nato``, ``person:xi-jinping@CHN``.
        name: The actor's name to show.
        country: ISO code, IGO, NGO, or empty.
        sectors: PLOVER sector codes, first one primary.
        actor_kind: What kind of actor it is.
        start: First day it holds, or None.
        end: Last day it holds, or None.
        is_common_word: Whether the form is also an ordinary word or another name ("Time", "Labour", "Strasbourg"),
            so that it needs support in the text.
    """

    form: str
    kind: SurfaceKind
    key: str
    name: str
    country: str
    sectors: tuple[str, ...]
    actor_kind: ActorKind
    start: date | None = None
    end: date | None = None
    is_common_word: bool = False


_BODY_TABLES = {
    SurfaceKind.ORGANISATION: "organisations",
    SurfaceKind.AGENCY: "agencies",
    SurfaceKind.ARMED_GROUP: "armed_groups",
    SurfaceKind.PARTY: "parties",
    SurfaceKind.OUTLET: "outlets",
}
_DEMONYMS = {
    DemonymKind.ADJECTIVE: SurfaceKind.DEMONYM_ADJECTIVE,
    DemonymKind.NOUN: SurfaceKind.DEMONYM_NOUN,
    DemonymKind.PLURAL: SurfaceKind.DEMONYM_PLURAL,
}


_NEVER_COMMON = frozenset({SurfaceKind.COUNTRY, SurfaceKind.PERSON, *_DEMONYMS.values()})


@cache
def surface_forms() -> Mapping[str, tuple[SurfaceForm, ...]]:
    """Return what each form can stand for, by the form as written and without a leading "the".

    A longest-match gazetteer holds all keys; a form of several tables ("Brussels", "Georgia") keeps every candidate.
    """
    common = frozenset(read_common_words())
    found: dict[str, list[SurfaceForm]] = {}
    for row in _all_forms(load_actor_tables()):
        is_common = row.form in common and row.kind not in _NEVER_COMMON
        form = replace(row, is_common_word=True) if is_common else row
        candidates = found.setdefault(form.form, [])
        if form not in candidates:
            candidates.append(form)
    return MappingProxyType({form: tuple(candidates) for form, candidates in found.items()})


def _all_forms(tables: ActorTables) -> Iterator[SurfaceForm]:
    for country in tables.countries.values():
        yield from _country_forms(country)
    yield from _demonym_forms(tables)
    yield from _metonym_forms(tables)
    for kind, table in _BODY_TABLES.items():
        bodies: Mapping[str, tuple[Body, ...]] = getattr(tables, table)
        for body in dict.fromkeys(body for rows in bodies.values() for body in rows):
            yield from _body_forms(body, kind)
    for person in tables.people.values():
        yield from _person_forms(person)
    for family, people in tables.people_by_family.items():
        if " " in family and len(people) == 1:
            yield from _family_forms(people[0])


def _country_forms(country: Country) -> Iterator[SurfaceForm]:
    for name in dict.fromkeys((country.name, country.official_name, *country.aliases)):
        if name:
            yield SurfaceForm(
                _bare(name), SurfaceKind.COUNTRY, country.key, country.name, country.code, (), ActorKind.GOVERNMENT
            )


def _demonym_forms(tables: ActorTables) -> Iterator[SurfaceForm]:
    for demonym in (demonym for rows in tables.demonyms.values() for demonym in rows):
        country = tables.countries[demonym.country]
        kind = _DEMONYMS[demonym.kind]
        sectors = () if kind is SurfaceKind.DEMONYM_ADJECTIVE else ("CVL",)
        actor = ActorKind.GOVERNMENT if kind is SurfaceKind.DEMONYM_ADJECTIVE else ActorKind.GROUP
        yield SurfaceForm(demonym.form, kind, country.key, country.name, country.code, sectors, actor)


def _metonym_forms(tables: ActorTables) -> Iterator[SurfaceForm]:
    for metonym in (metonym for rows in tables.metonyms.values() for metonym in rows):
        name, country, kind = _target(tables, metonym.key)
        yield SurfaceForm(_bare(metonym.form), SurfaceKind.METONYM, metonym.key, name, country, metonym.sectors, kind)


def _target(tables: ActorTables, key: str) -> tuple[str, str, ActorKind]:
    if key.startswith("gov:"):
        country = tables.countries[key.removeprefix("gov:")]
        return country.name, country.code, ActorKind.GOVERNMENT
    body = tables.bodies[key]
    return body.name, body.country, body.kind


def _body_forms(body: Body, kind: SurfaceKind) -> Iterator[SurfaceForm]:
    for name in dict.fromkeys((body.name, *body.aliases)):
        for period in body.periods:
            yield SurfaceForm(
                form=_bare(name),
                kind=kind,
                key=body.key,
                name=body.name,
                country=body.country,
                sectors=period.sectors,
                actor_kind=body.kind,
                start=period.start,
                end=period.end,
            )


def _person_forms(person: Person) -> Iterator[SurfaceForm]:
    for name in dict.fromkeys((person.name, *person.aliases)):
        yield SurfaceForm(name, SurfaceKind.PERSON, person.key, person.name, person.country, (), ActorKind.PERSON)


def _family_forms(person: Person) -> Iterator[SurfaceForm]:
    """Yield a family name of two words that is one person's only ("López Obrador"): nobody else is looked for."""
    yield SurfaceForm(person.family, SurfaceKind.PERSON, person.key, person.name, person.country, (), ActorKind.PERSON)


def _bare(name: str) -> str:
    return name[4:] if name[:4] in {"the ", "The "} else name
