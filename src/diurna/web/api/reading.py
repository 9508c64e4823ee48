"""The operations that read: lists, single entries, the matrix, search, the ledger, what changed."""

import base64
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import msgspec
from fastapi import Response

import diurna
from diurna.query.doubts import standing
from diurna.query.fields import identity_of
from diurna.query.rows import row_of
from diurna.query.source import Source
from diurna.store.codec import evidence_in
from diurna.types.listing import Ask, Condition
from diurna.types.record import Judgement
from diurna.types.reports import Report
from diurna.web.api.calls import Call, answer, read_number, refuse
from diurna.web.api.filters import Cursor, ask_of, facets_of
from diurna.web.api.shapes import (
    Brief,
    Cell,
    ChangeLine,
    ChangePage,
    Door,
    Hit,
    HitPage,
    JudgementLine,
    JudgementPage,
    MatrixPage,
)
from diurna.web.api.states import etag_of, found_entry, judgement_etag

BASE = "/api/v1"
NEWS = ("shifts", "contradictions", "measures", "positions", "events", "statements")
_REPORT = ("id", "published", "outlet", "headline", "author", "url", "language", "home_country", "source_name")
_PREFIXES: Mapping[str, str] = {
    "events": "ev",
    "statements": "st",
    "positions": "po",
    "shifts": "sh",
    "measures": "me",
    "contradictions": "co",
    "questions": "qu",
}


def rows(entries: Any, source: Source) -> list[dict[str, Any]]:
    """Return entries or reports as flat rows."""
    accepted = source.accepted()
    source.expect(words.span.report_id for entry in entries for _, words in evidence_in(entry))
    return [report_row(e) if isinstance(e, Report) else row_of(e, _cited(e, source), accepted) for e in entries]


def report_row(report: Report) -> dict[str, Any]:
    """Return a report as a flat row, without its text."""
    return {name: getattr(report, name) for name in _REPORT}


def _cited(entry: Any, source: Source) -> Mapping[str, Report]:
    ids = dict.fromkeys(words.span.report_id for _, words in evidence_in(entry))
    heads = ((identifier, source.head(identifier)) for identifier in ids)
    return {identifier: head for identifier, head in heads if head}


def front(call: Call) -> Response:
    """Answer where everything is."""
    kinds = ("reports", *NEWS, "questions", "actors")
    more = ("matrix", "search", "judgements", "changes", "brief")
    links = {name: f"{BASE}/{name}" for name in (*kinds, *more)} | {"openapi": "/api/openapi.json"}
    who = call.who()
    return answer(Door(diurna.__version__, links, who.user, who.role.value, call.desk.is_read_only))


def listing(call: Call, kind: str) -> Response:
    """Answer a page of a list."""
    ask, wanted, source = ask_of(call, kind), facets_of(call, kind), call.source()
    found = source.listing(replace(ask, wants_facets=bool(wanted)))
    token = Cursor(kind, ask.order, found.next).token() if found.next else ""
    body: dict[str, Any] = {"results": rows(found.items, source), "next": None, "total": found.total}
    if wanted:
        body["facets"] = {
            facet.name: [{"value": v.value, "label": v.label, "count": v.count} for v in facet.values]
            for facet in found.facets
            if facet.name in wanted
        }
    return paged(call, body, token)


def paged(call: Call, body: dict[str, Any], token: str) -> Response:
    """Return a page with the address of the next, in the body and as a link."""
    if not token:
        return answer(body)
    pairs = [(name, value) for name, values in call.query.items() if name != "after" for value in values]
    address = f"{call.request.url.path}?{urlencode([*pairs, ('after', token)])}"
    return answer({**body, "next": address}, headers={"Link": f'<{address}>; rel="next"'})


def single(call: Call, kind: str) -> Response:
    """Answer one entry in full, with its state."""
    entry = found_entry(call.desk, call.path["key"])
    identifier = identity_of(entry)
    is_report = isinstance(entry, Report)
    if (kind == "reports") != is_report or (kind == "actors") != (":" in identifier):
        raise refuse("not-found", f"No entry {call.path['key']!r} among the {kind}.", status=404)
    if kind in _PREFIXES and not identifier.startswith(_PREFIXES[kind]):
        raise refuse("not-found", f"No entry {call.path['key']!r} among the {kind}.", status=404)
    state, source = etag_of(call.desk, entry), call.desk.source()
    headers = {"ETag": state}
    if state in [item.strip() for item in call.request.headers.get("if-none-match", "").split(",")]:
        return Response(status_code=304, headers=headers)
    body: dict[str, Any] = {"kind": kind, "id": identifier, "etag": state, "row": rows((entry,), source)[0]}
    body["entry"] = entry
    if is_report:
        body["passages"] = source.passages(identifier)
    return answer(body, headers=headers)


