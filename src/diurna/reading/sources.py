"""What the caller named, as files to read: folders, globs, single files and standard input, in a stable order."""

import glob
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from diurna.types.problems import Problem, ProblemCode

STANDARD_INPUT = "-"
KNOWN_SUFFIXES = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".csv", ".tsv")


@dataclass(frozen=True, slots=True)
class Source:
    """A thing to read: its name for messages, its suffix, and how to get its bytes."""

    where: str
    name: str
    suffix: str
    size: int | None
    load: Callable[[], bytes]


def find_sources(names: Sequence[str]) -> Iterator[Source | Problem]:
    """Yield a source for every file named, or a problem for every name that leads nowhere.

    Folders are searched through, hidden files and unknown kinds left out; a file named by itself is taken whatever
    its suffix (as text when the suffix is unknown). The same file named twice is read once.
    """
    seen: set[Path] = set()
    for name in names:
        for item in _expand(name):
            if isinstance(item, Problem):
                yield item
                continue
            place = item.resolve()
            if place not in seen:
                seen.add(place)
                yield _file(item)
        if name == STANDARD_INPUT:
            yield Source("standard input", "stdin", "", None, sys.stdin.buffer.read)


def _expand(name: str) -> Iterator[Path | Problem]:
    if name == STANDARD_INPUT:
        return
    path = Path(name).expanduser()
    try:
        if path.is_dir():
            yield from _folder(path)
            return
        if path.exists():
            yield path
            return
    except OSError as error:
        yield Problem(
            name, ProblemCode.UNREADABLE, f"it cannot be looked at ({error.strerror or error}). Check the path"
        )
        return
    matches = sorted(Path(match) for match in glob.glob(str(path), recursive=True)) if _is_pattern(name) else []
    files = [match for match in matches if match.is_file()]
    if files:
        yield from files
    else:
        yield Problem(name, ProblemCode.NOT_FOUND, "no such file or folder. Check the path")


def _is_pattern(name: str) -> bool:
    return any(mark in name for mark in "*?[")


def _folder(folder: Path) -> Iterator[Path | Problem]:
    try:
        files = sorted(
            path
            for path in folder.rglob("*")
            if path.is_file()
            and path.suffix.lower() in KNOWN_SUFFIXES
            and path.name.upper() != "README.MD"
            and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        )
    except OSError as error:
        yield Problem(
            str(folder), ProblemCode.UNREADABLE, f"the folder cannot be read ({error.strerror}). Check its rights"
        )
        return
    if not files:
        kinds = " ".join(KNOWN_SUFFIXES)
        yield Problem(str(folder), ProblemCode.NOT_FOUND, f"no reports in this folder. Looked for {kinds}")
    yield from files


def _file(path: Path) -> Source:
    try:
        size: int | None = path.stat().st_size
    except OSError:
        size = None
    return Source(str(path), path.name, path.suffix.lower(), size, path.read_bytes)
