"""The static copy: every link leads to a file that is there, every fact to its words, nothing needs a server."""

import html
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from diurna.errors import UsageError
from diurna.reading import read_reports
from diurna.web.publishing import file_of, kept_address, publish
from diurna.workspace import Workspace

DEMO = Path(str(files("diurna"))) / "data" / "demo" / "referendums-2022"


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published")
    with Workspace.create(folder / "two.db") as workspace:
        workspace.add(read_reports([str(DEMO / "2022-09-19-northgate.txt"), str(DEMO / "2022-09-28-berlin.txt")]))
    publish(folder / "two.db", folder / "copy")
    return folder / "copy"


def _links(page: Path) -> Iterator[str]:
    for link in re.findall(r' (?:href|src)="([^"]*)"', page.read_text("utf-8")):
        yield html.unescape(link)


@pytest.mark.model
def test_every_link_of_a_static_copy_leads_somewhere(copy: Path) -> None:
    pages = sorted(copy.rglob("*.html"))
    texts = {page.resolve(): page.read_text("utf-8") for page in pages}
    broken = []
    for page in pages:
        for link in _links(page):
            where, _, fragment = link.partition("#")
            target = (page.parent / where).resolve() if where else page.resolve()
            if not target.is_file() or (fragment.startswith("s=") and f'id="{fragment}"' not in texts[target]):
                broken.append((page.name, link))

    assert len(pages) > 30
    assert broken == []


@pytest.mark.model
def test_a_static_copy_has_no_script_no_form_and_no_way_out(copy: Path) -> None:
    for page in copy.rglob("*.html"):
        text = page.read_text("utf-8")
        assert not re.search(r"<script|<form|<button", text), page.name
        assert not any(link.startswith(("/", "http", "//")) for link in _links(page)), page.name


@pytest.mark.model
def test_a_copy_is_replaced_and_other_folders_are_left_alone(copy: Path, tmp_path: Path) -> None:
    record = copy.parent / "two.db"
    (copy / "stray.html").write_text("old", encoding="utf-8")
    publish(record, copy)
    assert not (copy / "stray.html").exists()

    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="not empty"):
        publish(record, tmp_path)


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("/events", "/events"),
        ("/events?after=ev1", "/events?after=ev1"),
        ("/events?type=ACCUSE", "/events"),
        ("/statements?speaker=gov:RUS", "/a/gov:RUS"),
        ("/positions?question=qu1", "/e/qu1"),
        ("/search?q=x", "/"),
        ("/r/0123?words=a+b", "/r/0123"),
    ],
)
def test_filters_lead_to_the_page_of_what_they_are_about(address: str, kept: str) -> None:
    assert kept_address(address) == kept


def test_file_names_suit_every_file_system() -> None:
    names = [file_of(address) for address in ("/", "/a/gov:RUS", "/a/gov.RUS", "/events?after=a", "/events?after=b")]

    assert names[0] == "index.html"
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[A-Za-z0-9_/.-]+", name) for name in names)
