"""Turns a line of the record into the rows of its tables; separate because the mapping is asked in one place only."""

from collections.abc import Iterator
from typing import Any

from diurna.store.codec import encode, evidence_in
from diurna.types.entries import (
    ContradictionEntry,
    EventEntry,
    MeasureEntry,
    Party,
    PositionEntry,
    QuestionEntry,
    ShiftEntry,
    StatementEntry,
)
from diurna.types.lines import Line, days_of, identifier_of

Row = dict[str, Any]


def entry_row(line: Line) -> Row:
    """Return the row of the ``entry`` table."""
    entry = line.entry
    first, last = days_of(line.kind, entry)
    row: Row = {
        "kind": line.kind,
        "id": identifier_of(entry),
        "code": str(getattr(entry, "code", "")),
        "sort": line.sort,
        "day_from": first,
        "day_to": last,
        "recorded": getattr(entry, "recorded", None) or getattr(entry, "published", None),
        "type": "",
        "status": "",
        "question": "",
        "holder": "",
        "holder_name": "",
        "report_id": "",
        "is_background": False,
        "is_current": True,
        "review": line.review,
        "origins": 0,
        "doubt": line.doubt,
        "doubt_reason": line.doubt_reason,
        "data": encode(entry),
    }
    row.update(_columns(entry))
    return row


def _columns(entry: Any) -> Row:
    if isinstance(entry, EventEntry):
        return {
            "type": entry.type.value,
            "status": entry.status.value,
            "report_id": entry.history[0].report_id if entry.history else "",
            "is_background": entry.is_background,
            "origins": len({telling.origin for telling in entry.history}),
        }
    if isinstance(entry, StatementEntry):
        return {
            "type": entry.force.value,
            "status": entry.kind.value,
            "report_id": entry.report_id,
            "origins": 1,
        }
    if isinstance(entry, PositionEntry):
        return {
            "type": entry.stance.value,
            "question": entry.question,
            "is_current": entry.is_current,
            "report_id": _first(entry.evidence),
            "origins": len(entry.origins),
            **_holder(entry.holder),
        }
    if isinstance(entry, ShiftEntry):
        return {
            "type": entry.to_stance.value,
            "status": entry.from_stance.value,
            "question": entry.question,
            "report_id": _first(entry.evidence_after),
            **_holder(entry.holder),
        }
    if isinstance(entry, MeasureEntry):
        return {
            "type": entry.kind.value,
            "status": entry.status.value,
            "report_id": _first(entry.evidence),
            "origins": len(entry.origins),
            **(_holder(entry.by[0]) if entry.by else {}),
        }
    if isinstance(entry, ContradictionEntry):
        return {"type": entry.field, "status": entry.about, "report_id": _first(entry.sides)}
    return {"type": str(entry.kind.value)} if hasattr(entry, "kind") else {}


def _first(evidence: tuple[Any, ...]) -> str:
    return str(evidence[0].span.report_id) if evidence else ""


def holder_key(party: Party) -> str:
    """Return what tells one holder from another: the actor's key, else the words."""
    return party.key or f"words:{party.words.casefold()}"


def _holder(party: Party) -> Row:
    return {"holder": holder_key(party), "holder_name": party.name}


def actor_rows(line: Line) -> Iterator[Row]:
    """Yield the rows of the ``entry_actor`` table, each actor once in a role."""
    identifier = identifier_of(line.entry)
    rows = (
        {"entry_id": identifier, "actor_key": party.key or "", "name": party.name, "role": role}
        for role, party in _parties(line.entry)
    )
    yield from {(row["actor_key"], row["name"], row["role"]): row for row in rows}.values()


def _parties(entry: Any) -> Iterator[tuple[str, Party]]:
    for field, role in (
        ("actors", "actor"),
        ("recipients", "recipient"),
        ("speakers", "speaker"),
        ("addressee", "addressee"),
        ("holder", "holder"),
        ("by", "by"),
        ("alleged_by", "voucher"),
        ("according_to", "voucher"),
        ("denied_by", "denier"),
    ):
        found = getattr(entry, field, None)
        for party in found if isinstance(found, tuple) else (found,) if found is not None else ():
            yield role, party


def evidence_rows(line: Line) -> Iterator[Row]:
    """Yield the rows of the ``evidence`` table."""
    identifier = identifier_of(line.entry)
    for name, found in evidence_in(line.entry):
        span = found.span
        place = {"report_id": span.report_id, "start": span.start, "end": span.end}
        yield {"entry_id": identifier, "field": name, **place, "words": found.words}


def search_row(line: Line) -> Row | None:
    """Return what the full-text index holds of a line; None for what is not searched."""
    entry = line.entry
    named: tuple[Party, ...]
    if isinstance(entry, QuestionEntry):
        words = " · ".join((entry.name, *entry.phrases))
        return {"kind": "question", "id": entry.id, "report_id": "", "words": words}
    if isinstance(entry, EventEntry):
        kind, named = "event", entry.actors
    elif isinstance(entry, StatementEntry):
        kind, named = "statement", entry.speakers
    elif isinstance(entry, PositionEntry):
        kind, named = "position", (entry.holder,)
    elif isinstance(entry, MeasureEntry):
        kind, named = "measure", entry.by
    else:
        return None
    parts = (*(party.name for party in named), *(found.words for _, found in evidence_in(entry)))
    report = _columns(entry)["report_id"]
    return {"kind": kind, "id": entry.id, "report_id": report, "words": " · ".join(dict.fromkeys(parts))}


def redirect_ids(line: Line) -> tuple[str, ...]:
    """Return the ids that lead to an entry."""
    return tuple(other for other in getattr(line.entry, "also", ()) if other != line.entry.id)
