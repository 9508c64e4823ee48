"""What cannot be read gives a clear problem, and the rest of the batch is read."""

import os
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from diurna.reading import ReadOptions, read_reports
from diurna.reading import sources as reading_sources
from diurna.types.problems import Problem, ProblemCode
from diurna.types.reports import Report
from diurna.workspace import Workspace
from reading.malformed import GOOD_TEXT, MALFORMED, Malformed

_BY_NAME = pytest.mark.parametrize("case", MALFORMED, ids=lambda case: case.name)


def _read(*names: str, options: ReadOptions | None = None) -> tuple[list[Report], list[Problem]]:
    items = list(read_reports(names, options))
    return [item for item in items if isinstance(item, Report)], [item for item in items if isinstance(item, Problem)]


@_BY_NAME
def test_problem_names_file_kind_and_remedy(case: Malformed, tmp_path: Path) -> None:
    path = case.make(tmp_path)
    _, problems = _read(str(path))
    assert [problem.code for problem in problems] == [case.code]
    problem = problems[0]
    assert path.name.split("\n")[0] in problem.where
    assert case.words in problem.message
    assert ". " in problem.message, "what to do stands in a sentence of its own"
    assert f"{problem.where}{problem.message}".isprintable()
    problem.where.encode("utf-8")


@_BY_NAME
def test_rest_of_the_batch_is_read(case: Malformed, tmp_path: Path) -> None:
    before, after = tmp_path / "0-before.txt", tmp_path / "z-after.txt"
    before.write_text(GOOD_TEXT, encoding="utf-8")
    after.write_text(GOOD_TEXT.replace("Thursday", "Friday"), encoding="utf-8")
    reports, _ = _read(str(before), str(case.make(tmp_path)), str(after))
    assert len(reports) == 2 + case.read
    assert {"0-before.txt", "z-after.txt"} <= {report.source_name for report in reports}


def test_there_are_thirty_kinds() -> None:
    assert len(MALFORMED) >= 30


def test_unreadable_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "closed.txt"
    path.write_text(GOOD_TEXT, encoding="utf-8")

    def refuse(_path: Path, _limit: int) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(reading_sources, "_read", refuse)
    _, problems = _read(str(path))
    assert [problem.code for problem in problems] == [ProblemCode.UNREADABLE]
    assert "Permission denied" in problems[0].message


def test_unreadable_folder_inside_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "open.txt").write_text(GOOD_TEXT, encoding="utf-8")
    (tmp_path / "closed").mkdir()
    listed = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(os, "scandir", refuse)
    reports, problems = _read(str(tmp_path))
    assert len(reports) == 1
    assert [(problem.code, Path(problem.where).name) for problem in problems] == [(ProblemCode.UNREADABLE, "closed")]


def test_endless_standard_input_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b"a" * 5000)))
    _, problems = _read("-", options=ReadOptions(max_bytes=1000))
    assert [problem.code for problem in problems] == [ProblemCode.TOO_LARGE]


def test_a_file_that_grows_is_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "grows.txt"
    path.write_text(GOOD_TEXT, encoding="utf-8")
    monkeypatch.setattr(reading_sources, "_read", lambda _path, limit: b"a" * limit)
    _, problems = _read(str(path), options=ReadOptions(max_bytes=1000))
    assert [problem.code for problem in problems] == [ProblemCode.TOO_LARGE]


@pytest.mark.model
def test_workspace_keeps_what_could_be_read(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text(GOOD_TEXT, encoding="utf-8")
    names = [str(good)]
    for number, case in enumerate(MALFORMED):
        folder = tmp_path / str(number)
        folder.mkdir()
        names.append(str(case.make(folder)))
    with Workspace.create(tmp_path / "record.db", pipeline="rules") as workspace:
        outcome = workspace.add(read_reports(names))
        assert len(outcome.problems) == len(MALFORMED)
        assert good.name in {report.source_name for report in workspace.store.reports()}
        assert workspace.verify() == ()
