"""Decisions made through the page's own forms: on the state that was seen, and as many as the page offers."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from diurna.web.app import create_app
from diurna.workspace import Workspace

pytestmark = pytest.mark.model


@pytest.fixture
def path(record_path: Path, tmp_path: Path) -> Path:
    with Workspace.open(record_path) as workspace:
        workspace.store.back_up(tmp_path / "own.db")
    return tmp_path / "own.db"


@pytest.fixture
def client(path: Path) -> TestClient:
    return TestClient(create_app(path, user="ana"), base_url="http://127.0.0.1", follow_redirects=False)


def post(client: TestClient, page: str, address: str, values: Mapping[str, object]) -> int:
    """Send a form as the page would; return the status."""
    token = re.search(r'name="form_token" value="([0-9a-f]+)"', client.get(page).text)
    assert token
    return client.post(address, data={"form_token": token[1], "back": page, **values}).status_code


def ledger(path: Path) -> list[tuple[str, str]]:
    with Workspace.open(path) as workspace:
        return [(item.kind.value, item.after) for item in workspace.store.judgements()]


def test_a_question_is_split_renamed_pinned_and_hidden_in_place(client: TestClient, path: Path) -> None:
    with Workspace.open(path) as workspace:
        question = next(q for q in workspace.record().questions() if len(q.phrases) > 1)
    one = {"target": question.code}

    assert post(client, "/questions", "/judge", {**one, "kind": "rename", "after": "another name"}) == 303
    assert "another name" in client.get("/positions?sort=name").text + client.get("/questions").text
    assert post(client, "/questions", "/judge", {**one, "kind": "pin"}) == 303
    assert post(client, "/questions", "/judge", {**one, "kind": "split", "many": [question.phrases[0]]}) == 303
    with Workspace.open(path) as workspace:
        assert not any(q.phrases == question.phrases for q in workspace.record().questions())
    assert post(client, "/questions", "/judge", {**one, "kind": "hide"}) == 303
    assert [kind for kind, _ in ledger(path)] == ["rename", "pin", "split", "hide"]


def test_who_and_how_much_are_corrected_by_name(client: TestClient, path: Path) -> None:
    with Workspace.open(path) as workspace:
        event = next(e for e in workspace.record().events() if e.figures and e.actors)
    page = f"/e/{event.code}"
    assert 'name="field" value="actors"' in client.get(page).text

    names = {"kind": "correct", "target": event.code, "field": "actors", "after": "Ukraine; the delegates"}
    assert post(client, page, "/judge", names) == 303
    amount = {"kind": "correct", "target": event.code, "field": "figures", "after": "1: more than 7 people (plain)"}
    assert post(client, page, "/judge", amount) == 303
    with Workspace.open(path) as workspace:
        corrected = workspace.record().entry(event.id)

    assert [(party.key, party.name) for party in corrected.actors] == [("gov:UKR", "Ukraine"), (None, "the delegates")]  # type: ignore[union-attr]
    assert (corrected.figures[0].value, corrected.figures[0].qualifier) == (7, "more than")  # type: ignore[union-attr]


def test_the_second_of_two_editors_is_told_and_nothing_is_lost(client: TestClient, path: Path) -> None:
    code = client.get("/review.json").json()["results"][0]
    code = next(value for name, value in code.items() if name.endswith("_code"))
    state = re.search(r'name="state" value="([0-9a-f]+)"', client.get(f"/e/{code}").text)
    assert state
    mine = {"target": code, "state": state[1]}
    assert post(client, "/review", "/judge", {**mine, "kind": "reject"}) == 303

    assert post(client, "/review", "/judge", {**mine, "kind": "accept"}) == 409
    assert [kind for kind, _ in ledger(path)] == ["reject"]


def test_nothing_is_changed_without_the_form_or_when_read_only(client: TestClient, path: Path) -> None:
    code = client.get("/events.json").json()["results"][0]["event_code"]
    client.get("/")
    forged = client.post("/judge", data={"kind": "accept", "target": code})
    reader = TestClient(create_app(path, is_read_only=True), base_url="http://127.0.0.1", follow_redirects=False)

    assert forged.status_code == 403
    assert post(reader, "/", "/judge", {"kind": "accept", "target": code}) == 403
    assert "Accept" not in reader.get(f"/e/{code}").text
    assert ledger(path) == []


def test_two_actors_are_merged_with_the_survivor_named(client: TestClient, path: Path) -> None:
    with Workspace.open(path) as workspace:
        people = [a for a in workspace.record().actors() if a.kind.value == "person"][:2]
    gone, stays = people
    page = f"/a/{stays.key}?with={gone.key}"
    assert f"{gone.name} goes into {stays.name}" in client.get(page).text

    assert post(client, page, "/judge", {"kind": "merge", "target": gone.key, "after": stays.key}) == 303
    assert f"<h1>{stays.name}</h1>" in client.get(f"/a/{gone.key}").text


def test_only_addresses_of_our_own_are_gone_back_to(client: TestClient) -> None:
    for back in ("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"):
        token = re.search(r'name="form_token" value="([0-9a-f]+)"', client.get("/").text)
        assert token
        answer = client.post("/seen", data={"form_token": token[1], "mark": "1", "back": back})
        assert answer.status_code == 303
        assert answer.headers["location"] == "/"
