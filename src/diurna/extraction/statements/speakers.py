"""From head tokens to the mentions they belong to; separate because mentions come from another extractor."""

from collections.abc import Sequence

from spacy.tokens import Token

from diurna.linguistics.parsed import ParsedPassage
from diurna.linguistics.trees import noun_phrase_of
from diurna.types.findings import Findings, Mention
from diurna.types.ontology import MentionForm
from diurna.types.span import Span

_NAMED = frozenset({MentionForm.NAME, MentionForm.NAME_AND_OFFICE})


def mention_of(part: ParsedPassage, head: Token, found: Findings) -> Mention | None:
    """Return the mention whose naming part holds a head token, else the smallest mention around that token.

    Of an office and the name beside it ("Iceland's foreign minister, Dagur Hrafnkelsson") it is the name.
    """
    mention = _mention_at(part, head, found)
    if mention is not None and mention.form in _NAMED:
        return mention
    appositions = [child for child in head.children if child.dep_ == "appos"]
    parts = [child for child in head.children if child.dep_ in {"compound", "nmod"}] if mention is None else []
    for child in (*appositions, *_next_name(head), *parts):
        item = _mention_at(part, child, found)
        if item is not None and item.form in _NAMED and item.name and item.form is not MentionForm.PLACE:
            return item
    return mention


def _next_name(head: Token) -> tuple[Token, ...]:
    """Return the name that follows a head at once, a comma at most between ("the monitoring group OVD-Info")."""
    end = min(head.i + 3, len(head.doc))
    following = [token for token in head.doc[head.i + 1 : end] if token.text != ","]
    return (following[0],) if following and following[0].pos_ == "PROPN" and head.pos_ == "NOUN" else ()


def _mention_at(part: ParsedPassage, head: Token, found: Findings) -> Mention | None:
    place = part.span(head.i, head.i)
    around = [mention for mention in found.mentions if mention.span.contains(place)]
    if not around:
        return None
    return min(around, key=lambda mention: (not mention.head.contains(place), _length(mention.span), mention.id))


def words_of(part: ParsedPassage, head: Token) -> str:
    """Return the noun phrase of a head token as worded."""
    span = part.span_of(noun_phrase_of(head))
    return part.doc.text[span.start - part.offset : span.end - part.offset]


def place_of(part: ParsedPassage, heads: Sequence[Token], found: Findings) -> str | None:
    """Return the id of the first mention of a place among head tokens, or None."""
    for head in heads:
        mention = mention_of(part, head, found)
        if mention is not None and (mention.form is MentionForm.PLACE or head.ent_type_ in {"GPE", "LOC", "FAC"}):
            return mention.id
    return None


def _length(span: Span) -> int:
    return span.end - span.start
