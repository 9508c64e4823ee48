"""Makes the app: one route a page, each also answering ``.json``; errors become status in one table."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse
from fastapi.staticfiles import StaticFiles

from diurna.settings import read_settings
from diurna.web.answering import HERE, html_answer, json_answer, make_environment
from diurna.web.api.router import Api
from diurna.web.asking import Asked
from diurna.web.changes import change_routes
from diurna.web.desk import Desk
from diurna.web.exports import export_routes
from diurna.web.language import choose
from diurna.web.page import Maker
from diurna.web.problems import add_handlers, make_answer
from diurna.web.routes import DATA, KEYED, PAGES
from diurna.web.safety import OWN_HOSTS, Guard
from diurna.web.safety_door import Door, DoorOptions, Rules
from diurna.web.safety_limits import Guesses
from diurna.web.safety_login import login_routes
from diurna.web.safety_tokens import TokenBook

Endpoint = Callable[..., Response]


def create_app(
    path: Path, *, is_read_only: bool = False, user: str | None = None, door: DoorOptions | None = None
) -> FastAPI:
    """Return the app over a record file; it shows what is added while it runs.

    Args:
        path: The record file.
        is_read_only: Refuse every change.
        user: The name decisions are entered under; the one of the settings when None.
        door: Which names the app answers to and whether reading needs a token.

    Raises:
        StoreError: There is no such record, or it cannot be used.
    """
    desk = Desk(path, user=user or read_settings().user, is_read_only=is_read_only)
    desk.workspace()
    door = door or DoorOptions()
    guard = Guard(hosts=OWN_HOSTS | door.names, any_address=door.needs_token)
    environment = make_environment()

    @asynccontextmanager
    async def life(_app: FastAPI) -> AsyncIterator[None]:
        yield
        desk.close()

    app = FastAPI(title="Diurna", docs_url=None, redoc_url=None, openapi_url=None, lifespan=life)
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")

    def asked_by(request: Request, key: str = "") -> Asked:
        path = request.url.path.removesuffix(".json")
        query = tuple((name, value) for name, value in request.query_params.multi_items() if value)
        tongue = choose(request.cookies.get("diurna_language", ""), request.headers.get("accept-language", ""))
        return Asked(
            desk, tongue, "/" if path == "/brief" else path, query, key, request.cookies.get("diurna_seen", "")
        )

    def page_route(make: Maker) -> Endpoint:
        def answer(request: Request) -> Response:
            asked = asked_by(request)
            return html_answer(environment, guard, request, asked, make(asked))

        return answer

    def json_route(make: Maker) -> Endpoint:
        return lambda request: json_answer(make(asked_by(request)))

    def keyed_route(make: Maker) -> Endpoint:
        def answer(request: Request, key: str) -> Response:
            is_json = key.endswith(".json")
            asked = asked_by(request, key.removesuffix(".json"))
            page = make(asked)
            return json_answer(page) if is_json else html_answer(environment, guard, request, asked, page)

        return answer

    for address, maker in DATA.items():
        _add(app, address, json_route(maker))
    for address, maker in PAGES.items():
        _add(app, address, page_route(maker))
        _add(app, f"{address if address != '/' else '/brief'}.json", json_route(maker))
    for address, maker in KEYED.items():
        _add(app, f"{address}/{{key:path}}", keyed_route(maker))
    app.include_router(change_routes(desk, guard))
    app.include_router(export_routes(desk))
    rules = Rules(
        guard, TokenBook.beside(path), desk.user, door.needs_token, is_read_only, door.guesses or Guesses()
    )  # fmt: skip
    app.router.routes.extend(Api(desk).routes())
    app.include_router(login_routes(rules, environment, asked_by))
    answer = make_answer(environment, asked_by)
    add_handlers(app, answer)
    app.add_middleware(Door, rules=rules, answer=answer)
    return app


def _add(app: FastAPI, address: str, endpoint: Endpoint) -> None:
    endpoint.__annotations__ = {"request": Request, "return": Response, **endpoint.__annotations__}
    kind = JSONResponse if address.endswith(".json") else HTMLResponse
    app.add_api_route(address, endpoint, methods=["GET"], response_class=kind, include_in_schema=False)
