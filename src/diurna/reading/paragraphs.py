"""Where the paragraphs of a text are: blank lines, single line ends, hard-wrapped lines, and glued sentences."""

import re
from collections.abc import Iterator
from statistics import median

_BLANK = re.compile(r"(?:[ \t\u00a0\u200b\ufeff]*(?:\r\n|\r|\n|\u2028)){2,}[ \t\u00a0]*|\u2029|\f")
_LINE = re.compile(r"\r\n|\r|\n|\u2028")
# Scraped pages lose the break between paragraphs: "…of the bank.The minister said". A full stop (with a closing mark)
# between a lower-case word and a capitalised one, with no space, is such a break; "U.S.Navy" and "example.Org" are not.
_GLUED = re.compile(r"(?<=[a-z]{3}[.!?])(?=[“\"‘]?[A-Z][a-z’']+\s)|(?<=[a-z][.!?,][”\"])(?=[A-Z][a-z’']+\s)")
_WRAPPED_WIDTH = 100
_TERMINAL = (".", "!", "?", '."', ".”", '!"', '?"', "!”", "?”", ",”", ',"', ":", ".’", ".'")


def find_paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each paragraph, in order, white space around it left out.

    Blank lines part paragraphs. Where a block holds single line ends, they part paragraphs too, unless the block is
    hard-wrapped (lines of one short width that break in mid-sentence).
    """
    for start, end in _between(text, _BLANK, 0, len(text)):
        for left, right in _lines(text, start, end):
            for first, last in _between(text, _GLUED, left, right):
                trimmed = _trim(text, first, last)
                if trimmed:
                    yield trimmed


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    lines = [line for line in _between(text, _LINE, start, end) if _trim(text, *line)]
    if len(lines) > 1 and not _is_wrapped(text, lines):
        yield from lines
    else:
        yield start, end


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    inner = [text[a:b].rstrip() for a, b in lines[:-1]]
    broken = sum(1 for line in inner if not line.endswith(_TERMINAL))
    widths = [len(line) for line in inner]
    full = median(widths)
    return full >= 40 and max(widths) <= _WRAPPED_WIDTH and broken >= 0.6 * len(inner)


def _between(text: str, pattern: re.Pattern[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    last = start
    for found in pattern.finditer(text, start, end):
        if found.start() > last:
            yield last, found.start()
        last = found.end()
    if end > last:
        yield last, end


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    words = text[start:end]
    left = len(words) - len(words.lstrip(" \t\r\n\u00a0\u200b\ufeff\u2060"))
    right = len(words.rstrip(" \t\r\n\u00a0\u200b\ufeff\u2060"))
    return (start + left, start + right) if right > left else None
