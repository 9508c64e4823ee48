"""The look-ups over the actor tables: what a name, a title, a demonym or a metonym can stand for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TypeVar

from diurna.ontology import actor_tables as read
from diurna.ontology.actor_checks import by_unique, check_references
from diurna.ontology.names import fold
from diurna.ontology.own_actors import load_own_rows, own_bodies, own_people
from diurna.ontology.rows import (
    AgencyPattern,
    Body,
    Country,
    CountryOffice,
    Demonym,
    GroupWord,
    Metonym,
    OfficeWord,
    Person,
)
from diurna.types.ontology import ActorKind, Gender

_T = TypeVar("_T")
_Word = TypeVar("_Word", OfficeWord, GroupWord)

_OWN_TABLES = {
    ActorKind.INTERNATIONAL_ORGANISATION: "organisations",
    ActorKind.BLOC: "organisations",
    ActorKind.AGENCY: "agencies",
    ActorKind.COMPANY: "agencies",
    ActorKind.ARMED_FORCE: "agencies",
    ActorKind.PARTY: "parties",
    ActorKind.OUTLET: "outlets",
}
"""The table that each kind of body of a user's own list is looked up in; groups with the armed groups."""


@dataclass(frozen=True, slots=True)
class ActorTables:
    """All actor tables. Names are looked up by ``names.fold(name)``, unless said otherwise.

    Attributes:
        countries: By ISO code.
        countries_by_name: By name, official name and alias; more than one for "Congo".
        demonyms: By the form as written ("Polish", never "polish").
        metonyms: By folded form, capitals included; more than one for "Brussels".
        bodies: Organisations, agencies, armed groups, parties and outlets by key.
        organisations: By name and alias; so are the four that follow.
        office_words: By folded title, singular and plural.
        offices: By country and kind of office.
        people: By key.
        people_by_name: By name and alias.
        people_by_family: By family name.
        agency_patterns: By folded words.
        groups: By folded noun, singular and plural.
    """

    countries: Mapping[str, Country]
    countries_by_name: Mapping[str, tuple[Country, ...]]
    demonyms: Mapping[str, tuple[Demonym, ...]]
    metonyms: Mapping[str, tuple[Metonym, ...]]
    bodies: Mapping[str, Body]
    organisations: Mapping[str, tuple[Body, ...]]
    agencies: Mapping[str, tuple[Body, ...]]
    armed_groups: Mapping[str, tuple[Body, ...]]
    parties: Mapping[str, tuple[Body, ...]]
    outlets: Mapping[str, tuple[Body, ...]]
    office_words: Mapping[str, OfficeWord]
    offices: Mapping[tuple[str, str], CountryOffice]
    people: Mapping[str, Person]
    people_by_name: Mapping[str, tuple[Person, ...]]
    people_by_family: Mapping[str, tuple[Person, ...]]
    agency_patterns: Mapping[str, AgencyPattern]
    groups: Mapping[str, GroupWord]


@cache
def load_actor_tables() -> ActorTables:
    """Return all actor tables, read and validated once a process.

    Raises:
        DataError: A table does not hold what it promises.
    """
    countries = by_unique("countries", read.read_countries(), lambda row: row.iso3)
    rows = {table: tuple(read.read_bodies(table)) for table in read.BODY_TABLES}
    by_name = {
        table: _index((name, body) for body in bodies for name in _names(body)) for table, bodies in rows.items()
    }
    bodies = by_unique("bodies", (body for bodies in rows.values() for body in bodies), lambda body: body.key)
    demonyms, metonyms = tuple(read.read_demonyms()), (*_capitals(countries.values()), *read.read_metonyms())
    people, offices = tuple(read.read_people()), tuple(read.read_offices())
    if own := load_own_rows():
        people = own_people(own, people)
        rows = _with_own(rows, own_bodies(own, bodies))
        bodies = {body.key: body for found in rows.values() for body in found}
        by_name = {
            table: _index((name, body) for body in found for name in _names(body)) for table, found in rows.items()
        }
    check_references(countries, bodies, demonyms=demonyms, metonyms=metonyms, offices=offices, people=people)
    return ActorTables(
        countries=MappingProxyType(countries),
        countries_by_name=_index((name, country) for country in countries.values() for name in _country_names(country)),
        demonyms=_index(((demonym.form, demonym) for demonym in demonyms), folded=False),
        metonyms=_index((metonym.form, metonym) for metonym in metonyms),
        bodies=MappingProxyType(bodies),
        organisations=by_name["organisations"],
        agencies=by_name["agencies"],
        armed_groups=by_name["armed_groups"],
        parties=by_name["parties"],
        outlets=by_name["outlets"],
        office_words=_by_form(read.read_office_words()),
        offices=MappingProxyType({(office.country, office.office): office for office in offices}),
        people=MappingProxyType(by_unique("people", people, lambda person: person.key)),
        people_by_name=_index((name, person) for person in people for name in (person.name, *person.aliases)),
        people_by_family=_index((person.family, person) for person in people),
        agency_patterns=MappingProxyType({fold(pattern.words): pattern for pattern in read.read_agency_patterns()}),
        groups=_by_form(read.read_groups()),
    )


def _with_own(rows: Mapping[str, tuple[Body, ...]], own: Iterable[Body]) -> dict[str, tuple[Body, ...]]:
    """Return the bodies by table, with those of the user's own lists after the others."""
    found = {table: list(bodies) for table, bodies in rows.items()}
    for body in own:
        found[_OWN_TABLES.get(body.kind, "armed_groups")].append(body)
    return {table: tuple(bodies) for table, bodies in found.items()}


@cache
def load_first_names() -> Mapping[str, Gender]:
    """Return the gender of given names, by folded name; ``Gender.UNKNOWN`` for names of both."""
    return MappingProxyType({fold(name): gender for name, gender in read.read_first_names()})


def _capitals(countries: Iterable[Country]) -> Iterable[Metonym]:
    for country in countries:
        if country.status in {"state", "associated"}:
            for capital in country.capitals:
                yield Metonym(capital, country.key, ("GOV",))


def _country_names(country: Country) -> tuple[str, ...]:
    official = (country.official_name,) if country.official_name else ()
    return (country.name, *official, *country.aliases)


def _names(body: Body) -> tuple[str, ...]:
    return (body.name, *body.aliases)


def _by_form(words: Iterable[_Word]) -> Mapping[str, _Word]:
    found = {fold(form): word for word in words for form in (word.plural, word.form) if form}
    return MappingProxyType(found)


def _index(pairs: Iterable[tuple[str, _T]], *, folded: bool = True) -> Mapping[str, tuple[_T, ...]]:
    found: dict[str, tuple[_T, ...]] = {}
    for name, row in pairs:
        key = fold(name) if folded else name
        known = found.get(key, ())
        if not any(row is other for other in known):
            found[key] = (*known, row)
    return MappingProxyType(found)
