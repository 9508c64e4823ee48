"""Tells which head of state or government a bare family name is: the one exception to a name needing support."""

from collections.abc import Iterable
from datetime import date

from diurna.ontology.actors import load_first_names
from diurna.ontology.cities import load_cities
from diurna.ontology.names import fold
from diurna.ontology.rows import Person, Term
from diurna.resolution.titles import same_office

_HEADS = frozenset({"president", "prime_minister", "chancellor", "supreme_leader", "crown_prince"})
_SHORTEST = 4
_LARGE = 100_000


def prominent(name: str, rows: Iterable[Person], day: date) -> tuple[Person, ...]:
    """Return the one head of state or government in office whose family name this is, if no other word is spelt so.

    Not where the name is a given name or a large city's, and not where the table has another of that name who held an
    office within reach of the day.
    """
    if len(name) < _SHORTEST or fold(name) in load_first_names() or _is_large_city(name):
        return ()
    near = [row for row in rows if any(_is_close(term, day) for term in row.terms)]
    if len(near) != 1 or not any(term.office in _HEADS and term.holds_on(day) for term in near[0].terms):
        return ()
    return (near[0],)


def _is_large_city(name: str) -> bool:
    return any(city.population > _LARGE for city in load_cities().find(name)[:1])


def titled_so(office: str, rows: Iterable[Person], day: date) -> tuple[Person, ...]:
    """Return the one person of some who ever was head of state or government under a title ("President Reagan").

    Only for days the table is checked for: a later report may speak of somebody it does not know.
    """
    held = [
        row
        for row in rows
        if any(
            term.office in _HEADS and same_office(term.office, office) and _is_known(term, day) for term in row.terms
        )
    ]
    return (held[0],) if len(held) == 1 else ()


def _is_close(term: Term, day: date) -> bool:
    year = 365
    after_start = term.start is None or (term.start - day).days <= year
    return after_start and (term.end is None or (day - term.end).days <= year)


def _is_known(term: Term, day: date) -> bool:
    has_begun = term.start is None or term.start <= day
    return has_begun and (term.end is not None or term.checked is None or day <= term.checked)
