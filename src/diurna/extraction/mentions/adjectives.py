"""Finds demonyms used as adjectives outside the mentions already found ("Russian aggression")."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from diurna.extraction.mentions.countries import country_of, entries_of
from diurna.extraction.mentions.drafts import Draft
from diurna.linguistics.gazetteer import Category
from diurna.types.ontology import ActorKind, MentionForm


def demonym_drafts(doc: Doc, taken: Iterable[int]) -> Iterator[Draft]:
    """Yield a draft for each national adjective that no other mention covers."""
    used = set(taken)
    for ent in doc.ents:
        if ent.start in used or not any(
            entry.category in {Category.DEMONYM, Category.COUNTRY} for entry in entries_of(ent)
        ):
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
