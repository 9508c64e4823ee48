"""A merged chronology is scored by what it brings together and what it keeps apart."""

import json
from pathlib import Path
from typing import Any

from diurna.evaluation.scores import Score
from diurna.evaluation.tasks import evaluate

_A, _B, _C = (
    {"file": "1.txt", "start": 0, "end": 40},
    {"file": "2.txt", "start": 0, "end": 40},
    {"file": "2.txt", "start": 100, "end": 140},
)
_HOLDER = {"actor": "c", "aliases": ["Norway"]}
_GOLD: dict[str, Any] = {
    "events": [
        {
            "id": "e1",
            "type": "ACCUSE",
            "date": "2024-03-05",
            "summary": "",
            "reports": [_A, _B],
            "distinct_from": ["e2"],
        },
        {"id": "e2", "type": "ACCUSE", "date": "2024-03-06", "summary": "", "reports": [_C], "distinct_from": ["e1"]},
    ],
    "positions": [{"holder": _HOLDER, "question": "q", "cells": [{**_A, "stance": "against"}]}],
}


def _score(
    folder: Path, events: list[dict[str, Any]], positions: list[dict[str, Any]] | None = None
) -> dict[str, Score]:
    (folder / "gold.json").write_text(json.dumps(_GOLD), encoding="utf-8")
    (folder / "given.json").write_text(json.dumps({"events": events, "positions": positions or []}), encoding="utf-8")
    return {score.name: score for score in evaluate("chronology", folder / "gold.json", folder / "given.json")}


def _event(*reports: dict[str, Any]) -> dict[str, Any]:
    return {"type": "ACCUSE", "date": "2024-03-05", "reports": list(reports)}


def test_right_grouping_is_perfect(tmp_path: Path) -> None:
    scores = _score(tmp_path, [_event(_A, _B), _event(_C)])
    assert scores["chronology pairs merged"].fields()["F1"] == 1.0
    assert scores["chronology look-alikes kept apart"].fields()["n"] == 1
    assert scores["chronology date right"].fields()["n"] == 1


def test_merging_look_alikes_costs_precision(tmp_path: Path) -> None:
    scores = _score(tmp_path, [_event(_A, _B, _C)])
    assert scores["chronology pairs merged"].fields()["fp"] == 2
    assert scores["chronology look-alikes kept apart"].fields()["n"] == 0
    assert scores["chronology events found"].fields()["n"] == 1


def test_splitting_one_event_costs_recall(tmp_path: Path) -> None:
    scores = _score(tmp_path, [_event(_A), _event(_B), _event(_C)])
    assert scores["chronology pairs merged"].fields()["fn"] == 1
    assert scores["chronology reports in the right event"].fields()["n"] == 2


def test_a_cell_needs_holder_and_stance(tmp_path: Path) -> None:
    right = {"holder": "Norway", "cells": [{**_A, "stance": "opposes"}]}
    assert _score(tmp_path, [], [right])["matrix cells"].fields()["tp"] == 1
    assert _score(tmp_path, [], [{**right, "holder": "Iceland"}])["matrix cells"].fields()["tp"] == 0
