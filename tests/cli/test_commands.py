"""The command line as users meet it: output, formats, exit codes, errors in one sentence."""

import csv
import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from diurna.cli import main

pytestmark = pytest.mark.model


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    out, err = capsys.readouterr()
    return int(stop.value.code or 0), out, err


REPORT = (
    " date 2019-06-04 Iceland's foreign minister, Katla Bjarnadóttir, said on Tuesday that the ports would close.\n\n"
    "“We have waited long enough,” she told reporters in Reykjavík.\n\nNorway condemned the decision.\n"
)


@pytest.fixture
def small(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    path = tmp_path / "small.db"
    code, out, err = run(capsys, "add", str(tmp_path / "a.txt"), "-p", str(path))
    assert (code, err) == (0, "")
    assert out.startswith("1 reports added")
    return path


def test_adding_twice_changes_nothing(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = run(capsys, "export", "json", "-p", str(small))[1]

    code, out, _ = run(capsys, "add", str(small.parent / "a.txt"), "-p", str(small))

    assert code == 0
    assert "0 reports added, 1 already there; 0 entries changed" in out
    assert run(capsys, "export", "json", "-p", str(small))[1] == before


def test_a_pronoun_speaker_is_found_under_her_name(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "statements", "--actor", "Bjarnadottir", "-p", str(small), "--json")

    assert code == 0
    rows = json.loads(out)
    assert [row["content"].rstrip(",") for row in rows] == ["the ports would close", "We have waited long enough"]
    assert all(row["speaker_names"] == ["Katla Bjarnadóttir"] for row in rows)
    assert rows[0]["date"] == "2019-06-04"


@pytest.mark.parametrize(
    "command", ["events", "chronology", "statements", "positions", "measures", "actors", "questions"]
)
def test_every_format_of_every_table(command: str, record_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    base = [command, "-p", str(record_path)]

    text = run(capsys, *base)[1]
    rows = json.loads(run(capsys, *base, "--json")[1])
    lines = [json.loads(line) for line in run(capsys, *base, "--nl")[1].splitlines()]
    table = list(csv.reader(io.StringIO(run(capsys, *base, "--csv")[1])))
    limited = json.loads(run(capsys, *base, "--json", "--limit", "1")[1])

    assert text
    assert rows == lines
    assert len(table) == len(rows) + 1
    assert table[0] == list(rows[0])
    assert len(limited) == 1
    assert run(capsys, *base, "--tsv")[1].count("\t") > 3
    assert run(capsys, *base, "-t")[0] == 0


def test_two_formats_at_once_are_refused(record_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "events", "-p", str(record_path), "--json", "--csv")

    assert (code, err) == (1, "diurna: Give one output format, not json and csv.\n")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["events", "--type", "DANCE"], 1, "Unknown type 'DANCE'. Known: AGREE"),
        (["events", "--status", "perhaps"], 1, "Unknown status"),
        (["statements", "--actor", "Nobody Whatever"], 3, "No actor 'Nobody Whatever'"),
        (["positions", "--issue", "zzzz"], 3, "No question 'zzzz'"),
        (["show", "EV-ZZZZZZZZ"], 3, "No entry 'EV-ZZZZZZZZ'"),
        (["search", "xylophone"], 3, "nothing holds 'xylophone'"),
        (["undo", "7"], 3, "No judgement '7'"),
        (["events", "--from", "yesterday"], 2, "--from"),
    ],
)
def test_what_matches_nothing_or_makes_no_sense_says_so(
    record_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, words: str
) -> None:
    got, out, err = run(capsys, *arguments, "-p", str(record_path))

    assert got == code
    assert words in err
    assert out == ""


def test_a_missing_record_names_the_remedy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "events", "-p", str(tmp_path / "none.db"))

    assert code == 1
    assert "there is no such record" in err
    assert "diurna add" in err


