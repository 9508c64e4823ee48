"""What a page is made of: a title, a template, the frozen view it shows, and the rows its JSON twin answers."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from diurna.query.rows import row_of
from diurna.query.source import Source
from diurna.store.codec import evidence_in
from diurna.types.listing import Facet, Listing
from diurna.types.reports import Report
from diurna.web.asking import Asked
from diurna.web.vocabulary import FACETS, word_for


@dataclass(frozen=True, slots=True)
class Page:
    """A page's content, the same for HTML and JSON.

    Attributes:
        view: A frozen dataclass the template loops over.
        rows: What ``.json`` answers, or what makes it where that costs something.
        scripts: Own modules the page uses, by file name.
        needs_axis: Whether d3 is loaded.
    """

    title: str
    template: str
    view: Any
    rows: Any
    scripts: tuple[str, ...] = ()
    needs_axis: bool = False


Maker = Callable[[Asked], Page]


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to narrow by, with the address that does it (or takes it back)."""

    label: str
    count: int
    link: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """A facet as shown: its heading and its values."""

    name: str
    title: str
    choices: tuple[Choice, ...]
    rest: int


def choices_of(facets: tuple[Facet, ...], asked: Asked) -> tuple[Choices, ...]:
    """Return the facets with an address for every value; a facet without a choice to make is left out."""
    return tuple(_choices(facet, asked) for facet in facets if len(facet.values) > 1 or _chosen(facet))


def _chosen(facet: Facet) -> bool:
    return any(value.is_chosen for value in facet.values)


def _choices(facet: Facet, asked: Asked) -> Choices:
    made = tuple(
        Choice(
            asked.tongue.say(word_for(value.label)),
            value.count,
            asked.without(facet.name, value.value)
            if value.value in asked.many(facet.name)
            else asked.address(add=((facet.name, value.value),)),
            value.value in asked.many(facet.name),
        )
        for value in facet.values
    )
    return Choices(facet.name, asked.tongue.say(FACETS.get(facet.name, facet.name)), made, facet.rest)


def json_rows(listing: Listing[Any], asked: Asked) -> Mapping[str, Any]:
    """Return a list's JSON: its rows, how many there are in all, the address of the next page, and the facets."""
    return {
        "results": rows_of(listing.items, asked),
        "total": listing.total,
        "next": next_link(listing, asked, f"{asked.path}.json") or None,
        "facets": {
            f.name: [{"value": v.value, "label": v.label, "count": v.count} for v in f.values] for f in listing.facets
        },
    }


def rows_of(entries: Iterable[Any], asked: Asked) -> list[dict[str, Any]]:
    """Return entries as flat rows with the documented columns."""
    source = asked.source()
    accepted = source.accepted()
    entries = tuple(entries)
    source.expect(words.span.report_id for entry in entries for _, words in evidence_in(entry))
    return [row_of(entry, cited(entry, source), accepted) for entry in entries]


def cited(entry: Any, source: Source) -> Mapping[str, Report]:
    """Return the reports an entry rests on, by id."""
    ids = dict.fromkeys(words.span.report_id for _, words in evidence_in(entry))
    heads = ((identifier, source.head(identifier)) for identifier in ids)
    return {identifier: head for identifier, head in heads if head}


def next_link(listing: Listing[Any], asked: Asked, path: str = "") -> str:
    """Return the address of the next page of a list, empty on the last."""
    return asked.address(add=(("after", listing.next),), path=path) if listing.next else ""
