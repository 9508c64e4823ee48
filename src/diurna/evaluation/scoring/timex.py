"""Scores time expressions: exact spans, overlapping spans, their values and types (as TempEval-3 does)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from diurna.errors import FormatError
from diurna.evaluation.lines import Row, name_of, read_rows
from diurna.evaluation.scores import Mean, Score, rates
from diurna.evaluation.spans import shared

_LEVELS = ("strict", "relaxed", "value", "type")


def evaluate_timex(gold: Path, predictions: Path, *, texts: Path | None = None) -> Sequence[Score]:  # noqa: ARG001 - one signature for all tasks
    """Return the scores over all documents; predictions that touch an ignored region of the gold are left out.

    Raises:
        FormatError: A document is predicted that is not in the gold, or a row lacks its id.
    """
    wanted, given = load_by_id(gold), load_by_id(predictions)
    refuse_strangers(wanted, given, predictions)
    counts: Counter[str] = Counter()
    for identifier, row in wanted.items():
        ignored = [tuple(pair) for pair in row.get("ignore", [])]
        found = given.get(identifier, {}).get("timexes", [])
        kept = [item for item in found if not any(shared(place(item), pair) > 0 for pair in ignored)]
        _count(row["timexes"], kept, counts)
    scores: list[Score] = [rates(level, counts[level], counts["predicted"], counts["gold"]) for level in _LEVELS]
    return (*scores, Mean("value accuracy on relaxed", counts["value"] / (counts["relaxed"] or 1)))


def load_by_id(path: Path | str) -> dict[str, Row]:
    """Return the rows of a file by their ``id``.

    Raises:
        FormatError: A row has none.
    """
    found: dict[str, Row] = {}
    for number, row in read_rows(path):
        if "id" not in row:
            raise FormatError(name_of(path), number, "the field 'id' is missing")
        found[str(row["id"])] = row
    return found


def refuse_strangers(gold: Mapping[str, Row], predicted: Mapping[str, Row], predictions: Path) -> None:
    """Raise FormatError when something is predicted for a document the gold does not hold."""
    for number, identifier in enumerate(predicted, start=1):
        if identifier not in gold:
            raise FormatError(name_of(predictions), number, f"{identifier!r} is not in the gold")


def place(row: Mapping[str, Any]) -> tuple[int, int]:
    """Return where a row stands."""
    return row["start"], row["end"]


def align(gold: Sequence[Mapping[str, Any]], predicted: Sequence[Mapping[str, Any]]) -> list[tuple[int, int]]:
    """Return (gold, predicted) pairs that overlap, one to one: the largest overlap first, then equal spans."""
    pairs = []
    for i, row in enumerate(gold):
        for j, item in enumerate(predicted):
            common = shared(place(row), place(item))
            if common > 0:
                pairs.append((-common, place(row) != place(item), i, j))
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in sorted(pairs):
        if i not in chosen and j not in taken:
            chosen[i] = j
            taken.add(j)
    return list(chosen.items())


def _count(gold: Sequence[Mapping[str, Any]], predicted: Sequence[Mapping[str, Any]], counts: Counter[str]) -> None:
    counts["gold"] += len(gold)
    counts["predicted"] += len(predicted)
    for i, j in align(gold, predicted):
        counts["relaxed"] += 1
        counts["strict"] += place(gold[i]) == place(predicted[j])
        counts["value"] += gold[i]["value"] == predicted[j]["value"]
        counts["type"] += gold[i]["type"] == predicted[j]["type"]
