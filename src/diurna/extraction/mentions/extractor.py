"""Puts the finders of mentions together, so that no head noun is a mention twice."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from diurna.extraction.mentions.adjectives import demonym_drafts
from diurna.extraction.mentions.described import described_drafts
from diurna.extraction.mentions.drafts import Draft, finish
from diurna.extraction.mentions.named import named_drafts
from diurna.extraction.mentions.pronouns import pronoun_drafts
from diurna.linguistics.parsed import ParsedReport
from diurna.types.findings import Findings, Mention


def extract_mentions(parsed: ParsedReport, found: Findings) -> Iterable[Mention]:
    """Yield every noun phrase of the body that names, describes or points to an actor or place, in text order.

    ``found`` is not read: this extractor runs first.
    """
    del found
    for part in parsed.parts:
        for draft in _drafts(part.doc):
            yield finish(draft, parsed, part)


def _drafts(doc: Doc) -> Iterator[Draft]:
    named = list(named_drafts(doc))
    described = list(described_drafts(doc, _title_tokens(named)))
    covered = _covered((*named, *described))
    drafts = (*named, *described, *demonym_drafts(doc, covered), *pronoun_drafts(doc))
    seen: set[tuple[int, int]] = set()
    for draft in sorted(drafts, key=lambda draft: (draft.first, draft.last, draft.head_first)):
        place = (draft.first, draft.last)
        if place not in seen:
            seen.add(place)
            yield draft


def _title_tokens(named: Iterable[Draft]) -> Iterator[int]:
    """Yield the tokens of names and of the titles before them."""
    for draft in named:
        yield from range(draft.first if draft.title is not None else draft.head_first, draft.head_last + 1)


def _covered(drafts: Iterable[Draft]) -> Iterator[int]:
    """Yield the tokens up to the head of each mention: what stands there needs no mention as an adjective.

    Adjectives coordinated before a plural ("Bolivian and Chilean soldiers") are mentions of their own.
    """
    for draft in drafts:
        if not (draft.is_plural and draft.several):
            yield from range(draft.first, draft.head_last + 1)
