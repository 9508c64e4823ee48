"""Takes an entry a reader adds from words of a report: finds the words, checks the values, enters it in the ledger."""

import json
from collections.abc import Mapping
from typing import Any

from diurna.errors import UsageError
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
_TEXTS: Mapping[str, tuple[str, ...]] = {
    "statement": ("speaker",),
    "event": ("date",),
    "position": ("holder", "question", "new_question"),
    "measure": ("target",),
}
_LISTS: Mapping[str, tuple[str, ...]] = {"event": ("actors", "recipients"), "measure": ("by",)}


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
    values |= {name: form.get(name, "").strip() for name in _TEXTS[kind] if form.get(name, "").strip()}
    for name in _LISTS.get(kind, ()):
        values[name] = [line.strip() for line in form.get(name, "").splitlines() if line.strip()]
    after = json.dumps(values, ensure_ascii=False, sort_keys=True)
    decision = Decision("add", report.id, field=kind, after=after, why=form.get("why", ""))
    return decide(desk, decision, user=user, check=check)


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
