"""Cutting a long run of pieces into overlapping windows of whole sentences that a network can take."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

Window = tuple[int, int]
"""First piece, and one past the last."""


def windows_over(count: int, sentences: Sequence[int], *, size: int, overlap: int) -> tuple[Window, ...]:
    """Give windows of at most `size` pieces that together cover `count` pieces.

    A window ends where a sentence ends if one does in its second half, and the next begins with the last sentences
    of the one before, as many as fit into `overlap` pieces: what is said at an edge is seen with both its neighbours.

    Args:
        count: How many pieces there are.
        sentences: Indices of the pieces that open a sentence, ascending.
        size: The most pieces a window may hold.
        overlap: The most pieces two neighbours may share.
    """
    found: list[Window] = []
    start = 0
    while start < count:
        stop = _stop(count, sentences, start, size)
        found.append((start, stop))
        if stop == count:
            break
        start = _next_start(sentences, start, stop, overlap)
    return tuple(found)


def _stop(count: int, sentences: Sequence[int], start: int, size: int) -> int:
    farthest = start + size
    if farthest >= count:
        return count
    opening = sentences[bisect_right(sentences, farthest) - 1] if sentences else 0
    return opening if opening > start + size // 2 else farthest


def _next_start(sentences: Sequence[int], start: int, stop: int, overlap: int) -> int:
    earliest = max(stop - overlap, start + 1)
    first = bisect_right(sentences, earliest - 1)
    if first < len(sentences) and sentences[first] < stop:
        return sentences[first]
    return max(stop - overlap // 2, start + 1)
