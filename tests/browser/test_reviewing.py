"""A scripted keyboard user reviews fifty items; undo and bulk undo restore the record exactly."""

from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Browser, Page

from browser.serving import Served, until
from diurna.types.record import Judgement, Record
from diurna.workspace import Workspace

pytestmark = pytest.mark.model
KEYS = {"a": "accept", "x": "reject", "u": "unverifiable"}


def _record(path: Path) -> tuple[Record, tuple[Judgement, ...]]:
    with Workspace.open(path) as workspace:
        return workspace.record().record, workspace.store.judgements()


def _same(left: Record, right: Record) -> bool:
    return msgspec.json.encode(left) == msgspec.json.encode(right)


def _press(page: Page, key: str) -> None:
    """Press a key and wait for the page that answers it."""
    page.wait_for_load_state()
    until(page, "(document.documentElement.dataset.before = 'yes')")
    page.keyboard.press(key)
    until(page, "!document.documentElement.dataset.before && document.activeElement?.id === 'item'")


def test_fifty_items_by_one_key_each_with_focus_kept_and_undone_exactly(browser: Browser, editable: Served) -> None:
    before, _ = _record(editable.path)
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{editable.address}/review")
    until(page, "document.activeElement?.id === 'item'")
    done: list[str] = []
    while len(done) < 50 and page.locator("#item").count():
        key = "aaxau"[len(done) % 5]
        _press(page, key)
        done.append(KEYS[key])
    _, ledger = _record(editable.path)
    assert [item.kind.value for item in ledger] == done
    assert len(done) == 50
    assert {item.user for item in ledger} == {"tester"}

    page.keyboard.press("z")
    page.wait_for_load_state("networkidle")
    _, ledger = _record(editable.path)
    assert ledger[-1].kind.value == "undo"
    assert ledger[-1].after == "50"

    page.goto(f"{editable.address}/history")
    page.locator("#tick-all").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_load_state("networkidle")
    after, ledger = _record(editable.path)
    context.close()

    assert len(ledger) == 100
    assert _same(before, after)


def test_the_keys_can_be_changed_and_are_off_while_writing(browser: Browser, editable: Served) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{editable.address}/review")
    page.locator("#q").focus()
    page.keyboard.type("axu")
    assert _record(editable.path)[1] == ()
    page.locator("#item").focus()
    page.keyboard.press("?")
    page.locator("#key-accept").fill("y")
    page.get_by_role("button", name="Keep").focus()
    page.keyboard.press("Enter")
    until(page, "document.activeElement?.id === 'item'")
    page.keyboard.press("a")
    assert _record(editable.path)[1] == ()
    _press(page, "y")
    context.close()

    assert [item.kind.value for item in _record(editable.path)[1]] == ["accept"]


def test_a_batch_accepts_only_what_is_on_the_screen(browser: Browser, editable: Served) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{editable.address}/review")
    shown = page.locator("#batch input[name=many]").evaluate_all("boxes => boxes.map(box => box.value.split('@')[0])")
    page.locator("#batch button").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/review?done=*")
    context.close()
    with Workspace.open(editable.path) as workspace:
        accepted = [workspace.store.code_of(item.target) for item in workspace.store.judgements()]

    assert accepted == shown
    assert len(accepted) == 10
