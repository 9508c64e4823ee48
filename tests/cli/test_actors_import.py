import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from diurna.cli import main


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    out, err = capsys.readouterr()
    return int(stop.value.code or 0), out, err


@pytest.fixture
def held(tmp_path: Path) -> Path:
    path = tmp_path / "held.csv"
    path.write_text(
        "name,country,office,from,to\nZorya Vasylko,Moldova,Foreign Minister,2019,\nX,Atlantis,President,,\n"
    )
    return path


def test_good_rows_are_kept_and_bad_ones_named(held: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = held.parent / "own"
    code, out, err = run(capsys, "actors-import", str(held), "--into", str(folder))

    assert code == 4
    assert "1 rows on 1 actors" in out
    assert "held.csv, line 3: 'Atlantis' names no country" in err
    assert "Zorya Vasylko" in (folder / "held.csv").read_text(encoding="utf-8")


def test_unknown_format_is_an_error_that_names_the_known_ones(held: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "actors-import", str(held), "--as", "xls")

    assert code == 1
    assert "csv, phoenix, ftm" in err


@pytest.mark.model
def test_imported_holder_is_resolved_by_office(held: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = held.parent / "own"
    run(capsys, "actors-import", str(held), "--into", str(folder))
    case = {
        "id": 1,
        "date": "2020-05-05",
        "text": "Moldova's foreign minister left early.",
        "mention": "Moldova's foreign minister",
    }
    (held.parent / "cases.jsonl").write_text(json.dumps(case))
    done = subprocess.run(
        [sys.executable, "-m", "diurna", "predict", "actors", str(held.parent / "cases.jsonl"), "-o", "-"],
        env={**os.environ, "DIURNA_ACTORS": str(folder)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert json.loads(done.stdout)["person"] == "Zorya Vasylko"
