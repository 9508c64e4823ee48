"""Errors as answers: one table from error to status, a page for readers and RFC 9457 for programs."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse
from jinja2 import Environment
from starlette.exceptions import HTTPException

from diurna.errors import DiurnaError, NotFoundError, StoreError, UsageError
from diurna.web.asking import Asked
from diurna.web.safety import RefusedError, StaleError

MEDIA = "application/problem+json"
_LOG = logging.getLogger("diurna.web")


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong, as RFC 9457 words it.

    Attributes:
        kind: A stable name for programs; it ends the ``type``.
        detail: A sentence about this one occurrence, and what to do.
        more: Further members, as ``known``: the fields there are.
    """

    status: int
    kind: str
    detail: str
    more: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    def members(self) -> dict[str, Any]:
        """Return the members of the problem document."""
        title = HTTPStatus(self.status).phrase
        start = {"type": f"urn:diurna:problem:{self.kind}", "title": title, "status": self.status}
        return {**start, "detail": self.detail, **self.more}


class ProblemError(DiurnaError):
    """An error that already knows its answer."""

    def __init__(self, problem: Problem) -> None:
        """Keep the problem; its detail is the message."""
        self.problem = problem
        super().__init__(problem.detail)


STATUS: Mapping[type[DiurnaError], tuple[int, str]] = {
    NotFoundError: (404, "not-found"),
    UsageError: (400, "usage"),
    RefusedError: (403, "refused"),
    StaleError: (409, "stale"),
    StoreError: (503, "record"),
}
"""From error to status and kind."""

_KINDS: Mapping[int, str] = {404: "not-found", 405: "method", 413: "too-large", 415: "media-type", 400: "usage"}

Answer = Callable[[Request, Problem], Response]


def problem_of(error: DiurnaError) -> Problem:
    """Return the answer to an error of ours; one that is in no table tells nothing of the inside."""
    if isinstance(error, ProblemError):
        return error.problem
    for known, (status, kind) in STATUS.items():
        if isinstance(error, known):
            return Problem(status, kind, str(error))
    _LOG.error("an error without an answer of its own", exc_info=error)
    return INTERNAL


INTERNAL = Problem(500, "internal", "Something went wrong here. It is in the server's log; nothing was changed.")


def json_problem(problem: Problem) -> Response:
    """Return a problem as ``application/problem+json``."""
    return JSONResponse(problem.members(), problem.status, media_type=MEDIA, headers=dict(problem.headers))


def make_answer(environment: Environment, asked_by: Callable[[Request], Asked]) -> Answer:
    """Return what answers problems: a page for readers, JSON for programs."""

    def answer(request: Request, problem: Problem) -> Response:
        if wants_json(request):
            return json_problem(problem)
        tongue = asked_by(request).tongue
        text = environment.get_template("problem.html").render(
            title=problem.detail,
            status=problem.status,
            language=tongue.code,
            direction=tongue.direction,
            _=tongue.say,
            gettext=tongue.say,
        )
        return HTMLResponse(text, problem.status, headers=dict(problem.headers))

    return answer


def add_handlers(app: FastAPI, answer: Answer) -> None:
    """Make the app answer errors."""

    @app.exception_handler(DiurnaError)
    async def failed(request: Request, error: DiurnaError) -> Response:
        return answer(request, problem_of(error))

    @app.exception_handler(HTTPException)
    async def unknown(request: Request, error: HTTPException) -> Response:
        kind = _KINDS.get(error.status_code, "http")
        detail = _DETAILS.get(error.status_code, str(error.detail))
        return answer(request, Problem(error.status_code, kind, detail, headers=error.headers or {}))

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, _error: RequestValidationError) -> Response:
        return answer(request, Problem(400, "usage", "The request does not fit this address."))


_DETAILS: Mapping[int, str] = {
    404: "There is nothing at this address.",
    405: "This address does not know that method.",
}


def wants_json(request: Request) -> bool:
    """Return whether a program asks: by the address, or by not accepting a page."""
    path = request.url.path
    return path.endswith(".json") or path.startswith("/api/") or path == "/api"
