"""What a list is asked for and what it answers: pages by cursor, filters by field, facets with counts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

T = TypeVar("T")

PAGE = 50
"""Entries on a page unless another number is asked for."""
MOST = 500
"""Entries on a page at most."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on a field beyond equality.

    Attributes:
        operator: ``gte``, ``gt``, ``lte``, ``lt`` against ``bound``, ``not`` against ``values``, or ``has`` (a value).
    """

    field: str
    operator: str
    bound: date | int | None = None
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ask:
    """A question to a list.

    Attributes:
        kind: The field of the record: ``events``, ``statements``, ``positions`` …
        filters: Wanted values by field; several values of one field are alternatives, several fields must all hold.
        words: Words that must all stand in the entry.
        since: First day, ``until`` the last, both included.
        order: ``date``, ``-date`` (latest first) or ``recorded``.
        after: The cursor of the page before, empty for the first.
        conditions: Further conditions that must all hold.
        changed_after: Only what the ledger of changes tells after this number; a record in memory knows no ledger.
        wants_facets: Whether the values of its fields are counted too.
    """

    kind: str
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    words: str = ""
    since: date | None = None
    until: date | None = None
    order: str = "date"
    after: str = ""
    limit: int = PAGE
    conditions: tuple[Condition, ...] = ()
    changed_after: int | None = None
    wants_facets: bool = True


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet, with how many entries would be listed with it."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A field entries can be narrowed by; ``rest`` counts the values left out of ``values``."""

    name: str
    values: tuple[FacetValue, ...]
    rest: int = 0


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """A page of a list: its entries, how many there are in all, the cursor of the next page, and the facets."""

    items: tuple[T, ...]
    total: int
    next: str
    facets: tuple[Facet, ...]
