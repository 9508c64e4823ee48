"""Takes an entry a reader adds from words of a report: finds the words, checks the values, enters it in the ledger."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from diurna.errors import UsageError
from diurna.query.matching import ActorIndex
from diurna.query.source import every
from diurna.types.listing import Ask
from diurna.types.ontology import EventStatus, EventType, Force, MeasureKind, MeasureStatus, StanceValue, StatementKind
from diurna.types.record import Judgement
from diurna.types.reports import Report
from diurna.web.deciding import Check, Decision, decide, unchecked
from diurna.web.desk import Desk

_VALUES: Mapping[str, Mapping[str, type[Any]]] = {
    "statement": {"force": Force, "kind": StatementKind},
    "event": {"type": EventType, "status": EventStatus},
    "position": {"stance": StanceValue},
    "measure": {"kind": MeasureKind, "status": MeasureStatus},
}
_PEOPLE: Mapping[str, tuple[str, ...]] = {
    "statement": ("speaker",),
    "event": ("actors", "recipients"),
    "position": ("holder",),
    "measure": ("by",),
}


def add_entry(desk: Desk, form: Mapping[str, str], *, user: str = "", check: Check = unchecked) -> Judgement:
    """Enter an entry made by hand in the ledger and return the judgement.

    Raises:
        UsageError: The words do not stand in the report, or stand there several times, or a value is none of its kind.
        RefusedError: The record is open for reading only.
    """
    kind = form.get("add", "")
    if kind not in _VALUES:
        raise UsageError(f"{kind!r} cannot be added. Kinds: {', '.join(_VALUES)}.")
    report = desk.source().report(desk.workspace().store.find_id(form.get("report", "")))
    start, end = words_in(report, form)
    values: dict[str, Any] = {"start": start, "end": end}
    for name, table in _VALUES[kind].items():
        values[name] = _checked(name, form.get(name, ""), table)
    for name in _PEOPLE[kind]:
        values[name] = [_known(desk, one) for one in _lines(form.get(name, ""))]
    values |= _more(desk, kind, form)
    after = json.dumps(values, ensure_ascii=False, sort_keys=True)
    decision = Decision("add", report.id, field=kind, after=after, why=form.get("why", ""))
    return decide(desk, decision, user=user, check=check)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _known(desk: Desk, name: str) -> tuple[str | None, str]:
    """Return an actor's key and name when exactly one of the record has this name, else no key."""
    folded = ActorIndex.fold(name)
    alike = every(desk.source(), Ask("actors", words=name))
    found = [actor for actor in alike if folded in map(ActorIndex.fold, (actor.key, actor.name, *actor.aliases))]
    return (found[0].key, found[0].name) if len(found) == 1 else (None, name)


def _more(desk: Desk, kind: str, form: Mapping[str, str]) -> dict[str, str]:
    """Return what else a kind holds: the date of an event, the question of a position, the target of a measure."""
    if kind == "event":
        return {"date": _date(form.get("date", "").strip())}
    if kind == "measure":
        return {"target": form.get("target", "").strip()}
    if kind == "statement":
        return {}
    if not form.get("holder", "").strip():
        raise UsageError("A position needs its holder.")
    name = form.get("new_question", "").strip()
    if name:
        return {"question_name": name, "about": name.casefold()}
    question = desk.source().entry(desk.workspace().store.find_id(form.get("question", "")))
    return {"question": question.id, "question_name": question.name, "about": question.id}


def _date(text: str) -> str:
    try:
        ends = [date.fromisoformat(part) for part in text.split("/") if part]
    except ValueError as error:
        raise UsageError(f"{text!r} is no date. Write YYYY-MM-DD or START/END.") from error
    if text.count("/") > 1 or ends != sorted(ends):
        raise UsageError(f"{text!r} is no stretch of days. Write START/END.")
    return text


def words_in(report: Report, form: Mapping[str, str]) -> tuple[int, int]:
    """Return where the words of a form stand: at the offsets given, else the one place where they stand.

    Raises:
        UsageError: They do not stand there, or in several places.
    """
    words = form.get("words", "").replace("\r\n", "\n")
    if form.get("start", "").isdecimal() and form.get("end", "").isdecimal():
        start, end = int(form["start"]), int(form["end"])
        if 0 <= start < end <= len(report.text) and (not words or report.text[start:end] == words):
            return start, end
    found = report.text.count(words) if words else 0
    if found != 1:
        where = "do not stand" if not found else f"stand {found} times"
        raise UsageError(f"These words {where} in the report. Copy a stretch that stands there once, exactly.")
    start = report.text.index(words)
    return start, start + len(words)


def _checked(name: str, value: str, table: type[Any]) -> str:
    known = [item.value for item in table]
    if value not in known:
        raise UsageError(f"{value!r} is no {name}. Values: {', '.join(known)}.")
    return value
