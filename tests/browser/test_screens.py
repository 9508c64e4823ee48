"""Every screen at both widths, light and dark: nothing breaks, nothing overflows, nothing is inaccessible."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from browser.screens import SCREENS, address_of
from browser.serving import SHOTS, Served

pytestmark = pytest.mark.model
AXE = (Path(__file__).parent / "vendor" / "axe-4.14.1.min.js").read_text("utf-8")
WIDTHS = (1280, 390)
SCHEMES = ("light", "dark")


@pytest.fixture(scope="module", params=[(width, scheme) for width in WIDTHS for scheme in SCHEMES], ids=str)
def page(request: pytest.FixtureRequest, browser: Browser) -> Any:
    width, scheme = request.param
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    opened = context.new_page()
    opened.set_default_timeout(15_000)
    yield opened
    context.close()


def _listen(page: Page) -> list[str]:
    troubles: list[str] = []
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("request", lambda asked: troubles.append(asked.url) if "127.0.0.1" not in asked.url else None)
    return troubles


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_is_whole_and_accessible(page: Page, served: Served, report_id: str, name: str) -> None:
    size = page.viewport_size
    assert size
    troubles = _listen(page)
    answer = page.goto(served.address + address_of(name, report_id))
    page.wait_for_load_state("networkidle")
    scheme = "dark" if page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") else "light"
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=str(SHOTS / f"{name}-{size['width']}-{scheme}.png"))
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    violations = [(v["id"], [node["html"][:200] for node in v["nodes"][:3]]) for v in found["violations"]]

    assert answer
    assert answer.status == (404 if name == "not-found" else 200)
    assert violations == []
    assert [text for text in troubles if "404" not in text or name != "not-found"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_a_screen_prints_its_facts_without_its_controls(browser: Browser, served: Served) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{served.address}/events")
    page.emulate_media(media="print")

    assert page.locator(".card").first.is_visible()
    assert not page.locator(".facets").is_visible()
    assert not page.locator(".masthead nav").is_visible()
    context.close()
