"""A report with its body passages parsed: what every extractor reads; separate so that extractors share one look-up."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import Any

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from diurna.types.findings import Quotation
from diurna.types.reports import Passage, Report, Sentence
from diurna.types.span import Span


@dataclass(frozen=True, slots=True)
class ParsedPassage:
    """One body passage with its spaCy Doc.

    Attributes:
        passage: The passage.
        doc: Its parse; ``offset + token.idx`` is a token's place in the report's text.
        offset: Where the passage starts in the report's text.
        first_sentence: Report-wide index of its first sentence.
        sentence_starts: Token index at which each of its sentences starts.
    """

    passage: Passage
    doc: Doc
    offset: int
    first_sentence: int
    sentence_starts: tuple[int, ...]

    def span(self, first: int, last: int) -> Span:
        """Return the report span from token ``first`` to token ``last``, both included."""
        tokens = self.doc
        end = tokens[last]
        return Span(self.passage.span.report_id, self.offset + tokens[first].idx, self.offset + end.idx + len(end.text))

    def span_of(self, tokens: TokenSpan) -> Span:
        """Return the report span of a spaCy span of this passage."""
        return self.span(tokens.start, tokens.end - 1)

    def sentence_index(self, token: Token) -> int:
        """Return the report-wide index of the token's sentence."""
        return self.first_sentence + bisect_right(self.sentence_starts, token.i) - 1

    def words(self, span: Span) -> str:
        """Return the words of a report span that lies in this passage."""
        return self.doc.text[span.start - self.offset : span.end - self.offset]

    def tokens_in(self, span: Span) -> TokenSpan | None:
        """Return the tokens that overlap a report span, or None when none of this passage do."""
        start, end = span.start - self.offset, span.end - self.offset
        first = bisect_right(self.doc, start, key=lambda token: token.idx + len(token))
        last = bisect_left(self.doc, end, key=lambda token: token.idx)
        return self.doc[first:last] if first < last else None


@dataclass(frozen=True, slots=True)
class ParsedReport:
    """A report, its passages and, for the body ones, their parses.

    Attributes:
        passages: All passages, furniture included.
        parts: The body passages, parsed, in text order.
        sentences: All sentences of the body, in text order.
        quotations: The insides of quotation marks, in text order.
        readings: What several extractors read off this parse, kept as long as the parse is: name → (made from, value).
    """

    report: Report
    passages: tuple[Passage, ...]
    parts: tuple[ParsedPassage, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...] = ()
    readings: dict[str, tuple[tuple[object, ...], Any]] = field(default_factory=dict, compare=False, repr=False)

    def part_at(self, offset: int) -> ParsedPassage | None:
        """Return the body passage that holds a code point of the text, or None when it is furniture."""
        place = bisect_right([part.offset for part in self.parts], offset) - 1
        if place < 0 or offset >= self.parts[place].passage.span.end:
            return None
        return self.parts[place]

    def part_of(self, span: Span) -> ParsedPassage | None:
        """Return the body passage in which a span starts."""
        return self.part_at(span.start)

    def is_quoted(self, span: Span) -> bool:
        """Return whether a span lies wholly inside quotation marks."""
        return any(item.span.contains(span) for item in self.quotations)
