"""The page's own words: every one in the catalogue, every language complete and compiled, chosen by the reader."""

import gettext
import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from fastapi.testclient import TestClient

from diurna.web.app import create_app
from diurna.web.language import LANGUAGES, LOCALE, Tongue, choose
from diurna.workspace import Workspace

ROOT = Path(__file__).parents[2]


def load_maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_catalogues", ROOT / "docs" / "make_catalogues.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_word_of_the_page_is_in_every_catalogue() -> None:
    maker = load_maker()

    assert (LOCALE / "diurna.pot").read_bytes() == maker.po_bytes(maker.collect())
    found = dict(maker.languages())
    assert set(found) | {"en"} == set(LANGUAGES)
    for code, catalogue in found.items():
        assert maker.missing(catalogue) == []
        assert (LOCALE / code / "LC_MESSAGES" / "diurna.mo").read_bytes() == maker.mo_bytes(catalogue)


@pytest.mark.parametrize(
    ("cookie", "header", "code"),
    [
        ("", "", "en"),
        ("", "de-AT,de;q=0.9,en;q=0.8", "de"),
        ("", "fr,en;q=0.5,de;q=0.7", "de"),
        ("en", "de", "en"),
        ("xx", "de;q=nonsense", "en"),
    ],
)
def test_the_language_is_chosen_by_hand_else_by_the_browser(cookie: str, header: str, code: str) -> None:
    assert choose(cookie, header).code == code


def test_a_language_written_from_right_to_left_says_so() -> None:
    assert Tongue("ar", gettext.NullTranslations()).direction == "rtl"
    assert Tongue("de", gettext.NullTranslations()).direction == "ltr"


def test_numbers_take_their_form() -> None:
    german = choose("de", "")

    assert german.count("%(n)s origin", "%(n)s origins", 1) == "1 Ursprung"
    assert german.count("%(n)s origin", "%(n)s origins", 1200) == "1,200 Ursprünge"


def test_a_page_speaks_german(tmp_path: Path) -> None:
    Workspace.create(tmp_path / "empty.db").store.close()
    client = TestClient(create_app(tmp_path / "empty.db"), base_url="http://127.0.0.1")
    text = client.get("/review", headers={"accept-language": "de"}).text

    assert '<html lang="de" dir="ltr">' in text
    assert "Nichts wartet auf Prüfung." in text
    assert client.get("/events").text.count("Chronology") >= 2
