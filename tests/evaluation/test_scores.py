"""Scorers count what they say they count."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diurna.errors import FormatError, UsageError
from diurna.evaluation.matching import heaviest_matching, match_greedily
from diurna.evaluation.scores import Rates, Score, rates, rates_of_errors
from diurna.evaluation.scoring.actors import judge
from diurna.evaluation.scoring.coreference import score_clusters
from diurna.evaluation.scoring.days import is_right_date, read_days
from diurna.evaluation.scoring.events_at import class_of, known_part
from diurna.evaluation.scoring.names import GoldActors, read_names
from diurna.evaluation.scoring.places import distance_km
from diurna.evaluation.scoring.words import quoted_places, surname_of
from diurna.evaluation.spans import evidence_overlap, read_spans
from diurna.evaluation.tasks import TASKS, evaluate

Row = Mapping[str, Any]


def _file(path: Path, rows: Sequence[Row]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def _evaluate(task: str, folder: Path, gold: Sequence[Row], predicted: Sequence[Row]) -> dict[str, Score]:
    files = _file(folder / "gold.jsonl", gold), _file(folder / "predicted.jsonl", predicted)
    return {score.name: score for score in evaluate(task, *files)}


def _figure(scores: Mapping[str, Score], name: str, field: str) -> float:
    return scores[name].fields()[field]


def test_nothing_of_nothing_is_perfect_only_for_records() -> None:
    assert rates("x", 0, 0, 0).fields()["F1"] == 0.0
    assert rates_of_errors("x", right=0, false=0, missed=0).fields()["F1"] == 1.0


def test_f1_is_the_harmonic_mean() -> None:
    assert Rates("x", 0.5, 1.0).f1 == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ([3, 7], [(3, 7)]),
        ([[3, 7], [9, 12]], [(3, 7), (9, 12)]),
        ({"start": 3, "end": 7}, [(3, 7)]),
        ({"spans": [[3, 7]]}, [(3, 7)]),
        ([{"start": 3, "end": 7, "text": "x"}], [(3, 7)]),
        (None, []),
        ("3-7", []),
    ],
)
def test_spans_are_read_in_every_shape(value: object, wanted: list[tuple[int, int]]) -> None:
    assert read_spans(value) == wanted


def test_evidence_needs_twelve_characters_and_half_of_the_shorter() -> None:
    assert evidence_overlap([(0, 40)], [(0, 40)]) == 1.0
    assert evidence_overlap([(0, 40)], [(29, 69)]) == 0.0
    assert evidence_overlap([(0, 11)], [(0, 11)]) == 0.0
    assert evidence_overlap([(0, 100)], [(80, 110)]) > 0


def test_greedy_matching_takes_the_heaviest_pair_first() -> None:
    assert match_greedily([(0.5, 0, 0), (0.9, 0, 1), (0.8, 1, 1)]) == {0: 1}
    assert match_greedily([(0.5, 0, 0), (0.5, 0, 1), (0.5, 1, 0)]) == {0: 0}


@given(st.lists(st.lists(st.integers(0, 9), min_size=4, max_size=4), min_size=1, max_size=4))
def test_heaviest_matching_is_the_best_of_all(rows: list[list[int]]) -> None:
    weights = {(i, j): float(value) for i, row in enumerate(rows) for j, value in enumerate(row)}

    def best(row: int, taken: frozenset[int]) -> int:
        if row == len(rows):
            return 0
        options = [rows[row][j] + best(row + 1, taken | {j}) for j in range(4) if j not in taken]
        return max(best(row + 1, taken), *options) if options else best(row + 1, taken)

    assert heaviest_matching(weights) == pytest.approx(best(0, frozenset()))


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2024", ("2024-01-01", "2024-12-31")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2023-02", ("2023-02-01", "2023-02-28")),
        ("2024-02-03/", ("2024-02-03", None)),
        ({"start": None, "end": "2024-02-03"}, (None, "2024-02-03")),
        ({"value": {"start": "2024", "end": "2025"}}, ("2024-01-01", "2025-12-31")),
        ("", None),
        (None, None),
    ],
)
def test_days_are_read_in_every_shape(value: object, days: object) -> None:
    assert read_days(value) == days


def test_a_date_must_lie_inside_the_gold_one() -> None:
    assert is_right_date("2024-03", "2024-03-05")
    assert not is_right_date("2024-03-05", "2024-03")
    assert is_right_date({"start": None, "end": "2024-03-05"}, None), "open to the past may be left undated"
    assert not is_right_date("2024-03-05", None)
    assert not is_right_date(None, "2024-03-05")
    assert is_right_date(None, "2024-03-05", announced="2024-03-05")


_ACTORS = {
    "actors": [
        {"id": "p", "type": "person", "surname": "Lee", "aliases": ["Ann Lee"], "acts_for": "c"},
        {"id": "c", "type": "country", "aliases": ["Norway", "Oslo"]},
        {"id": "d", "type": "country", "aliases": ["Iceland"]},
    ]
}


def test_a_surname_names_a_person_and_a_government_stands_for_its_minister() -> None:
    actors = GoldActors(_ACTORS)
    assert actors.is_named("p", ["Foreign Minister Lee"])
    assert not actors.is_named("p", ["Norway"])
    assert actors.is_meant("p", ["the Norway"])
    assert actors.is_meant("c", ["Ann Lee"])
    assert not actors.is_meant("d", ["Ann Lee"])


def test_one_wrong_actor_spoils_the_right_one() -> None:
    actors = GoldActors(_ACTORS)
    gold = [{"actor": "c"}, {"actor": "d"}]
    assert actors.agree(gold, ["Oslo"], actors.is_named)
    assert not actors.agree(gold, ["Oslo", "Sweden"], actors.is_named)
    assert actors.agree([], None, actors.is_named)
    assert not actors.agree([], "Oslo", actors.is_named)
    assert read_names("unnamed") == []


def _record(**parts: object) -> dict[str, Any]:
    actors = [{**actor, "mentions": []} for actor in _ACTORS["actors"]]
    return {"doc": {"file": "a.txt"}, "actors": actors, "furniture": [], **parts}


def _said(start: int, end: int, actor: str, **more: object) -> dict[str, Any]:
    speakers = [{"actor": actor, "canonical": actor}]
    return {
        "id": f"s{start}",
        "content": [{"start": start, "end": end, "text": ""}],
        "speakers": speakers,
        "kind": "direct",
        **more,
    }


def _score_record(folder: Path, gold: Row, predicted: Row) -> dict[str, Score]:
    for name, value in (("gold", gold), ("predicted", predicted)):
        (folder / f"{name}.json").write_text(json.dumps(value), encoding="utf-8")
    return {score.name: score for score in evaluate("record", folder / "gold.json", folder / "predicted.json")}


def test_weak_rows_are_neither_missed_nor_false(tmp_path: Path) -> None:
    gold = _record(statements=[_said(0, 50, "p"), _said(100, 150, "p", tier="weak")])
    found = _score_record(tmp_path, gold, {"statements": [{"speaker": "Lee", "content": [100, 150], "kind": "direct"}]})
    fields = found["statements content+speaker"].fields()
    assert (fields["tp"], fields["fp"], fields["fn"]) == (0, 0, 1)


def test_fragments_by_one_speaker_are_one_statement(tmp_path: Path) -> None:
    gold = _record(statements=[_said(0, 100, "p")])
    parts = [{"speaker": "Lee", "content": [start, start + 45], "kind": "direct"} for start in (0, 50)]
    fields = _score_record(tmp_path, gold, {"statements": parts})["statements content+speaker"].fields()
    assert (fields["tp"], fields["fp"], fields["fn"]) == (1, 0, 0)


def test_wrong_speaker_is_found_by_content_only(tmp_path: Path) -> None:
    gold = _record(statements=[_said(0, 100, "p")])
    scores = _score_record(tmp_path, gold, {"statements": [{"speaker": "Iceland", "content": [0, 100]}]})
    assert scores["statements content only"].fields()["tp"] == 1
    assert scores["statements content+speaker"].fields()["tp"] == 0


def test_a_second_copy_is_a_duplicate_and_not_false(tmp_path: Path) -> None:
    gold = _record(statements=[_said(0, 100, "p")])
    copies = [{"speaker": "Lee", "content": [0, 100]}] * 2
    fields = _score_record(tmp_path, gold, {"statements": copies})["statements content+speaker"].fields()
    assert (fields["tp"], fields["fp"], fields["dup"]) == (1, 0, 1)


def test_what_rests_on_furniture_is_a_leak(tmp_path: Path) -> None:
    gold = _record(furniture=[{"start": 0, "end": 60, "certain": True}, {"start": 60, "end": 99, "certain": False}])
    rows = [{"speaker": None, "content": [start, start + 20]} for start in (10, 70, 200)]
    assert _score_record(tmp_path, gold, {"statements": rows})["furniture leaks"].fields()["n"] == 1


def test_an_event_counts_on_each_level(tmp_path: Path) -> None:
    event = {"type": "REJECT", "actors": [{"actor": "c"}], "date": "2024-03-05", "modality": "occurred"}
    gold = _record(events=[{**event, "id": "e", "evidence": [{"start": 0, "end": 40}], "summary": ""}])
    given_event = {"type": "REJECT", "actors": ["Ann Lee"], "date": "2024-03-06", "evidence": [[0, 40]]}
    scores = _score_record(tmp_path, gold, {"events": [given_event]})
    assert scores["events evidence+type+actor"].fields()["tp"] == 1
    assert scores["events evidence+type+actor+date"].fields()["tp"] == 0


def test_coreference_rewards_the_right_clusters() -> None:
    gold = {"a": "1", "b": "1", "c": "2", "d": "2"}
    perfect = {score.name: score for score in score_clusters(gold, {"a": "x", "b": "x", "c": "y", "d": "y"})}
    merged = {score.name: score for score in score_clusters(gold, dict.fromkeys(gold, "x"))}
    assert perfect["CoNLL"].fields()["value"] == 1.0
    assert merged["MUC"].fields()["P"] == pytest.approx(2 / 3, abs=1e-4)
    assert merged["B3"].fields()["P"] == 0.5
    assert merged["CEAFe"].fields()["R"] == pytest.approx(1 / 3, abs=1e-4)


def test_coreference_refuses_other_mentions(tmp_path: Path) -> None:
    gold = [{"doc": "d", "sent": 0, "tokens": [1], "cluster": "x"}]
    with pytest.raises(FormatError, match="1 gold mentions are missing"):
        _evaluate("coreference", tmp_path, gold, [])


def test_time_expressions_align_one_to_one(tmp_path: Path) -> None:
    gold = [{"id": "d", "ignore": [[90, 99]], "timexes": [{"start": 0, "end": 9, "type": "DATE", "value": "2024"}]}]
    times = [
        {"start": 0, "end": 9, "type": "DATE", "value": "2023"},
        {"start": 5, "end": 9, "type": "DATE", "value": "2024"},
        {"start": 90, "end": 95, "type": "DATE", "value": "2024"},
    ]
    scores = _evaluate("timex", tmp_path, gold, [{"id": "d", "timexes": times}])
    assert _figure(scores, "strict", "P") == 0.5
    assert _figure(scores, "value", "right") == 0


_TEXT = "Ann Lee said: “We will go now.” He said the deal is “bad” for us."


def _pieces(*words: str) -> list[list[int]]:
    return [[_TEXT.index(word), _TEXT.index(word) + len(word)] for word in words]


def test_attribution_ignores_edge_punctuation_and_wants_the_source(tmp_path: Path) -> None:
    item = {"source": _pieces("Ann Lee"), "cue": _pieces("said:"), "content": _pieces("“We will go now.”")}
    gold = [{"doc": "d", "text": _TEXT, "attributions": [item]}]
    trimmed = {**item, "cue": _pieces("said"), "content": _pieces("We will go now")}
    scores = _evaluate("attribution", tmp_path, gold, [{"doc": "d", "attributions": [trimmed]}])
    assert _figure(scores, "exact triple", "F1") == 1.0
    wrong = {**item, "source": _pieces("He")}
    scores = _evaluate("attribution", tmp_path, gold, [{"doc": "d", "attributions": [wrong]}])
    assert _figure(scores, "content>=.5", "F1") == 1.0
    assert _figure(scores, "full", "F1") == 0.0
    assert _figure(scores, "direct: found", "F1") == 1.0
    assert _figure(scores, "direct: named", "F1") == 0.0


def test_attribution_refuses_spans_outside_the_text(tmp_path: Path) -> None:
    gold = [{"doc": "d", "text": "short", "attributions": []}]
    outside = {"source": [], "cue": [], "content": [[0, 99]]}
    with pytest.raises(FormatError, match="0-99"):
        _evaluate("attribution", tmp_path, gold, [{"doc": "d", "attributions": [outside]}])


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Foreign Minister Nanaia Mahuta", "mahuta"),
        ("he", None),
        ("Josep Borrell, the EU chief", "borrell"),
        ("the ministry", None),
        ("Zoë Müller", "muller"),
        ("Robert Kennedy Jr.", "kennedy"),
    ],
)
def test_surname_is_the_last_name_and_no_title(name: str, wanted: str | None) -> None:
    assert surname_of(name) == wanted


def test_an_open_quotation_runs_to_the_end_of_its_line() -> None:
    text = "He said “a b\nc d"
    assert bytes(quoted_places(text)) == b"\0" * 8 + b"\1" * 4 + b"\0" * 4


@pytest.mark.parametrize(
    ("case", "predicted", "right"),
    [
        ({"expected_country": "KOS"}, {"country": "XKX"}, True),
        ({"expected_country": ["FRA", "DEU"]}, {"country": "deu"}, True),
        ({"expected_code_1": ""}, {"code_1": "GOV"}, False),
        ({"expected_none": True}, {"none": True}, True),
        ({"expected_none": True}, {"country": "FRA"}, False),
        ({"expected_wiki": "The Élysée (Paris)"}, {"actor": "elysee"}, True),
        ({"expected_not_country": "RUS"}, {"country": "RUS"}, False),
    ],
)
def test_actor_fields_are_judged_one_by_one(case: Row, predicted: Row, *, right: bool) -> None:
    assert all(judge(case, predicted).values()) is right


def test_a_place_is_right_within_its_distance(tmp_path: Path) -> None:
    gold = [{"id": 1, "expected_country": "NOR", "expected_lat": 59.91, "expected_lon": 10.75, "within_km": 20}]
    near = [{"id": 1, "country": "NOR", "lat": 59.95, "lon": 10.7}]
    far = [{"id": 1, "country": "NOR", "lat": 60.39, "lon": 5.32}]
    assert _figure(_evaluate("places", tmp_path, gold, near), "strict", "n") == 1
    assert _figure(_evaluate("places", tmp_path, gold, far), "strict", "n") == 0
    assert distance_km((59.91, 10.75), (60.39, 5.32)) == pytest.approx(305, abs=3)


def test_event_dates_drop_unknown_parts(tmp_path: Path) -> None:
    gold = [
        {"id": "d", "dct": "2008-03-01", "events": [{"start": 0, "end": 3, "sent": 1, "cluster_time": "2008-02-XX"}]}
    ]
    found = [{"id": "d", "events": [{"start": 0, "end": 3, "date": "2008-02"}]}]
    assert _figure(_evaluate("event-dates", tmp_path, gold, found), "exact date", "n") == 1
    assert known_part("XXXX-XX-XX") == ""


@pytest.mark.parametrize(
    ("polarity", "certainty", "time", "wanted"),
    [
        ("NEG", "CERTAIN", "FUTURE", "negated"),
        ("POS", "PROBABLE", "FUTURE", "possible"),
        ("POS", "CERTAIN", "FUTURE", "planned"),
        ("POS", "CERTAIN", "NON_FUTURE", "asserted"),
        ("POS", "UNDERSPECIFIED", "FUTURE", None),
        (None, None, None, None),
    ],
)
def test_factuality_follows_the_fields(polarity: str, certainty: str, time: str, wanted: str | None) -> None:
    assert class_of({"polarity": polarity, "certainty": certainty, "time": time}) == wanted


def test_relations_count_by_root_and_quad(tmp_path: Path) -> None:
    gold = [{"id": 1, "root": "YIELD", "quad": 2}, {"id": 2, "root": "ACCUSE", "quad": 3}]
    scores = _evaluate("relation", tmp_path, gold, [{"id": 1, "root": "RETREAT", "quad": 2}, {"id": 2, "root": None}])
    assert _figure(scores, "root YIELD", "F1") == 1.0
    assert _figure(scores, "root right", "n") == 1
    assert _figure(scores, "quad 3", "R") == 0.0


def test_figures_need_every_field_the_gold_gives(tmp_path: Path) -> None:
    figure = {"start": 0, "end": 9, "value": 19, "unit": "ships", "qualifier": "exact", "kind": "delta"}
    scores = _evaluate(
        "figures", tmp_path, [{"id": 1, "figures": [figure]}], [{"id": 1, "figures": [{**figure, "kind": "total"}]}]
    )
    assert _figure(scores, "value", "F1") == 1.0
    assert _figure(scores, "all fields", "F1") == 0.0


def test_every_task_has_both_doors(tmp_path: Path) -> None:
    assert len(TASKS) == 11
    with pytest.raises(UsageError, match="Known: record"):
        evaluate("nothing", tmp_path, tmp_path)


def test_unknown_keys_are_ignored(tmp_path: Path) -> None:
    scores = _evaluate("figures", tmp_path, [{"id": 1, "figures": [], "new": 1}], [{"id": 1, "figures": [], "odd": 2}])
    assert _figure(scores, "found", "gold") == 0
