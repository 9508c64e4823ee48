"""Makes the app: one route a page, each also answering ``.json``; errors become status in one table."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse
from fastapi.staticfiles import StaticFiles
from fastapi.templating import Jinja2Templates

from diurna.errors import DiurnaError, NotFoundError, UsageError
from diurna.web.pages import PAGES, Page, PageRequest, entry_page, report_page, search_page
from diurna.workspace import Workspace

_HERE = Path(__file__).parent
_STATUS: Mapping[type[DiurnaError], int] = {NotFoundError: 404, UsageError: 400}
_OWN_HOSTS = frozenset({"127.0.0.1", "localhost", "::1", "[::1]"})
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


def create_app(path: Path) -> FastAPI:
    """Return the app over a record file, opened afresh for each request so that it shows what was added since.

    Raises:
        StoreError: There is no such record, or it cannot be used.
    """
    Workspace.open(path).store.close()
    app = FastAPI(title="Diurna", docs_url=None, redoc_url=None, openapi_url="/api/openapi.json")
    templates = Jinja2Templates(directory=_HERE / "templates")
    app.mount("/static", StaticFiles(directory=_HERE / "static"), name="static")

    @app.middleware("http")
    async def guard(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        host = request.headers.get("host", "").rsplit(":", 1)[0] if request.headers.get("host") else ""
        response = await call_next(request) if host in _OWN_HOSTS else JSONResponse({"title": "unknown host"}, 421)
        response.headers.update(_HEADERS)
        return response

    @app.exception_handler(DiurnaError)
    async def failed(_request: Request, error: DiurnaError) -> Response:
        status = next((code for kind, code in _STATUS.items() if isinstance(error, kind)), 500)
        problem = {"type": "about:blank", "title": str(error), "status": status}
        return JSONResponse(problem, status, media_type="application/problem+json")

    def answer(request: Request, page: Page, *, as_json: bool) -> Response:
        if as_json:
            return JSONResponse(page.rows)
        context = {"page": page, "pages": PAGES, "query": dict(request.query_params)}
        return templates.TemplateResponse(request, page.template, context)

    def show(make: Callable[[PageRequest], Page], request: Request, *, as_json: bool, key: str = "") -> Response:
        with Workspace.open(path) as workspace:
            asked = PageRequest(workspace, key, dict(request.query_params), _day(request.query_params.get("as_of")))
            return answer(request, make(asked), as_json=as_json)

    for name, make in PAGES.items():
        _add(app, f"/{name}" if name else "/", f"/{name}.json" if name else "/brief.json", make, show)
    _add(app, "/search", "/search.json", search_page, show)

    @app.get("/r/{key}.json", response_class=JSONResponse)
    def report_json(request: Request, key: str) -> Response:
        return show(report_page, request, as_json=True, key=key)

    @app.get("/r/{key}", response_class=HTMLResponse)
    def report(request: Request, key: str) -> Response:
        return show(report_page, request, as_json=False, key=key)

    @app.get("/e/{key}.json", response_class=JSONResponse)
    def entry_json(request: Request, key: str) -> Response:
        return show(entry_page, request, as_json=True, key=key)

    @app.get("/e/{key}", response_class=HTMLResponse)
    def entry(request: Request, key: str) -> Response:
        return show(entry_page, request, as_json=False, key=key)

    return app


def _add(app: FastAPI, address: str, json_address: str, make: Any, show: Any) -> None:
    def page(request: Request) -> Response:
        response: Response = show(make, request, as_json=False)
        return response

    def page_json(request: Request) -> Response:
        response: Response = show(make, request, as_json=True)
        return response

    name = address.strip("/") or "brief"
    app.add_api_route(address, page, methods=["GET"], response_class=HTMLResponse, name=name)
    app.add_api_route(json_address, page_json, methods=["GET"], response_class=JSONResponse, name=f"{name} as JSON")


def _day(words: str | None) -> date | None:
    if not words:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise UsageError(f"as_of={words!r} is not a day. Write it as YYYY-MM-DD.") from error
