"""A served record and the system's own Chromium; nothing is downloaded."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from browser.serving import Served, chromium_path
from diurna.workspace import Workspace


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium_path()
    if path is None:
        message = "no Chromium: 'apt-get install chromium', or name one in DIURNA_CHROMIUM"
        pytest.fail(message) if os.environ.get("DIURNA_NEEDS_BROWSER") else pytest.skip(message)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def served(record_path: Path) -> Iterator[Served]:
    """Serve the demo record; tests that change something use ``editable``."""
    with Served(record_path) as running:
        yield running


@pytest.fixture
def editable(record_path: Path, tmp_path: Path) -> Iterator[Served]:
    """Serve a copy of the demo record that a test may change."""
    path = tmp_path / "editable.db"
    with Workspace.open(record_path) as workspace:
        workspace.store.back_up(path)
    with Served(path) as running:
        yield running


@pytest.fixture(scope="session")
def report_id(record_path: Path) -> str:
    """Return a report with furniture, statements and events."""
    with Workspace.open(record_path) as workspace:
        return workspace.store.reports()[3].id
