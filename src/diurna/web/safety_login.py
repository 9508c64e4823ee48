"""Lets a browser show its token once: a form, then a session in a cookie no script can read."""

from collections.abc import Callable

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment

from diurna.web.asking import Asked
from diurna.web.changes import own_address
from diurna.web.problems import ProblemError
from diurna.web.safety import FIELD, reader_of, remember
from diurna.web.safety_door import SESSION, Rules


def login_routes(rules: Rules, environment: Environment, asked_by: Callable[[Request], Asked]) -> APIRouter:
    """Return the routes to show a token and to leave."""
    router = APIRouter(include_in_schema=False)

    def form(request: Request, back: str, detail: str = "", status: int = 200) -> Response:
        tongue, reader = asked_by(request).tongue, reader_of(request)
        text = environment.get_template("login.html").render(
            detail=detail,
            back=back,
            token_field=FIELD,
            token=rules.guard.form_token(reader),
            language=tongue.code,
            direction=tongue.direction,
            _=tongue.say,
            gettext=tongue.say,
        )
        response = HTMLResponse(text, status)
        remember(response, reader)
        return response

    @router.get("/login")
    def login(request: Request) -> Response:
        return form(request, own_address(request.query_params.get("back", "/")))

    @router.post("/login")
    async def show_token(request: Request) -> Response:
        fields = {name: value for name, value in (await request.form()).multi_items() if isinstance(value, str)}
        rules.guard.check_change(request, fields.get(FIELD, ""))
        back = own_address(fields.get("back", "/"))
        try:
            token = rules.check_token(request, fields.get("token", "").strip())
        except ProblemError as error:
            return form(request, back, str(error), error.problem.status)
        response = RedirectResponse(back, 303)
        response.set_cookie(SESSION, rules.session_for(token), httponly=True, samesite="strict")
        return response

    @router.post("/logout")
    async def leave(request: Request) -> Response:
        fields = {name: value for name, value in (await request.form()).multi_items() if isinstance(value, str)}
        rules.guard.check_change(request, fields.get(FIELD, ""))
        response = RedirectResponse("/login", 303)
        response.delete_cookie(SESSION, httponly=True, samesite="strict")
        return response

    return router
