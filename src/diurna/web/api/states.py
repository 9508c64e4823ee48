"""The state of an entry two editors share: its ETag, and the check that a change is made on the state it names."""

import hashlib
from collections.abc import Iterable
from typing import Any

from diurna.errors import NotFoundError
from diurna.query.doubts import standing
from diurna.query.fields import identity_of
from diurna.types.identity import entry_code
from diurna.types.record import Judgement
from diurna.web.api.calls import Call, refuse
from diurna.web.desk import Desk
from diurna.web.forms import fingerprint

_REPORT_ID = 12


def etag_of(desk: Desk, entry: Any) -> str:
    """Return the ETag of an entry or report: it changes with its content and with every decision on it."""
    ids = (identity_of(entry), *getattr(entry, "also", ()))
    return f'"{fingerprint(entry)}-{desk.workspace().store.last_judgement(ids)}"'


def judgement_etag(item: Judgement, *, stands: bool) -> str:
    """Return the ETag of a decision: it changes when it is taken back."""
    digest = hashlib.sha256(f"{item.number}|{item.user}|{item.kind}|{item.target}".encode()).hexdigest()[:12]
    return f'"j{digest}-{"stands" if stands else "undone"}"'


def wanted_state(call: Call) -> str:
    """Return the state a change names in ``If-Match``.

    Raises:
        ProblemError: It names none.
    """
    given = call.request.headers.get("if-match", "").strip()
    if not given or given == "*":
        detail = "Name the state you saw: read the entry and send its ETag as If-Match."
        raise refuse("no-state", detail, status=428)
    return given


def check_state(given: str, now: str, what: str) -> None:
    """Refuse a change made on another state than the present one.

    Raises:
        ProblemError: Somebody else was first.
    """
    if given != now:
        detail = f"{what} was changed by somebody else since you read it. Nothing was changed; read it again."
        raise refuse("stale", detail, status=412)


def found_entry(desk: Desk, key: str) -> Any:
    """Return an entry, an actor or a report by id, code or key; merged ids lead on.

    Raises:
        ProblemError: It was taken out of the record by a decision; the answer names it.
        NotFoundError: The record never had it.
    """
    source = desk.source()
    if ":" in key:
        actor = source.actor(key)
        if actor is None:
            raise NotFoundError("actor", key)
        return actor
    store = desk.workspace().store
    try:
        identifier = store.find_id(key)
        return source.report(identifier) if source.head(identifier) else source.entry(identifier)
    except NotFoundError:
        gone = _decided(desk.judgements(), key)
        if gone is None:
            raise
    detail = f"{key} was taken out of the record by decision {gone.number} of {gone.user}. Undoing it brings it back."
    raise refuse("gone", detail, status=410, judgement=gone.number)


def _decided(ledger: Iterable[Judgement], key: str) -> Judgement | None:
    found = [item for item in standing(ledger) if key in _names(item.target)]
    return found[-1] if found else None


def _names(target: str) -> tuple[str, ...]:
    """Return what an entry is called by: its id and its code; reports and actors have no code."""
    return (target, entry_code(target)) if len(target) > _REPORT_ID and ":" not in target else (target,)
