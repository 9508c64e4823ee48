"""Score the place task of a JSONL file: right country and within the case's distance, or refused where it must be.

usage: places.py CASES.jsonl PREDICTIONS.jsonl [--misses]

CASES: ``id``, ``mention`` and either ``expected_none`` or ``expected_country`` (any of a list), ``lat``, ``lon`` and
``within_km``. PREDICTIONS as ``diurna predict places`` writes them.
"""

import json
import sys
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

_EARTH_KM = 6371.0
Row = dict[str, Any]


def main() -> None:
    cases, found = (rows(Path(name)) for name in sys.argv[1:3])
    answers = {row["id"]: row for row in found}
    right = [is_right(case, answers.get(case["id"], {"none": True})) for case in cases]
    refused = [ok for case, ok in zip(cases, right, strict=True) if case.get("expected_none")]
    print(f"places right {sum(right)} of {len(cases)}; refusals right {sum(refused)} of {len(refused)}")
    for case, ok in zip(cases, right, strict=True):
        if not ok and "--misses" in sys.argv:
            answer = answers.get(case["id"], {})
            print("MISS", case["mention"], [answer.get(name) for name in ("country", "lat", "lon", "reason")])


def rows(path: Path) -> list[Row]:
    """Return the rows of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def is_right(case: Row, answer: Row) -> bool:
    """Return whether an answer names one of the countries and lies near enough, or refuses where it must."""
    if case.get("expected_none"):
        return bool(answer.get("none"))
    wanted = case["expected_country"]
    countries = wanted if isinstance(wanted, list) else [wanted]
    if answer.get("none") or answer.get("lat") is None or (answer.get("country") or "") not in countries:
        return False
    return distance_km(case["lat"], case["lon"], answer["lat"], answer["lon"]) <= float(case["within_km"])


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the great-circle distance of two points."""
    one, other = radians(lat), radians(other_lat)
    chord = sin((other - one) / 2) ** 2 + cos(one) * cos(other) * sin(radians(other_lon - lon) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(chord))


if __name__ == "__main__":
    main()
