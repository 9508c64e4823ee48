"""Finds what stands inside quotation marks, for every other stage; pure text, so it is apart from the parse."""

from collections.abc import Sequence

from diurna.types.findings import Quotation
from diurna.types.reports import Passage, Report
from diurna.types.span import Span

_OPENING = "“„«‟"
_CLOSING = "”»"
_EITHER = '"'


def find_quotations(report: Report, passages: Sequence[Passage]) -> tuple[Quotation, ...]:
    """Return the insides of double quotation marks in the body passages, in text order, marks left out.

    Marks need not match in kind; one left open runs to its paragraph's end, and a paragraph that opens with a mark
    while the one before was left open carries the quotation on.
    """
    found: list[Quotation] = []
    was_open = False
    for passage in passages:
        if passage.is_body:
            inside = _in_passage(report, passage, was_open=was_open)
            found.extend(inside)
            was_open = bool(inside) and not inside[-1].is_closed
    return tuple(found)


def _in_passage(report: Report, passage: Passage, *, was_open: bool) -> list[Quotation]:
    found: list[Quotation] = []
    start: int | None = None
    base = passage.span.start
    words = passage.span.cut(report.text)
    for place, mark in enumerate(words):
        if start is None and (mark in _OPENING or mark == _EITHER):
            start = place + 1
        elif start is not None and (mark in _CLOSING or mark == _EITHER):
            if place > start:
                reopens = was_open and start == 1
                found.append(Quotation(Span(report.id, base + start, base + place), reopens=reopens))
            start = None
    if start is not None and start < len(words):
        reopens = was_open and start == 1
        found.append(Quotation(Span(report.id, base + start, base + len(words)), reopens=reopens, is_closed=False))
    return found
