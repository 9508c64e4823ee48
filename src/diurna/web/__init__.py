"""The record as local pages and JSON: routes parse, call one query function, and render the same frozen view."""

from collections.abc import Callable
from pathlib import Path
from typing import Any


def run_server(path: Path, *, host: str, port: int, on_start: Callable[[str], Any] | None = None) -> None:
    """Serve a record until stopped; ``on_start`` is given the address once it is known.

    Raises:
        StoreError: There is no such record, or it cannot be used.
        UsageError: The address is not this machine's, or the port is taken.
    """
    from diurna.web.server import serve  # noqa: PLC0415 - FastAPI only when serving

    serve(path, host=host, port=port, on_start=on_start)


def get_once(path: Path, address: str) -> tuple[int, str]:
    """Return status and body of one request, without a server.

    Raises:
        StoreError: There is no such record, or it cannot be used.
    """
    from diurna.web.server import answer_once  # noqa: PLC0415

    return answer_once(path, address)
