"""Reads uploaded files in a process of its own with little memory and time; what harms it harms nothing else.

Run as ``python -m diurna.web.api.intake FOLDER``: reads the files ``FOLDER/names.json`` lists, writes what they hold to
``FOLDER/reports.json``. The process can open no network connection of use to it and ends when over its limits.
"""

import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from diurna.reading import ReadOptions, read_reports
from diurna.types.problems import Problem, ProblemCode
from diurna.types.reports import Report
from diurna.web.api.parcels import Taken, read_names, write_taken
from diurna.web.safety_limits import MOST_FILES, MOST_UNPACKED

MEMORY = 1_500_000_000
CPU_SECONDS = 60
_RATIO = 200


def limit_process() -> None:
    """Give this process its limits; asked before it reads anything a stranger sent."""
    import resource  # noqa: PLC0415 - no such module on Windows, where an upload is refused

    for limit, value in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_FSIZE, MOST_UNPACKED),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (value, value))


def take(folder: Path) -> Taken:
    """Return what the files of a folder hold."""
    taken = Taken([], [])
    for place, name in enumerate(read_names(folder)):
        for path, shown in _files(folder / f"{place:04d}", name, taken):
            _read(path, shown, taken)
    return taken


def _files(path: Path, name: str, taken: Taken) -> Iterator[tuple[Path, str]]:
    """Yield an uploaded file, or those inside an archive, each under a name of our own that keeps its suffix."""
    if not zipfile.is_zipfile(path):
        yield _placed(path, name), name
        return
    try:
        with zipfile.ZipFile(path) as archive:
            yield from _unpacked(archive, path, name, taken)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        taken.problems.append(Problem(name, ProblemCode.UNREADABLE, f"the archive cannot be read ({error})"))


def _unpacked(archive: zipfile.ZipFile, path: Path, name: str, taken: Taken) -> Iterator[tuple[Path, str]]:
    members = [member for member in archive.infolist() if not member.is_dir()]
    total, packed = sum(m.file_size for m in members), sum(m.compress_size for m in members)
    if len(members) > MOST_FILES:
        taken.problems.append(Problem(name, ProblemCode.TOO_LARGE, f"it holds more than {MOST_FILES:,} files"))
        return
    if total > MOST_UNPACKED or total > _RATIO * max(packed, 10_000):
        taken.problems.append(Problem(name, ProblemCode.TOO_LARGE, "it grows too large when unpacked"))
        return
    left = MOST_UNPACKED
    for place, member in enumerate(members):
        shown = f"{name}/{Path(member.filename).name}"
        with archive.open(member) as stream:
            data = stream.read(left + 1)
        left -= len(data)
        if left < 0:
            taken.problems.append(Problem(name, ProblemCode.TOO_LARGE, "it grows too large when unpacked"))
            return
        inside = path.with_name(f"{path.name}-{place:04d}")
        inside.write_bytes(data)
        if zipfile.is_zipfile(inside):
            taken.problems.append(Problem(shown, ProblemCode.UNKNOWN_FORMAT, "archives inside archives are not read"))
            continue
        yield _placed(inside, shown), shown


def _placed(path: Path, name: str) -> Path:
    suffix = Path(name).suffix.lower()
    plain = suffix if len(suffix) <= 12 and suffix[1:].isascii() and suffix[1:].isalnum() else ""
    return path.rename(path.with_name(path.name + plain)) if plain else path


def _read(path: Path, shown: str, taken: Taken) -> None:
    for item in read_reports([str(path)], ReadOptions()):
        if isinstance(item, Problem):
            taken.problems.append(_renamed(item, path, shown))
        elif len(taken.reports) >= MOST_FILES:
            taken.problems.append(Problem(shown, ProblemCode.TOO_LARGE, f"more than {MOST_FILES:,} reports at once"))
            return
        else:
            taken.reports.append(_named(item, path, shown))


def _named(report: Report, path: Path, shown: str) -> Report:
    base = shown.rpartition("/")[2] or shown
    return replace(report, source_name=base) if report.source_name in (path.name, None) else report


def _renamed(item: Problem, path: Path, shown: str) -> Problem:
    return Problem(item.where.replace(str(path), shown).replace(path.name, shown), item.code, item.message)


def main(folder: Path) -> None:
    """Read a folder within the limits."""
    limit_process()
    write_taken(folder, take(folder))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
