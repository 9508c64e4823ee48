"""Cuts contents to size: no outer marks, no "that", no trailing attribution; separate because every rule needs it."""

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Token

from diurna.linguistics.parsed import ParsedPassage
from diurna.linguistics.trees import VERBAL
from diurna.types.findings import Quotation
from diurna.types.span import Span

_OPENING = frozenset("“„‟«\"‘'`([")
_LEADING = frozenset({"that", ",", ":", ";", "-", "–", "—", "―", "--", "."})
_TRAILING = frozenset({",", ";", ":", "-", "–", "—", "―", "--", ".", "and", "but", "or", "while", "as", "(", "["})


def content_spans(part: ParsedPassage, tokens: Iterable[int]) -> tuple[Span, ...]:
    """Return the report spans of token numbers, each unbroken run as one span, its edges tidied.

    Runs that hold no word are dropped.
    """
    found: list[Span] = []
    for first, last in runs(tokens):
        edges = _tidied(part.doc, first, last)
        if edges is not None:
            found.append(part.span(*edges))
    return tuple(found)


def runs(tokens: Iterable[int]) -> list[tuple[int, int]]:
    """Return the unbroken runs of numbers as pairs of first and last."""
    found: list[tuple[int, int]] = []
    for number in sorted(set(tokens)):
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def sentence_end(token: Token) -> int:
    """Return the number of the last token of a token's sentence."""
    return token.sent.end - 1


def subtree_after(head: Token, limit: int) -> list[int]:
    """Return the token numbers below a token that come after ``limit``, gaps filled, to the last of them."""
    inside = [token.i for token in head.subtree if token.i > limit]
    return list(range(min(inside), max(inside) + 1)) if inside else []


def conjoined_verb_start(verb: Token) -> int | None:
    """Return where a verb coordinated with this one begins, its conjunction included, or None."""
    for child in verb.children:
        if child.dep_ == "conj" and child.pos_ in VERBAL and child.i > verb.i:
            first = min(token.i for token in child.subtree)
            before = [token.i for token in verb.children if token.dep_ in {"cc", "punct"} and verb.i < token.i < first]
            return min([first, *(number for number in before if number >= first - 2)])
    return None


def with_whole_quotation(content: Sequence[Span], quotations: Sequence[Quotation]) -> tuple[Span, ...]:
    """Return a content that ends in the middle of a closed quotation with the rest of that quotation.

    A parse ends a clause at the first full stop; the words quoted go on to their closing mark.
    """
    last = content[-1]
    for item in quotations:
        cut = item.span.start < last.end < item.span.end and item.span.start >= last.start - 1
        if cut and item.is_closed:
            start = item.span.start if item.span.start <= last.start + 1 else last.start
            return (*content[:-1], Span(last.report_id, start, item.span.end))
    return tuple(content)


def _tidied(doc: Doc, first: int, last: int) -> tuple[int, int] | None:
    while first <= last and (doc[first].lower_ in _LEADING or doc[first].is_space):
        first += 1
    while last >= first and (doc[last].lower_ in _TRAILING or doc[last].is_space):
        last -= 1
    if last >= first and doc[first].text in _OPENING and _wraps(doc, first, last):
        first, last = first + 1, last - 1
    elif last > first and _is_mark(doc[last]) and not _has_opening(doc, first, last):
        last -= 1
    if first > last or all(doc[number].is_punct or doc[number].is_space for number in range(first, last + 1)):
        return None
    return first, last


def _wraps(doc: Doc, first: int, last: int) -> bool:
    """Return whether one pair of marks stands around the whole run."""
    inner = [number for number in range(first + 1, last) if _is_mark(doc[number])]
    return last > first and _is_mark(doc[last]) and not inner


def _has_opening(doc: Doc, first: int, last: int) -> bool:
    return sum(1 for number in range(first, last) if _is_mark(doc[number])) % 2 == 1


def _is_mark(token: Token) -> bool:
    return token.text in {'"', "“", "”", "„", "«", "»", "``", "''", "‘"}


def without(tokens: Sequence[int], left_out: Iterable[int]) -> list[int]:
    """Return the token numbers without some others."""
    gone = set(left_out)
    return [number for number in tokens if number not in gone]
