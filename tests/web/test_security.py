"""Nobody but its readers reaches the record: forged hosts, origins and forms, guessed tokens, roles, read-only."""

import logging
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from diurna.errors import NotFoundError, StoreError, UsageError
from diurna.types.reports import Report
from diurna.web.app import create_app
from diurna.web.safety import HEADER, HEADERS, host_name
from diurna.web.safety_door import SESSION, DoorOptions
from diurna.web.safety_limits import FORM_BYTES, UPLOAD_BYTES, Guesses
from diurna.web.safety_tokens import Role, TokenBook
from diurna.workspace import Workspace
from web.doors import HOME, House, house

pytestmark = pytest.mark.model
FOREIGN = ("http://evil.example", "http://127.0.0.1:9999", "null", "http://[", "file://")


@pytest.fixture(scope="module")
def home(record_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with house(record_path, tmp_path_factory.mktemp("home")) as found:
        yield found


@pytest.fixture
def form(home: House) -> dict[str, str]:
    """Return the hidden fields of a form of the page; the client keeps the reader's cookie."""
    text = home.get("/review").text
    token = text.split('name="form_token" value="')[1].split('"')[0]
    return {"form_token": token, "back": "/events"}


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "evil@127.0.0.1", "127.0.0.1/x", "", "localhost:x", "10.0.0.1"]
)
def test_a_forged_host_is_refused(home: House, host: str) -> None:
    for address in ("/", "/events.json", "/api/v1/events", "/static/diurna.css"):
        answer = home.get(address, headers={"host": host})
        assert answer.status_code == 421
        assert answer.headers["content-security-policy"] == HEADERS["Content-Security-Policy"]


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8001", "[::1]:8001", "127.0.0.1:1"])
def test_own_hosts_are_answered(home: House, host: str) -> None:
    assert home.get("/events", headers={"host": host}).status_code == 200


def test_a_host_with_a_user_or_a_path_has_no_name() -> None:
    assert [host_name(host) for host in ("a@127.0.0.1", "127.0.0.1/x", "127.0.0.1:a", "[::1", "")] == [""] * 5


@pytest.mark.parametrize("origin", FOREIGN)
def test_a_forged_origin_changes_nothing(home: House, form: dict[str, str], origin: str) -> None:
    answer = home.client.post("/language", data={**form, "language": "de"}, headers={"origin": origin})
    assert answer.status_code == 403
    with_token = home.judge({**home.editor, "origin": origin}, '"x"', kind="accept", target="EV-1")
    assert with_token.status_code == 403


def test_a_request_the_browser_calls_cross_site_changes_nothing(home: House, form: dict[str, str]) -> None:
    for site in ("cross-site", "same-site"):
        answer = home.client.post("/language", data={**form, "language": "de"}, headers={"sec-fetch-site": site})
        assert answer.status_code == 403


@pytest.mark.parametrize("token", ["", "0" * 64, "é", None])
def test_a_form_without_this_readers_token_changes_nothing(
    home: House, form: dict[str, str], token: str | None
) -> None:
    code, _ = home.entry("events")
    fields = {**form, "kind": "reject", "target": code}
    fields.pop("form_token")
    answer = home.client.post("/judge", data=fields | ({"form_token": token} if token is not None else {}))

    assert answer.status_code == 403
    assert home.get("/api/v1/judgements").json()["total"] == 0


def test_another_readers_token_changes_nothing(home: House, form: dict[str, str]) -> None:
    stranger = TestClient(home.client.app, base_url=HOME)
    stranger.get("/events")
    code, _ = home.entry("events")
    answer = stranger.post("/judge", data={**form, "kind": "reject", "target": code})
    assert answer.status_code == 403


def test_a_change_by_the_api_needs_a_token_or_the_pages_own(home: House, form: dict[str, str]) -> None:
    code, state = home.entry("statements")
    assert home.judge({}, state, kind="accept", target=code).status_code == 401
    assert home.judge({HEADER: "0" * 64}, state, kind="accept", target=code).status_code == 403
    made = home.judge({HEADER: form["form_token"]}, state, kind="accept", target=code)
    assert made.status_code == 201
    assert made.json()["judgement"]["user"] == "desk"
    number = made.json()["judgement"]["number"]
    undone = home.client.post(
        f"/api/v1/judgements/{number}/undo", json={}, headers={**home.editor, "If-Match": made.headers["etag"]}
    )
    assert undone.status_code == 201


