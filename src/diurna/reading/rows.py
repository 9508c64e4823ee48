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
    """Yield a draft or a problem for each line that is not blank."""
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        place = f"{where}, line {number}"
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            message = f"not valid JSON ({str(error)[:80]}). Correct the line or remove it"
            yield Problem(place, ProblemCode.BAD_ROW, message)
            continue
        if not isinstance(row, dict):
            yield Problem(place, ProblemCode.BAD_ROW, "not a JSON object. Write one object a line")
        else:
            yield _draft(row, place, f"{source_name}:{number}")


def read_csv(text: str, where: str, source_name: str) -> Iterator[Draft | Problem]:
    """Yield a draft or a problem for each row.

    Raises:
        ReadError: The header lacks a text column, or the file is no CSV.
    """
    delimiter = "\t" if "\t" in text.split("\n", 1)[0] else (";" if ";" in text.split("\n", 1)[0] else ",")
    csv.field_size_limit(1 << 31)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    names = [str(name or "").strip().lower() for name in rows.fieldnames or ()]
    if not set(names) & set(_TEXT_COLUMNS):
        raise ReadError(
            where, f"no text column among {', '.join(names[:8]) or 'its columns'}", f"{_WANTED}.", code="missing-column"
        )
    rows.fieldnames = names
    try:
        for row in rows:
            place = f"{where}, line {rows.line_num}"
            yield _draft({name: value for name, value in row.items() if name}, place, f"{source_name}:{rows.line_num}")
    except csv.Error as error:
        yield Problem(f"{where}, line {rows.line_num}", ProblemCode.BAD_ROW, f"not valid CSV ({error}). Correct it")


def _draft(row: Mapping[str, object], place: str, source_name: str) -> Draft | Problem:
    fields = {str(name).strip().lower(): value for name, value in row.items()}
    text = next((fields[name] for name in _TEXT_COLUMNS if isinstance(fields.get(name), str)), None)
    if not isinstance(text, str):
        return Problem(place, ProblemCode.MISSING_COLUMN, f"no text in this row. {_WANTED}")
    header = REFERENCE_HEADER.match(text)
    if header and not (fields.get("date") or fields.get("published")):
        fields["date"] = header[1]
    return draft_from(fields, text, place, source_name)
