"""Finds demonyms used as adjectives outside the mentions already found ("Russian aggression")."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span

from diurna.extraction.mentions.countries import country_of, entries_of
from diurna.extraction.mentions.drafts import Draft
from diurna.linguistics.gazetteer import Category, Entry
from diurna.types.ontology import ActorKind, MentionForm

_NATIONAL = frozenset({Category.DEMONYM, Category.PEOPLE, Category.COUNTRY, Category.METONYM})


def demonym_drafts(doc: Doc, taken: Iterable[int]) -> Iterator[Draft]:
    """Yield a draft for each national adjective or body before a noun that no other mention covers ("EU sanctions")."""
    used = set(taken)
    for ent in doc.ents:
        if ent.start in used:
            continue
        entries = [entry for entry in entries_of(ent) if entry.category not in {Category.PLACE, Category.PERSON}]
        if not entries:
            continue
        if not any(entry.category in _NATIONAL for entry in entries):
            yield _modifying(ent, entries)
            continue
        country = country_of(ent)
        yield Draft(
            first=ent.start,
            last=ent.end - 1,
            head_first=ent.start,
            head_last=ent.end - 1,
            form=MentionForm.DEMONYM,
            reason="a national adjective in the tables",
            kind=ActorKind.GOVERNMENT,
            country=country,
            keys=tuple(dict.fromkeys(entry.key for entry in entries_of(ent) if entry.category is not Category.PLACE)),
        )


def _modifying(ent: Span, entries: list[Entry]) -> Draft:
    """Return the draft of a body that only modifies a noun ("a Security Council resolution")."""
    roles = {entry.role for entry in entries}
    countries = {entry.country for entry in entries}
    return Draft(
        first=ent.start,
        last=ent.end - 1,
        head_first=ent.start,
        head_last=ent.end - 1,
        form=MentionForm.NAME,
        reason="a name in the tables, before a noun",
        kind=entries[0].kind,
        name=ent.text,
        country=next(iter(countries)) if len(countries) == 1 else None,
        keys=tuple(dict.fromkeys(entry.key for entry in entries)),
        role=next(iter(roles)) if len(roles) == 1 else None,
    )
