"""Finds mentions that name: persons with their titles, countries, capitals, organisations, places."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from diurna.extraction.mentions.countries import (
    body_in,
    country_before,
    country_in,
    country_located,
    country_within,
    entries_of,
    is_backer,
)
from diurna.extraction.mentions.drafts import Draft
from diurna.extraction.mentions.shared import country_after, shared_title
from diurna.extraction.mentions.titles import Title, names_in, title_before, title_beside
from diurna.extraction.mentions.uses import is_acting, is_modifier, is_place_use
from diurna.linguistics.gazetteer import Category, Entry
from diurna.linguistics.offices import Description, description_ending_at
from diurna.linguistics.words import load_honorifics, load_organisation_words, load_place_types, load_word_list
from diurna.ontology.cities import load_cities
from diurna.types.ontology import ActorKind, Gender, MentionForm

_THINGS = frozenset({"PRODUCT", "WORK_OF_ART", "LAW", "EVENT"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_GENDERS = {"m": Gender.MASCULINE, "f": Gender.FEMININE}
_PARTY_TAG = re.compile(r"^[,(]\s?[DRI]-[A-Z]")
_LARGE = 300_000
_NATIONAL_BODIES = frozenset({Category.AGENCY, Category.PARTY, Category.FORCE})
_STATE = frozenset({Category.COUNTRY, Category.METONYM})


def named_drafts(doc: Doc) -> Iterator[Draft]:
    """Yield a draft for each entity span that names an actor or a place."""
    for ent in doc.ents:
        if ent.text.islower() and not ent.kb_id_:
            continue
        if ent.label_ == "PERSON":
            yield person_draft(ent)
            continue
        entries = entries_of(ent)
        if entries:
            yield from _known(ent, entries)
        elif ent.label_ in _PLACES:
            yield _place(ent, "a place by the words around it")
        elif (
            ent.label_ == "ORG"
            or (ent.label_ == "NORP" and ent.root.tag_ in {"NNPS", "NNP"} and not is_modifier(ent))
            or (ent.root.dep_ == "nsubj" and ent.root.head.lower_ in load_word_list("saying") and ent.label_ in _THINGS)
        ):
            yield from _organisation(ent)


def person_draft(ent: Span) -> Draft:
    """Return the draft of a personal name with the title before it and what an apposition adds."""
    before = title_before(ent)
    beside = title_beside(ent) if before is None or before.words is None else None
    titled = before if before is not None and before.words is not None else beside
    shared = shared_title(ent) if titled is None else None
    if shared is not None:
        titled = shared.title
    first = before.first if before is not None else ent.start
    return Draft(
        first=first,
        last=ent.end - 1,
        head_first=ent.start,
        head_last=ent.end - 1,
        form=MentionForm.NAME_AND_OFFICE if before is not None and before.words else MentionForm.NAME,
        reason=_why(ent, before, titled),
        kind=ActorKind.PERSON,
        name=ent.text,
        title=titled.words if titled is not None else None,
        country=(shared.country if shared is not None else None) or _country(ent, before, beside),
        keys=_keys(ent, titled),
        role=titled.meaning.role or None if titled is not None and titled.meaning is not None else None,
        gender=_gender(ent, titled, first),
    )


def _why(ent: Span, before: Title | None, beside: Title | None) -> str:
    if before is not None and before.words:
        return f"a personal name after the title “{before.words}”"
    if beside is not None:
        return f"a personal name beside “{beside.words}”"
    return "a name in the table of people" if ent.kb_id_ else "a personal name"


def _country(ent: Span, before: Title | None, beside: Title | None) -> str | None:
    doc = ent.doc
    for title in (before, beside):
        if title is not None and (found := country_in(doc, title.zone)) is not None:
            return found
    if _is_tagged_member(ent):
        return "USA"
    if before is None:
        return None
    return country_after(ent) or _place_country(ent, before)


def _is_tagged_member(ent: Span) -> bool:
    """Return whether party and state follow a name as American papers give them ("Jane Doe, D-Ohio", "(R-Texas)")."""
    return _PARTY_TAG.match(ent.doc[ent.end : ent.end + 6].text) is not None


def _place_country(ent: Span, before: Title) -> str | None:
    """Return the country of the region or city before a title ("Texas Governor", "the mayor of Lagos"), or None."""
    if before.words is None:
        return None
    for place in names_in(ent.doc, before.zone):
        found = {entry.country for entry in entries_of(place) if entry.category is Category.PLACE}
        found = found or {city.country for city in load_cities().find(place.text)[:1] if city.population > _LARGE}
        if len(found) == 1 and not body_in(ent.doc, before.zone):
            return next(iter(found))
    return None


def _keys(ent: Span, titled: Title | None) -> tuple[str, ...]:
    keys = tuple(ent.kb_id_.split("|")) if ent.kb_id_ else ()
    role = titled.meaning.role if titled is not None and titled.meaning is not None else ""
    body = body_in(ent.doc, titled.zone, role) if titled is not None else None
    return keys if body is None else (*keys, f"of:{body}")


def _gender(ent: Span, titled: Title | None, first: int) -> Gender:
    for token in ent.doc[first : ent.start]:
        known = load_honorifics().get(token.text)
        if known in _GENDERS:
            return _GENDERS[known]
    if titled is not None and titled.meaning is not None:
        return titled.meaning.gender
    return Gender.UNKNOWN


def _known(ent: Span, entries: tuple[Entry, ...]) -> Iterator[Draft]:
    categories = {entry.category for entry in entries}
    if categories == {Category.DEMONYM} or (Category.DEMONYM in categories and _is_adjective(ent)):
        return
    if Category.PEOPLE in categories:
        yield _people(ent, entries)
        return
    if is_backer(ent):
        return
    if Category.BLOC in categories and not is_modifier(ent) and not is_place_use(ent):
        yield _body(ent, tuple(entry for entry in entries if entry.category is Category.BLOC))
        return
    if categories & _STATE or Category.PLACE in categories:
        yield from _state_or_place(ent, entries, categories)
        return
    if is_modifier(ent) or _is_product(ent, entries):
        return
    if {entry.category for entry in entries} <= _NATIONAL_BODIES and _is_of_another(ent, entries):
        yield from _organisation(ent)
        return
    yield _body(ent, entries)


def _is_product(ent: Span, entries: tuple[Entry, ...]) -> bool:
    """Return whether a company's name only opens a product's ("Boeing 737")."""
    after = ent.doc[ent.end] if ent.end < len(ent.doc) else None
    is_company = all(entry.category is Category.COMPANY for entry in entries)
    return is_company and after is not None and after.text[:1].isdigit() and bool(ent.doc[ent.end - 1].whitespace_)


def _is_of_another(ent: Span, entries: tuple[Entry, ...]) -> bool:
    """Return whether the words give a body's name to another country ("Japan's Ministry of Foreign Affairs")."""
    country = country_before(ent) or country_after(ent)
    return country is not None and country not in {entry.country for entry in entries}


