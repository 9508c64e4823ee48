"""Where the paragraphs of a text are: blank lines, single line ends, hard-wrapped lines, and glued sentences."""

import re
from collections.abc import Iterator
from statistics import median

INVISIBLE = (
    " \t\r\n\f\v\x1c\x1d\x1e\x1f\x85\u00a0\u00ad\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
    "\u200a\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u202f\u205f\u2060\u2061\u2062\u2063"
    "\u2064\u2066\u2067\u2068\u2069\u3000\ufeff"
)
"""Characters that show nothing: white space, zero-width and bidirectional marks; passages neither start nor end so."""

_UNSEEN = "".join(letter for letter in INVISIBLE if letter not in "\r\n\f\v\x85\u2028\u2029")
_END = r"(?:\r\n|[\r\n\v\x85\u2028])"
_BLANK = re.compile(rf"{_END}(?:[{_UNSEEN}]*{_END})+|\u2029|\f")
_LINE = re.compile(_END)
# Scraped pages lose the break between paragraphs: "…of the bank.The minister said". A full stop (with a closing mark)
# between a lower-case word and a capitalised one, with no space, is such a break; "U.S.Navy" and "example.Org" are not.
_GLUED = re.compile(r"(?<=[a-z]{3}[.!?])(?=[“\"‘]?[A-Z][a-z’']+\s)|(?<=[a-z][.!?,][”\"])(?=[A-Z][a-z’']+\s)")
BULLET = re.compile(r"(?:[•▪◦‣●■*+–—-]|\d{1,2}[.)])\s+\S")
_WRAPPED_WIDTH = 100
_MIN_WIDTH = 40
_TERMINAL = (".", "!", "?", '."', ".”", '!"', '?"', "!”", "?”", ",”", ',"', ":", ".’", ".'")


def find_paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each paragraph, in order, what shows nothing around it left out.

    Blank lines part paragraphs. Where a block holds single line ends, they part paragraphs too, unless the block is
    hard-wrapped (lines of one short width that break in mid-sentence).
    """
    for start, end in _between(text, _BLANK, 0, len(text)):
        for left, right in _lines(text, start, end):
            for first, last in _between(text, _GLUED, left, right):
                trimmed = _trim(text, first, last)
                if trimmed:
                    yield trimmed


def is_one_block(between: str) -> bool:
    """Return whether two paragraphs with this between them stand in one block, no blank line parting them."""
    return _BLANK.search(between) is None


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    trimmed = (_trim(text, *line) for line in _between(text, _LINE, start, end))
    lines = [line for line in trimmed if line]
    if len(lines) > 1 and not _is_wrapped([text[a:b] for a, b in lines]):
        yield from lines
    elif lines:
        yield lines[0][0], lines[-1][1]


def _is_wrapped(lines: list[str]) -> bool:
    """Return whether lines run on: of one width, broken in mid-sentence, some going on in lower case; no list."""
    inner = lines[:-1]
    widths = [len(line) for line in inner]
    if median(widths) < _MIN_WIDTH or max(widths) > _WRAPPED_WIDTH:
        return False
    if sum(BULLET.match(line) is not None for line in lines) * 2 >= len(lines):
        return False
    broken = sum(not line.endswith(_TERMINAL) for line in inner)
    return broken >= 0.6 * len(inner) and any(line[0].islower() for line in lines[1:])


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
    left = len(words) - len(words.lstrip(INVISIBLE))
    right = len(words.rstrip(INVISIBLE))
    return (start + left, start + right) if right > left else None
