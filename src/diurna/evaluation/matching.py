"""One-to-one matching of gold and predictions: greedy by weight, and the heaviest matching of all."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

Weighted = tuple[float, int, int]


def match_greedily(weighted: Iterable[Weighted]) -> dict[int, int]:
    """Return gold index → predicted index, heaviest pairs first; ties go to the earlier gold, then prediction."""
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for _, gold, predicted in sorted(weighted, key=lambda item: (-item[0], item[1], item[2])):
        if gold not in chosen and predicted not in taken:
            chosen[gold] = predicted
            taken.add(predicted)
    return chosen


def heaviest_matching(weights: Mapping[tuple[int, int], float]) -> float:
    """Return the total weight of the heaviest one-to-one matching, found for each connected part by itself."""
    by_row: dict[int, dict[int, float]] = defaultdict(dict)
    by_column: dict[int, set[int]] = defaultdict(set)
    for (row, column), weight in weights.items():
        by_row[row][column] = weight
        by_column[column].add(row)
    done: set[int] = set()
    total = 0.0
    for start in by_row:
        if start in done:
            continue
        rows, columns = _connected(start, by_row, by_column)
        done |= rows
        ordered = sorted(columns)
        total += _heaviest([[by_row[row].get(column, 0.0) for column in ordered] for row in sorted(rows)])
    return total


def _connected(
    start: int, by_row: Mapping[int, Mapping[int, float]], by_column: Mapping[int, set[int]]
) -> tuple[set[int], set[int]]:
    rows: set[int] = set()
    columns: set[int] = set()
    waiting = [start]
    while waiting:
        row = waiting.pop()
        if row in rows:
            continue
        rows.add(row)
        for column in set(by_row[row]) - columns:
            columns.add(column)
            waiting.extend(by_column[column] - rows)
    return rows, columns


def _heaviest(weights: Sequence[Sequence[float]]) -> float:
    """Return the weight of the best assignment of a dense matrix (Kuhn and Munkres, by shortest augmenting paths)."""
    if len(weights) > len(weights[0]):
        weights = [list(column) for column in zip(*weights, strict=True)]
    width = len(weights[0])
    row_price, column_price = [0.0] * len(weights), [0.0] * (width + 1)
    owner = [-1] * (width + 1)  # the last column is where each search starts
    for row in range(len(weights)):
        owner[width] = row
        _augment(weights, owner, row_price, column_price)
    return sum(weights[owner[column]][column] for column in range(width) if owner[column] >= 0)


def _augment(
    weights: Sequence[Sequence[float]], owner: list[int], row_price: list[float], column_price: list[float]
) -> None:
    width = len(weights[0])
    nearest = [float("inf")] * width
    before = [width] * width
    visited = [False] * (width + 1)
    column = width
    while owner[column] >= 0:
        visited[column] = True
        row = owner[column]
        for other in range(width):
            if visited[other]:
                continue
            slack = -weights[row][other] - row_price[row] - column_price[other]
            if slack < nearest[other]:
                nearest[other], before[other] = slack, column
        chosen = min((other for other in range(width) if not visited[other]), key=nearest.__getitem__)
        step = nearest[chosen]
        for other in range(width + 1):
            if visited[other]:
                row_price[owner[other]] += step
                column_price[other] -= step
            elif other < width:
                nearest[other] -= step
        column = chosen
    while column != width:
        owner[column] = owner[before[column]]
        column = before[column]
