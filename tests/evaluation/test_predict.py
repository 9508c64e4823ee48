"""Predictions have the documented shape, in input order, whatever the number of processes."""

import json
from pathlib import Path
from typing import Any

import pytest

from diurna.errors import FormatError, UsageError
from diurna.evaluation.tasks import evaluate, predict

pytestmark = pytest.mark.model

_TEXT = "Norway's foreign minister Ann Lee said on Tuesday that 19 ships had left Iceland. She condemned the attack."
_EVENT = {"start": _TEXT.index("condemned"), "end": _TEXT.index("condemned") + 9}
_ROWS: dict[str, list[dict[str, Any]]] = {
    "attribution": [{"doc": "b", "text": _TEXT}, {"doc": "a", "text": _TEXT, "date": "2021-03-04", "extra": 1}],
    "timex": [{"id": "x", "dct": "2021-03-04", "text": _TEXT}],
    "event-dates": [{"id": "x", "dct": "2021-03-04", "text": _TEXT, "events": [_EVENT]}],
    "factuality": [{"id": "x", "dct": "2021-03-04", "text": _TEXT, "events": [_EVENT]}],
    "coreference": [{"id": "x", "dct": "2021-03-04", "text": _TEXT, "events": [_EVENT, {"start": 39, "end": 43}]}],
    "actors": [
        {"id": 1, "doc": "d", "text": _TEXT, "mention": "She", "start": 82, "end": 85},
        {"id": 2, "mention": "Norway"},
        {"id": 3, "doc": "d", "text": _TEXT, "mention": "Iceland"},
    ],
    "places": [{"id": 1, "text": _TEXT, "mention": "Iceland"}],
    "relation": [
        {"id": 1, "sentence": "Norway accused Iceland.", "marked_sentence": "<s>Norway</s> accused <t>Iceland</t>."},
        {"id": 2, "sentence": "Norway left.", "source": "Norway", "target": "a recipient"},
    ],
    "figures": [{"id": 1, "text": _TEXT}],
}
_KEYS = {
    "attribution": {"doc", "attributions"},
    "timex": {"id", "timexes"},
    "event-dates": {"id", "events"},
    "factuality": {"id", "events"},
    "coreference": {"id", "start", "end", "cluster"},
    "actors": {"id", "country", "code_1", "code_2", "actor", "person", "none", "reason"},
    "places": {"id", "country", "admin1", "lat", "lon", "none", "reason"},
    "relation": {"id", "root", "quad", "type", "scores"},
    "figures": {"id", "figures"},
}


def _predict(task: str, folder: Path, rows: list[dict[str, Any]], *, jobs: int = 1) -> list[dict[str, Any]]:
    source, output = folder / "rows.jsonl", folder / "out" / "predicted.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    predict(task, str(source), output, pipeline="rules", jobs=jobs)
    return [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("task", _ROWS)
def test_rows_have_the_documented_keys_in_input_order(task: str, tmp_path: Path) -> None:
    found = _predict(task, tmp_path, _ROWS[task])
    assert all(_KEYS[task] <= row.keys() for row in found)
    if task != "coreference":
        name = "doc" if task == "attribution" else "id"
        assert [row[name] for row in found] == [row[name] for row in _ROWS[task]]


def test_attribution_points_at_the_words(tmp_path: Path) -> None:
    first = _predict("attribution", tmp_path, _ROWS["attribution"])[0]["attributions"][0]
    (start, end), *_ = first["cue"]
    assert _TEXT[start:end] == "said"
    assert "Lee" in first["speaker"]


def test_pronoun_of_a_document_is_resolved_from_its_text(tmp_path: Path) -> None:
    found = _predict("actors", tmp_path, _ROWS["actors"])
    assert found[0]["person"] == "Ann Lee"
    assert [row["country"] for row in found] == ["NOR", "NOR", "ISL"]


def test_labels_in_the_input_change_nothing(tmp_path: Path) -> None:
    plain = _predict("factuality", tmp_path, _ROWS["factuality"])
    labelled = [
        {**row, "events": [{**event, "class": "negated", "polarity": "NEG"} for event in row["events"]]}
        for row in _ROWS["factuality"]
    ]
    assert _predict("factuality", tmp_path, labelled) == plain


def test_bad_row_stops_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=r"rows\.jsonl, line 2"):
        _predict("timex", tmp_path, [*_ROWS["timex"], {"id": "y", "text": "Ships."}])
    assert not (tmp_path / "out" / "predicted.jsonl").exists()


def test_more_processes_change_nothing(tmp_path: Path) -> None:
    rows = [{"doc": str(number), "text": _TEXT.replace("19", str(number))} for number in range(3)]
    assert _predict("attribution", tmp_path, rows, jobs=2) == _predict("attribution", tmp_path, rows)


def _reports(folder: Path) -> Path:
    folder.mkdir()
    for name, day in (("one", "2021-03-04"), ("two", "2021-03-05")):
        (folder / f"{name}.txt").write_text(f" date {day} {_TEXT}", encoding="utf-8")
    (folder / "bad.txt").write_text("No day is given.", encoding="utf-8")
    return folder


def test_records_are_one_file_a_report_and_score_themselves(tmp_path: Path) -> None:
    reports, output = _reports(tmp_path / "reports"), tmp_path / "records"
    outcome = predict("record", str(reports), output, pipeline="rules")
    assert outcome.written == 2
    assert [Path(problem.where).name for problem in outcome.problems] == ["bad.txt"]
    assert sorted(path.name for path in output.iterdir()) == ["one.json", "two.json"]
    record = json.loads((output / "one.json").read_text(encoding="utf-8"))
    assert record["statements"]
    assert record["doc"]["date"] == "2021-03-04"


def test_one_report_gives_one_file(tmp_path: Path) -> None:
    reports, output = _reports(tmp_path / "reports"), tmp_path / "one.json"
    predict("record", str(reports / "one.txt"), output, pipeline="rules")
    assert json.loads(output.read_text(encoding="utf-8"))["doc"]["file"] == "one.txt"


def test_chronology_names_the_files(tmp_path: Path) -> None:
    reports, output = _reports(tmp_path / "reports"), tmp_path / "chronology.json"
    predict("chronology", str(reports), output, pipeline="rules")
    merged = json.loads(output.read_text(encoding="utf-8"))
    files = {place["file"] for event in merged["events"] for place in event["reports"]}
    assert files <= {"one.txt", "two.txt"}
    assert files


def test_unknown_input_and_pipeline_are_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="does not exist"):
        predict("record", str(tmp_path / "no"), tmp_path / "out")
    source = tmp_path / "rows.jsonl"
    source.write_text(json.dumps(_ROWS["figures"][0]), encoding="utf-8")
    with pytest.raises(UsageError, match="Known: standard"):
        predict("figures", str(source), tmp_path / "out.jsonl", pipeline="odd")


def test_perfect_time_expressions_score_one(tmp_path: Path) -> None:
    _predict("timex", tmp_path, _ROWS["timex"])
    output = tmp_path / "out" / "predicted.jsonl"
    assert evaluate("timex", output, output)[0].fields()["F1"] == 1.0
