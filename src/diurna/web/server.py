"""Runs the app: only on this machine's own addresses, since there are no users to check yet."""

import asyncio
import socket
from collections.abc import Callable
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import uvicorn
from starlette.types import Message

from diurna.errors import UsageError
from diurna.web.app import create_app


def serve(path: Path, *, host: str, port: int, on_start: Callable[[str], Any] | None) -> None:
    """Serve a record until stopped.

    Raises:
        StoreError: There is no such record, or it cannot be used.
        UsageError: The address is not this machine's, or the port is taken.
    """
    if not _is_own(host):
        raise UsageError(f"Diurna serves only this machine, not {host}. Use 127.0.0.1.")
    app = create_app(path)
    try:
        listener = socket.create_server((host, port))
    except OSError as error:
        raise UsageError(f"Port {port} on {host} cannot be used ({error.strerror}). Give another with -p.") from error
    address = f"http://{host}:{listener.getsockname()[1]}/"
    print(f"Diurna serves {path} at {address} (Ctrl-C stops it)")  # noqa: T201 - the shell of the program
    if on_start:
        on_start(address)
    uvicorn.Server(uvicorn.Config(app, log_level="warning")).run(sockets=[listener])


def answer_once(path: Path, address: str) -> tuple[int, str]:
    """Return status and body of one request, without a server."""
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

    asyncio.run(app(scope, receive, send))
    return status, body.decode("utf-8")


def _is_own(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
