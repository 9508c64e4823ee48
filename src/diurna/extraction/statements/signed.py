"""Quotations signed with a name behind a dash ("“…” – Ana Ruiz"): read off the text, whatever the parse made of it."""

import re

from diurna.extraction.statements.drafts import Draft, Source
from diurna.extraction.statements.layout import Block, Layout
from diurna.types.ontology import Force
from diurna.types.span import Span

_WORD = r"(?:[A-ZÀ-Þ][\w.'’-]*|de|del|la|van|von|der|al|bin|bint|ibn|of|the)"
_NAME = rf"(?!The\b|A\b|An\b)[A-ZÀ-Þ][\w.'’-]*(?: {_WORD}){{0,5}}"
_SIGNATURE = re.compile(rf"[”\"’'»]*\s*(?:[―–—]|--?)\s*(?P<name>{_NAME})\s*(?:[,;(]|\.?\s*\Z)")


def signed_draft(layout: Layout, block: Block) -> Draft | None:
    """Return the draft of a quotation whose speaker is named behind a dash after it, or None."""
    part, quotation = layout.part, block.quotation.span
    match = _SIGNATURE.match(part.doc.text, quotation.end - part.offset)
    if match is None:
        return None
    start, end = (part.offset + place for place in match.span("name"))
    words = part.tokens_in(Span(quotation.report_id, start, end)) or ()
    named = [token for token in words if token.is_alpha or token.pos_ == "PROPN"]
    if not named:
        return None
    source = Source((named[-1],))
    return Draft(part, (quotation,), source, Force.CLAIM, "signed with a name", is_quotation=True)