def matrix(call: Call) -> Response:
    """Answer the cells of the matrix, holders and questions with most positions first."""
    limit, after = call.number("limit", 200, most=1000), _place(call, "matrix")
    found = call.source().matrix()
    wanted_questions, wanted_holders = set(call.query.get("question", ())), set(call.query.get("holder", ()))
    names = {question.id: question.name for question in found.questions}
    rank = {question: place for place, question in enumerate(names)}
    holders = {name: place for place, name in enumerate(found.holders)}
    keys = [
        (holder, question)
        for holder, question in found.cells
        if (not wanted_questions or question in wanted_questions) and (not wanted_holders or holder in wanted_holders)
    ]
    keys.sort(key=lambda key: (rank[key[1]], holders[key[0]]))
    cells = []
    for holder, question in keys[after : after + limit]:
        cell = found.cells[holder, question]
        now = cell.current
        day = now.date.iso() if now.date else None
        steps = (now.id, now.code, len(cell.shifts), len(cell.history), cell.origins, day)
        cells.append(Cell(holder, question, names[question], now.stance.value, *steps))
    following = str(after + limit) if after + limit < len(keys) else ""
    page = MatrixPage(cells, None, len(keys))
    return paged(call, msgspec.structs.asdict(page), _token("matrix", following))


def search(call: Call) -> Response:
    """Answer what holds all words."""
    workspace = call.desk.workspace()
    words, limit = call.one("q"), call.number("limit", 50, most=200)
    if "q" not in call.query:
        raise refuse("parameter", "Give the words to look for as q.", known=["limit", "q"])
    found = workspace.search(words, limit=limit) if words.strip() else ()
    plain = str.maketrans("", "", "\x02\x03")
    code_of = workspace.store.code_of
    hits = [Hit(hit.kind, hit.id, code_of(hit.id), hit.report_id, hit.snippet.translate(plain)) for hit in found]
    return answer(HitPage(hits, len(hits)))


def line_of(item: Judgement, stands: set[int]) -> JudgementLine:
    """Return a decision as the API tells it."""
    place = (item.number, item.at, item.user, item.kind, item.target)
    return JudgementLine(*place, item.before, item.after, item.why, item.field, item.number in stands)


def standing_numbers(ledger: tuple[Judgement, ...]) -> set[int]:
    """Return the numbers of the decisions that stand; an undoing stands until it is undone."""
    stands = {item.number for item in standing(ledger)}
    undone = {int(item.after) for item in ledger if item.kind.value == "undo" and item.after.isdigit()}
    return stands | {item.number for item in ledger if item.kind.value == "undo" and item.number not in undone}


def judgements(call: Call) -> Response:
    """Answer the ledger, latest first."""
    ledger = call.desk.judgements()
    stands = standing_numbers(ledger)
    before = _place(call, "judgements") or 10**12
    limit = call.number("limit", 50, most=500)
    targets, users = set(call.query.get("target", ())), set(call.query.get("user", ()))
    fitting = [
        item
        for item in reversed(ledger)
        if (not targets or item.target in targets) and (not users or item.user in users)
    ]
    found = [item for item in fitting if item.number < before]
    page = JudgementPage([line_of(item, stands) for item in found[:limit]], None, len(fitting))
    following = str(found[limit - 1].number) if len(found) > limit else ""
    return paged(call, msgspec.structs.asdict(page), _token("judgements", following))


def found_judgement(call: Call) -> tuple[JudgementLine, str]:
    """Return the decision a path names, and its state.

    Raises:
        ProblemError: There is none.
    """
    words = call.path["number"]
    ledger = call.desk.judgements()
    item = next((one for one in ledger if words.isascii() and words.isdigit() and str(one.number) == words), None)
    if item is None:
        raise refuse("not-found", f"The ledger has no decision {words!r}.", status=404)
    line = line_of(item, standing_numbers(ledger))
    return line, judgement_etag(item, stands=line.stands)


def one_judgement(call: Call) -> Response:
    """Answer one decision."""
    line, state = found_judgement(call)
    return answer(line, headers={"ETag": state})


def changes(call: Call) -> Response:
    """Answer what changed in the record, oldest first."""
    store = call.desk.workspace().store
    start, limit = call.number("from", 0, least=0), call.number("limit", 100, most=1000)
    after = _place(call, "changes") or start
    found = store.changes(after, limit + 1)
    lines = [ChangeLine(one.number, one.at, one.kind, one.id, one.what) for one in found[:limit]]  # type: ignore[arg-type]
    following = str(found[limit - 1].number) if len(found) > limit else ""
    page = ChangePage(lines, None, store.last_change())
    return paged(call, msgspec.structs.asdict(page), _token("changes", following))


def brief(call: Call) -> Response:
    """Answer what is new since a day."""
    source, since = call.source(), call.day("since")
    limit = call.number("limit", 50, most=500)
    counts, results = {}, {}
    for kind in NEWS:
        field = "published" if kind == "statements" else "recorded"
        conditions = (Condition(field, "gte", since),) if since else ()
        found = source.listing(Ask(kind, order="-recorded", limit=limit, conditions=conditions, wants_facets=False))
        counts[kind], results[kind] = found.total, rows(found.items, source)
    return answer(Brief(call.desk.workspace().store.last_change(), counts, results))


def _token(kind: str, place: str) -> str:
    return base64.urlsafe_b64encode(f"{kind}\x1f{place}".encode()).decode().rstrip("=") if place else ""


def _place(call: Call, kind: str) -> int:
    """Return the number a cursor stands for, 0 without one."""
    token = call.one("after")
    if not token:
        if "after" in call.query:
            raise refuse("cursor", "This is no place in this list. Begin again without 'after'.")
        return 0
    try:
        words = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True).decode("ascii")
        named, _, number = words.partition("\x1f")
    except ValueError:
        named, number = "", ""
    if named != kind or not number.isdigit():
        raise refuse("cursor", "This is no place in this list. Begin again without 'after'.")
    return read_number("after", number, most=10**11 - 1)
