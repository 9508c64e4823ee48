"""Predicts the record of each report, and the merged chronology of them all."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePath
from typing import Any, TypeVar

from diurna.errors import UsageError
from diurna.evaluation.lines import STANDARD, write_rows, writing
from diurna.evaluation.work import Outcome, Work
from diurna.export.chronology import chronology_of
from diurna.export.exchange import exchange_of
from diurna.reading import ReadOptions, read_reports
from diurna.resolution import Memory, learn, resolve
from diurna.types.actors import ResolvedReport
from diurna.types.findings import Findings
from diurna.types.problems import Problem, ProblemCode
from diurna.types.reports import Report
from diurna.workspace import build, find

_Item = TypeVar("_Item")
_Value = TypeVar("_Value")
_Read = tuple[Report, Findings]


def predict_record(source: str, output: str, work: Work) -> Outcome:
    """Write one record a report: files in a folder for a folder, one file for a file; return what was not readable.

    The reports share one memory of names, but each record is built of its own report alone.
    """
    resolved, problems = resolve_all(source, work)
    records = list(_each(resolved, lambda item: item.report, record_of, problems))
    if output == STANDARD and (len(records) > 1 or Path(source).is_dir()):
        write_rows(output, (record for _, record in records))
    elif output != STANDARD and (Path(source).is_dir() or Path(output).is_dir() or len(records) > 1):
        _write_folder(Path(output), records)
    else:
        for _, record in records:
            _write_one(output, record)
    return Outcome(len(records), tuple(problems))


def predict_chronology(source: str, output: str, work: Work) -> Outcome:
    """Write the merged chronology of all reports of a folder; return what was not readable."""
    resolved, problems = resolve_all(source, work)
    if resolved:
        _write_one(output, chronology_of(build(resolved)))
    return Outcome(len(resolved), tuple(problems))


def record_of(item: ResolvedReport) -> tuple[Report, dict[str, Any]]:
    """Return a report and its record, built of this report alone, in the exchange schema."""
    return item.report, exchange_of(build([item]), item)


def resolve_all(source: str, work: Work) -> tuple[list[ResolvedReport], list[Problem]]:
    """Return every report resolved with the names all of them teach, and the problems."""
    if source != STANDARD and not Path(source).exists():
        raise UsageError(f"{source} does not exist. Give a report or a folder of reports.")
    items = list(read_reports([source], ReadOptions()))
    problems = [item for item in items if isinstance(item, Problem)]
    reports = [item for item in items if isinstance(item, Report)]
    pairs: list[_Read] = []
    for report, found in work.each(partial(_find_one, work.pipeline), reports, "reports", spare=_nothing):
        if isinstance(found, Findings):
            pairs.append((report, found))
        else:
            where = report.source_name or report.id
            problems.append(found or replace(work.problems[-1], where=where))
    taught = _each(pairs, _report_of, lambda pair: learn(*pair), problems)
    memory = Memory.of([fact for facts in taught for fact in facts])
    return list(_each(pairs, _report_of, lambda pair: resolve(*pair, memory), problems)), problems


def _report_of(pair: _Read) -> Report:
    return pair[0]


def _nothing(report: Report) -> tuple[Report, Findings | Problem | None]:
    return report, None


def _find_one(pipeline: str, report: Report) -> tuple[Report, Findings | Problem | None]:
    return next(find([report], pipeline=pipeline))


def _each(
    items: Sequence[_Item],
    report_of: Callable[[_Item], Report],
    make: Callable[[_Item], _Value],
    problems: list[Problem],
) -> Iterator[_Value]:
    """Yield what is made of each item; one that breaks a stage is noted as a problem once, and the rest goes on."""
    for item in items:
        try:
            yield make(item)
        except Exception as error:  # noqa: BLE001 - one report must not stop the batch; the problem names the error
            report = report_of(item)
            message = f"its record could not be made ({type(error).__name__}: {error}). Please report this"
            problem = Problem(report.source_name or report.id, ProblemCode.EXTRACTION, message)
            if problem.where not in {known.where for known in problems}:
                problems.append(problem)


def _write_folder(folder: Path, records: Sequence[tuple[Report, dict[str, Any]]]) -> None:
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
