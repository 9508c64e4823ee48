"""The table of operations: addresses, parameters, bodies and answers; the routes and the OpenAPI document follow it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import msgspec

from diurna.store.codec import entry_types
from diurna.web.api.calls import Call, Operation, Parameter, Reply, answer, refuse
from diurna.web.api.changing import add, judge, take_back
from diurna.web.api.filters import DAY, WORD, list_parameters
from diurna.web.api.reading import (
    BASE,
    brief,
    changes,
    front,
    judgements,
    listing,
    matrix,
    one_judgement,
    search,
    single,
)
from diurna.web.api.rows import ROWS
from diurna.web.api.shapes import (
    Addition,
    Brief,
    ChangePage,
    Decision,
    Door,
    HitPage,
    JudgementLine,
    JudgementMade,
    JudgementPage,
    MatrixPage,
    NewReports,
    Undoing,
    Upload,
)
from diurna.web.api.uploading import Uploads

_STATE = {"ETag": "The state of what is answered; a change names it as If-Match."}
_LINK = {"Link": "The next page, as rel=next; absent on the last."}
_MADE = {"Location": "Where it is.", **_STATE}
_KEY = Parameter("key", "path", {"type": "string", "minLength": 1, "maxLength": 200}, "Id, code or key.", True)
_NUMBER = Parameter("number", "path", {"type": "integer", "minimum": 1, "maximum": 10**12}, "Number.", True)
_IF_MATCH = Parameter(
    "If-Match",
    "header",
    {"type": "string", "minLength": 1, "pattern": '^"[!-~]+"$'},
    "The ETag of the state seen.",
    True,
)
_IF_NONE = Parameter("If-None-Match", "header", {"type": "string"}, "ETags that are known already.")
_AS_OF = Parameter("as_of", "query", DAY, "Only what could be known from reports published by that day.")
_AFTER = Parameter("after", "query", WORD, "Cursor of the page before, as its 'next' has it.")


def _limit(most: int, default: int) -> Parameter:
    schema = {"type": "integer", "minimum": 1, "maximum": most, "default": default}
    return Parameter("limit", "query", schema, "Entries a page.")


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of rows; ``facets`` when some were asked for."""

    kind: str


@dataclass(frozen=True, slots=True)
class FullEntry:
    """An entry in full, its row, and its state."""

    kind: str


def operations(uploads: Uploads) -> tuple[Operation, ...]:
    """Return every operation of the API."""
    return (*_readings(), *_changings(), *_uploads(uploads))


def _readings() -> list[Operation]:
    made = [
        Operation("front", "GET", BASE, "record", "Where everything is", front, {200: Reply("The addresses", Door)}),
    ]
    for kind in ROWS:
        page = {200: Reply(f"A page of {kind}", ListPage(kind), _LINK)}
        made.append(
            Operation(
                f"list_{kind}",
                "GET",
                f"{BASE}/{kind}",
                kind,
                f"List {kind}",
                partial(listing, kind=kind),
                {**page, 404: Reply("No actor has that name")},
                list_parameters(kind),
            )
        )
        full = {200: Reply("The entry", FullEntry(kind), _STATE), 304: Reply("Known already", None, _STATE)}
        gone = {404: Reply("There is none"), 410: Reply("A decision took it out of the record")}
        summary = f"One of the {kind}, by id or code"
        path = f"{BASE}/{kind}/{{key}}"
        handler = partial(single, kind=kind)
        made.append(Operation(f"get_{kind}", "GET", path, kind, summary, handler, {**full, **gone}, (_KEY, _IF_NONE)))
    return [*made, *_views()]


