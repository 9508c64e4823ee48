"""Reports as received and their division into passages and sentences."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from diurna.errors import SpanError
from diurna.types.span import Evidence, Span


@dataclass(frozen=True, slots=True)
class Report:
    """One dated news report, exactly as received.

    Attributes:
        id: First 12 hex digits of the SHA-256 of the normalised text.
        text: The text, never rewritten; every span points into it.
        published: The report's own date.
        outlet: Who published it, if known; likewise the following. Nothing is guessed.
        headline: Its headline, if given outside the text.
        author: Its author, if given outside the text.
        url: Its address, if given.
        language: ISO 639-1 code, if given.
        home_country: ISO 3166-1 alpha-3 code of the outlet's country, if given or known from the outlet.
        source_name: Base name of the file it came from, for messages and exports.
    """

    id: str
    text: str
    published: date
    outlet: str | None = None
    headline: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    home_country: str | None = None
    source_name: str | None = None

    def span(self, start: int, end: int) -> Span:
        """Return the span, or raise SpanError if it is empty or outside the text."""
        if not 0 <= start < end <= len(self.text):
            raise SpanError(self.id, start, end, len(self.text))
        return Span(self.id, start, end)

    def cite(self, span: Span) -> Evidence:
        """Return the span with its words; the only maker of Evidence.

        Raises:
            SpanError: The span belongs to another report or lies outside the text.
        """
        if span.report_id != self.id:
            raise SpanError(self.id, span.start, span.end, len(self.text))
        checked = self.span(span.start, span.end)
        return Evidence(checked, checked.cut(self.text))


class PassageKind(StrEnum):
    """What a paragraph is; only BODY gives statements and events."""

    BODY = "body"
    HEADER = "header"
    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    CREDIT = "credit"
    AGENCY_CREDIT = "agency-credit"
    LINK = "link"
    CONTACT = "contact"
    COPYRIGHT = "copyright"
    UPDATE_NOTE = "update-note"
    HIGHLIGHTS = "highlights"
    EMBEDDED_POST = "embedded-post"


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, or a part of one, with its kind.

    Passages do not overlap and lie in text order; a dateline at the head of a paragraph is a passage of its own and
    the rest of that paragraph the next one.

    Attributes:
        span: Where it stands, without surrounding white space.
        kind: What it is.
        index: Its place among the report's passages, from 0.
        paragraph: Number of the paragraph it is part of, from 0.
        reason: Why it has this kind, for a person to check.
    """

    span: Span
    kind: PassageKind
    index: int
    paragraph: int
    reason: str = ""

    @property
    def is_body(self) -> bool:
        """Whether statements and events may rest on it."""
        return self.kind is PassageKind.BODY


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a body passage.

    Attributes:
        span: Where it stands.
        index: Its place among the report's sentences, from 0.
        passage: Index of its passage.
    """

    span: Span
    index: int
    passage: int
