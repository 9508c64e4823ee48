"""One call of the API: its parameters checked against its operation's, its body decoded, its answer encoded."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

import msgspec
from fastapi import Request, Response

from diurna.query.source import Source
from diurna.web.desk import Desk
from diurna.web.problems import Problem, ProblemError
from diurna.web.safety_door import Identity, identity_of

T = TypeVar("T")
_MOST_NUMBER = 10**9


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter as the OpenAPI document tells it, and as calls are checked.

    Attributes:
        where: ``query``, ``path`` or ``header``.
        schema: Its JSON Schema.
        is_many: Whether it may be given several times; any of the values then fits.
    """

    name: str
    where: str
    schema: Mapping[str, Any]
    about: str
    is_required: bool = False
    is_many: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer of an operation: what it means, its type (None for no body), and its headers by name."""

    about: str
    type: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Call:
    """A call: who asks, of which record, with which parameters and body."""

    request: Request
    desk: Desk
    path: Mapping[str, str]
    query: Mapping[str, tuple[str, ...]]
    body: bytes = b""
    files: tuple[tuple[str, bytes], ...] = ()

    def one(self, name: str, default: str = "") -> str:
        """Return a parameter of the query, the last when it is given several times."""
        return self.query[name][-1] if name in self.query else default

    def day(self, name: str) -> date | None:
        """Return a day of the query, None when it is not given.

        Raises:
            ProblemError: It is no day.
        """
        return read_day(name, self.one(name)) if name in self.query else None

    def number(self, name: str, default: int, *, least: int = 1, most: int = _MOST_NUMBER) -> int:
        """Return a whole number of the query.

        Raises:
            ProblemError: It is none, or out of its range.
        """
        return read_number(name, self.one(name), least=least, most=most) if name in self.query else default

    def source(self) -> Source:
        """Return the record, as of the day asked for."""
        return self.desk.source(self.day("as_of"))

    def who(self) -> Identity:
        """Return who asks."""
        return identity_of(self.request)

    def decoded(self, kind: type[T]) -> T:
        """Return the body as one of our types.

        Raises:
            ProblemError: It is not JSON, or not of that shape.
        """
        media = self.request.headers.get("content-type", "").partition(";")[0].strip().casefold()
        if media != "application/json":
            raise ProblemError(Problem(415, "media-type", "The body must be application/json."))
        try:
            return msgspec.json.decode(self.body, type=kind)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            detail = "The JSON is nested too deeply." if isinstance(error, RecursionError) else f"{error}."
            raise ProblemError(Problem(400, "body", f"The body does not fit: {detail}")) from error


Handler = Callable[[Call], Response]


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation of the API.

    Attributes:
        takes: Media types and types of its body; empty when it has none.
        is_stable: Whether it stays as it is until version 2.
        is_change: Whether it needs an editor.
    """

    name: str
    method: str
    path: str
    tag: str
    summary: str
    handler: Handler
    replies: Mapping[int, Reply]
    parameters: tuple[Parameter, ...] = ()
    takes: Mapping[str, Any] = field(default_factory=dict)
    is_stable: bool = True
    is_change: bool = False


def refuse(kind: str, detail: str, *, status: int = 400, **more: Any) -> ProblemError:
    """Return the error that answers a call that cannot be meant."""
    return ProblemError(Problem(status, kind, detail, more))


def read_day(name: str, words: str) -> date:
    """Return a day written as YYYY-MM-DD.

    Raises:
        ProblemError: It is none.
    """
    try:
        if len(words) == 10:
            return date.fromisoformat(words)
    except ValueError:
        pass
    raise refuse("parameter", f"{name}={words!r} is not a day. Write it as YYYY-MM-DD.")


def read_number(name: str, words: str, *, least: int = 0, most: int = _MOST_NUMBER) -> int:
    """Return a whole number.

    Raises:
        ProblemError: It is none, or out of its range.
    """
    if not (words.isascii() and words.isdigit() and len(words) < 12 and least <= int(words) <= most):
        raise refuse("parameter", f"{name}={words!r} is not a whole number from {least} to {most}.")
    return int(words)


def answer(value: Any, *, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """Return a value as JSON."""
    return Response(msgspec.json.encode(value), status, dict(headers or {}), "application/json")


def checked_query(request: Request, operation: Operation) -> dict[str, tuple[str, ...]]:
    """Return the query of a call; a name that is none of the operation's is refused with those there are.

    Raises:
        ProblemError: There is an unknown name, or one given several times that is one only.
    """
    known = {item.name: item for item in operation.parameters if item.where == "query"}
    found: dict[str, list[str]] = {}
    for name, value in request.query_params.multi_items():
        if name not in known:
            fields = sorted(known)
            raise refuse("parameter", f"There is no parameter {name!r} here. Known: {', '.join(fields)}.", known=fields)
        found.setdefault(name, []).append(value)
    for name, values in found.items():
        if len(values) > 1 and not known[name].is_many:
            raise refuse("parameter", f"{name} may be given once only.")
        if any(len(value) > 2000 for value in values) or len(values) > 100:
            raise refuse("parameter", f"{name} is too long.")
    return {name: tuple(values) for name, values in found.items()}
