"""Statements in press-release and transcript form: "Name: …", "“…” – Name", questions and answers."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from diurna.extraction.statements.drafts import Draft, Source
from diurna.extraction.statements.layout import Layout
from diurna.types.ontology import Force
from diurna.types.span import Span

_LABEL = re.compile(
    r"(?P<name>(?:[A-Z][\w.'’-]*|of|the|for|de|van|von|al)(?: (?:[A-Z][\w.'’-]*|of|the|for|and|de|van|von|al|der|bin)){0,8}):\s+(?=\S)"
)
_SIGNATURE = re.compile(r"[\"”’']\s*[–—-]+\s*(?P<name>[A-Z][^.:;!?]{2,90})\.?$")
_QUESTION = re.compile(r"(?:Q|Question|REPORTER|Reporter)\.?:")
_MIN_WORDS = 4


def drafts_by_labels(layout: Layout) -> Iterator[Draft]:
    """Yield a draft for a paragraph that opens with its speaker ("Commissioner Hahn: We …") or is signed by one.

    A label must hold a name the parse knows as a person or an office, so that "Update: …" gives nothing.
    """
    doc = layout.part.doc
    text = doc.text
    label = _LABEL.match(text)
    if label is not None and not _QUESTION.match(text) and (head := _person(layout, 0, label.end("name"))) is not None:
        yield from _labelled(layout, label.end(), head, label.start("name"), label.end("name"))
        return
    signature = _SIGNATURE.search(text)
    if signature is not None and layout.blocks and layout.blocks[0].first <= 1:
        head = _person(layout, signature.start("name"), signature.end("name"))
        if head is not None:
            spans = tuple(block.quotation.span for block in layout.blocks)
            yield Draft(layout.part, spans, Source((head,)), Force.CLAIM, "signed with a name", is_quotation=True)


def _labelled(layout: Layout, start: int, head: Token, first: int, last: int) -> Iterator[Draft]:
    text, offset, report = layout.part.doc.text, layout.part.offset, layout.part.passage.span.report_id
    if len(text[start:].split()) < _MIN_WORDS:
        return
    quoted = tuple(block.quotation.span for block in layout.blocks if block.quotation.span.start - offset <= start + 1)
    content = quoted or (Span(report, offset + start, offset + len(text)),)
    cue = Span(report, offset + last, offset + last + 1) if last > first else None
    yield Draft(
        layout.part,
        content,
        Source((head,)),
        Force.CLAIM,
        "a speaker's name and a colon",
        cue=cue,
        lemma=":",
        is_quotation=True,
    )


def _person(layout: Layout, start: int, end: int) -> Token | None:
    span = layout.part.doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return None
    named = [entity for entity in span.ents if entity.label_ == "PERSON"]
    if named:
        return named[-1].root
    return (
        span.root
        if len(span) > 1 and span.root.pos_ == "PROPN" and span.root.ent_type_ in {"PERSON", "ORG", "NORP"}
        else None
    )
