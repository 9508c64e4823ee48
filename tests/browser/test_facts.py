"""From any displayed fact to its highlighted words in one click, and every fact readable with script off."""

from collections import defaultdict

import pytest
from playwright.sync_api import Browser, Page

from browser.screens import FACTS, address_of
from browser.serving import Served, until
from diurna.workspace import Workspace

pytestmark = pytest.mark.model
_FACTS = """() => [...document.querySelectorAll('[data-fact]')].map(fact => ({
  name: fact.dataset.fact,
  links: [...fact.querySelectorAll("a[href*='#s=']")].map(link => link.getAttribute('href')),
}))"""
_LIT = """async (hash) => {
  location.hash = '';
  location.hash = hash;
  await new Promise(done => setTimeout(done, 0));
  dispatchEvent(new HashChangeEvent('hashchange'));
  const range = [...(CSS.highlights.get('told') ?? [])][0];
  return [Boolean(document.getElementById(hash)), range ? range.toString() : null];
}"""


def _facts(page: Page, served: Served, report: str) -> list[tuple[str, str, list[str]]]:
    found = []
    for name in FACTS:
        page.goto(served.address + address_of(name, report))
        found += [(name, fact["name"], fact["links"]) for fact in page.evaluate(_FACTS)]
    return found


def test_every_fact_on_every_screen_leads_to_its_highlighted_words(
    browser: Browser, served: Served, report_id: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    facts = _facts(page, served, report_id)
    without = [(screen, name) for screen, name, links in facts if not links]
    wanted: dict[str, set[str]] = defaultdict(set)
    for _, _, links in facts:
        for link in links:
            wanted[link.split("#")[0]].add(link.split("#")[1])
    with Workspace.open(served.path) as workspace:
        texts = {f"/r/{report.id}": report.text for report in workspace.store.reports()}
    wrong = []
    for report, places in sorted(wanted.items()):
        page.goto(served.address + report)
        for place in sorted(places):
            has_target, lit = page.evaluate(_LIT, place)
            start, end = (int(part) for part in place.removeprefix("s=").split("-"))
            if not has_target or lit != texts[report.split("?")[0]][start:end]:
                wrong.append((report, place, has_target, lit))
    context.close()

    assert len(facts) > 300
    assert without == []
    assert wrong == []


def test_clicking_a_fact_shows_the_words_on_screen(browser: Browser, served: Served) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 700})
    page = context.new_page()
    page.goto(f"{served.address}/positions")
    words = page.locator(".matrix .stance").first.get_attribute("title")
    page.locator(".matrix .stance").first.click()
    page.wait_for_url("**/r/**")
    lit = page.evaluate("[...CSS.highlights.get('told')][0].toString()")
    top = "[...CSS.highlights.get('told')][0].getBoundingClientRect().top"
    until(page, f"0 <= {top} && {top} <= innerHeight")
    context.close()

    assert lit == words


def test_with_script_off_every_fact_is_readable(browser: Browser, served: Served, report_id: str) -> None:
    with_script = browser.new_context()
    facts = _facts(with_script.new_page(), served, report_id)
    with_script.close()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    seen = 0
    for name in FACTS:
        page.goto(served.address + address_of(name, report_id))
        shown = page.locator("[data-fact]")
        seen += shown.count()
        for place in range(min(shown.count(), 12)):
            fact = shown.nth(place)
            assert fact.is_visible(), (name, place)
            assert fact.locator("a[href*='#s=']").first.is_visible(), (name, place)
    page.goto(f"{served.address}/r/{report_id}")
    marked = page.locator("#source mark").count()
    context.close()

    assert seen == len(facts)
    assert marked > 5


def test_a_passage_is_found_again_by_its_words(browser: Browser, served: Served, report_id: str) -> None:
    with Workspace.open(served.path) as workspace:
        text = workspace.store.report(report_id).text
    words = " ".join(text.split()[30:36])
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served.address}/r/{report_id}?words={words.replace(' ', '+')}")
    found = page.locator("#source mark.sought, #source mark").all_inner_texts()
    context.close()

    assert words in text
    assert words in " ".join("".join(found).split())