def test_a_bad_file_does_not_stop_the_batch(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "good.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "undated.txt").write_text("No date here, only words.", encoding="utf-8")

    code, out, err = run(capsys, "add", str(tmp_path), "-p", str(tmp_path / "x.db"))

    assert code == 4
    assert out.startswith("1 reports added")
    assert "undated.txt" in err
    assert "--date" in err


def test_show_leads_to_the_words_and_the_reason(record_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.loads(run(capsys, "events", "-p", str(record_path), "--json")[1])

    for row in rows[:12]:
        code, out, _ = run(capsys, "show", row["event_code"], "-p", str(record_path))
        assert code == 0
        assert f"/r/{row['report_id']}#s={row['span_start']}-{row['span_end']}" in out
    assert run(capsys, "show", rows[0]["report_id"], "-p", str(record_path))[0] == 0
    assert run(capsys, "show", "gov:UKR", "-p", str(record_path))[0] == 0


def test_judgements_survive_a_rebuild_and_can_be_undone(
    record_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "copy.db"
    shutil.copy(record_path, path)
    before = run(capsys, "export", "-p", str(path))[1]
    code = json.loads(run(capsys, "events", "-p", str(path), "--json", "--limit", "1")[1])[0]["event_code"]

    assert run(capsys, "reject", code, "-p", str(path), "--why", "a caption")[0] == 0
    assert run(capsys, "show", code, "-p", str(path))[0] == 3
    run(capsys, "rebuild", "-p", str(path))
    assert run(capsys, "show", code, "-p", str(path))[0] == 3
    assert run(capsys, "undo", "1", "-p", str(path))[0] == 0

    assert run(capsys, "export", "-p", str(path))[1] == before


def test_corrections_acceptances_and_names_are_kept_and_shown(
    record_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(tmp_path / "copy.db")
    shutil.copy(record_path, path)
    rows = json.loads(run(capsys, "events", "-p", path, "--json")[1])
    question = json.loads(run(capsys, "questions", "-p", path, "--json")[1])[0]["question_code"]

    assert run(capsys, "correct", rows[0]["event_code"], "status", "planned", "-p", path)[0] == 0
    assert run(capsys, "accept", rows[1]["event_code"], "-p", path)[0] == 0
    assert run(capsys, "rename", question, "Shall it be?", "-p", path)[0] == 0
    assert run(capsys, "merge", rows[2]["event_code"], rows[3]["event_code"], "-p", path)[0] == 0
    after = {row["event_code"]: row for row in json.loads(run(capsys, "events", "-p", path, "--json")[1])}

    assert after[rows[0]["event_code"]]["status"] == "planned"
    assert after[rows[1]["event_code"]]["review_status"] == "accepted"
    assert rows[2]["event_code"] not in after
    assert rows[3]["event_code"] in run(capsys, "show", rows[2]["event_code"], "-p", path)[1]
    assert "Shall it be?" in run(capsys, "questions", "-p", path)[1]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["correct", "{event}", "status", "perhaps"], "'perhaps' is no status"),
        (["correct", "{event}", "colour", "red"], "'colour' cannot be corrected here. Fields:"),
        (["merge", "{event}", "{event}"], "cannot be merged into itself"),
        (["merge", "{event}", "{question}"], "Only two events, two questions or two actors"),
        (["rename", "{event}", "X"], "Only questions and actors"),
    ],
)
def test_decisions_that_cannot_be_meant_are_refused(
    record_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    event = json.loads(run(capsys, "events", "-p", str(record_path), "--json", "--limit", "1")[1])[0]["event_code"]
    asked = json.loads(run(capsys, "questions", "-p", str(record_path), "--json", "--limit", "1")[1])[0][
        "question_code"
    ]
    filled = [word.format(event=event, question=asked) for word in arguments]

    code, _, err = run(capsys, *filled, "-p", str(record_path))

    assert code == 1
    assert words in err


def test_verify_exits_with_five_when_a_text_was_altered(
    record_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import sqlite3

    path = tmp_path / "copy.db"
    shutil.copy(record_path, path)
    assert run(capsys, "verify", "-p", str(path))[0] == 0

    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE report SET text = 'x' || text")
    raw.close()

    code, _, err = run(capsys, "verify", "-p", str(path))
    assert code == 5
    assert "no longer holds its words" in err


@pytest.mark.parametrize("module", ["diurna.cli.app", "diurna.query", "diurna.web.app", "diurna"])
def test_asking_and_serving_load_no_language_stage(module: str) -> None:
    check = f"import sys, {module}; sys.exit(any(name in sys.modules for name in ('spacy', 'onnxruntime')))"

    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
