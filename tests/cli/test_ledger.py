"""``diurna measures --ledger``: figures added and told as totals, each with its words."""

import json
from pathlib import Path

import pytest

from diurna.cli import main

pytestmark = pytest.mark.model

REPORTS = {
    "a": " date 2024-01-09 To date, Norway has imposed sanctions on 100 Belarusian officials.\n",
    "b": " date 2024-03-12 Norway on Tuesday added another 19 officials to its sanctions list over Belarus.\n",
}


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    out, err = capsys.readouterr()
    return int(stop.value.code or 0), out, err


def test_ledger_tells_what_was_added_and_what_it_comes_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, text in REPORTS.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    path = str(tmp_path / "small.db")
    assert run(capsys, "add", str(tmp_path), "-p", path)[0] == 0
    code, out, _ = run(capsys, "measures", "--ledger", "--json", "-p", path)
    rows = json.loads(out)
    assert code == 0
    assert [(row["figure"], row["value"]) for row in rows] == [("total", 100), ("delta", 19)]
    assert rows[-1]["running"] == 119
    for row in rows:
        assert row["words"]
    code, out, _ = run(capsys, "measures", "--ledger", "-p", path)
    assert code == 0
    assert "→ 119" in out


def test_record_without_such_figures_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(" date 2024-01-09 Norway closed its ports.\n", encoding="utf-8")
    path = str(tmp_path / "small.db")
    assert run(capsys, "add", str(tmp_path / "a.txt"), "-p", path)[0] == 0
    code, out, err = run(capsys, "measures", "--ledger", "-p", path)
    assert (code, out) == (3, "")
    assert "no figure" in err
