"""The door every request passes: host, token, role, origin and size are checked before any page is asked."""

import hashlib
import hmac
import logging
import time
from dataclasses import dataclass, field
from urllib.parse import quote

from fastapi import Request, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from diurna.web.problems import INTERNAL, Answer, Problem, ProblemError, json_problem, wants_json
from diurna.web.safety import HEADER, HEADERS, Guard, RefusedError
from diurna.web.safety_limits import FORM_BYTES, UPLOAD_BYTES, Guesses
from diurna.web.safety_tokens import Role, Token, TokenBook

SESSION = "diurna_session"
_SESSION_SECONDS = 12 * 3600
_OPEN = ("/static/", "/login")
_OWN_MARKS = ("/seen", "/language", "/login", "/logout")
"""Posts that change only the reader's own cookies."""
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_UPLOADS = "/api/v1/uploads"
_LOG = logging.getLogger("diurna.web")


@dataclass(frozen=True, slots=True)
class Identity:
    """Who asks: the name changes are entered under, and whether it is known by a token, a session or the machine."""

    user: str
    role: Role
    known_by: str


@dataclass(frozen=True, slots=True)
class DoorOptions:
    """How a record is served.

    Attributes:
        needs_token: Whether reading needs a token: so on every address but this machine's own.
        names: Host names it answers to besides this machine's own.
        guesses: The count of wrong tokens, to give another limit.
    """

    needs_token: bool = False
    names: frozenset[str] = frozenset()
    guesses: Guesses | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """What a served record asks of its readers.

    Attributes:
        needs_token: Whether reading needs a token: so on every address but this machine's own.
        user: The name of a reader on this machine without a token.
    """

    guard: Guard
    book: TokenBook
    user: str
    needs_token: bool = False
    is_read_only: bool = False
    guesses: Guesses = field(default_factory=Guesses)

    def identify(self, request: Request) -> Identity | None:
        """Return who asks, None when nobody known does.

        Raises:
            ProblemError: A token was given that is nobody's, or too many were.
        """
        given = request.headers.get("authorization")
        if given is not None:
            scheme, _, secret = given.partition(" ")
            if scheme.casefold() != "bearer":
                raise ProblemError(_unknown("This door knows bearer tokens only."))
            return _identity(self.check_token(request, secret.strip()), "token")
        session = self._session(request.cookies.get(SESSION, ""))
        if session is not None:
            return _identity(session, "session")
        if self.needs_token:
            return None
        return Identity(self.user, Role.READER if self.is_read_only else Role.EDITOR, "machine")

    def check_token(self, request: Request, secret: str) -> Token:
        """Return whose token it is; every wrong one counts against the address it comes from.

        Raises:
            ProblemError: It is nobody's, or too many wrong ones came from there.
        """
        address = request.client.host if request.client else ""
        seconds = self.guesses.wait(address)
        if seconds:
            detail = f"Too many wrong tokens came from this address. Try again in {seconds} seconds."
            raise ProblemError(Problem(429, "guessing", detail, headers={"Retry-After": str(seconds)}))
        found = self.book.holder(secret)
        if found is None:
            self.guesses.wrong(address)
            raise ProblemError(_unknown("This token is nobody's."))
        return found

    def session_for(self, token: Token) -> str:
        """Return the cookie of a browser that showed a token; it does not hold the token."""
        until = str(int(time.time()) + _SESSION_SECONDS)
        return f"{token.digest}.{until}.{self._sign(token.digest, until)}"

    def _session(self, cookie: str) -> Token | None:
        digest, _, rest = cookie.partition(".")
        until, _, signature = rest.partition(".")
        if not hmac.compare_digest(self._sign(digest, until).encode(), signature.encode("utf-8", "surrogatepass")):
            return None
        return self.book.named(digest) if int(until) > time.time() else None

    def _sign(self, digest: str, until: str) -> str:
        words = f"session|{digest}|{until}".encode("utf-8", "surrogatepass")
        return hmac.new(self.guard.secret, words, hashlib.sha256).hexdigest()


