"""Decisions by the API: on the state they name, under their token's name, and nothing of two editors' work is lost."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from web.doors import House, house

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def home(record_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with house(record_path, tmp_path_factory.mktemp("judging")) as found:
        yield found


def _undo(home: House, who: dict[str, str], made: Any, *, state: str | None = None) -> Any:
    headers = {**who, "If-Match": state or made.headers["etag"]}
    return home.client.post(f"{made.headers['location']}/undo", json={"why": "mistaken"}, headers=headers)


def test_a_decision_stands_in_the_ledger_under_its_tokens_name(home: House) -> None:
    code, state = home.entry("events")
    made = home.judge(home.editor, state, kind="accept", target=code, why="checked")

    assert made.status_code == 201
    line = home.get(made.headers["location"]).json()
    assert (line["user"], line["kind"], line["why"], line["stands"]) == ("anna", "accept", "checked", True)
    assert home.get(f"/api/v1/events/{code}").json()["row"]["review_status"] == "accepted"
    assert _undo(home, home.other, made).json()["judgement"]["user"] == "ben"
    assert home.get(f"/api/v1/events/{code}").json()["row"]["review_status"] == "unreviewed"
    assert home.get(made.headers["location"]).json()["stands"] is False


def test_the_second_of_two_editors_is_told_and_loses_nothing(home: House) -> None:
    code, state = home.entry("events", 1)
    first = home.judge(home.editor, state, kind="correct", target=code, field="date", after="2022-09-30")
    second = home.judge(home.other, state, kind="correct", target=code, field="date", after="2022-10-01")

    assert (first.status_code, second.status_code) == (201, 412)
    assert second.headers["content-type"] == "application/problem+json"
    assert second.json()["type"].endswith(":stale")
    assert home.get(f"/api/v1/events/{code}").json()["row"]["date"] == "2022-09-30"
    again = home.judge(home.other, first.json()["etag"], kind="correct", target=code, field="date", after="2022-10-01")
    assert again.status_code == 201
    assert home.get(f"/api/v1/events/{code}").json()["row"]["date"] == "2022-10-01"


def test_an_acceptance_is_a_change_too(home: House) -> None:
    code, state = home.entry("statements")
    assert home.judge(home.editor, state, kind="accept", target=code).status_code == 201
    assert home.judge(home.other, state, kind="reject", target=code).status_code == 412


def test_of_many_at_once_on_one_state_exactly_one_wins(home: House) -> None:
    code, state = home.entry("statements", 2)
    answers: list[int] = []

    def decide(who: dict[str, str]) -> None:
        answers.append(home.judge(who, state, kind="accept", target=code).status_code)

    threads = [threading.Thread(target=decide, args=(who,)) for who in (home.editor, home.other) * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [201, 412, 412, 412]


def test_what_was_rejected_is_gone_with_the_decision_named_and_comes_back(home: House) -> None:
    code, state = home.entry("statements", 4)
    made = home.judge(home.editor, state, kind="reject", target=code)
    number = made.json()["judgement"]["number"]

    assert made.json()["etag"] is None
    gone = home.get(f"/api/v1/statements/{code}")
    assert (gone.status_code, gone.json()["judgement"]) == (410, number)
    assert home.judge(home.other, state, kind="accept", target=code).status_code == 412
    assert _undo(home, home.editor, made).status_code == 201
    assert home.get(f"/api/v1/statements/{code}").status_code == 200


def test_a_decision_is_taken_back_once(home: House) -> None:
    code, state = home.entry("statements", 6)
    made = home.judge(home.editor, state, kind="accept", target=code)
    assert _undo(home, home.editor, made).status_code == 201
    assert _undo(home, home.other, made).status_code == 412
    now = home.get(made.headers["location"]).headers["etag"]
    assert _undo(home, home.other, made, state=now).status_code == 409


def test_a_change_without_a_state_is_refused(home: House) -> None:
    code, _ = home.entry("events", 2)
    for state in ("", "*"):
        answer = home.judge(home.editor, state, kind="accept", target=code)
        assert (answer.status_code, answer.json()["type"]) == (428, "urn:diurna:problem:no-state")


@pytest.mark.parametrize(
    ("decision", "status"),
    [
        ({"kind": "undo", "target": "EV-1"}, 400),
        ({"kind": "accept"}, 400),
        ({"kind": "accept", "target": "EV-00000000"}, 404),
        ({"kind": "accept", "target": "x", "extra": "y"}, 400),
        ({"kind": "accept", "target": "x", "why": "y" * 20_001}, 400),
    ],
)
def test_a_decision_of_another_shape_is_refused(home: House, decision: dict[str, str], status: int) -> None:
    assert home.judge(home.editor, '"x"', **decision).status_code == status


def test_a_value_its_field_cannot_have_is_refused_and_nothing_is_entered(home: House) -> None:
    code, state = home.entry("events", 3)
    before = home.get("/api/v1/judgements").json()["total"]
    answer = home.judge(home.editor, state, kind="correct", target=code, field="status", after="maybe")
    assert answer.status_code == 400
    assert home.get("/api/v1/judgements").json()["total"] == before
    assert home.get(f"/api/v1/events/{code}").headers["etag"] == state


def test_an_entry_known_already_is_not_sent_again(home: House) -> None:
    code, state = home.entry("events", 3)
    answer = home.get(f"/api/v1/events/{code}", headers={"If-None-Match": f'"other", {state}'})
    assert (answer.status_code, answer.content) == (304, b"")


def test_an_entry_of_another_kind_is_not_found_there(home: House) -> None:
    code, _ = home.entry("events", 3)
    assert home.get(f"/api/v1/statements/{code}").status_code == 404
    assert home.get("/api/v1/actors/gov:RUS").json()["row"]["actor_name"] == "Russia"
    assert home.get("/api/v1/events/gov:RUS").status_code == 404


def test_pages_of_a_list_follow_each_other_by_link_and_hold_all(home: House) -> None:
    address, found = "/api/v1/statements?limit=9&order=-date", []
    while address:
        answer = home.get(address)
        found += [row["statement_id"] for row in answer.json()["results"]]
        address = answer.json()["next"]
        assert answer.headers.get("link", "") == (f'<{address}>; rel="next"' if address else "")
    assert len(found) == len(set(found)) == home.get("/api/v1/statements?limit=1").json()["total"]


def test_filters_narrow_and_unknown_ones_are_named(home: House) -> None:
    def total(query: str) -> int:
        return int(home.get(f"/api/v1/events?limit=1&{query}").json()["total"])

    whole = total("")
    assert total("type=SANCTION") + total("type__not=SANCTION") == whole
    assert total("type__in=SANCTION,CONSULT") == total("type=SANCTION") + total("type=CONSULT")
    assert total("recorded__lt=2022-09-28") + total("recorded__gte=2022-09-28") == whole
    unknown = home.get("/api/v1/events?colour=red").json()
    assert "type__in" in unknown["known"]
    for query in ("type=NOPE", "date__gte=monday", "limit=0", "order=up", "facet=colour", "after=x", "as_of=2022"):
        assert home.get(f"/api/v1/events?{query}").status_code == 400


def test_a_cursor_of_another_list_is_refused(home: House) -> None:
    cursor = home.get("/api/v1/statements?limit=1").json()["next"].split("after=")[1]
    assert home.get(f"/api/v1/events?after={cursor}").status_code == 400
    assert home.get(f"/api/v1/statements?order=-date&after={cursor}").status_code == 400


def test_an_earlier_day_knows_less(home: House) -> None:
    then = home.get("/api/v1/events?limit=1&as_of=2022-09-21").json()["total"]
    assert 0 < then < home.get("/api/v1/events?limit=1").json()["total"]


def test_changes_tell_what_befell_which_entry(home: House) -> None:
    code, state = home.entry("events", 5)
    last = home.get("/api/v1/changes?limit=1").json()["last"]
    home.judge(home.editor, state, kind="correct", target=code, field="summary", after="in other words")
    told = home.get(f"/api/v1/changes?from={last}").json()["results"]
    identifier = home.get(f"/api/v1/events/{code}").json()["id"]
    assert (identifier, "changed") in [(line["id"], line["what"]) for line in told]


def test_an_entry_is_added_from_words_of_a_report(home: House) -> None:
    report = home.get("/api/v1/reports?limit=1").json()["results"][0]["id"]
    full = home.get(f"/api/v1/reports/{report}")
    text = full.json()["entry"]["text"]
    start = text.index(" ", 200) + 1
    body = {
        "kind": "statement", "start": start, "end": start + 40,
        "values": {"speaker": "Ukraine", "force": "claim", "kind": "indirect"},
    }  # fmt: skip
    address = f"/api/v1/reports/{report}/entries"
    made = home.client.post(address, json=body, headers={**home.editor, "If-Match": full.headers["etag"]})
    assert made.status_code == 201, made.text
    assert made.json()["judgement"]["kind"] == "add"
    again = home.client.post(address, json=body, headers={**home.other, "If-Match": full.headers["etag"]})
    assert again.status_code == 412
    outside = {**body, "end": len(text) + 5}
    state = home.get(f"/api/v1/reports/{report}").headers["etag"]
    assert home.client.post(address, json=outside, headers={**home.editor, "If-Match": state}).status_code == 400
