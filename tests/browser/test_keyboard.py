"""The ten commonest tasks, done with the keyboard alone on the page as served, under its own policy."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from browser.serving import Served, until
from diurna.workspace import Workspace

pytestmark = pytest.mark.model


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    opened.set_default_timeout(10_000)
    yield opened
    context.close()


def tab_to(page: Page, selector: str, most: int = 400) -> None:
    """Press Tab until the focus is on what the selector names; the focus must be visible there."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(f"document.activeElement?.matches({selector!r})"):
            style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert style != "none", f"no focus to be seen on {selector}"
            return
    raise AssertionError(f"Tab never reaches {selector}")


def enter(page: Page, selector: str) -> None:
    tab_to(page, selector)
    page.keyboard.press("Enter")


def test_skip_to_the_content(page: Page, served: Served) -> None:
    page.goto(served.address)
    enter(page, "a.skip")
    until(page, "document.activeElement?.id === 'main' || location.hash === '#main'")


def test_read_what_is_new_and_mark_it_as_read(page: Page, editable: Served) -> None:
    page.goto(editable.address)
    assert page.locator(".card").count() > 5
    enter(page, "form[action='/seen'] button")
    until(page, "document.querySelector('.empty') !== null")
    assert page.locator(".card").count() == 0


def test_follow_a_line_to_its_words(page: Page, served: Served) -> None:
    page.goto(f"{served.address}/statements")
    enter(page, ".card a.words")
    until(page, "Boolean(CSS.highlights.get('told'))")
    assert "/r/" in page.url


def test_narrow_the_chronology_and_take_it_back(page: Page, served: Served) -> None:
    page.goto(f"{served.address}/events")
    enter(page, ".facets a[href*='status=']")
    until(page, "location.search.includes('status=') && document.querySelector('.facets [aria-current]') !== null")
    narrowed = page.locator(".count[role=status]").inner_text()
    enter(page, ".facets a[aria-current]")
    until(page, "!location.search.includes('status=')")
    assert page.locator(".count[role=status]").inner_text() != narrowed


def test_walk_along_the_axis_and_open_an_event(page: Page, served: Served) -> None:
    page.goto(f"{served.address}/events")
    until(page, "document.querySelector('.axis svg a') !== null")
    tab_to(page, ".axis a")
    first = page.evaluate("document.activeElement.getAttribute('href')")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.getAttribute('href')") != first
    ticks = "[...document.querySelectorAll('.axis .tick')].map(tick => tick.textContent).join()"
    before = page.evaluate(ticks)
    page.keyboard.press("+")
    until(page, f"{ticks} !== {before!r}")
    page.keyboard.press("-")
    until(page, f"{ticks} === {before!r}")
    page.keyboard.press("Enter")
    until(page, "location.hash.startsWith('#EV-') || location.pathname.startsWith('/e/')")


def test_choose_days(page: Page, served: Served) -> None:
    page.goto(f"{served.address}/events")
    tab_to(page, "#since")
    page.keyboard.type("09202022")
    enter(page, ".days button")
    until(page, "location.search.includes('since=2022-09-20')")


def test_walk_the_matrix_and_open_a_history(page: Page, served: Served) -> None:
    page.goto(f"{served.address}/positions")
    tab_to(page, ".matrix tbody a")
    here = page.evaluate("document.activeElement.closest('tr').rowIndex")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('tr').rowIndex") > here
    enter(page, ".matrix a.steps")
    until(page, "location.pathname === '/positions/history'")
    assert page.locator("[data-fact]").count() > 0


def test_compare_two_holders(page: Page, served: Served) -> None:
    page.goto(f"{served.address}/positions")
    tab_to(page, "#one")
    page.keyboard.type("Russia")
    tab_to(page, "#other")
    page.keyboard.type("Ukraine")
    enter(page, "form[action='/compare'] button")
    until(page, "location.pathname === '/compare'")
    assert "Russia" in page.locator(".count").first.inner_text()


def test_search(page: Page, served: Served) -> None:
    page.goto(served.address)
    tab_to(page, "#q")
    page.keyboard.type("referendum")
    page.keyboard.press("Enter")
    until(page, "document.querySelectorAll('.hits li').length > 3")
    enter(page, ".hits a.words")
    until(page, "location.pathname.startsWith('/r/')")


def test_add_a_statement_from_selected_words(page: Page, editable: Served, report_id: str) -> None:
    page.goto(f"{editable.address}/r/{report_id}")
    words = page.evaluate("""() => {
      const pieces = [...document.querySelectorAll('#source span[data-s]')];
      const piece = pieces.find(one => one.textContent.trim().length > 30);
      const range = document.createRange();
      const text = piece.firstChild;
      const start = text.data.search(/\\S/);
      range.setStart(text, start);
      range.setEnd(text, start + 20);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      return range.toString();
    }""")
    page.keyboard.press("s")
    until(page, "document.activeElement?.id === 'statement-speaker'")
    page.keyboard.type("Nobody In Particular")
    enter(page, "#add-statement button")
    until(page, "location.search.includes('done=')")
    with Workspace.open(editable.path) as workspace:
        added = [s for s in workspace.record().statements() if s.reason.startswith("added by hand")]

    assert [statement.content[0].words for statement in added] == [words]
    assert added[0].speakers[0].name == "Nobody In Particular"


def test_correct_a_field_and_take_it_back(page: Page, editable: Served) -> None:
    with Workspace.open(editable.path) as workspace:
        event = workspace.record().events()[0]
    page.goto(f"{editable.address}/e/{event.code}")
    tab_to(page, "#fix-status")
    page.keyboard.type("considered" if event.status.value != "considered" else "planned")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    until(page, "location.search.includes('done=')")
    enter(page, ".done button")
    until(page, "location.pathname === '/history'")
    with Workspace.open(editable.path) as workspace:
        assert workspace.record().entry(event.id) == event
        assert [item.kind.value for item in workspace.store.judgements()] == ["correct", "undo"]