def test_a_redirect_after_a_form_stays_here(home: House, form: dict[str, str]) -> None:
    for back in ("//evil.example", "https://evil.example", "/\\evil.example", "/ok\r\nSet-Cookie: x=1", "\t//x"):
        answer = home.client.post("/language", data={**form, "back": back, "language": "en"}, follow_redirects=False)
        assert answer.headers["location"] == "/"


def test_a_readers_token_reads_and_changes_nothing(home: House) -> None:
    code, state = home.entry("events")
    assert home.get("/api/v1", headers=home.reader).json()["role"] == "reader"
    assert home.judge(home.reader, state, kind="accept", target=code).status_code == 403
    upload = home.client.post("/api/v1/uploads", json={"reports": [{"text": "x"}]}, headers=home.reader)
    assert upload.status_code == 403


def test_wrong_tokens_are_refused_and_then_made_to_wait(record_path: Path, tmp_path: Path) -> None:
    clock = iter(range(1000)).__next__
    guesses = Guesses(most=5, window=300, clock=lambda: float(clock()))
    with house(record_path, tmp_path, door=DoorOptions(guesses=guesses)) as home:
        answers = [home.get("/api/v1", headers={"Authorization": f"Bearer diurna_{n}"}) for n in range(8)]
        assert [answer.status_code for answer in answers] == [401] * 5 + [429] * 3
        assert int(answers[-1].headers["retry-after"]) > 0
        assert answers[0].headers["www-authenticate"].startswith("Bearer")
        assert home.get("/api/v1", headers=home.editor).status_code == 429
        assert home.get("/api/v1").status_code == 200


def test_an_address_may_try_again_after_its_window() -> None:
    now = [0.0]
    guesses = Guesses(most=2, window=60, clock=lambda: now[0])
    guesses.wrong("a")
    guesses.wrong("a")
    assert guesses.wait("a") == 60
    assert guesses.wait("b") == 0
    now[0] = 60.0
    assert guesses.wait("a") == 0


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Basic YTpi", "Bearer é", "bearer  x"])
def test_a_header_that_is_no_token_opens_nothing(home: House, header: str) -> None:
    answer = home.client.get("/api/v1", headers=[(b"Authorization", header.encode("latin-1"))])
    assert answer.status_code in (401, 429)


def test_on_another_address_nothing_is_read_without_a_token(record_path: Path, tmp_path: Path) -> None:
    door = DoorOptions(needs_token=True, names=frozenset({"desk.example"}))
    with house(record_path, tmp_path, door=door) as home:
        for address in ("/events.json", "/api/v1/events", "/api/openapi.json", "/r/x.json"):
            assert home.get(address).status_code == 401
        for address in ("/", "/events?type=AID", "/r/abc", "/nothing"):
            answer = home.get(address, follow_redirects=False)
            assert answer.status_code == 303
            assert answer.headers["location"].startswith("/login?back=")
        assert home.get("/static/diurna.css").status_code == 200
        assert home.get("/api/v1/events", headers=home.reader).status_code == 200
        assert home.get("/events.json", headers={**home.reader, "host": "desk.example"}).status_code == 200
        assert home.get("/events.json", headers={**home.reader, "host": "192.0.2.7:8001"}).status_code == 200
        assert home.get("/events.json", headers={**home.reader, "host": "evil.example"}).status_code == 421


def _log_in(client: TestClient, secret: str) -> Any:
    token = client.get("/login?back=/events").text.split('name="form_token" value="')[1].split('"')[0]
    fields = {"form_token": token, "token": secret, "back": "/events"}
    return client.post("/login", data=fields, follow_redirects=False)


def test_a_browser_shows_its_token_once_and_a_removed_one_stops_at_once(record_path: Path, tmp_path: Path) -> None:
    with house(record_path, tmp_path, door=DoorOptions(needs_token=True)) as home:
        secret = home.editor["Authorization"].removeprefix("Bearer ")
        assert _log_in(home.client, "diurna_wrong").status_code == 401
        answer = _log_in(home.client, secret)
        assert answer.status_code == 303
        assert answer.headers["location"] == "/events"
        cookie = answer.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=strict" in cookie
        assert secret not in cookie
        assert home.get("/events").status_code == 200
        assert home.get("/api/v1").json()["user"] == "anna"
        TokenBook.beside(home.path).remove("anna")
        assert home.get("/events", follow_redirects=False).status_code == 303