def _is_adjective(ent: Span) -> bool:
    """Return whether a form that is adjective and people at once is the adjective here ("Romanian officials")."""
    root = ent.root
    if is_modifier(ent) or root.dep_ == "amod":
        return True
    if root.tag_ in {"NNS", "NNPS"} or ent.text.endswith("s"):
        return False
    after = ent.doc[ent.end] if ent.end < len(ent.doc) else None
    return root.tag_ in {"JJ", "NNP"} and after is not None and after.pos_ in {"NOUN", "CCONJ", "PUNCT", "PROPN", "ADJ"}


def _people(ent: Span, entries: tuple[Entry, ...]) -> Draft:
    countries = {entry.country for entry in entries if entry.category in {Category.PEOPLE, Category.DEMONYM}}
    return Draft(
        first=_with_determiner(ent),
        last=ent.end - 1,
        head_first=ent.start,
        head_last=ent.end - 1,
        form=MentionForm.DEMONYM,
        reason="a people in the table of demonyms",
        kind=ActorKind.GROUP,
        country=next(iter(countries)) if len(countries) == 1 else None,
        role="CVL",
        is_plural=ent.root.tag_ in {"NNS", "NNPS"} or ent.text.endswith("s"),
    )


def _state_or_place(ent: Span, entries: tuple[Entry, ...], categories: set[Category]) -> Iterator[Draft]:
    """Yield a country or capital as a government where it acts, as a place where it is one."""
    if is_modifier(ent):
        if Category.PLACE in categories and not categories & _STATE:
            yield _place(ent, "a place in the tables", entries)
        return
    if categories & _STATE and is_acting(ent, is_country=Category.COUNTRY in categories):
        acting = tuple(entry for entry in entries if entry.category is not Category.PLACE)
        is_name = Category.COUNTRY in categories
        form = MentionForm.NAME if is_name else MentionForm.METONYM
        yield _body(ent, acting, form=form, reason="a country in the tables" if is_name else "a capital that acts")
        return
    yield _place(ent, "stands after a word of place" if is_place_use(ent) else "a place in the tables", entries)


