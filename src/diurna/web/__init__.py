"""The record as local pages and JSON: routes parse, call one query function, and render the same frozen view."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any


def run_server(
    path: Path,
    *,
    host: str,
    port: int,
    on_start: Callable[[str], Any] | None = None,
    is_read_only: bool = False,
    names: Sequence[str] = (),
) -> None:
    """Serve a record until stopped; ``on_start`` is given the address once it is known.

    Args:
        path: The record file.
        host: Address to listen on; another than this machine's own needs tokens.
        port: Port; 0 takes a free one.
        on_start: Given the address.
        is_read_only: Refuse every change.
        names: Host names it is reached under besides the address.

    Raises:
        StoreError: There is no such record, or it cannot be used.
        UsageError: The address is another's and the record has no token yet, or the port is taken.
    """
    from diurna.web.server import serve  # noqa: PLC0415 - FastAPI only when serving

    serve(path, host=host, port=port, on_start=on_start, is_read_only=is_read_only, names=names)


def get_once(path: Path, address: str) -> tuple[int, str]:
    """Return status and body of one request, without a server.

    Raises:
        StoreError: There is no such record, or it cannot be used.
    """
    from diurna.web.server import answer_once  # noqa: PLC0415

    return answer_once(path, address)
