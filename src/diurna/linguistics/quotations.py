"""Finds what stands inside quotation marks, for every other stage; pure text, so it is apart from the parse."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from diurna.types.findings import Quotation
from diurna.types.reports import Passage, Report
from diurna.types.span import Span

_MARK = re.compile("``|''|‘‘|’’|[“”„‟«»\"＂‘’‛']")
_OPENS = frozenset({"“", "„", "‟", "«", "``", "‘‘"})
_CLOSES = frozenset({"”", "»", "''", "’’"})
_SINGLE = frozenset({"‘", "’", "‛", "'"})
_BEFORE_OPENING = frozenset("([{—–-/…:;,.“„«\"‘'")
_ELISION = re.compile(r"\d\ds\b|(?:tis|twas|em|cause|cos|n|til|bout|round|im|er)\b", re.IGNORECASE)
_PLURAL_POSSESSIVE = re.compile(r"\s+[a-z]")
_TERMINAL = frozenset(",.?!…")


@dataclass(frozen=True, slots=True)
class _Mark:
    """A quotation mark, or an apostrophe that may be one, by its place in the passage's words."""

    start: int
    end: int
    text: str
    may_open: bool
    may_close: bool

    @property
    def is_single(self) -> bool:
        return self.text in _SINGLE


@dataclass(frozen=True, slots=True)
class _Inside:
    """The inside of a pair of marks, by its place in the passage's words."""

    start: int
    end: int
    is_closed: bool = True
    is_carried: bool = False


def find_quotations(report: Report, passages: Sequence[Passage]) -> tuple[Quotation, ...]:
    """Return the insides of outer quotation marks in the body passages, in text order, marks left out.

    Marks need not match in kind; inner ones stay inside the outer quotation. One left open runs to the next opening
    mark or to its paragraph's end, and the paragraph after it carries the quotation on when it opens with a mark or
    holds the missing closing one. Single marks count when they are the outer ones; apostrophes do not.

    Example:
        ``“This is wrong," he said.`` gives one quotation, ``This is wrong,``.
    """
    found: list[Quotation] = []
    body = [passage for passage in passages if passage.is_body]
    words = [passage.span.cut(report.text) for passage in body]
    was_open = False
    for place, passage in enumerate(body):
        follower = words[place + 1] if place + 1 < len(words) else ""
        inside = _insides(words[place], was_open=was_open, follower=follower)
        kept = [part for part in (_trimmed(words[place], part) for part in inside) if part is not None]
        base = passage.span.start
        found.extend(
            Quotation(
                Span(report.id, base + part.start, base + part.end),
                reopens=was_open and (part.is_carried or not words[place][: part.start].strip("“„‟«\"＂‘'` ")),
                is_closed=part.is_closed,
            )
            for part in kept
        )
        was_open = bool(kept) and not kept[-1].is_closed
    return tuple(found)


def _insides(words: str, *, was_open: bool, follower: str) -> list[_Inside]:
    marks = _marks(words)
    found: list[_Inside] = []
    place = 0
    if was_open and (carried := _carried(marks)) is not None:
        found.append(_Inside(0, marks[carried].start, is_carried=True))
        place = carried + 1
    while place < len(marks):
        mark = marks[place]
        if not _is_opening(marks, place, words, follower):
            place += 1
            continue
        close = _closing(marks, place, words)
        if close is None:
            stop = _next_opening(marks, place)
            end = marks[stop].start if stop is not None else len(words)
            found.append(_Inside(mark.end, end, is_closed=False))
            place = stop if stop is not None else len(marks)
        else:
            found.append(_Inside(mark.end, marks[close].start))
            place = close + 1
    return found


def _marks(words: str) -> list[_Mark]:
    """Return the marks of a passage, apostrophes inside words and inch marks left out."""
    found: list[_Mark] = []
    for match in _MARK.finditer(words):
        before = words[match.start() - 1] if match.start() else " "
        after = words[match.end()] if match.end() < len(words) else " "
        mark = _Mark(match.start(), match.end(), match.group(), _may_open(before, after), _may_close(before, after))
        if mark.is_single and before.isalnum() and after.isalnum():
            continue
        if mark.text == '"' and before.isdigit() and not mark.may_open and _is_inch(words, match.start(), found):
            continue
        found.append(mark)
    return found


