"""A report's own date as metadata gives it: ISO dates and timestamps only, since 03/04/2022 could be two days."""

import re
from datetime import date, datetime

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T\d.*)?")


def parse_date(value: object) -> date | None:
    """Return the day of an ISO 8601 date or timestamp (or a date object), or None when it is not one.

    >>> parse_date("2022-09-20T23:10:00+12:00")
    datetime.date(2022, 9, 20)
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    words = str(value).strip() if isinstance(value, str | int) else ""
    found = _ISO.fullmatch(words) or _COMPACT.fullmatch(words)
    if not found:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None
