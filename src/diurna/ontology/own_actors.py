"""Turns the rows of users' own lists into people and bodies, and lays them over those of the shipped tables."""

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import groupby

from diurna.errors import DataError
from diurna.ontology.names import family_name, slug
from diurna.ontology.own_rows import OwnRow, read_rows
from diurna.ontology.roles import load_non_state_codes
from diurna.ontology.rows import Body, Person, SectorPeriod, Term
from diurna.settings import read_settings
from diurna.types.ontology import ActorKind, Gender

_PREFIXES = {
    ActorKind.AGENCY: "agency",
    ActorKind.ARMED_FORCE: "force",
    ActorKind.PARTY: "party",
    ActorKind.INTERNATIONAL_ORGANISATION: "org",
    ActorKind.COMPANY: "company",
    ActorKind.OUTLET: "outlet",
}


@cache
def load_own_rows() -> tuple[OwnRow, ...]:
    """Return the rows of the folder that the settings name for own lists of actors, read once a process.

    Raises:
        DataError: A file of the folder is not in the format ``diurna actors-import`` writes.
    """
    return tuple(read_rows(read_settings().actors))


def own_people(rows: Iterable[OwnRow], known: Iterable[Person]) -> tuple[Person, ...]:
    """Return the known people and those of a user's rows; for one person in both, the user's offices come first."""
    people = {person.key: person for person in known}
    wanted = sorted((row for row in rows if row.kind == "person"), key=_place)
    for (name, country), group in groupby(wanted, key=lambda row: (row.name, row.country)):
        periods = tuple(group)
        key = f"person:{slug(name)}@{country}" if country else f"person:{slug(name)}"
        before = people.get(key)
        aliases = tuple(dict.fromkeys(alias for row in periods for alias in row.aliases))
        terms = tuple(_term(row) for row in periods if row.office or row.sectors or row.title)
        people[key] = Person(
            key=key,
            name=before.name if before is not None else name,
            family=before.family if before is not None else family_name(name),
            aliases=tuple(dict.fromkeys((*(before.aliases if before is not None else ()), *aliases))),
            gender=_gender(periods, before),
            country=country,
            terms=_with_known(terms, before.terms if before is not None else ()),
        )
    return tuple(people.values())


def own_bodies(rows: Iterable[OwnRow], known: Mapping[str, Body]) -> tuple[Body, ...]:
    """Return the bodies of a user's rows; a body of the shipped tables with the same name and country is left as it is.

    Raises:
        DataError: A row is of a kind that is none.
    """
    names = {(name.casefold(), body.country) for body in known.values() for name in (body.name, *body.aliases)}
    found: dict[str, Body] = {}
    wanted = sorted((row for row in rows if row.kind != "person"), key=_place)
    for (name, country), group in groupby(wanted, key=lambda row: (row.name, row.country)):
        periods = tuple(group)
        if (name.casefold(), country) not in names:
            body = _body(name, country, periods)
            found[body.key] = body
    return tuple(found.values())


def _body(name: str, country: str, periods: tuple[OwnRow, ...]) -> Body:
    first = periods[0]
    if first.kind not in set(ActorKind):
        raise DataError(first.source or "own actors", name, f"kind is {first.kind!r}, wanted {', '.join(ActorKind)}")
    kind = ActorKind(first.kind)
    prefix = _PREFIXES.get(kind, "group")
    key = f"{prefix}:{slug(name)}" if prefix == "org" or not country else f"{prefix}:{country}:{slug(name)}"
    return Body(
        key=key,
        name=name,
        aliases=tuple(dict.fromkeys(alias for row in periods for alias in row.aliases)),
        kind=kind,
        detail=first.kind,
        country=country,
        sectors=periods[-1].sectors,
        periods=tuple(SectorPeriod(row.sectors, row.start, row.end) for row in periods),
        plover_country=country,
    )


def _term(row: OwnRow) -> Term:
    body = row.body or (f"gov:{row.country}" if row.country and row.country not in load_non_state_codes() else "")
    return Term(body, row.office, row.title, row.start, row.end, None, row.sectors)


def _with_known(own: tuple[Term, ...], known: tuple[Term, ...]) -> tuple[Term, ...]:
    """Return the user's terms and those of the table that no term of the user's overlaps."""
    kept = [term for term in known if not any(_overlap(term, other) for other in own)]
    return tuple(sorted((*own, *kept), key=lambda term: (str(term.start or ""), term.office, term.title)))


def _overlap(one: Term, other: Term) -> bool:
    is_before = one.end is not None and other.start is not None and one.end < other.start
    is_after = other.end is not None and one.start is not None and other.end < one.start
    return not is_before and not is_after


def _gender(rows: tuple[OwnRow, ...], before: Person | None) -> Gender:
    given = next((row.gender for row in rows if row.gender in {"f", "m"}), "")
    if given:
        return Gender(given)
    return before.gender if before is not None else Gender.UNKNOWN


def _place(row: OwnRow) -> tuple[str, str, str]:
    return row.name, row.country, str(row.start or "")
