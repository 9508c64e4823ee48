"""Reads the country or body that the words of a noun phrase give: "Russian", "Canada's", "of New Zealand"."""

import re
from collections.abc import Iterable
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from diurna.linguistics.gazetteer import Category, Entry
from diurna.linguistics.known import load_gazetteer
from diurna.linguistics.words import load_word_list

_NATIONAL = frozenset({Category.COUNTRY, Category.DEMONYM, Category.PEOPLE, Category.METONYM})
_OF_OUTLETS = frozenset({"", "JRN", "BUS"})
_BY_OTHERS = re.compile(
    r"-(installed|backed|appointed|controlled|aligned|supported|sponsored|occupied|led|funded|armed|annexed|held"
    r"|brokered|mediated|drafted|born|made|trained|imposed|allied|friendly|proxy|speaking)\b",
    re.IGNORECASE,
)


def entries_of(ent: Span) -> tuple[Entry, ...]:
    """Return what the tables say an entity span may stand for."""
    keys = ent.kb_id_.split("|") if ent.kb_id_ else []
    return tuple(entry for entry in load_gazetteer().look_up(ent.text) if entry.key in keys)


def country_of(ent: Span) -> str | None:
    """Return the one country an entity span gives as an adjective, name or metonym, or None."""
    found = {entry.country for entry in entries_of(ent) if entry.category in _NATIONAL and entry.country}
    return next(iter(found)) if len(found) == 1 else None


def country_in(doc: Doc, tokens: Iterable[int], *, head: Token | None = None) -> str | None:
    """Return the country that tokens of a noun phrase give it, or None.

    What stands in "Russian-installed" or "US-led" is left out: it names a backer. An adjective or possessor before the
    head goes before an "of" phrase after it.
    """
    inside = set(tokens)
    ents = [ent for ent in doc.ents if ent.start in inside and ent.end - 1 in inside and not is_backer(ent)]
    ents = [ent for ent in ents if not _is_elsewhere(ent, inside)]
    if head is not None:
        before = [ent for ent in ents if ent.end <= head.i]
        after = [ent for ent in ents if ent.start > head.i and _is_of(ent)]
        ents = [*reversed(before), *after]
    found = (country_of(ent) if ent.kb_id_ else country_within(ent) for ent in ents)
    return next((country for country in found if country is not None), None)


def country_within(ent: Span) -> str | None:
    """Return the country named inside a longer name ("Russian Embassy", "Bank of England"), or None."""
    found: list[str] = []
    for match in load_gazetteer().search(ent.text):
        countries = {entry.country for entry in match.entries if entry.category in _NATIONAL and entry.country}
        if len(countries) == 1:
            found.append(next(iter(countries)))
    return found[0] if len(set(found)) == 1 else None


def has_several(doc: Doc, tokens: Iterable[int]) -> bool:
    """Return whether a phrase is of several countries joined by "and" ("Thai and Lao envoys", "of Peru and Chile")."""
    inside = set(tokens)
    ents = [ent for ent in doc.ents if ent.start in inside and ent.end - 1 in inside and country_of(ent) is not None]
    for one, other in pairwise(ents):
        between = doc[one.end : other.start].text.lower()
        if between in {"and", "and the", ", and"} and country_of(one) != country_of(other):
            return not _is_elsewhere(one, inside)
    return False


def country_before(ent: Span) -> str | None:
    """Return the country right before a name, as adjective or possessor ("Japan's Ministry of …"), or None."""
    doc = ent.doc
    end = ent.start
    if end > ent.sent.start and doc[end - 1].tag_ == "POS":
        end -= 1
    before = next((other for other in doc.ents if other.end == end), None)
    if before is None or is_backer(before):
        return None
    is_adjective = any(entry.category is Category.DEMONYM for entry in entries_of(before))
    return country_of(before) if end < ent.start or is_adjective else None


def body_in(doc: Doc, tokens: Iterable[int], role: str = "") -> str | None:
    """Return the key of the organisation tokens name ("EU" in "the EU's top diplomat"), or None.

    A country's own word names no body ("Australian" is no newspaper); an outlet has editors and reporters but no
    ministers, which the title's sector tells; words that still can be several bodies name none.
    """
    inside = set(tokens)
    for ent in doc.ents:
        if ent.start in inside and ent.end - 1 in inside:
            entries = [entry for entry in entries_of(ent) if entry.category not in {Category.PERSON, Category.PLACE}]
            if not entries or any(entry.category in _NATIONAL for entry in entries):
                continue
            others = [entry for entry in entries if entry.category is not Category.OUTLET]
            keys = {entry.key for entry in others or (entries if role in _OF_OUTLETS else ())}
            if len(keys) == 1:
                return next(iter(keys))
    return None


def is_backer(ent: Span) -> bool:
    """Return whether a name only says who backs, leads or holds what follows: "Russian-installed", "pro-Russian"."""
    doc = ent.doc
    following = doc[ent.end : min(ent.end + 3, len(doc))].text
    if _BY_OTHERS.match(following):
        return True
    before = doc[max(ent.start - 2, 0) : ent.start].text.lower()
    return before.endswith(("pro-", "anti-"))


def country_located(doc: Doc, end: int) -> str | None:
    """Return the country of "in Moscow" right after a body ("the foreign ministry in Moscow"), or None."""
    if end + 1 >= len(doc) or doc[end].lower_ != "in":
        return None
    after = next((ent for ent in doc.ents if ent.start == end + 1), None)
    return country_of(after) if after is not None else None


def _is_elsewhere(ent: Span, inside: set[int]) -> bool:
    """Return whether a name stands after "in", "to", "at" of the same phrase ("the ambassador to Norway").

    Whom a spokesman is "for" and whom an aide is "to" is whose he or she is.
    """
    before = ent.doc[ent.start - 1] if ent.start else None
    if before is not None and before.lower_ == "the" and before.i:
        before = before.nbor(-1)
    if before is None or before.i not in inside or before.pos_ != "ADP" or before.lower_ in {"of", "by"}:
        return False
    office = before.nbor(-1) if before.i else None
    return office is None or office.lower_ not in load_word_list("serving")


def _is_of(ent: Span) -> bool:
    before = ent.doc[ent.start - 1] if ent.start else None
    if before is not None and before.lower_ == "the" and before.i:
        before = before.nbor(-1)
    return before is not None and before.lower_ == "of"
