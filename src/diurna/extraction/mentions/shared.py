"""Finds titles that several names share: "ministers A of X and B of Y", "his X, Y and Z counterparts, A, B and C"."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from diurna.extraction.mentions.countries import country_of
from diurna.extraction.mentions.titles import Title, title_before
from diurna.linguistics.offices import description_ending_at

_COLLEAGUES = frozenset({"counterpart", "counterparts", "colleague", "colleagues"})
_BETWEEN = frozenset({",", "and", "of", "the", "&"})
_REACH = 30


@dataclass(frozen=True, slots=True)
class Shared:
    """A title one name has together with others, and the country that is this one's."""

    title: Title
    country: str | None


def shared_title(name: Span) -> Shared | None:
    """Return the title a name of a list has from the plural before the list, with its own country, or None."""
    listed, place = _listed_before(name)
    if place < name.sent.start:
        return None
    head = name.doc[place]
    if head.lower_ in _COLLEAGUES:
        return _colleague(name, listed, head)
    found = description_ending_at(head)
    if found is None or not found[1].is_plural or found[1].office == "" or not listed:
        return None
    title = Title(name.start, name.doc[found[0] : place + 1].text, found[1], ())
    return Shared(title, country_after(name) or _adjective_before(name.doc, found[0]))


def country_after(name: Span) -> str | None:
    """Return the country of "of COUNTRY" right after a name, or None."""
    doc = name.doc
    if name.end + 1 >= len(doc) or doc[name.end].lower_ != "of":
        return None
    start = name.end + (2 if doc[name.end + 1].lower_ == "the" else 1)
    return next((country_of(ent) for ent in doc.ents if ent.start == start), None)


def _listed_before(name: Span) -> tuple[list[Span], int]:
    """Return the names of the list before a name, first to last, and the token before the list."""
    ends = {ent.end - 1: ent for ent in name.sent.ents if ent.label_ in {"PERSON", "GPE"} or country_of(ent)}
    listed: list[Span] = []
    place = name.start - 1
    while place >= max(name.sent.start, name.start - _REACH):
        if place in ends:
            if ends[place].label_ == "PERSON":
                listed.insert(0, ends[place])
            place = ends[place].start - 1
        elif name.doc[place].lower_ in _BETWEEN:
            place -= 1
        else:
            break
    return listed, place


def _colleague(name: Span, listed: list[Span], head: Token) -> Shared | None:
    """Return the title of the one a counterpart is a counterpart of, and the country at the name's place in the list.

    "his Polish and Czech counterparts, A and B": as many countries as names, in order; else no country is given.
    """
    doc = name.doc
    countries = list(_countries_before(doc, head.i))
    names = _list_size(name)
    country = countries[len(listed)] if len(countries) == len(listed) + names else None
    owner = next((ent for ent in reversed(name.sent.ents) if ent.label_ == "PERSON" and ent.end <= head.i), None)
    title = title_before(owner) if owner is not None else None
    if title is None or title.words is None:
        return Shared(Title(name.start), country) if country is not None else None
    return Shared(Title(name.start, title.words, title.meaning), country)


def _list_size(name: Span) -> int:
    """Return how many names of the list are left, this one included."""
    count, place = 1, name.end
    starts = {ent.start: ent for ent in name.sent.ents if ent.label_ == "PERSON"}
    while place < name.sent.end and (name.doc[place].lower_ in {",", "and", "&"} or place in starts):
        if place in starts:
            count += 1
            place = starts[place].end
        else:
            place += 1
    return count


def _countries_before(doc: Doc, place: int) -> Iterator[str]:
    """Yield the countries whose adjectives stand right before a noun, in order."""
    found: list[str] = []
    ends = {ent.end - 1: ent for ent in doc.ents}
    at = place - 1
    while at >= 0 and (doc[at].lower_ in _BETWEEN or at in ends):
        if at in ends:
            country = country_of(ends[at])
            if country is None:
                break
            found.insert(0, country)
            at = ends[at].start - 1
        else:
            at -= 1
    yield from found


def _adjective_before(doc: Doc, first: int) -> str | None:
    found = list(_countries_before(doc, first))
    return found[0] if len(found) == 1 else None
