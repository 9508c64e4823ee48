"""Readers and measures of character spans in the shapes gold and predictions come in."""

from collections.abc import Iterable, Sequence
from typing import Any

Pair = tuple[int, int]


def read_spans(value: Any) -> list[Pair]:
    """Return the spans in ``[s, e]``, ``{"start", "end"}``, ``{"spans": …}`` or any list of these."""
    if isinstance(value, dict):
        if isinstance(value.get("start"), int) and "end" in value:
            return [(value["start"], value["end"])]
        return read_spans(value.get("spans"))
    if not isinstance(value, list | tuple):
        return []
    if len(value) == 2 and all(isinstance(item, int) for item in value):
        return [(value[0], value[1])]
    return [pair for item in value for pair in read_spans(item)]


def characters(pairs: Iterable[Pair]) -> set[int]:
    """Return every offset the spans cover."""
    return {place for start, end in pairs for place in range(start, end)}


def jaccard(one: set[int] | frozenset[int], other: set[int] | frozenset[int]) -> float:
    """Return the share of what both have in all they have; 0 when either has nothing."""
    return len(one & other) / len(one | other) if one and other else 0.0


def shared(one: Pair, other: Pair) -> int:
    """Return how many characters two spans share; negative when they lie apart."""
    return min(one[1], other[1]) - max(one[0], other[0])


def joint(one: Pair, other: Pair) -> int:
    """Return the length from the first start to the last end of two spans."""
    return max(one[1], other[1]) - min(one[0], other[0])


def evidence_overlap(gold: Sequence[Pair], predicted: Sequence[Pair]) -> float:
    """Return how well two sets of evidence meet: 12 characters and half of the shorter span at least, else 0."""
    best = max((_evidence_pair(g, p) for g in gold for p in predicted), default=0.0)
    return best if best >= 0.08 else 0.0


def _evidence_pair(gold: Pair, predicted: Pair) -> float:
    common = shared(gold, predicted)
    if common < 12 or common < 0.5 * _shorter(gold, predicted):
        return 0.0
    return common / joint(gold, predicted)


def mention_overlap(gold: Pair, predicted: Sequence[Pair]) -> float:
    """Return how well the first span that holds half of the shorter one meets a gold mention, else 0."""
    for pair in predicted:
        common = shared(gold, pair)
        if common > 0 and common >= 0.5 * _shorter(gold, pair):
            return common / joint(gold, pair)
    return 0.0


def _shorter(one: Pair, other: Pair) -> int:
    return min(one[1] - one[0], other[1] - other[0])
