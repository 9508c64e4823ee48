"""What must hold between the actor tables: kept apart because no table can be checked for it alone."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from diurna.errors import DataError
from diurna.ontology.roles import load_non_state_codes
from diurna.ontology.rows import Body, Country, CountryOffice, Demonym, Metonym, Person

_T = TypeVar("_T")


def by_unique(table: str, rows: Iterable[_T], key: Callable[[_T], str]) -> dict[str, _T]:
    """Return the rows by key.

    Raises:
        DataError: Two rows share a key.
    """
    found: dict[str, _T] = {}
    for row in rows:
        name = key(row)
        if name in found:
            raise DataError(table, name, "the key stands twice")
        found[name] = row
    return found


def check_references(
    countries: Mapping[str, Country],
    bodies: Mapping[str, Body],
    *,
    demonyms: Sequence[Demonym],
    metonyms: Sequence[Metonym],
    offices: Sequence[CountryOffice],
    people: Sequence[Person],
) -> None:
    """Check that every country and body a row names exists.

    Raises:
        DataError: One does not.
    """
    places = {*countries, *load_non_state_codes(), ""}
    actors = {*bodies, *(country.key for country in countries.values()), ""}
    _check("countries", ((row.iso3, row.sovereign) for row in countries.values()), places)
    _check("demonyms", ((row.form, row.country) for row in demonyms), places)
    _check("bodies", ((row.key, row.country) for row in bodies.values()), places)
    _check("bodies", ((row.key, row.sponsor) for row in bodies.values()), places)
    _check("bodies", ((row.key, row.parent) for row in bodies.values()), actors)
    _check("metonyms", ((row.form, row.key) for row in metonyms), actors)
    _check("offices", ((row.office, row.country) for row in offices), places)
    _check("people", ((row.name, row.country) for row in people), places)
    _check("people", ((row.name, term.body) for row in people for term in row.terms), actors)


def _check(table: str, references: Iterable[tuple[str, str]], known: set[str]) -> None:
    for row, reference in references:
        if reference not in known:
            raise DataError(table, row, f"{reference!r} is in no table")
