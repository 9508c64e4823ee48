"""What the caller named, as files to read: folders, globs, single files and standard input, in a stable order."""

import glob
import os
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from diurna.types.problems import Problem, ProblemCode

STANDARD_INPUT = "-"
KNOWN_SUFFIXES = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".csv", ".tsv")
_OFFICE = (".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub", ".pages", ".xls", ".xlsx", ".ods", ".xml")
_ARCHIVES = (".zip", ".gz", ".tar", ".tgz", ".bz2", ".xz", ".7z", ".warc", ".eml", ".msg", ".mht", ".mhtml")


@dataclass(frozen=True, slots=True)
class Source:
    """A thing to read: its name for messages, its suffix, its size if known, and how to get at most so many bytes."""

    where: str
    name: str
    suffix: str
    size: int | None
    load: Callable[[int], bytes]


def find_sources(names: Sequence[str]) -> Iterator[Source | Problem]:
    """Yield a source for every file named, or a problem for every name that leads nowhere.

    Folders are searched through, hidden files left out; documents of a kind that is not read are a problem, other
    files are none. A file named by itself is taken whatever its suffix. The same file named twice is read once.
    """
    seen: set[str] = set()
    for name in names:
        for item in _expand(name):
            if isinstance(item, Problem):
                yield item
                continue
            place = os.path.realpath(item)
            if place not in seen:
                seen.add(place)
                yield _file(item)
        if name == STANDARD_INPUT and name not in seen:
            seen.add(name)
            yield Source("standard input", "stdin", "", None, _read_standard_input)


def shown(name: str | Path) -> str:
    r"""Return a name as one printable line, whatever bytes and line ends its file's name holds.

    >>> shown("two\nlines.txt")
    'two\\nlines.txt'
    """
    words = str(name).encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(letter if letter.isprintable() else letter.encode("unicode_escape").decode() for letter in words)


def _expand(name: str) -> Iterator[Path | Problem]:
    if name == STANDARD_INPUT:
        return
    try:
        path = Path(name).expanduser()
        if path.is_dir():
            yield from _folder(path)
            return
        if path.exists():
            yield path
            return
        matches = sorted(Path(match) for match in glob.glob(str(path), recursive=True)) if _is_pattern(name) else []
    except (OSError, RuntimeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        yield Problem(shown(name), ProblemCode.UNREADABLE, f"it cannot be looked at ({reason}). Check the path")
        return
    found = [match for match in matches if match.is_file() or (match.is_dir() and "**" not in name)]
    if not found:
        yield Problem(shown(name), ProblemCode.NOT_FOUND, "no such file or folder. Check the path")
    for match in found:
        yield from _folder(match) if match.is_dir() else (match,)


def _is_pattern(name: str) -> bool:
    return any(mark in name for mark in "*?[")


def _folder(folder: Path) -> Iterator[Path | Problem]:
    problems: list[Problem] = []
    files: list[Path] = []
    for place, folders, names in os.walk(folder, onerror=lambda error: problems.append(_closed(error))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            if not name.startswith(".") and name.upper() != "README.MD":
                path = Path(place) / name
                if path.suffix.lower() in KNOWN_SUFFIXES:
                    files.append(path)
                elif path.suffix.lower() in _OFFICE + _ARCHIVES:
                    problems.append(_unread(path))
    if not files and not problems:
        kinds = " ".join(KNOWN_SUFFIXES)
        problems.append(Problem(shown(folder), ProblemCode.NOT_FOUND, f"no reports in this folder. Looked for {kinds}"))
    yield from sorted(files)
    yield from sorted(problems, key=lambda problem: problem.where)


def _closed(error: OSError) -> Problem:
    where = shown(error.filename or "")
    return Problem(where, ProblemCode.UNREADABLE, f"the folder cannot be read ({error.strerror}). Check its rights")


def _unread(path: Path) -> Problem:
    message = f"{path.suffix.lower()} files are not read. Save it as text, Markdown, HTML, JSONL or CSV"
    return Problem(shown(path), ProblemCode.UNKNOWN_FORMAT, message)


def _file(path: Path) -> Source | Problem:
    where = shown(path)
    try:
        status = path.stat()
    except OSError as error:
        return Problem(where, ProblemCode.UNREADABLE, f"it cannot be read ({error.strerror}). Check it and its rights")
    if not stat.S_ISREG(status.st_mode):
        message = "it is no regular file (a pipe or a device). Give a file, or - to read standard input"
        return Problem(where, ProblemCode.UNREADABLE, message)
    return Source(where, shown(path.name), path.suffix.lower(), status.st_size, lambda limit: _read(path, limit))


def _read(path: Path, limit: int) -> bytes:
    with path.open("rb") as stream:
        return stream.read(limit)


def _read_standard_input(limit: int) -> bytes:
    return sys.stdin.buffer.read(limit)
