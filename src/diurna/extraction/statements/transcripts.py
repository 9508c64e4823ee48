"""Statements in transcript form: "Name: …", questions and answers."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from diurna.extraction.statements.drafts import Draft, Source
from diurna.extraction.statements.layout import Layout
from diurna.linguistics.parsed import ParsedReport
from diurna.types.ontology import Force
from diurna.types.span import Span

_WORD = r"(?:[A-ZÀ-Þ][\w.'’-]*|of|the|for|and|de|la|van|von|al|der|bin)"
_LABEL = re.compile(rf"[\"“]?(?P<name>{_WORD}(?:,? {_WORD}){{0,8}}):\s+(?=\S)")
_ANSWER = re.compile(r"(?:A|Answer|ANSWER)\.?:\s+(?=\S)")
_QUESTION = re.compile(r"(?:Q|Question|QUESTION|Reporter|REPORTER|Journalist|JOURNALIST)\b[^:]{0,40}:")
_MIN_WORDS = 4
_NOT_NAMES = frozenset(
    {
        "breaking",
        "correction",
        "developing",
        "exclusive",
        "live",
        "note",
        "opinion",
        "photo",
        "photos",
        "read",
        "update",
    }
    | {"updated", "video", "watch", "warning", "analysis", "explainer", "factbox", "timeline", "dateline", "source"}
)
_PEOPLE = frozenset({"PERSON", "ORG", "NORP"})


def is_transcript(parsed: ParsedReport) -> bool:
    """Return whether questions of a report are labelled: then every label that looks like a name is one."""
    texts = [part.doc.text for part in parsed.parts]
    asked = [text for text in texts if _QUESTION.match(text) or (_LABEL.match(text) and text.rstrip().endswith("?"))]
    return bool(asked) and sum(1 for text in texts if _LABEL.match(text) or _ANSWER.match(text)) > 1


def drafts_by_labels(layout: Layout, *, in_transcript: bool = False) -> Iterator[Draft]:
    """Yield a draft for a paragraph that opens with its speaker ("Commissioner Hahn: We …").

    An answer ("A: …") carries on the transcript's last speaker. A question gives nothing. A label must hold a name the
    parse knows, or be a surname in capitals, so that "Update: …" gives nothing; in a transcript capitals will do.
    """
    text = layout.part.doc.text
    if _QUESTION.match(text):
        return
    if answer := _ANSWER.match(text):
        yield _labelled(layout, answer.end(), None, answer.end() - 1)
        return
    label = _LABEL.match(text)
    if label is None or text.rstrip().endswith("?"):
        return
    head = _speaker(layout, label, in_transcript=in_transcript)
    if head is not None and len(text[label.end() :].split()) >= _MIN_WORDS:
        yield _labelled(layout, label.end(), head, label.end("name"))


def labelled_question(layout: Layout) -> tuple[Span, Span, Span] | None:
    """Return the asker's name, the colon and the words of a transcript's question whose asker is named, or None."""
    text, part = layout.part.doc.text, layout.part
    label = _LABEL.match(text)
    if label is None or not text.rstrip().endswith("?") or _speaker(layout, label) is None:
        return None
    colon = label.end("name")
    places = (label.span("name"), (colon, colon + 1), (label.end(), len(text.rstrip())))
    name, mark, words = (Span(part.passage.span.report_id, part.offset + a, part.offset + b) for a, b in places)
    return name, mark, words


def is_question(layout: Layout) -> bool:
    """Return whether a paragraph is a transcript's question: what it holds is nobody's statement."""
    text = layout.part.doc.text
    label = _LABEL.match(text)
    asks = label is not None and text.rstrip().endswith("?") and _speaker(layout, label) is not None
    return bool(_QUESTION.match(text)) or asks


def _labelled(layout: Layout, start: int, head: Token | None, colon: int) -> Draft:
    part = layout.part
    report, offset = part.passage.span.report_id, part.offset
    quoted = tuple(
        item.quotation.span for item in layout.blocks if start <= item.quotation.span.start - offset <= start + 1
    )
    content = quoted or (Span(report, offset + start, offset + len(part.doc.text.rstrip())),)
    source = Source((head,)) if head is not None else None
    reason = "a speaker's name and a colon" if head is not None else "an answer in a transcript"
    cue = Span(report, offset + colon, offset + colon + 1) if head is not None else None
    lemma, is_answer = (":", False) if cue is not None else ("", True)
    return Draft(
        part, content, source, Force.CLAIM, reason, cue=cue, lemma=lemma, is_quotation=True, is_answer=is_answer
    )


def _speaker(layout: Layout, label: re.Match[str], *, in_transcript: bool = False) -> Token | None:
    name = label["name"]
    is_short = len(name) > 2 and len(name.split()) <= 4
    if is_short and (name.isupper() or in_transcript) and name.lower() not in _NOT_NAMES:
        span = layout.part.doc.char_span(label.start("name"), label.end("name"), alignment_mode="expand")
        return span[-1] if span is not None else None
    return _named(layout, label.start("name"), label.end("name"))


def _named(layout: Layout, start: int, end: int) -> Token | None:
    span = layout.part.doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return None
    named = [entity for entity in span.ents if entity.label_ == "PERSON"]
    if named:
        return named[0].root
    return span.root if span.root.pos_ == "PROPN" and span.root.ent_type_ in _PEOPLE else None
