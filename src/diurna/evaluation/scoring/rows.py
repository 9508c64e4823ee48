"""Small readings of gold and predicted rows that several parts of the record's scorer share."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from diurna.evaluation.matching import Weighted

Row = Mapping[str, Any]


def is_core(row: Row) -> bool:
    """Return whether a gold row counts; nested and weak ones are neutral."""
    return bool(row.get("tier", "core") == "core")


def count_core(rows: Sequence[Row]) -> int:
    """Return how many gold rows count."""
    return sum(is_core(row) for row in rows)


def numbers(figures: Any) -> set[float]:
    """Return the values among figures given bare or as ``{"value": …}``."""
    values = [item.get("value") if isinstance(item, dict) else item for item in figures or []]
    return {float(value) for value in values if isinstance(value, int | float)}


def weigh(
    golds: int, predictions: int, weight: Callable[[int, int], float], allowed: Callable[[int, int], bool]
) -> list[Weighted]:
    """Return the weighted pairs that may be matched."""
    return [(weight(i, j), i, j) for i in range(golds) for j in range(predictions) if allowed(i, j)]


def false_and_copies(
    predictions: int, matched: Mapping[int, int], is_copy: Callable[[int, int], bool]
) -> tuple[int, int]:
    """Return how many unmatched predictions are false and how many repeat a gold row already found."""
    used = set(matched.values())
    left = [j for j in range(predictions) if j not in used]
    copies = sum(any(is_copy(i, j) for i in matched) for j in left)
    return len(left) - copies, copies
