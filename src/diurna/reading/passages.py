"""Divides a report into passages and says of each whether it is body text or furniture, and why."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diurna.reading.boxes import ends_sentence, find_boxes
from diurna.reading.datelines import dateline_end
from diurna.reading.furniture import LONGEST, load_furniture_rules
from diurna.reading.paragraphs import BULLET, find_paragraphs, is_one_block
from diurna.reading.text import REFERENCE_HEADER
from diurna.types.reports import Passage, PassageKind, Report
from diurna.types.span import Span

_SCENE = re.compile(
    r"\b(?:stands?|sits?|walks?|poses?|waves?|holds?|looks?|arrives?|attends?|leaves?|speaks?|watch(?:es)?|gestures?|"
    r"shakes?|shake hands|greets?|inspects?|patrols?|gather|march|wait|queue|carr(?:y|ies)|rides?|passes|sails?|"
    r"(?:is|are) (?:seen|pictured|shown)|pictured|seen)\b"
)
_SCENE_FRAME = re.compile(
    r"\((?:left|right|centre|center|file|top|bottom|from left|pictured|second from)\b|"
    r"\bpictured (?:in|on|at|with|here|during|above|below|left|right|after|before|earlier)\b|"
    r"\b(?:in this (?:file|undated|photo|handout)|file (?:photo|image)|seen (?:here|in)|shown here)\b|"
    r",? (?:on|in) (?:\w+day, )?(?:[A-Z][a-z]+\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4}|[A-Z][a-z]+ \d{4})\.?$"
)
_REPORTED = re.compile(r"\b(?:said|told|according to|added|announced)\b")
_HEADLINE_WORDS, _BELOW = 18, 9


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    kind: PassageKind
    paragraph: int
    reason: str


def split_passages(report: Report) -> tuple[Passage, ...]:
    r"""Return the report's passages in text order, each with its kind and the reason for it.

    >>> from datetime import date
    >>> text = " date 2022-09-20 Ships left.\n\nPhoto: Northwire"
    >>> [p.kind.value for p in split_passages(Report("0" * 12, text, date(2022, 9, 20)))]
    ['header', 'body', 'credit']
    """
    return tuple(
        Passage(Span(report.id, piece.start, piece.end), piece.kind, number, piece.paragraph, piece.reason)
        for number, piece in enumerate(_pieces(report.text))
    )


def _pieces(text: str) -> Iterator[_Piece]:
    header = REFERENCE_HEADER.match(text)
    body_start = header.end() if header else 0
    if header:
        yield _Piece(0, body_start, PassageKind.HEADER, 0, "the file's date line")
    paragraphs = [(a + body_start, b + body_start) for a, b in find_paragraphs(text[body_start:])]
    words = [text[a:b] for a, b in paragraphs]
    kinds = _kinds(words, _joined(text, paragraphs))
    for place, ((start, end), (kind, reason)) in enumerate(zip(paragraphs, kinds, strict=True)):
        cut = dateline_end(words[place], place) if kind is PassageKind.BODY else 0
        if cut:
            yield _Piece(start, start + len(words[place][:cut].rstrip()), PassageKind.DATELINE, place, "a dateline")
        yield _Piece(start + cut, end, kind, place, reason)


def _joined(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[bool]:
    """Return for each paragraph whether it stands in one block with the one before it."""
    return [
        place > 0 and is_one_block(text[paragraphs[place - 1][1] : start])
        for place, (start, _) in enumerate(paragraphs)
    ]


def _kinds(words: Sequence[str], joined: Sequence[bool]) -> list[tuple[PassageKind, str]]:
    found = [_kind(words, place) for place in range(len(words))]
    for box in find_boxes(words, [kind for kind, _ in found], joined):
        if found[box.place][0] in {PassageKind.BODY, PassageKind.HEADLINE, PassageKind.LINK}:
            found[box.place] = (box.kind, box.reason)
    return found


def _kind(words: Sequence[str], place: int) -> tuple[PassageKind, str]:
    """Return what a paragraph is by itself."""
    paragraph = words[place]
    if len(paragraph) > LONGEST:
        return PassageKind.BODY, "running text"
    count = len(paragraph.split())
    for rule in load_furniture_rules():
        if rule.fits(paragraph, place, len(words), count):
            return rule.kind, f"reads like “{rule.example[:60]}”"
    if _is_scene(paragraph, count):
        return PassageKind.CAPTION, "describes a picture (present tense, framing words or a full date at its end)"
    if _is_headline(words, place, count):
        return PassageKind.HEADLINE, "a short line at the top without a full stop"
    return PassageKind.BODY, "running text"


def _is_scene(paragraph: str, count: int) -> bool:
    if count > 45 or paragraph.count(". ") > 1:
        return False
    if _REPORTED.search(paragraph):
        return False
    return _SCENE.search(paragraph) is not None and _SCENE_FRAME.search(paragraph) is not None


def _is_headline(words: Sequence[str], place: int, count: int) -> bool:
    """Return whether a line stands above the running text and is no sentence."""
    paragraph = words[place]
    if ends_sentence(paragraph) or BULLET.match(paragraph):
        return False
    if not any(_is_running_text(later) for later in words[place + 1 : place + 1 + _BELOW]):
        return False
    if place <= 2 and not any(_is_running_text(earlier) for earlier in words[:place]):
        return 2 <= count <= _HEADLINE_WORDS
    return 2 <= count <= 9 and paragraph.lstrip("‘'")[:1].isupper() and not any(mark in paragraph for mark in '“”"')


def _is_running_text(paragraph: str) -> bool:
    return len(paragraph[:LONGEST].split()) > 12 and ends_sentence(paragraph)
