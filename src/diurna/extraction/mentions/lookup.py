"""Finds the mention that stands at a span, for the extractors that need to know who."""

from diurna.types.findings import Findings, Mention
from diurna.types.span import Span


def mention_at(found: Findings, span: Span) -> Mention | None:
    """Return the mention that covers or best overlaps a span, or None when none touches it.

    A mention whose naming part the span touches goes before one that only surrounds it: for "Ukraine" in "the leaders
    of Ukraine" that is "Ukraine", for the whole phrase it is the leaders.
    """
    touching = [mention for mention in found.mentions if mention.span.overlaps(span)]
    return max(touching, key=lambda mention: _fit(mention, span), default=None)


def _fit(mention: Mention, span: Span) -> tuple[bool, float, int]:
    common = min(mention.span.end, span.end) - max(mention.span.start, span.start)
    union = max(mention.span.end, span.end) - min(mention.span.start, span.start)
    return mention.head.overlaps(span), common / union, -mention.span.start
