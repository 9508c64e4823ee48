"""JSONL and CSV: one report a row, named columns; a bad row is a problem and the rest goes on."""

import csv
import io
import json
from collections.abc import Iterator, Mapping

from diurna.errors import ReadError
from diurna.reading.drafts import Draft
from diurna.reading.text import REFERENCE_HEADER, draft_from
from diurna.types.problems import Problem, ProblemCode

_TEXT_COLUMNS = ("text", "body", "content")
_WANTED = "Columns: text (or body, content), date; if known outlet, headline, author, url, language, home_country"


def read_jsonl(text: str, where: str, source_name: str) -> Iterator[Draft | Problem]:
    """Yield a draft or a problem for each line that is not blank, or for each object of one JSON list."""
    if _starts_whole(text):
        yield from _read_whole(text, where, source_name)
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        place = f"{where}, line {number}"
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield _not_json(place, error)
            continue
        yield _row(row, place, f"{source_name}:{number}")


def _starts_whole(text: str) -> bool:
    """Return whether the first line is no value by itself: the file is one JSON value over several lines, or a list."""
    first = text.lstrip().split("\n", 1)[0].strip()
    return first.startswith("[") or first == "{"


def _read_whole(text: str, where: str, source_name: str) -> Iterator[Draft | Problem]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        yield _not_json(where, error)
        return
    rows = value if isinstance(value, list) else [value]
    for number, row in enumerate(rows, start=1):
        yield _row(row, f"{where}, object {number}", f"{source_name}:{number}")


def _not_json(place: str, error: Exception) -> Problem:
    message = f"not valid JSON ({str(error)[:80]}). Correct it, or write one object a line"
    return Problem(place, ProblemCode.BAD_ROW, message)


def _row(row: object, place: str, source_name: str) -> Draft | Problem:
    if not isinstance(row, dict):
        return Problem(place, ProblemCode.BAD_ROW, "not a JSON object. Write one object a line")
    return _draft(row, place, source_name)


def read_csv(text: str, where: str, source_name: str) -> Iterator[Draft | Problem]:
    """Yield a draft or a problem for each row.

    Raises:
        ReadError: The header lacks a text column, or the file is no CSV.
    """
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    delimiter, names = _header(text)
    if not set(names) & set(_TEXT_COLUMNS):
        known = ", ".join(names[:8])[:200] or "its columns"
        raise ReadError(where, f"no text column among {known}", f"{_WANTED}.", code="missing-column")
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    next(rows)
    try:
        for cells in rows:
            place = f"{where}, line {rows.line_num}"
            if len(cells) > len(names) and any(cells[len(names) :]):
                message = f"{len(cells)} cells under {len(names)} columns. Put cells that hold {delimiter!r} in quotes"
                yield Problem(place, ProblemCode.BAD_ROW, message)
            elif any(cells):
                yield _draft(dict(zip(names, cells, strict=False)), place, f"{source_name}:{rows.line_num}")
    except csv.Error as error:
        message = f"not valid CSV ({error}); the rows after it were not read. Correct it"
        yield Problem(f"{where}, line {rows.line_num}", ProblemCode.BAD_ROW, message)


def _header(text: str) -> tuple[str, list[str]]:
    """Return the delimiter under which the first line names a text column (a comma if none does), and its columns."""
    best: tuple[str, list[str]] = (",", [])
    for delimiter in "\t;,":
        try:
            cells = next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), [])
        except csv.Error:
            continue
        best = (delimiter, [cell.strip().lower() for cell in cells])
        if set(best[1]) & set(_TEXT_COLUMNS):
            return best
    return best


def _draft(row: Mapping[str, object], place: str, source_name: str) -> Draft | Problem:
    fields = {str(name).strip().lower(): value for name, value in row.items()}
    text = next((fields[name] for name in _TEXT_COLUMNS if isinstance(fields.get(name), str)), None)
    if not isinstance(text, str):
        return Problem(place, ProblemCode.MISSING_COLUMN, f"no text in this row. {_WANTED}")
    header = REFERENCE_HEADER.match(text)
    if header and not (fields.get("date") or fields.get("published")):
        fields["date"] = header[1]
    return draft_from(fields, text, place, source_name)
