"""Conditions on fields beyond plain equality: ranges of days and counts, and values that must not be there."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from diurna.errors import UsageError
from diurna.query.fields import FIELDS, day_of, recorded_of
from diurna.types.listing import Condition

Bound = date | int
OPERATORS = ("gte", "gt", "lte", "lt")
"""The operators of ranges; every other field knows ``in`` and ``not``."""


def _origins(entry: Any) -> int:
    history = getattr(entry, "history", None)
    return len({telling.origin for telling in history}) if history is not None else len(entry.origins)


_BOTH: Mapping[str, Callable[[Any], Bound | None]] = {"date": day_of, "recorded": recorded_of}

RANGES: Mapping[str, Mapping[str, Callable[[Any], Bound | None]]] = {
    "events": {**_BOTH, "origins": _origins},
    "statements": {"date": day_of, "published": recorded_of},
    "positions": {**_BOTH, "origins": _origins},
    "shifts": _BOTH,
    "measures": {**_BOTH, "origins": lambda entry: len(entry.origins)},
    "contradictions": {"recorded": recorded_of},
    "questions": {},
    "actors": {},
    "reports": {"published": recorded_of},
}
"""The fields of each kind that have an order."""


def meets(entry: Any, kind: str, conditions: Iterable[Condition]) -> bool:
    """Return whether an entry meets all conditions; what has no such day meets none on it."""
    return all(_meets(entry, kind, condition) for condition in conditions)


def _meets(entry: Any, kind: str, condition: Condition) -> bool:
    if condition.operator == "has":
        return any(value for value, _ in FIELDS[kind][condition.field](entry))
    if condition.operator == "not":
        return not any(value in condition.values for value, _ in FIELDS[kind][condition.field](entry))
    read = RANGES.get(kind, {}).get(condition.field)
    if read is None:
        raise UsageError(f"{kind} have no order by {condition.field!r}.")
    found: Any = read(entry)
    if found is None:
        return False
    bound: Any = condition.bound
    match condition.operator:
        case "gte":
            return bool(found >= bound)
        case "gt":
            return bool(found > bound)
        case "lte":
            return bool(found <= bound)
        case "lt":
            return bool(found < bound)
        case other:
            raise UsageError(f"There is no operator {other!r}. Operators: {', '.join(OPERATORS)}.")