def test_a_forged_session_opens_nothing(record_path: Path, tmp_path: Path) -> None:
    with house(record_path, tmp_path, door=DoorOptions(needs_token=True)) as home:
        digest = TokenBook.beside(home.path).tokens()[0].digest
        for cookie in (f"{digest}.9999999999.{'0' * 64}", f"{digest}..", "x", f"{digest}.9999999999."):
            home.client.cookies.set(SESSION, cookie)
            assert home.get("/api/v1/events").status_code == 401


def test_read_only_refuses_every_change_and_reads_on(record_path: Path, tmp_path: Path) -> None:
    with house(record_path, tmp_path, is_read_only=True) as home:
        code, state = home.entry("events")
        page = home.get("/events").text
        token = page.split('name="form_token" value="')[1].split('"')[0]
        fields = {"form_token": token, "kind": "reject", "target": code}
        assert home.client.post("/judge", data=fields).status_code == 403
        assert home.judge(home.editor, state, kind="accept", target=code).status_code == 403
        upload = home.client.post("/api/v1/uploads", json={"reports": [{"text": "x"}]}, headers=home.editor)
        assert upload.status_code == 403
        assert home.get("/api/v1").json() | {"links": {}} == {
            "version": home.get("/api/v1").json()["version"], "links": {}, "user": "desk", "role": "reader",
            "is_read_only": True,
        }  # fmt: skip


def test_tokens_are_kept_as_hashes_in_a_file_only_the_owner_reads(tmp_path: Path) -> None:
    book = TokenBook(tmp_path / "x.tokens")
    secret = book.add("anna", Role.EDITOR)

    kept = book.path.read_text(encoding="utf-8")
    assert secret not in kept
    assert secret.removeprefix("diurna_") not in kept
    assert book.path.stat().st_mode & 0o077 == 0
    found = TokenBook(book.path).holder(secret)
    assert found is not None
    assert (found.name, found.role) == ("anna", Role.EDITOR)
    assert book.holder(secret[:-1]) is None
    assert book.holder("") is None


def test_tokens_have_one_printable_name_each_and_a_broken_file_says_so(tmp_path: Path) -> None:
    book = TokenBook(tmp_path / "x.tokens")
    book.add("anna", Role.READER)
    for name in ("anna", "", "  ", "two\nlines", "x" * 65):
        with pytest.raises(UsageError):
            book.add(name, Role.READER)
    with pytest.raises(NotFoundError, match="ben"):
        book.remove("ben")
    book.path.write_text("[1, 2", encoding="utf-8")
    with pytest.raises(StoreError, match="no list of tokens"):
        TokenBook(book.path).tokens()


def test_every_answer_carries_the_headers_and_allows_no_inline_script(home: House) -> None:
    policy = HEADERS["Content-Security-Policy"]
    assert "'unsafe-inline'" not in policy
    assert "default-src 'none'" in policy
    for address in ("/", "/events.json", "/nothing", "/static/diurna.css", "/api/v1/events?x=1", "/api/openapi.json"):
        answer = home.get(address)
        assert {name: answer.headers.get(name.lower()) for name in HEADERS} == dict(HEADERS)
        assert "access-control-allow-origin" not in answer.headers


def test_pages_hold_no_inline_script_or_style(home: House) -> None:
    for address in ("/", "/events", "/positions", "/review", "/history", "/map", "/network", "/login"):
        text = home.get(address).text
        assert "<script>" not in text
        assert " onclick=" not in text
        assert " style=" not in text


