"""What keeps the page to its reader: own hosts only, own forms only, no script but our own."""

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import urlsplit

from fastapi import Request, Response

from diurna.errors import DiurnaError

OWN_HOSTS = frozenset({"127.0.0.1", "localhost", "::1"})
COOKIE = "diurna_reader"
FIELD = "form_token"
HEADER = "X-Form-Token"
"""The header in which our own scripts send what forms send in ``FIELD``."""
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
_DEFAULT_PORTS = {"http": "80", "https": "443"}


class RefusedError(DiurnaError):
    """A request that does not come from this page, or may not change anything."""


class StaleError(DiurnaError):
    """A change made on a state of an entry that somebody else has changed since."""


@dataclass(frozen=True, slots=True)
class Guard:
    """The secret of one running app and the hosts it answers to.

    Attributes:
        hosts: Names it answers to.
        any_address: Whether it answers to every numeric address too: a forged name needs a name.
    """

    hosts: frozenset[str] = OWN_HOSTS
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    any_address: bool = False

    def knows_host(self, request: Request) -> bool:
        """Return whether the request names this machine; a forged name (DNS rebinding) does not."""
        name = host_name(request.headers.get("host", ""))
        return name in self.hosts or (self.any_address and _is_address(name))

    def form_token(self, reader: str) -> str:
        """Return the token a reader's forms carry."""
        return hmac.new(self.secret, reader.encode(), hashlib.sha256).hexdigest()

    def check_origin(self, request: Request) -> None:
        """Refuse a change another site sends.

        Raises:
            RefusedError: Its origin is another site, or kept secret.
        """
        origin = request.headers.get("origin") or request.headers.get("referer")
        is_cross = request.headers.get("sec-fetch-site", "none") in ("cross-site", "same-site")
        if is_cross or (origin and not _is_same(origin, request.headers.get("host", ""))):
            raise RefusedError("This change comes from another site. Nothing was changed.")

    def check_change(self, request: Request, given: str) -> None:
        """Refuse a change that does not come from a form of this page.

        Raises:
            RefusedError: Its origin is another site, or its token is not this reader's.
        """
        self.check_origin(request)
        reader = request.cookies.get(COOKIE, "")
        if not reader or not hmac.compare_digest(self.form_token(reader).encode(), given.encode()):
            raise RefusedError("This form has expired. Nothing was changed; reload the page and try again.")


def host_name(host: str) -> str:
    """Return the name in a Host header without port and brackets, empty when it is none.

    >>> host_name("[::1]:8001"), host_name("LOCALHOST:80"), host_name("a@127.0.0.1")
    ('::1', 'localhost', '')
    """
    try:
        parts = urlsplit(f"//{host}")
        name, port = parts.hostname or "", parts.port
    except ValueError:
        return ""
    is_plain = parts.netloc == host and "@" not in host and (port is None or port >= 0)
    return name if is_plain else ""


def reader_of(request: Request) -> str:
    """Return the reader's own random name, a new one on a first visit."""
    known = request.cookies.get(COOKIE, "")
    return known if len(known) == 32 and known.isalnum() and known.isascii() else secrets.token_hex(16)


def remember(response: Response, reader: str) -> None:
    """Give the reader's name to the browser; scripts and other sites cannot read or send it."""
    response.set_cookie(COOKIE, reader, max_age=365 * 86400, httponly=True, samesite="strict")


def _is_same(origin: str, host: str) -> bool:
    try:
        parts = urlsplit(origin)
        ours = urlsplit(f"//{host}")
        default = _DEFAULT_PORTS.get(parts.scheme, "")
        theirs = (parts.hostname, str(parts.port or default))
        return bool(default) and theirs == (ours.hostname, str(ours.port or default))
    except ValueError:
        return False


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
