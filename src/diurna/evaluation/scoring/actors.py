"""Scores whom mentions were resolved to, case by case and field by field; an absent field is not judged."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from diurna.evaluation.lines import Row, read_rows
from diurna.evaluation.scores import Rates, Score, Share
from diurna.evaluation.scoring.timex import load_by_id

_CODES = ("country", "code_1", "code_2")
_FIELDS = (*_CODES, "actor", "person")
_SAME: Mapping[str, str] = MappingProxyType({"KOS": "XKX", "UNK_KOSOVO": "XKX", "ROM": "ROU", "ZAR": "COD"})
_LEFT_OUT = frozenset({"skip", "xfail"})
_REFUSED = "expected_not_"


def evaluate_actors(gold: Path, predictions: Path, *, texts: Path | None = None) -> Sequence[Score]:  # noqa: ARG001 - one signature for all tasks
    """Return how many cases are right in every field, in each field, and how right the answered ones are.

    Unusable, doubled and skipped cases are left out; a case without a prediction counts as no answer.
    """
    given = load_by_id(predictions)
    counts: Counter[str] = Counter()
    by_field: dict[str, list[bool]] = {}
    for _, case in read_rows(gold):
        if not is_usable(case):
            continue
        predicted = given.get(str(case["id"]), {})
        judged = judge(case, predicted)
        is_right, is_answered = all(judged.values()), not _is_empty(predicted)
        counts["cases"] += 1
        counts["strict"] += is_right
        counts["answered"] += is_answered
        counts["both"] += is_right and is_answered
        for field, right in judged.items():
            by_field.setdefault(field, []).append(right)
    return tuple(_scores(counts, by_field))


def is_usable(case: Row) -> bool:
    """Return whether a case counts."""
    return bool(case.get("usable", True)) and "duplicate_of" not in case and not _LEFT_OUT & set(case.get("marks", []))


def judge(case: Mapping[str, Any], predicted: Mapping[str, Any]) -> dict[str, bool]:
    """Return for each field the case judges whether the prediction is right."""
    judged: dict[str, bool] = {}
    if case.get("expected_none"):
        judged["none"] = _is_empty(predicted)
    else:
        for field, accepted in _accepted(case):
            read = _fold_code if field in _CODES else _fold_name
            judged[field] = read(predicted.get(field)) in {read(value) for value in accepted}
    for key, value in case.items():
        if key.startswith(_REFUSED):
            field = key.removeprefix(_REFUSED)
            judged[f"not_{field}"] = _fold_code(predicted.get(field)) != _fold_code(value)
    return judged


def _accepted(case: Mapping[str, Any]) -> Iterator[tuple[str, list[Any]]]:
    for field in _FIELDS:
        key = f"expected_{field}"
        if field == "actor" and key not in case:
            key = "expected_wiki"
        if key in case:
            value = case[key]
            more = (case.get("accept") or {}).get(field, [])
            yield field, [*(value if isinstance(value, list) else [value]), *more]


def _is_empty(predicted: Mapping[str, Any]) -> bool:
    return bool(predicted.get("none")) or not any(
        predicted.get(field) for field in ("country", "code_1", "actor", "person")
    )


def _fold_name(value: Any) -> str:
    letters = unicodedata.normalize("NFKD", str(value or ""))
    folded = "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()
    folded = re.sub(r"\s*\([^)]*\)\s*$", "", folded)
    return re.sub(r"^the ", "", re.sub(r"[^\w]+", " ", folded).strip())


def _fold_code(value: Any) -> str:
    code = str(value or "").upper()
    return _SAME.get(code, code)


def _scores(counts: Counter[str], by_field: Mapping[str, Sequence[bool]]) -> Iterator[Score]:
    cases, answered = counts["cases"], counts["answered"]
    yield Share("strict", counts["strict"], cases)
    yield Share("answered", answered, cases)
    sure = {"right": counts["both"], "answered": answered, "cases": cases}
    yield Rates("answered rightly", counts["both"] / (answered or 1), counts["both"] / (cases or 1), sure)
    for field, values in sorted(by_field.items()):
        yield Share(field, sum(values), len(values))
