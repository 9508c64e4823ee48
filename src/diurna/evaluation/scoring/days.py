"""Dates as gold and predictions write them: intervals with open ends, and whether one lies in the other."""

import re
from calendar import monthrange
from typing import Any

Days = tuple[str | None, str | None]
_PARTIAL = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def read_days(value: Any) -> Days | None:
    """Return the first and last day of ``YYYY[-MM[-DD]]``, ``A/B`` or ``{"start", "end"}``; None when undated."""
    first: Any
    last: Any
    if isinstance(value, dict):
        if "value" in value:
            return read_days(value["value"])
        first, last = value.get("start"), value.get("end")
        if isinstance(first, int):
            return None
    elif isinstance(value, list | tuple):
        first, last = (value[0], value[-1]) if value else (None, None)
    elif isinstance(value, str) and "/" in value:
        first, last = value.split("/", 1)
    else:
        first = last = value
    if not first and not last:
        return None
    return (_filled(first, is_last=False) if first else None, _filled(last, is_last=True) if last else None)


def is_right_date(gold: Any, predicted: Any, announced: Any = None) -> bool:
    """Return whether a predicted date lies in the gold one, or in that of its announcement.

    An undated gold wants no date; a gold that is open to the past may be left undated.
    """
    wanted, given = read_days(gold), read_days(predicted)
    if announced is not None and given is not None and _lies_in(given, read_days(announced)):
        return True
    if wanted is None:
        return given is None
    if given is None:
        return wanted[0] is None
    return _lies_in(given, wanted)


def _filled(text: str, *, is_last: bool) -> str:
    found = _PARTIAL.fullmatch(text)
    if not found or found[3]:
        return text
    year, month = found[1], found[2]
    if not month:
        return f"{year}-12-31" if is_last else f"{year}-01-01"
    day = _length(int(year), int(month)) if is_last else 1
    return f"{year}-{month}-{day:02d}"


def _length(year: int, month: int) -> int:
    return monthrange(year or 4, month)[1] if 1 <= month <= 12 else 31


def _lies_in(given: Days, wanted: Days | None) -> bool:
    if wanted is None:
        return False
    first, last = wanted
    if first is not None and (given[0] is None or given[0] < first):
        return False
    return not (last is not None and (given[1] is None or given[1] > last))
