"""Predicts the record of each report, and the merged chronology of them all."""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path, PurePath
from typing import Any

from diurna.errors import UsageError
from diurna.evaluation.lines import STANDARD, write_rows, writing
from diurna.evaluation.work import Work
from diurna.export.exchange import exchange_of
from diurna.reading import ReadOptions, read_reports
from diurna.resolution import Memory, learn, resolve
from diurna.types.actors import ResolvedReport
from diurna.types.findings import Findings
from diurna.types.problems import Problem
from diurna.types.reports import Report
from diurna.workspace import build, find


def predict_record(source: str, output: str, work: Work) -> Sequence[Problem]:
    """Write one record a report: files in a folder for a folder, one file for a file; return what was not readable.

    The reports share one memory of names, but each record is built of its own report alone.
    """
    resolved, problems = _resolve_all(source, work)
    records = ((item.report, exchange_of(build([item]), item)) for item in resolved)
    if output == STANDARD:
        write_rows(output, (record for _, record in records))
    elif Path(source).is_dir() or Path(output).is_dir() or len(resolved) != 1:
        _write_folder(Path(output), records)
    else:
        _write_one(output, next(record for _, record in records))
    return problems


def predict_chronology(source: str, output: str, work: Work) -> Sequence[Problem]:
    """Write the merged chronology of all reports of a folder; return what was not readable."""
    from diurna.export.chronology import chronology_of  # noqa: PLC0415

    resolved, problems = _resolve_all(source, work)
    _write_one(output, chronology_of(build(resolved)))
    return problems


def _resolve_all(source: str, work: Work) -> tuple[list[ResolvedReport], list[Problem]]:
    """Return every report resolved with the names all of them teach, and the problems."""
    if source != STANDARD and not Path(source).exists():
        raise UsageError(f"{source} does not exist. Give a report or a folder of reports.")
    items = list(read_reports([source], ReadOptions()))
    problems = [item for item in items if isinstance(item, Problem)]
    reports = [item for item in items if isinstance(item, Report)]
    pairs: list[tuple[Report, Findings]] = []
    for report, found in work.each(partial(_find_one, work.pipeline), reports, "reports"):
        if isinstance(found, Findings):
            pairs.append((report, found))
        else:
            problems.append(found)
    memory = Memory.of([fact for report, found in pairs for fact in learn(report, found)])
    return [resolve(report, found, memory) for report, found in pairs], problems


def _find_one(pipeline: str, report: Report) -> tuple[Report, Findings | Problem]:
    return next(find([report], pipeline=pipeline))


def _write_folder(folder: Path, records: Iterable[tuple[Report, dict[str, Any]]]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{folder} cannot be made ({error.strerror}). Give a folder with -o.") from error
    taken: set[str] = set()
    for report, record in records:
        name = next(name for name in _names(report) if name not in taken)
        taken.add(name)
        _write_one(str(folder / name), record)


def _names(report: Report) -> Iterator[str]:
    """Yield file names for a report's record: ``NAME.json`` for ``NAME.txt``, then numbered ones."""
    source = PurePath(report.source_name or report.id)
    stem = source.stem if ":" not in source.name else source.name.replace(":", "-")
    yield f"{stem}.json"
    number = 2
    while True:
        yield f"{stem}-{number}.json"
        number += 1


def _write_one(output: str, value: dict[str, Any]) -> None:
    with writing(output) as stream:
        stream.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")
