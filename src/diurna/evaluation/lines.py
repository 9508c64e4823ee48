"""JSONL in and out: streamed, in order, ``-`` for the standard streams; a bad line names its file and number."""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from diurna.errors import FormatError, UsageError

STANDARD = "-"
Row = dict[str, Any]


def read_rows(source: Path | str) -> Iterator[tuple[int, Row]]:
    """Yield the number and the object of each line that is not blank.

    Raises:
        UsageError: There is no such file, or it is a folder.
        FormatError: A line is not UTF-8, not JSON or not an object.
    """
    where = name_of(source)
    with _opened(source) as lines:
        for number, line in _numbered(lines, where):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise FormatError(where, number, f"not valid JSON ({str(error)[:80]})") from error
            if not isinstance(row, dict):
                raise FormatError(where, number, "not a JSON object; write one object a line")
            yield number, row


def name_of(source: Path | str) -> str:
    """Return how messages name a source."""
    return "standard input" if str(source) == STANDARD else str(source)


def require(row: Mapping[str, Any], name: str, kind: type | tuple[type, ...], where: str, number: int) -> Any:
    """Return a field of a row.

    Raises:
        FormatError: The field is missing or of another kind.
    """
    value = row.get(name)
    if not isinstance(value, kind):
        wanted = kind.__name__ if isinstance(kind, type) else " or ".join(item.__name__ for item in kind)
        raise FormatError(where, number, f"the field {name!r} is missing or is no {wanted}")
    return value


def write_rows(output: Path | str, rows: Iterable[Mapping[str, Any]]) -> int:
    """Write one JSON object a line as they come; return how many."""
    count = 0
    with writing(output) as stream:
        for row in rows:
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    return count


@contextmanager
def writing(output: Path | str) -> Iterator[TextIO]:
    """Give a stream to write text to: a file, its folder made, or standard output.

    A file is written beside its place and moved there when complete, so that a run that is stopped leaves no half.

    Raises:
        UsageError: The file cannot be made.
    """
    if str(output) == STANDARD:
        yield sys.stdout
        return
    path = Path(output)
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("w", encoding="utf-8", errors="surrogatepass", newline="\n") as stream:
            yield stream
        part.replace(path)
    except OSError as error:
        raise UsageError(f"{path} cannot be written ({error.strerror}). Give another place with -o.") from error
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _opened(source: Path | str) -> Iterator[Iterable[bytes]]:
    if str(source) == STANDARD:
        yield sys.stdin.buffer
        return
    try:
        stream = Path(source).open("rb")  # noqa: SIM115 - closed below; only the opening is guarded
    except OSError as error:
        raise UsageError(f"{source} cannot be read ({error.strerror}). Give a JSONL file.") from error
    with stream:
        yield stream


def _numbered(lines: Iterable[bytes], where: str) -> Iterator[tuple[int, str]]:
    for number, raw in enumerate(lines, start=1):
        try:
            yield number, raw.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise FormatError(where, number, f"not UTF-8 (byte {error.start} of the line)") from error
