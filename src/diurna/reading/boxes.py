"""Furniture of several paragraphs: lists of links, highlight boxes and embedded posts, told by heading or signature."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diurna.reading.paragraphs import BULLET
from diurna.types.reports import PassageKind

_ENDS_SENTENCE = re.compile(r"[.!?…:,;][”\"’')\]]*$")
_LINKS_HEAD = re.compile(
    r"(?i:related(?: (?:stories|articles|coverage|content|links?|news|topics))?|more on this(?: story| topic)?|"
    r"read (?:more|also|next)|also read|see also|you (?:may|might) also like|recommended(?: for you)?|most read|"
    r"top stories|more (?:stories|news|coverage)(?: (?:from|on) .{1,30})?|further reading)\s*:?"
)
_POST_AUTHOR = re.compile(r"[^\W\d_][\w .,'’|-]{1,50}\s\(?@\w{2,30}\)?(?:\s*[·|-].{0,30})?")
_POST_SIGNATURE = re.compile(r"[—–-]{1,2}\s*\S.{1,60}\(@\w{2,30}\)")
_POST_TIME = re.compile(
    r"(?:\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?\s*[·,-]\s*)?"
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.?,? \d{4})"
    r"(?:\s*[·,-]\s*\d{1,2}[:.]\d{2}.{0,20})?",
    re.IGNORECASE,
)
_LINK_WORDS, _POST_LENGTH, _HEAD_WORDS = 16, 6, 8


@dataclass(frozen=True, slots=True)
class Boxed:
    """A paragraph that belongs to a box: its number, kind and the reason."""

    place: int
    kind: PassageKind
    reason: str


def ends_sentence(paragraph: str) -> bool:
    """Return whether a paragraph ends as a sentence or clause does."""
    return _ENDS_SENTENCE.search(paragraph[-20:]) is not None


def find_boxes(words: Sequence[str], kinds: Sequence[PassageKind], joined: Sequence[bool]) -> Iterator[Boxed]:
    """Yield the paragraphs that belong to a box.

    Args:
        words: The paragraphs.
        kinds: What each is by itself.
        joined: Whether each stands in one block with the one before it.
    """
    yield from _bullets_on_top(words, kinds)
    for place, paragraph in enumerate(words):
        if kinds[place] is PassageKind.HIGHLIGHTS and len(paragraph.split()) <= _HEAD_WORDS:
            yield from _run(words, place, PassageKind.HIGHLIGHTS, "a line of the box above it")
        elif _LINKS_HEAD.fullmatch(paragraph):
            yield from _run(words, place, PassageKind.LINK, "a line of the list of links above it")
        elif _POST_SIGNATURE.match(paragraph):
            yield from _post_above(place, joined)
        elif _POST_AUTHOR.fullmatch(paragraph):
            yield from _post_below(words, place, joined)


def _bullets_on_top(words: Sequence[str], kinds: Sequence[PassageKind]) -> Iterator[Boxed]:
    """Yield a list above the running text whose points are no sentences."""
    first = next((place for place, kind in enumerate(kinds) if kind is PassageKind.BODY), len(words))
    points = []
    for place in range(first, len(words)):
        if not BULLET.match(words[place]):
            break
        points.append(place)
    open_points = sum(not ends_sentence(words[place]) for place in points)
    if len(points) >= 2 and 2 * open_points > len(points) and points[-1] + 1 < len(words):
        for place in points:
            yield Boxed(place, PassageKind.HIGHLIGHTS, "a point of the list above the running text")


def _run(words: Sequence[str], head: int, kind: PassageKind, reason: str) -> Iterator[Boxed]:
    """Yield the lines after a heading while they are points of a list or no sentences."""
    yield Boxed(head, kind, "the heading of a box")
    for place in range(head + 1, len(words)):
        paragraph = words[place]
        is_open = not ends_sentence(paragraph) or (kind is PassageKind.LINK and paragraph.endswith("?"))
        if not BULLET.match(paragraph) and not (is_open and len(paragraph.split()) <= _LINK_WORDS):
            return
        yield Boxed(place, kind, reason)


def _post_above(place: int, joined: Sequence[bool]) -> Iterator[Boxed]:
    """Yield a signature and what stands in one block above it."""
    yield Boxed(place, PassageKind.EMBEDDED_POST, "the signature of a post")
    while place > 0 and joined[place]:
        place -= 1
        yield Boxed(place, PassageKind.EMBEDDED_POST, "a post, signed below")


def _post_below(words: Sequence[str], head: int, joined: Sequence[bool]) -> Iterator[Boxed]:
    """Yield an author's line and the post below it: up to its time, or to the end of its block."""
    yield Boxed(head, PassageKind.EMBEDDED_POST, "the author of a post")
    following = range(head + 1, min(head + 1 + _POST_LENGTH, len(words)))
    end = next((place for place in following if _POST_TIME.fullmatch(words[place])), None)
    if end is None:
        end = next((place - 1 for place in following if not joined[place]), head)
    for place in range(head + 1, end + 1):
        yield Boxed(place, PassageKind.EMBEDDED_POST, "a post, its author named above")
