"""CSV and TSV: one row an entry, lists as JSON, cells that a spreadsheet would run as a formula made harmless."""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def guard(cell: str) -> str:
    """Return a cell's text, with a leading apostrophe where a spreadsheet would read a formula.

    >>> guard("=HYPERLINK(…)"), guard("-3")
    ("'=HYPERLINK(…)", '-3')
    """
    if not cell.startswith(_FORMULA_STARTS):
        return cell
    try:
        float(cell)
    except ValueError:
        return f"'{cell}"
    return cell


def write_table(rows: Iterable[Mapping[str, Any]], *, delimiter: str = ",") -> str:
    """Return rows as delimited text with a header; empty text when there are no rows."""
    rows = list(rows)
    if not rows:
        return ""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")  # RFC 4180; also quotes line ends inside cells
    writer.writerow(rows[0])
    writer.writerows([_cell(value) for value in row.values()] for row in rows)
    return out.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    return guard(str(value))
