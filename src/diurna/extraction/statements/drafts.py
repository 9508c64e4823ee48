"""Statements in the making, still on the parse: apart from the rules that make them and the pass that joins them."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from diurna.linguistics.parsed import ParsedPassage
from diurna.types.ontology import Force
from diurna.types.span import Span


@dataclass(frozen=True, slots=True)
class Source:
    """Who is said to have said it.

    Attributes:
        heads: Head tokens of the noun phrases that name the source; empty when nobody is named.
        unnamed: The words of an unnamed source or why nobody is named; empty when heads are given.
    """

    heads: tuple[Token, ...] = ()
    unnamed: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """One statement in the making.

    Attributes:
        part: The passage it stands in.
        content: Its content, in report offsets.
        source: Who said it; None when it carries on another's words.
        force: What it does.
        reason: Which rule made it.
        trigger: The cue's main token; None without a cue.
        cue: The words of saying.
        lemma: The cue as it would be looked up.
        is_negated: Whether the saying is denied.
        is_quotation: Whether the content is a quotation that stands by itself.
        addressee: Head of the noun phrase it was said to.
        is_answer: Whether it answers a transcript's question: the words are those of the last label.
    """

    part: ParsedPassage
    content: tuple[Span, ...]
    source: Source | None
    force: Force
    reason: str
    trigger: Token | None = None
    cue: Span | None = None
    lemma: str = ""
    is_negated: bool = False
    is_quotation: bool = False
    addressee: Token | None = None
    is_answer: bool = False

    @property
    def start(self) -> int:
        """Where the content starts in the report."""
        return self.content[0].start

    @property
    def end(self) -> int:
        """Where the content ends in the report."""
        return self.content[-1].end


def size_of(spans: Sequence[Span]) -> int:
    """Return how many code points the spans hold together."""
    return sum(span.end - span.start for span in spans)


def shared(one: Sequence[Span], other: Sequence[Span]) -> int:
    """Return how many code points two lists of spans share."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)


def hull(content: Sequence[Span]) -> Span:
    """Return the span from the start of the first to the end of the last."""
    return Span(content[0].report_id, content[0].start, content[-1].end)