def _body(
    ent: Span,
    entries: tuple[Entry, ...],
    *,
    form: MentionForm = MentionForm.NAME,
    reason: str = "a name in the tables",
) -> Draft:
    countries = {entry.country for entry in entries}
    roles = {entry.role for entry in entries}
    return Draft(
        first=_with_determiner(ent),
        last=ent.end - 1,
        head_first=ent.start,
        head_last=ent.end - 1,
        form=form,
        reason=reason,
        kind=entries[0].kind,
        name=ent.text,
        country=next(iter(countries)) if len(countries) == 1 else None,
        keys=tuple(dict.fromkeys(entry.key for entry in entries)),
        role=next(iter(roles)) if len(roles) == 1 else None,
        is_plural=ent.root.tag_ in {"NNS", "NNPS"} and entries[0].category in {Category.BLOC, Category.GROUP},
    )


def _place(ent: Span, reason: str, entries: tuple[Entry, ...] = ()) -> Draft:
    states = [entry for entry in entries if entry.category is Category.COUNTRY]
    countries = {entry.country for entry in states or entries if entry.country}
    last = ent.end - 1
    if ent.end < ent.sent.end and ent.doc[ent.end].lower_ in load_place_types():
        last = ent.end
    return Draft(
        first=_with_determiner(ent),
        last=last,
        head_first=ent.start,
        head_last=ent.end - 1,
        form=MentionForm.PLACE,
        reason=reason,
        name=ent.text,
        country=next(iter(countries)) if len(countries) == 1 else None,
        keys=tuple(dict.fromkeys(entry.key for entry in entries)),
    )


def _organisation(ent: Span) -> Iterator[Draft]:
    """Yield an organisation only the model knows, by what its last word says it is."""
    if is_modifier(ent):
        return
    if _is_shoal(ent):
        yield _place(ent, "a bank in the sea: a company would be named without “the”")
        return
    head = _last_noun(ent)
    found = description_ending_at(head)
    if found is not None and len([token for token in ent if token.lower_ != "the"]) == 1:
        return
    if found is not None and (found[1].form == "office" or not head.text[:1].isupper()):
        return
    kind = found[1].kind if found is not None and found[1].form == "body" else None
    role = (found[1].role or None) if found is not None else None
    if kind is None and ent[-1].text in load_organisation_words():
        role, word_kind = load_organisation_words()[ent[-1].text]
        kind = ActorKind(word_kind)
    located = None if head.lower_ in {"embassy", "consulate", "mission"} else country_located(ent.doc, ent.end)
    described = _described_before(ent) if kind is None else None
    if described is not None:
        kind, role = described[1].kind, described[1].role or None
    country = country_before(ent) or country_after(ent) or country_within(ent) or located
    if country is None and described is not None:
        country = country_in(ent.doc, range(max(described[0] - 2, ent.sent.start), ent.start))
    first = _with_determiner(ent)
    if first == ent.start and ent.start >= 2 and ent.doc[ent.start - 1].tag_ == "POS" and country is not None:
        first = next((other.start for other in ent.doc.ents if other.end == ent.start - 1), ent.start)
    yield Draft(
        first=first,
        last=ent.end - 1,
        head_first=ent.start + (1 if ent[0].lower_ == "the" else 0),
        head_last=ent.end - 1,
        form=MentionForm.NAME,
        reason="an organisation's name" if found is None else f"a name that ends in “{found[1].words}”",
        kind=kind,
        name=ent.text.removeprefix("the ").removeprefix("The "),
        country=country,
        role=role,
    )


def _is_shoal(ent: Span) -> bool:
    """Return whether a name is a fishing ground's ("the Kestrel Bank"), not a company's ("Kestrel Bank")."""
    words = [token for token in ent if token.lower_ != "the"]
    has_article = len(words) < len(ent) or _with_determiner(ent) < ent.start
    return has_article and len(words) == 2 and words[-1].text == "Bank"


def _described_before(ent: Span) -> tuple[int, Description] | None:
    """Return what the noun right before a name says it is ("Belarusian airline Belavia"), or None."""
    before = ent.doc[ent.start - 1] if ent.start > ent.sent.start else None
    if before is None or before.pos_ not in {"NOUN", "PROPN"} or not before.text.islower() or not before.whitespace_:
        return None
    found = description_ending_at(before)
    return found if found is not None and found[1].form != "office" and not found[1].is_plural else None


def _last_noun(ent: Span) -> Token:
    """Return the noun a name is of: the one before "of" or "for" in "the Ministry of Defence"."""
    for token in ent:
        if token.lower_ in {"of", "for"} and token.i > ent.start:
            return token.nbor(-1)
    last = ent[-1]
    return last.nbor(-1) if last.tag_ == "POS" and len(ent) > 1 else last


def _with_determiner(ent: Span) -> int:
    before = ent.doc[ent.start - 1] if ent.start > ent.sent.start else None
    return ent.start - 1 if before is not None and before.lower_ == "the" else ent.start
