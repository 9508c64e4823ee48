"""Scores where mentions were placed: in the right country and within the case's distance."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

from diurna.evaluation.lines import read_rows
from diurna.evaluation.scores import Rates, Score, Share
from diurna.evaluation.scoring.actors import is_usable
from diurna.evaluation.scoring.timex import load_by_id

_EARTH_KM = 6371.0
_DEFAULT_KM = 50.0
_LIMITS = ("within_km", "max_km", "km", "distance_km", "radius_km", "tolerance_km")


def evaluate_places(gold: Path, predictions: Path, *, texts: Path | None = None) -> Sequence[Score]:  # noqa: ARG001 - one signature for all tasks
    """Return how many cases are right, in each respect, and how right the answered ones are.

    A case gives any of ``expected_country``, ``expected_admin1``, ``expected_lat`` with ``expected_lon`` and
    ``within_km`` (50 if it gives none), and ``expected_none``; a list means any of.
    """
    given = load_by_id(predictions)
    counts: Counter[str] = Counter()
    by_field: dict[str, list[bool]] = {}
    for _, case in read_rows(gold):
        if not is_usable(case):
            continue
        predicted = given.get(str(case["id"]), {})
        judged = judge_place(case, predicted)
        right, answered = all(judged.values()), not _is_empty(predicted)
        for name, value in (("cases", True), ("strict", right), ("answered", answered), ("both", right and answered)):
            counts[name] += value
        for field, value in judged.items():
            by_field.setdefault(field, []).append(value)
    cases, answered_cases = counts["cases"], counts["answered"]
    sure = {"right": counts["both"], "answered": answered_cases, "cases": cases}
    return (
        Share("strict", counts["strict"], cases),
        Share("answered", answered_cases, cases),
        Rates("answered rightly", counts["both"] / (answered_cases or 1), counts["both"] / (cases or 1), sure),
        *(Share(field, sum(values), len(values)) for field, values in sorted(by_field.items())),
    )


def judge_place(case: Mapping[str, Any], predicted: Mapping[str, Any]) -> dict[str, bool]:
    """Return for each respect the case judges whether the prediction is right."""
    if case.get("expected_none"):
        return {"none": _is_empty(predicted)}
    judged = {
        field: str(predicted.get(field) or "").upper() in _any_of(case[f"expected_{field}"])
        for field in ("country", "admin1")
        if f"expected_{field}" in case
    }
    latitude, longitude = case.get("expected_lat"), case.get("expected_lon")
    if latitude is not None and longitude is not None:
        limit = next((float(case[name]) for name in _LIMITS if case.get(name) is not None), _DEFAULT_KM)
        judged["distance"] = _is_near(predicted, float(latitude), float(longitude), limit)
    return judged


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the great-circle distance of two points given by latitude and longitude in degrees."""
    (lat, lon), (other_lat, other_lon) = (tuple(map(radians, point)) for point in (one, other))
    half = sin((other_lat - lat) / 2) ** 2 + cos(lat) * cos(other_lat) * sin((other_lon - lon) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(half)))


def _is_near(predicted: Mapping[str, Any], latitude: float, longitude: float, limit: float) -> bool:
    if predicted.get("lat") is None or predicted.get("lon") is None:
        return False
    return distance_km((latitude, longitude), (float(predicted["lat"]), float(predicted["lon"]))) <= limit


def _any_of(value: Any) -> set[str]:
    return {str(item or "").upper() for item in (value if isinstance(value, list) else [value])}


def _is_empty(predicted: Mapping[str, Any]) -> bool:
    return bool(predicted.get("none")) or not any(predicted.get(field) for field in ("country", "admin1", "lat"))