class Door:
    """The outermost layer of the app."""

    def __init__(self, app: ASGIApp, *, rules: Rules, answer: Answer) -> None:
        self.app = app
        self.rules = rules
        self.answer = answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it here."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        out = _Sending(send)
        refusal = self._refusal(request)
        if refusal is not None:
            await refusal(scope, receive, out)
            return
        body = _Body(receive, UPLOAD_BYTES if request.url.path == _UPLOADS else FORM_BYTES)
        try:
            await self.app(scope, body, out)
        except ProblemError as error:
            await self._end(request, error.problem, out)
        except Exception:  # noqa: BLE001 - the client is told nothing of the inside; the log has it all
            _LOG.exception("%s %s failed", request.method, request.url.path)
            await self._end(request, INTERNAL, out)

    async def _end(self, request: Request, problem: Problem, out: "_Sending") -> None:
        if not out.started:
            await json_problem(problem)(request.scope, request.receive, out)

    def _refusal(self, request: Request) -> Response | None:
        try:
            return self._check(request)
        except ProblemError as error:
            return self.answer(request, error.problem)
        except RefusedError as error:
            return self.answer(request, Problem(403, "refused", str(error)))

    def _check(self, request: Request) -> Response | None:
        rules, path = self.rules, request.url.path
        if not rules.guard.knows_host(request):
            raise ProblemError(Problem(421, "host", "This server does not answer to that name."))
        identity = rules.identify(request)
        request.state.identity = identity
        if identity is None and not path.startswith(_OPEN):
            if wants_json(request) or request.method not in _SAFE:
                raise ProblemError(_unknown("This record is open to holders of a token only."))
            query = f"?{request.url.query}" if request.url.query else ""
            return RedirectResponse(f"/login?back={quote(path + query, safe='')}", 303)
        if request.method not in _SAFE:
            self._check_change(request, identity)
        _check_length(request)
        return None

    def _check_change(self, request: Request, identity: Identity | None) -> None:
        guard, path = self.rules.guard, request.url.path
        guard.check_origin(request)
        if path in _OWN_MARKS:
            return
        if path.startswith("/api/") and (identity is None or identity.known_by != "token"):
            given = request.headers.get(HEADER)
            if given is None:
                raise ProblemError(_unknown("A change needs a token: 'Authorization: Bearer …'."))
            guard.check_change(request, given)
        if self.rules.is_read_only:
            raise RefusedError("This record is open for reading only.")
        if identity is None or identity.role is not Role.EDITOR:
            raise RefusedError("This token may read only; a change needs an editor's.")


def identity_of(request: Request) -> Identity:
    """Return who asks.

    Raises:
        RefusedError: Nobody known does.
    """
    found: Identity | None = getattr(request.state, "identity", None)
    if found is None:
        raise RefusedError("Nobody known asks for this.")
    return found


def _identity(token: Token, known_by: str) -> Identity:
    return Identity(token.name, token.role, known_by)


def _unknown(detail: str) -> Problem:
    return Problem(401, "token", detail, headers={"WWW-Authenticate": 'Bearer realm="diurna"'})


def _check_length(request: Request) -> None:
    most = UPLOAD_BYTES if request.url.path == _UPLOADS else FORM_BYTES
    told = request.headers.get("content-length", "0")
    if not (told.isascii() and told.isdigit() and len(told) < 20):
        raise ProblemError(Problem(400, "usage", "Content-Length is no number."))
    if int(told) > most:
        raise ProblemError(_too_large(most))


def _too_large(most: int) -> Problem:
    return Problem(413, "too-large", f"The request has more than {most:,} bytes. Send less at once.")


class _Body:
    """Gives the body on, counted: what never said how long it is stops at the limit too."""

    def __init__(self, receive: Receive, most: int) -> None:
        self.receive = receive
        self.most = most
        self.had = 0

    async def __call__(self) -> Message:
        message = await self.receive()
        self.had += len(message.get("body", b""))
        if self.had > self.most:
            raise ProblemError(_too_large(self.most))
        return message


class _Sending:
    """Sends on, with the headers every answer carries; remembers whether an answer has begun."""

    def __init__(self, send: Send) -> None:
        self.send = send
        self.started = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            answered = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                answered.setdefault(name, value)
        await self.send(message)
