"""Finds the mention that stands at a span, for the extractors that need to know who."""

from diurna.types.findings import Findings, Mention
from diurna.types.ontology import ActorKind, MentionForm
from diurna.types.span import Span

_DETERMINER = len("near the ")


def mention_at(found: Findings, span: Span) -> Mention | None:
    """Return the mention that covers or best overlaps a span, or None when none touches it.

    A mention whose naming part the span touches goes before one that only surrounds it: for "Ukraine" in "the leaders
    of Ukraine" that is "Ukraine", for the whole phrase it is the leaders.
    """
    touching = [mention for mention in found.mentions if mention.span.overlaps(span) and not _is_part_of(mention, span)]
    return max(touching, key=lambda mention: _fit(mention, span), default=None)


def _is_part_of(mention: Mention, span: Span) -> bool:
    """Return whether a mention only modifies what the span is of: "Peru" in "Peru's envoy"."""
    if not span.contains(mention.span):
        return False
    if mention.form is MentionForm.PLACE and mention.span.start - span.start > _DETERMINER:
        return True
    if mention.span.end + 2 >= span.end:
        return False
    is_adjective = (
        mention.form is MentionForm.DEMONYM and not mention.is_plural and mention.kind is ActorKind.GOVERNMENT
    )
    return mention.grammatical == "possessive" or is_adjective


def _opens(mention: Mention, span: Span) -> bool:
    """Return whether a mention opens the words asked for: the head of "Palestinians of the West Bank" comes first."""
    return mention.span.start == span.start and mention.grammatical != "possessive"


def _fit(mention: Mention, span: Span) -> tuple[bool, bool, float, int]:
    common = min(mention.span.end, span.end) - max(mention.span.start, span.start)
    union = max(mention.span.end, span.end) - min(mention.span.start, span.start)
    return mention.head.overlaps(span), _opens(mention, span), common / union, -mention.span.start
