"""Where quotations lie in a parsed passage and which of them stand by themselves; asked by every rule."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from spacy.tokens import Token

from diurna.extraction.statements.coordination import joined_sayings
from diurna.extraction.statements.cues import CueTables
from diurna.linguistics.parsed import ParsedPassage
from diurna.types.findings import Quotation
from diurna.types.span import Span

_STOPS = frozenset(".?!:;…—–-\n")
_END = frozenset(",.?!…—–;-")
_JOINED = re.compile(r",\s+(?:but|and|yet)\Z")
_MARKS = "\"“”„‟«»‘’'` "


@dataclass(frozen=True, slots=True)
class Block:
    """A quotation that stands by itself: a sentence or more, or a part cut by its cue.

    Attributes:
        quotation: The quotation.
        first: Number of its first token.
        last: Number of its last token.
    """

    quotation: Quotation
    first: int
    last: int


@dataclass(slots=True)
class Layout:
    """A passage with its quotations.

    Attributes:
        part: The parsed passage.
        blocks: Quotations that stand by themselves, in text order.
        fragments: Quotations inside somebody's clause, in text order.
        used: Numbers of cue tokens already taken by a quotation.
        inside: Numbers of the tokens inside blocks.
        joined: The verb of saying each misplaced coordinated one belongs with, by token number.
    """

    part: ParsedPassage
    blocks: tuple[Block, ...]
    fragments: tuple[Block, ...]
    used: set[int] = field(default_factory=set)
    inside: frozenset[int] = frozenset()
    joined: Mapping[int, int] = field(default_factory=lambda: MappingProxyType({}))

    def is_in_block(self, token: Token) -> bool:
        """Return whether a token stands inside a quotation that stands by itself."""
        return token.i in self.inside

    def within_block(self, token: Token, numbers: set[int]) -> set[int]:
        """Return the token numbers that lie in the quotation a token stands in; all of them outside quotations."""
        for block in self.blocks:
            if block.first <= token.i <= block.last:
                return {number for number in numbers if block.first <= number <= block.last}
        return numbers

    def text_between(self, start: int, end: int) -> str:
        """Return the words of the passage between two report offsets."""
        return self.part.doc.text[max(0, start - self.part.offset) : max(0, end - self.part.offset)]


def lay_out(part: ParsedPassage, quotations: Sequence[Quotation], tables: CueTables) -> Layout:
    """Return a passage with its quotations told apart: those that stand by themselves, and mere fragments."""
    blocks: list[Block] = []
    fragments: list[Block] = []
    for quotation in quotations:
        if not part.passage.span.contains(quotation.span):
            continue
        tokens = part.tokens_in(quotation.span)
        if tokens is None:
            continue
        block = Block(quotation, tokens.start, tokens.end - 1)
        (blocks if _stands_alone(part, block, blocks) else fragments).append(block)
    inside = frozenset(number for block in blocks for number in range(block.first, block.last + 1))
    return Layout(part, tuple(blocks), tuple(fragments), inside=inside, joined=joined_sayings(part.doc, tables))


def _stands_alone(part: ParsedPassage, block: Block, earlier: Sequence[Block]) -> bool:
    text = part.doc.text
    start, end = _offsets(part, block.quotation.span)
    before = text[:start].rstrip(_MARKS)
    after = text[end:].lstrip(_MARKS)
    if not block.quotation.is_closed or block.quotation.reopens:
        return True
    if before[-1:].isalnum() and _is_title(text[start:end]):
        return False
    return _may_start(text, start, before, earlier) and _may_end(text[start:end], after, before)


def _is_title(inside: str) -> bool:
    """Return whether words are a title or a name ("The Morning Show"): no full stop, capitals throughout."""
    words = [word for word in inside.strip(",").split() if len(word) > 3]
    return inside[-1] not in ".?!…" and bool(words) and all(word[0].isupper() or word[0].isdigit() for word in words)


def _may_start(text: str, start: int, before: str, earlier: Sequence[Block]) -> bool:
    if not before or before[-1] in _STOPS:
        return True
    if before[-1] == ",":
        return text[start].isupper() or bool(earlier) or not text[start].isalpha()
    if earlier and _JOINED.search(before):
        return True
    return text[start].isupper() and _has_clause(text, start)


def _has_clause(text: str, start: int) -> bool:
    """Return whether what is quoted is long enough to be a sentence rather than a name."""
    return len(text[start:].split('"', maxsplit=1)[0].split("”", maxsplit=1)[0].split()) >= 4


def _may_end(inside: str, after: str, before: str) -> bool:
    if inside.rstrip(_MARKS)[-1:] in _END:
        return not (inside[-1] == "," and not before and len(inside.split()) < 2 and not after)
    return not after or after[0] in ",.?!;—–" or not before


def _offsets(part: ParsedPassage, span: Span) -> tuple[int, int]:
    return span.start - part.offset, span.end - part.offset
