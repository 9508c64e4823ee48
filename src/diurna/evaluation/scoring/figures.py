"""Scores figures: found where they stand, and each field exact on those found."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from diurna.evaluation.scores import Score, rates
from diurna.evaluation.scoring.timex import align, load_by_id, refuse_strangers

_FIELDS = ("value", "unit", "qualifier", "kind")


def evaluate_figures(gold: Path, predictions: Path, *, texts: Path | None = None) -> Sequence[Score]:  # noqa: ARG001 - one signature for all tasks
    """Return rates of figures found by overlap, of each field the gold gives exact on them, and of all fields exact."""
    wanted, given = load_by_id(gold), load_by_id(predictions)
    refuse_strangers(wanted, given, predictions)
    counts: Counter[str] = Counter()
    for identifier, row in wanted.items():
        found = given.get(identifier, {}).get("figures", [])
        counts["gold"] += len(row["figures"])
        counts["predicted"] += len(found)
        for i, j in align(row["figures"], found):
            exact = {field: _is_same(row["figures"][i], found[j], field) for field in _FIELDS}
            counts["found"] += 1
            counts["all fields"] += all(exact.values())
            counts.update(field for field, same in exact.items() if same)
    names = ("found", *_FIELDS, "all fields")
    return tuple(rates(name, counts[name], counts["predicted"], counts["gold"]) for name in names)


def _is_same(gold: Mapping[str, Any], predicted: Mapping[str, Any], field: str) -> bool:
    """Return whether a field is exact; one the gold does not give is not judged."""
    if field not in gold:
        return True
    one, other = gold[field], predicted.get(field)
    if isinstance(one, int | float) and isinstance(other, int | float):
        return float(one) == float(other)
    return str(one).strip().casefold() == str(other).strip().casefold()
