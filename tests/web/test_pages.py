"""The page: every screen and its JSON twin, one click to the words, nothing of a report read as markup."""

import asyncio
import html
import re
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from diurna.errors import StoreError, UsageError
from diurna.reading import read_reports
from diurna.web import get_once, run_server
from diurna.web.app import create_app
from diurna.workspace import Workspace

pytestmark = pytest.mark.model
SCREENS = (
    "/", "/events", "/events?lanes=question", "/positions", "/positions?sort=moved", "/statements", "/measures",
    "/reports", "/search?q=referendum", "/review", "/actors", "/questions", "/contradictions", "/map", "/map?world=1",
    "/network", "/history", "/a/gov:RUS", "/compare?one=Russia&other=Ukraine",
    "/compare?first=2022-09-20&second=2022-10-10",
)  # fmt: skip


@pytest.fixture(scope="module")
def client(record_path: Path) -> TestClient:
    return TestClient(create_app(record_path), base_url="http://127.0.0.1")


class Page(HTMLParser):
    """The ids and links of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.tags_without_source: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag == "script" and "src" not in dict(attrs):
            self.tags_without_source.append(tag)
        self.ids += [value for name, value in attrs if name == "id" and value]
        self.links += [value for name, value in attrs if name in ("href", "src", "action") and value]


@pytest.mark.parametrize("address", SCREENS)
def test_every_screen_answers_and_asks_nothing_of_another_machine(client: TestClient, address: str) -> None:
    answer = client.get(address)
    page = Page(answer.text)

    assert answer.status_code == 200
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "style" not in page.tags
    assert all(link.startswith(("/", "#")) for link in page.links)
    assert not re.search(r"<script(?![^>]* src=)|<[a-z]+[^>]* (?:style|on[a-z]+)=", answer.text)


@pytest.mark.parametrize(
    "address",
    [
        "/brief",
        "/events",
        "/positions",
        "/statements",
        "/measures",
        "/reports",
        "/review",
        "/actors",
        "/network",
        "/map",
    ],
)
def test_every_screen_is_also_json(client: TestClient, address: str) -> None:
    answer = client.get(f"{address}.json")

    assert answer.status_code == 200
    assert answer.json()


def test_every_displayed_fact_is_one_click_from_its_marked_words(client: TestClient) -> None:
    wanted = {
        link for address in SCREENS for link in Page(client.get(address).text).links if re.match(r"/r/\w+#", link)
    }
    assert len(wanted) > 50
    for report in sorted({link.split("#")[0] for link in wanted}):
        ids = Page(client.get(report).text).ids
        missing = {link for link in wanted if link.startswith(report + "#")} - {f"{report}#{name}" for name in ids}
        assert not missing


def test_a_report_page_shows_the_text_as_stored(client: TestClient) -> None:
    report = client.get("/reports.json").json()["results"][0]
    text = client.get(f"/r/{report['id']}.json").json()["report"]["text"]
    page = client.get(f"/r/{report['id']}").text
    shown = page.split('id="source"')[1].split(">", 1)[1].split("</section>")[0].removesuffix("</div>\n")

    assert html.unescape(re.sub(r"<[^>]+>", "", shown)) == text


def test_codes_lead_to_entries_and_unknown_ones_to_a_problem(client: TestClient) -> None:
    for row in client.get("/events.json").json()["results"][:5]:
        assert row["event_code"] in client.get(f"/e/{row['event_code']}").text
    answer = client.get("/e/EV-ZZZZZZZZ.json")

    assert client.get("/e/EV-ZZZZZZZZ").status_code == answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert client.get("/events?as_of=then").status_code == 400
    assert client.get("/events?actor=Nobody+Whatever").status_code == 404


def test_a_forged_host_is_refused(client: TestClient) -> None:
    assert client.get("/", headers={"host": "evil.example"}).status_code == 421


def test_script_in_a_report_stays_text(tmp_path: Path) -> None:
    nasty = (
        ' date 2019-06-04 "><script>alert(1)</script> Norway condemned Iceland’s <img src=x onerror=alert(2)> ban.\n\n'
        "Norwegian minister Ola </title><script>Nordmann said the ban was “<b>illegal</b>”.\n"
    )
    (tmp_path / "<script>x.txt").write_text(nasty, encoding="utf-8")
    path = tmp_path / "x.db"
    with Workspace.create(path) as workspace:
        workspace.add(read_reports([str(tmp_path)]))
    client = TestClient(create_app(path), base_url="http://127.0.0.1")
    report = client.get("/reports.json").json()["results"][0]["id"]

    for address in ("/", "/events", "/reports", "/review", f"/r/{report}", "/search?q=<script>alert(3)</script>"):
        text = client.get(address).text
        page = Page(text)
        assert not page.tags & {"img", "b"}
        assert "<script>" not in text
        assert page.tags_without_source == []


def test_the_brief_is_a_file_too_of_all_or_of_what_is_new(client: TestClient) -> None:
    whole, new = client.get("/brief.md"), client.get("/brief.md?since=2022-10-01")
    word = client.get("/brief.docx?since=2022-10-01")

    assert whole.headers["content-type"].startswith("text/markdown")
    assert "attachment" in whole.headers["content-disposition"]
    assert 0 < len(new.text) < len(whole.text)
    assert word.content.startswith(b"PK")
    assert client.get("/brief.md?since=soon").status_code == 400
    assert "/brief.md?since=2022-10-01" in client.get("/?since=2022-10-01").text


def test_one_request_without_a_server(record_path: Path) -> None:
    assert get_once(record_path, "/positions.json")[0] == 200
    assert get_once(record_path, "/e/nothing")[0] == 404


def test_one_request_inside_a_running_loop(record_path: Path) -> None:
    async def notebook() -> int:
        return get_once(record_path, "/positions.json")[0]

    with ThreadPoolExecutor(max_workers=1) as apart:
        assert apart.submit(lambda: asyncio.run(notebook())).result() == 200


def test_only_this_machine_is_served(record_path: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="only this machine"):
        run_server(record_path, host="0.0.0.0", port=0)
    with pytest.raises(StoreError, match="no such record"):
        create_app(tmp_path / "none.db")
