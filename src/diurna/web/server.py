"""Runs the app: on this machine's own addresses for everybody here, on any other for holders of a token only."""

import asyncio
import socket
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import uvicorn
from starlette.types import Message

from diurna.errors import UsageError
from diurna.web.app import create_app
from diurna.web.safety_door import DoorOptions
from diurna.web.safety_tokens import TokenBook


def serve(
    path: Path,
    *,
    host: str,
    port: int,
    on_start: Callable[[str], Any] | None,
    is_read_only: bool = False,
    names: Sequence[str] = (),
) -> None:
    """Serve a record until stopped.

    Raises:
        StoreError: There is no such record, or it cannot be used.
        UsageError: The address is another's and the record has no token yet, or the port is taken.
    """
    needs_token = not is_own(host)
    if needs_token and not TokenBook.beside(path).tokens():
        raise UsageError(
            f"{host} is not only this machine's: reading needs a token there, and this record has none. "
            "Make one with 'diurna tokens --add NAME', or serve 127.0.0.1."
        )
    known = frozenset(name.casefold() for name in (*names, host) if name)
    app = create_app(path, is_read_only=is_read_only, door=DoorOptions(needs_token=needs_token, names=known))
    try:
        listener = socket.create_server((host, port), family=_family(host))
    except OSError as error:
        raise UsageError(f"Port {port} on {host} cannot be used ({error.strerror}). Give another with -p.") from error
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{listener.getsockname()[1]}/"
    note = "Every reader needs a token; nothing sent is encrypted, so use it in a network you trust.\n"
    sys.stdout.write(f"Diurna serves {path} at {address} (Ctrl-C stops it)\n{note if needs_token else ''}")
    sys.stdout.flush()
    if on_start:
        on_start(address)
    config = uvicorn.Config(app, log_level="warning", server_header=False, proxy_headers=False, ws="none")
    uvicorn.Server(config).run(sockets=[listener])


def answer_once(path: Path, address: str) -> tuple[int, str]:
    """Return status and body of one request, without a server; also inside a notebook, whose loop is left alone."""
    app = create_app(path)
    where, _, query = address.partition("?")
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": where,
        "raw_path": where.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(b"host", b"127.0.0.1")],
        "client": ("127.0.0.1", 0),
        "server": ("127.0.0.1", 80),
    }
    status, body = 500, bytearray()

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        nonlocal status
        if message["type"] == "http.response.start":
            status = message["status"]
        elif message["type"] == "http.response.body":
            body.extend(message.get("body", b""))

    with ThreadPoolExecutor(max_workers=1) as apart:
        apart.submit(asyncio.run, app(scope, receive, send)).result()
    return status, body.decode("utf-8")


def is_own(host: str) -> bool:
    """Return whether an address is this machine's own: nobody else can reach it."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET
