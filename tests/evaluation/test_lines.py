"""JSONL comes in streamed and in order; a bad line names its file and number."""

import io
import math
import sys
from pathlib import Path

import pytest

from diurna.errors import FormatError, UsageError
from diurna.evaluation.lines import read_rows, require, write_rows
from diurna.evaluation.work import Work


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (b'{"a": 1}\n{"a":\n', 2, "JSON"),
        (b'{"a": 1}\n\n[1]\n', 3, "object"),
        (b'{"a": 1}\n{"a": "\xff"}\n', 2, "UTF-8"),
        (b"[" * 100_000, 1, "JSON"),
    ],
)
def test_bad_line_is_named(tmp_path: Path, data: bytes, line: int, words: str) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_bytes(data)
    with pytest.raises(FormatError, match=rf"rows\.jsonl, line {line}: .*{words}"):
        list(read_rows(path))


def test_blank_lines_and_a_mark_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"a": 1}\r\n\r\n{"a": 2}')
    assert list(read_rows(path)) == [(1, {"a": 1}), (3, {"a": 2})]


def test_standard_streams(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO('{"a": "é"}\n'.encode())))
    assert write_rows("-", (row for _, row in read_rows("-"))) == 1
    assert capsys.readouterr().out == '{"a": "é"}\n'


def test_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        list(read_rows(tmp_path / "no.jsonl"))


def test_missing_field_is_told() -> None:
    with pytest.raises(FormatError, match="line 4: the field 'id' is missing"):
        require({}, "id", (str, int), "rows", 4)


def test_output_that_fails_leaves_no_half(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text("before", encoding="utf-8")
    rows = ({"number": 1 // left} for left in (1, 0))
    with pytest.raises(ZeroDivisionError):
        write_rows(path, rows)
    assert path.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [path]


def _none(_number: float) -> float:
    return -1.0


def _unknown(_number: int) -> float:
    raise UsageError("unknown")


@pytest.mark.parametrize("jobs", [1, 2])
def test_work_keeps_order_and_goes_on_after_an_error(jobs: int) -> None:
    work = Work(jobs=jobs)
    assert list(work.each(math.sqrt, [4, 9, -1, 16], "numbers", spare=_none)) == [2.0, 3.0, -1.0, 4.0]
    assert [problem.where for problem in work.problems] == ["numbers, number 3"]
    assert "ValueError" in work.outcome(4).problems[0].message


def test_what_concerns_every_item_stops_the_work() -> None:
    with pytest.raises(UsageError):
        list(Work().each(_unknown, [1], "numbers", spare=_none))