def _views() -> list[Operation]:
    since = Parameter("since", "query", DAY, "Entries first reported on or after that day.")
    ledger = (
        Parameter("target", "query", WORD, "Only decisions on this id.", is_many=True),
        Parameter("user", "query", WORD, "Only decisions of this user.", is_many=True),
        _limit(500, 50),
        _AFTER,
    )
    cells = (
        Parameter("question", "query", WORD, "Only this question, by id.", is_many=True),
        Parameter("holder", "query", WORD, "Only this holder, by name.", is_many=True),
        _limit(1000, 200),
        _AFTER,
        _AS_OF,
    )
    start = Parameter(
        "from", "query", {"type": "integer", "minimum": 0, "maximum": 10**9}, "Changes after this number."
    )
    words = Parameter("q", "query", WORD, "Words that must all be there; a phrase in double quotation marks.", True)
    none = {404: Reply("There is none")}
    return [
        Operation(
            "matrix", "GET", f"{BASE}/matrix", "positions", "Who stands where now", matrix,
            {200: Reply("Cells", MatrixPage, _LINK)}, cells,
        ),
        Operation(
            "search", "GET", f"{BASE}/search", "record", "Search words", search, {200: Reply("Hits", HitPage)},
            (words, _limit(200, 50)),
        ),
        Operation(
            "brief", "GET", f"{BASE}/brief", "record", "What is new", brief, {200: Reply("What is new", Brief)},
            (since, _AS_OF, _limit(500, 50)), is_stable=False,
        ),
        Operation(
            "changes", "GET", f"{BASE}/changes", "record", "What changed in the record", changes,
            {200: Reply("Changes", ChangePage, _LINK)}, (start, _limit(1000, 100), _AFTER), is_stable=False,
        ),
        Operation(
            "list_judgements", "GET", f"{BASE}/judgements", "judgements", "The ledger of decisions", judgements,
            {200: Reply("Decisions", JudgementPage, _LINK)}, ledger,
        ),
        Operation(
            "get_judgement", "GET", f"{BASE}/judgements/{{number}}", "judgements", "One decision", one_judgement,
            {200: Reply("The decision", JudgementLine, _STATE), **none}, (_NUMBER,),
        ),
    ]  # fmt: skip


def _changings() -> list[Operation]:
    made = {201: Reply("In the ledger", JudgementMade, _MADE), 404: Reply("There is no such entry")}
    stale = {412: Reply("Somebody else changed it since"), 428: Reply("If-Match is missing")}
    json = "application/json"
    return [
        Operation(
            "judge", "POST", f"{BASE}/judgements", "judgements", "Decide on an entry", judge, {**made, **stale},
            (_IF_MATCH,), {json: Decision}, is_change=True,
        ),
        Operation(
            "undo", "POST", f"{BASE}/judgements/{{number}}/undo", "judgements", "Take a decision back", take_back,
            {**made, 409: Reply("It was taken back already"), **stale}, (_NUMBER, _IF_MATCH), {json: Undoing},
            is_change=True,
        ),
        Operation(
            "add_entry", "POST", f"{BASE}/reports/{{key}}/entries", "reports", "Add an entry from words of a report",
            add, {**made, **stale, 410: Reply("A decision took it out of the record")}, (_KEY, _IF_MATCH),
            {json: Addition}, is_stable=False, is_change=True,
        ),
    ]  # fmt: skip


def _uploads(uploads: Uploads) -> list[Operation]:
    identifier = Parameter("id", "path", {"type": "string", "pattern": "^[0-9a-f]{16}$"}, "Id of the upload.", True)
    taken = {202: Reply("Taken; its address tells how far it is", Upload, {"Location": "Where it is."})}
    taken |= {413: Reply("Too large"), 503: Reply("Too many uploads wait")}
    bodies: Mapping[str, Any] = {"application/json": NewReports, "multipart/form-data": None}
    return [
        Operation(
            "upload", "POST", f"{BASE}/uploads", "reports", "Add reports", partial(_take, uploads=uploads), taken, (),
            bodies, is_change=True,
        ),
        Operation(
            "get_upload", "GET", f"{BASE}/uploads/{{id}}", "reports", "How far an upload is",
            partial(_progress, uploads=uploads),
            {200: Reply("How far it is", Upload), 404: Reply("There is none")}, (identifier,),
        ),
    ]  # fmt: skip


def _take(call: Call, uploads: Uploads) -> Any:
    upload = uploads.take(call.files or _written(call.decoded(NewReports)))
    return answer(upload, status=202, headers={"Location": f"{BASE}/uploads/{upload.id}"})


def _progress(call: Call, uploads: Uploads) -> Any:
    upload = uploads.get(call.path["id"])
    if upload is None:
        raise refuse("not-found", f"There is no upload {call.path['id']!r}.", status=404)
    return answer(upload)


def _written(given: NewReports) -> list[tuple[str, bytes]]:
    """Return reports given as JSON as one file of lines, so that both ways in are read alike."""
    lines = b"\n".join(
        msgspec.json.encode({k: v for k, v in msgspec.to_builtins(r).items() if v}) for r in given.reports
    )
    return [("reports.jsonl", lines)]


def schemas(kind: str) -> tuple[Any, Any]:
    """Return the types of a kind's row and entry."""
    return ROWS[kind], entry_types()[kind]
