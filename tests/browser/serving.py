"""Runs the page behind a real server for the tests, and finds the system's own Chromium."""

import os
import shutil
import socket
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Self

import uvicorn
from playwright.sync_api import Error, Page

from diurna.web.app import create_app

ROOT = Path(__file__).parents[2]
SHOTS = ROOT / "out" / "browser"
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium_path() -> str | None:
    """Return the system's Chromium, or None."""
    named = os.environ.get("DIURNA_CHROMIUM")
    return named or next((found for name in _NAMES if (found := shutil.which(name))), None)


class Served:
    """A record behind a running server."""

    def __init__(self, path: Path, *, is_read_only: bool = False) -> None:
        self.path = path
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        app = create_app(path, is_read_only=is_read_only, user="tester")
        self._server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._listener]}, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        deadline = time.monotonic() + 10
        while not self._server.started and time.monotonic() < deadline:
            time.sleep(0.02)
        return self

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join(10)


def until(page: Page, expression: str, seconds: float = 8) -> None:
    """Wait until an expression holds on a page; the page's own policy forbids the waiting that evaluates text."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with suppress(Error):
            if page.evaluate(expression):
                return
        time.sleep(0.02)
    raise AssertionError(f"never came true: {expression}")