def _may_open(before: str, after: str) -> bool:
    return (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()


def _may_close(before: str, after: str) -> bool:
    return not before.isspace() and not after.isalnum()


def _is_inch(words: str, start: int, found: Sequence[_Mark]) -> bool:
    """Return whether a straight mark after a digit measures inches: no quotation can be open there."""
    open_marks = sum(1 for mark in found if not mark.is_single)
    return open_marks % 2 == 0 and '"' not in words[start + 1 :]


def _carried(marks: Sequence[_Mark]) -> int | None:
    """Return the mark that closes a quotation left open by the paragraph before, when none opens before it."""
    for place, mark in enumerate(marks):
        if mark.is_single:
            continue
        closes = mark.text in _CLOSES or (mark.text not in _OPENS and mark.may_close and not mark.may_open)
        return place if closes and mark.start > 0 else None
    return None


def _is_opening(marks: Sequence[_Mark], place: int, words: str, follower: str) -> bool:
    mark = marks[place]
    if mark.is_single:
        return _opens_singly(marks, place, words, follower)
    if mark.start == 0:
        return mark.end < len(words)
    if mark.text in _OPENS:
        return mark.end < len(words) and not (mark.may_close and not mark.may_open)
    return mark.may_open


def _opens_singly(marks: Sequence[_Mark], place: int, words: str, follower: str) -> bool:
    mark = marks[place]
    if not mark.may_open or mark.text == "’" or _ELISION.match(words, mark.end):
        return False
    if _closing(marks, place, words) is not None:
        return True
    carries_on = follower[:1] == mark.text and words[mark.end : mark.end + 1].isupper()
    return mark.start == 0 and carries_on


def _closing(marks: Sequence[_Mark], place: int, words: str) -> int | None:
    """Return the mark that closes the one at ``place``, inner pairs skipped, or None when it was left open."""
    if marks[place].is_single:
        return _closing_single(marks, place, words)
    rest = [other for other in range(place + 1, len(marks)) if not marks[other].is_single]
    depth = 0
    for number, other in enumerate(rest):
        if _reopens(marks[other], depth):
            if not _is_balanced([marks[later] for later in rest[number:]]):
                return None
            depth += 1
        elif depth == 0:
            return other
        else:
            depth -= 1
    return None


def _reopens(mark: _Mark, depth: int) -> bool:
    if mark.text in _OPENS:
        return mark.may_open or not mark.may_close
    if mark.text in _CLOSES:
        return False
    return mark.may_open and not (depth and mark.may_close)


def _is_balanced(marks: Sequence[_Mark]) -> bool:
    """Return whether the marks close what they open and one more before anything opens afresh."""
    depth = 1
    for mark in marks:
        depth += 1 if _reopens(mark, 0) else -1
        if depth == 0:
            return True
    return False


def _next_opening(marks: Sequence[_Mark], place: int) -> int | None:
    return next((n for n in range(place + 1, len(marks)) if not marks[n].is_single and _reopens(marks[n], 0)), None)


def _closing_single(marks: Sequence[_Mark], place: int, words: str) -> int | None:
    """Return the single mark that closes the one at ``place``: the first that no plural possessive explains."""
    possible: list[int] = []
    for other in range(place + 1, len(marks)):
        mark = marks[other]
        if not mark.is_single:
            continue
        if mark.text == "‘" and mark.may_open:
            break
        if mark.text != "‘" and mark.may_close:
            possible.append(other)
    for other in possible:
        mark = marks[other]
        before = words[mark.start - 1]
        if before in "sS" and other != possible[-1] and _PLURAL_POSSESSIVE.match(words, mark.end):
            continue
        if before.isalnum() or before in _TERMINAL or before in ')]”"%':
            return other
    return possible[0] if possible else None


def _trimmed(words: str, inside: _Inside) -> _Inside | None:
    """Return the inside without white space at its edges, or None when nothing is left."""
    part = words[inside.start : inside.end]
    start = inside.start + len(part) - len(part.lstrip())
    end = inside.start + len(part.rstrip())
    return replace(inside, start=start, end=end) if start < end else None
