"""The operations that decide: each on the state the caller names, under the caller's name, into the ledger."""

from typing import Any

from fastapi import Response

from diurna.errors import NotFoundError
from diurna.types.record import Judgement
from diurna.types.reports import Report
from diurna.web.adding import add_entry
from diurna.web.api.calls import Call, answer, refuse
from diurna.web.api.reading import BASE, found_judgement, line_of, standing_numbers
from diurna.web.api.shapes import Addition, Decision, JudgementMade, Undoing
from diurna.web.api.states import check_state, etag_of, found_entry, judgement_etag, wanted_state
from diurna.web.deciding import Decision as Decided
from diurna.web.deciding import decide, undo
from diurna.web.problems import ProblemError


def judge(call: Call) -> Response:
    """Enter a decision on an entry."""
    wanted, given = wanted_state(call), call.decoded(Decision)
    entry = _target(call, given.target)
    if isinstance(entry, Report):
        raise refuse("body", "Reports are not decided on; entries are.")

    def check() -> None:
        check_state(wanted, etag_of(call.desk, _target(call, given.target)), given.target)

    decision = Decided(given.kind, given.target, given.field, given.after, given.why)
    return _made(call, decide(call.desk, decision, user=call.who().user, check=check))


def add(call: Call) -> Response:
    """Enter an entry made by hand from words of a report."""
    wanted, given = wanted_state(call), call.decoded(Addition)
    report = found_entry(call.desk, call.path["key"])
    if not isinstance(report, Report):
        raise refuse("not-found", f"No report {call.path['key']!r} in this record.", status=404)

    def check() -> None:
        check_state(wanted, etag_of(call.desk, report), f"Report {report.id}")

    place = {"start": str(given.start), "end": str(given.end)}
    form = {**given.values, **place, "add": given.kind, "report": report.id, "why": given.why}
    return _made(call, add_entry(call.desk, form, user=call.who().user, check=check))


def take_back(call: Call) -> Response:
    """Take a decision back."""
    wanted, given = wanted_state(call), call.decoded(Undoing)
    line, _ = found_judgement(call)

    def check() -> None:
        _, now = found_judgement(call)
        check_state(wanted, now, f"Decision {line.number}")
        if not line.stands:
            raise refuse("undone", f"Decision {line.number} was taken back already.", status=409)

    (made,) = undo(call.desk, (line.number,), user=call.who().user, why=given.why, check=check)
    return _made(call, made)


def _target(call: Call, key: str) -> Any:
    """Return the entry to decide on; one that somebody took away meanwhile is a change by another."""
    try:
        return found_entry(call.desk, key)
    except ProblemError as error:
        if error.problem.status == 410:
            raise refuse("stale", error.problem.detail, status=412) from error
        raise


def _made(call: Call, made: Judgement) -> Response:
    stands = standing_numbers(call.desk.judgements())
    try:
        state = etag_of(call.desk, found_entry(call.desk, made.target))
    except (ProblemError, NotFoundError):
        state = None
    headers = {
        "Location": f"{BASE}/judgements/{made.number}",
        "ETag": judgement_etag(made, stands=made.number in stands),
    }
    return answer(JudgementMade(line_of(made, stands), state), status=201, headers=headers)