def test_an_error_inside_tells_nothing_of_the_inside(
    record_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with house(record_path, tmp_path) as home:

        def broken(*_: object, **__: object) -> None:
            raise RuntimeError("secret /path/of/the/machine")

        monkeypatch.setattr("diurna.web.desk.Desk.source", broken)
        with caplog.at_level(logging.CRITICAL):
            answers = [home.get(address) for address in ("/events.json", "/api/v1/events", "/events")]
        for answer in answers:
            assert answer.status_code == 500
            assert "secret" not in answer.text
            assert "Traceback" not in answer.text
            assert answer.headers["content-security-policy"]


def test_oversized_bodies_are_refused_before_they_are_read(home: House, form: dict[str, str]) -> None:
    answer = home.client.post("/language", data={**form, "language": "x" * (FORM_BYTES + 1)})
    assert answer.status_code == 413

    def endless() -> Iterator[bytes]:
        for _ in range(40):
            yield b"x" * 50_000

    chunked = home.client.post("/api/v1/judgements", content=endless(), headers={**home.editor, "If-Match": '"x"'})
    assert chunked.status_code == 413
    told = {**home.editor, "content-length": str(UPLOAD_BYTES + 1), "content-type": "application/json"}
    assert home.client.post("/api/v1/uploads", content=b"{}", headers=told).status_code == 413


def test_deep_json_is_refused(home: House) -> None:
    deep = b"[" * 200_000
    headers = {**home.editor, "If-Match": '"x"', "content-type": "application/json"}
    for address in ("/api/v1/judgements", "/api/v1/uploads"):
        assert home.client.post(address, content=deep, headers=headers).status_code == 400


@pytest.mark.parametrize(
    "words",
    [
        "' OR 1=1 --", '"; DROP TABLE entry; --', "NEAR(a b)", "a AND", "* OR *", "{x}:y", 'un"closed', "^a",
        "kind:event",
        "NOT", "a\x00b", "%", "\ufffd", "(" * 500, "-" * 500,
    ],
)  # fmt: skip
def test_sql_and_search_syntax_is_only_words(home: House, words: str) -> None:
    before = home.get("/api/v1/events").json()["total"]
    for address, name in (("/api/v1/search", "q"), ("/search", "q"), ("/search.json", "q"), ("/api/v1/events", "q")):
        assert home.get(address, params={name: words}).status_code == 200
    for address in ("/api/v1/events", "/events"):
        assert home.get(address, params={"actor": words}).status_code in (200, 404)
        assert home.get(address, params={"after": words}).status_code in (200, 400)
    assert home.get("/api/v1/events").json()["total"] == before


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static/....//app.py", "/static/%00",
        "/static//etc/passwd", "/r/..%2f..%2fetc%2fpasswd", "/e/../../etc/passwd",
        "/api/v1/reports/..%2f..%2fetc%2fpasswd",
        "/static/\\..\\app.py", "/r/%00", "/a/..%2f", "/api/v1/uploads/..%2f..%2fx",
    ],
)  # fmt: skip
def test_no_path_leads_out_of_the_house(home: House, path: str) -> None:
    answer = home.get(path)
    assert answer.status_code in (400, 404)
    assert "root:" not in answer.text
    assert "create_app" not in answer.text


def test_a_record_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such record"):
        create_app(tmp_path / "none.db")


def test_script_in_names_addresses_and_queries_stays_text(tmp_path: Path) -> None:
    nasty = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
    text = f"Norway {nasty} condemned Iceland on 3 June 2019.\n\nIceland said the ban of {nasty} was illegal.\n"
    report = Report(
        "abcdefabcdef", text, date(2019, 6, 4), outlet=nasty, headline=nasty, author=nasty,
        url="javascript:alert(3)", source_name=f"{nasty}.txt",
    )  # fmt: skip
    path = tmp_path / "x.db"
    with Workspace.create(path) as workspace:
        workspace.add(iter([report]))
    client = TestClient(create_app(path), base_url=HOME)
    addresses = ["/", "/events", "/statements", "/positions", "/reports", "/review", "/history", "/map", "/network"]
    addresses += ["/actors", "/questions", f"/r/{report.id}", f"/search?q={nasty}", f"/events?type={nasty}"]
    addresses += [f"/statements?q={nasty}&since={nasty}", f"/login?back={nasty}", f"/r/{nasty}", f"/e/{nasty}"]
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code in (200, 400, 404)
        assert "<script>alert" not in answer.text
        assert "<img src=x" not in answer.text
        assert 'href="javascript:' not in answer.text
    for address in ("/api/v1/reports", f"/api/v1/reports/{report.id}", "/reports.json", f"/api/v1/{nasty}"):
        answer = client.get(address)
        assert answer.headers["content-type"].startswith(("application/json", "application/problem+json"))
        assert answer.headers["x-content-type-options"] == "nosniff"
