"""What the server and the processes that read and add uploads hand each other: files in a folder of one upload."""

from pathlib import Path

import msgspec

from diurna.types.problems import Problem
from diurna.types.reports import Report

_NAMES, _FOUND = "names.json", "reports.json"


class Taken(msgspec.Struct):
    """What an upload holds: reports, and what could not be read."""

    reports: list[Report]
    problems: list[Problem]


class Told(msgspec.Struct):
    """A line of progress the adding process writes; the last one tells what was added."""

    step: str = ""
    done: int = 0
    total: int = 0
    added: list[str] = []
    known: int = 0
    changed: int = 0
    problems: list[Problem] = []


def write_names(folder: Path, names: list[str]) -> None:
    """Write down what the files ``0000``, ``0001`` … of a folder were called."""
    (folder / _NAMES).write_bytes(msgspec.json.encode(names))


def read_names(folder: Path) -> list[str]:
    """Return what the files of a folder were called."""
    return msgspec.json.decode((folder / _NAMES).read_bytes(), type=list[str])


def write_taken(folder: Path, taken: Taken) -> None:
    """Write down what the files hold."""
    (folder / _FOUND).write_bytes(msgspec.json.encode(taken))


def read_taken(folder: Path) -> Taken:
    """Return what the files hold."""
    return msgspec.json.decode((folder / _FOUND).read_bytes(), type=Taken)
