"""Divides a report into passages and says of each whether it is body text or furniture, and why."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diurna.reading.furniture import load_furniture_rules
from diurna.reading.paragraphs import find_paragraphs
from diurna.reading.text import REFERENCE_HEADER
from diurna.types.reports import Passage, PassageKind, Report
from diurna.types.span import Span

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_CAPITAL_TOWN = r"\(?[A-Z][A-Z.’'À-Þ-]{2,}(?:[ /-][A-Z.’'À-Þ-]{2,})*(?:,\s*[A-Z][\w.]+(?: [A-Z][\w.]+)?)?\)?"
_TOWN = rf"(?:{_CAPITAL_TOWN}|[A-Z][a-zà-ÿ]+(?: [A-Z][a-zà-ÿ]+)?)"
_DATELINE = re.compile(
    rf"{_TOWN}(?:,?\s*(?:\d{{1,2}}\s+)?{_MONTH}(?:\s+\d{{1,2}})?(?:,?\s+\d{{4}})?)?"
    r"\s*(?:[(/]\s*(?P<agency>[A-Z][\w.’' /-]{1,30})\)?)?\s*(?:[-–—]{1,2}|:)\s+(?=[“\"‘'A-Z0-9])"
)
_CAPITALS_HEAD = re.compile(r"[A-Z]{3}")
_ENDS_SENTENCE = re.compile(r"[.!?…:,;][”\"’')\]]*$")
_BULLET = re.compile(r"(?:[•▪◦‣*+–-]|\d{1,2}[.)])\s+\S")
_SCENE = re.compile(
    r"\b(?:stands?|sits?|walks?|poses?|waves?|holds?|looks?|arrives?|attends?|leaves?|speaks?|watch(?:es)?|gestures?|"
    r"shakes?|shake hands|greets?|inspects?|patrols?|gather|march|wait|queue|carr(?:y|ies)|rides?|passes|sails?|"
    r"(?:is|are) (?:seen|pictured|shown)|pictured|seen)\b"
)
_SCENE_FRAME = re.compile(
    r"\((?:left|right|centre|center|file|top|bottom|from left|pictured|second from)\b|"
    r"\b(?:in this (?:file|undated|photo|handout)|pictured|file (?:photo|image)|seen (?:here|in)|shown here)\b|"
    r",? (?:on|in) (?:\w+day, )?(?:[A-Z][a-z]+\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4}|[A-Z][a-z]+ \d{4})\.?$"
)
_HEADLINE_WORDS = 18


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
    in_box = False
    for place, (start, end) in enumerate(paragraphs):
        kind, reason = _kind(words, place, in_box=in_box)
        in_box = kind is PassageKind.HIGHLIGHTS and (in_box or len(words[place].split()) <= 8)
        if kind is not PassageKind.BODY:
            yield _Piece(start, end, kind, place, reason)
            continue
        cut = _dateline_end(words[place], place)
        if cut:
            yield _Piece(start, start + len(words[place][:cut].rstrip()), PassageKind.DATELINE, place, "a dateline")
        yield _Piece(start + cut, end, PassageKind.BODY, place, "running text")


def _kind(words: Sequence[str], place: int, *, in_box: bool) -> tuple[PassageKind, str]:
    paragraph = words[place]
    for rule in load_furniture_rules():
        if rule.fits(paragraph, place, len(words)):
            return rule.kind, f"reads like “{rule.example[:60]}”"
    if in_box and (_BULLET.match(paragraph) or not _ENDS_SENTENCE.search(paragraph)):
        return PassageKind.HIGHLIGHTS, "a line of the box above it"
    if _is_scene(paragraph):
        return PassageKind.CAPTION, "describes a picture (present tense, framing words or a full date at its end)"
    if _is_headline(words, place):
        return PassageKind.HEADLINE, "a short line at the top without a full stop"
    return PassageKind.BODY, ""


def _is_scene(paragraph: str) -> bool:
    if len(paragraph.split()) > 45 or paragraph.count(". ") > 1:
        return False
    return _SCENE.search(paragraph) is not None and _SCENE_FRAME.search(paragraph) is not None


def _is_headline(words: Sequence[str], place: int) -> bool:
    """Return whether a line stands above the running text and is no sentence."""
    paragraph = words[place]
    above_text = any(len(later.split()) > 12 and _ENDS_SENTENCE.search(later) for later in words[place + 1 : place + 6])
    if not above_text or _ENDS_SENTENCE.search(paragraph) or _BULLET.match(paragraph):
        return False
    count = len(paragraph.split())
    if place <= 2:
        return 2 <= count <= _HEADLINE_WORDS
    return 2 <= count <= 9 and paragraph[0].isupper() and not any(mark in paragraph for mark in '“”"')


def _dateline_end(paragraph: str, place: int) -> int:
    """Return the length of the dateline at a paragraph's head, 0 when it has none."""
    found = _DATELINE.match(paragraph)
    if not found:
        return 0
    head = found[0]
    looks_like_one = _CAPITALS_HEAD.match(head.lstrip("(")) or found["agency"] or any(ch.isdigit() for ch in head)
    if not looks_like_one or (head.rstrip().endswith(":") and not found["agency"]) or place > 6:
        return 0
    return found.end()
