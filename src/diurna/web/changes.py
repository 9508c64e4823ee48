"""The forms of the page: every change is a POST from our own page, and answers with the page to go on with."""

from collections.abc import Mapping

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse

from diurna.errors import UsageError
from diurna.web.adding import add_entry
from diurna.web.deciding import Decision, decide, decision_of, undo
from diurna.web.desk import Desk
from diurna.web.language import LANGUAGES
from diurna.web.safety import FIELD, Guard
from diurna.web.safety_door import identity_of

_YEAR = 365 * 86400
_MANY = 100


def change_routes(desk: Desk, guard: Guard) -> APIRouter:
    """Return the routes that change something."""
    router = APIRouter(include_in_schema=False)

    async def form_of(request: Request) -> tuple[Mapping[str, str], tuple[str, ...]]:
        form = await request.form()
        pairs = [(name, value) for name, value in form.multi_items() if isinstance(value, str)]
        guard.check_change(request, dict(pairs).get(FIELD, ""))
        return dict(pairs), tuple(value for name, value in pairs if name == "many")

    @router.post("/judge")
    async def judge(request: Request) -> Response:
        form, many = await form_of(request)
        given = {**form, "after": "\n".join(many)} if many else form
        made = await run_in_threadpool(decide, desk, decision_of(given), user=identity_of(request).user)
        return _go_on(form, done=made.number)

    @router.post("/judge/many")
    async def judge_many(request: Request) -> Response:
        form, many = await form_of(request)
        made = await run_in_threadpool(_accept_all, desk, many, identity_of(request).user)
        return _go_on(form, done=made)

    @router.post("/undo")
    async def take_back(request: Request) -> Response:
        form, many = await form_of(request)
        numbers = [_number(word) for word in many or (form.get("number", ""),)]
        await run_in_threadpool(undo, desk, numbers, user=identity_of(request).user)
        return _go_on(form)

    @router.post("/add")
    async def add(request: Request) -> Response:
        form, _ = await form_of(request)
        made = await run_in_threadpool(add_entry, desk, form, user=identity_of(request).user)
        return _go_on(form, done=made.number)

    @router.post("/seen")
    async def seen(request: Request) -> Response:
        form, _ = await form_of(request)
        response = _go_on(form)
        response.set_cookie("diurna_seen", str(_number(form.get("mark", ""))), max_age=_YEAR, samesite="strict")
        return response

    @router.post("/language")
    async def language(request: Request) -> Response:
        form, _ = await form_of(request)
        if form.get("language") not in LANGUAGES:
            raise UsageError(f"Diurna does not speak {form.get('language')!r}.")
        response = _go_on(form)
        response.set_cookie("diurna_language", form["language"], max_age=_YEAR, samesite="strict")
        return response

    return router


def _accept_all(desk: Desk, many: tuple[str, ...], user: str) -> int:
    """Accept the entries that were on screen, each as it was seen; return the last decision's number."""
    if not many or len(many) > _MANY:
        raise UsageError("Choose between 1 and 100 entries.")
    number = 0
    for item in many:
        target, _, state = item.partition("@")
        number = decide(desk, Decision("accept", target, state=state), user=user).number
    return number


def _number(word: str) -> int:
    if not (word.isascii() and word.isdigit() and len(word) < 16):
        raise UsageError(f"{word!r} is no number.")
    return int(word)


def _go_on(form: Mapping[str, str], *, done: int = 0) -> RedirectResponse:
    """Return to the page the form names; only to addresses of our own."""
    where, mark, fragment = own_address(form.get("back", "/")).partition("#")
    if done:
        where += f"{'&' if '?' in where else '?'}done={done}"
    return RedirectResponse(where + mark + fragment, 303)


def own_address(back: str) -> str:
    """Return an address to go back to if it is one of our own, else the brief's."""
    is_own = back.startswith("/") and not back.startswith(("//", "/\\")) and all(ord(ch) > 32 for ch in back)
    return back if is_own else "/"
