"""Flat rows with the documented column names, one function a kind of entry; every row ends with its evidence."""

from collections.abc import Mapping
from datetime import date
from functools import singledispatch
from typing import Any

from diurna.types.actors import Actor, Place
from diurna.types.dates import DateInterval
from diurna.types.entries import (
    Amount,
    ContradictionEntry,
    EventEntry,
    MeasureEntry,
    Party,
    PositionEntry,
    QuestionEntry,
    ShiftEntry,
    StatementEntry,
    Telling,
)
from diurna.types.ontology import (
    ActorKind,
    EventStatus,
    EventType,
    Force,
    MeasureKind,
    MeasureStatus,
    StanceValue,
    StatementKind,
)
from diurna.types.reports import Report
from diurna.types.span import Evidence, Span

Reports = Mapping[str, Report]


def permalink(evidence: Evidence) -> str:
    """Return the address of some words: ``/r/<report>#s=<start>-<end>``."""
    return f"/r/{evidence.span.report_id}#s={evidence.span.start}-{evidence.span.end}"


def row_of(entry: Any, reports: Reports, accepted: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Return an entry as one flat row; the columns are those of ``docs/reference/columns.md``."""
    row = _row(entry, reports)
    if "review_status" in row and getattr(entry, "id", None) in accepted:
        row["review_status"] = "accepted"
    return row


@singledispatch
def _row(entry: Any, reports: Reports) -> dict[str, Any]:  # noqa: ARG001 - the signature of its kinds
    raise TypeError(f"no row for {type(entry).__name__}")


def _cited(evidence: tuple[Evidence, ...], reports: Reports, method: str) -> dict[str, Any]:
    first = evidence[0] if evidence else None
    report = reports.get(first.span.report_id) if first else None
    return {
        "report_id": first.span.report_id if first else None,
        "report_url": report.url if report else None,
        "span_start": first.span.start if first else None,
        "span_end": first.span.end if first else None,
        "span_text": first.words if first else None,
        "permalink": permalink(first) if first else None,
        "review_status": "unreviewed",
        "confidence": None,  # kept empty until scores are calibrated: an invented figure would be worse than none
        "method": method,
    }


def _dated(when: DateInterval | None) -> dict[str, Any]:
    return {
        "date": when.iso() if when else None,
        "date_start": when.earliest.isoformat() if when and when.earliest else None,
        "date_end": when.latest.isoformat() if when and when.latest else None,
        "date_precision": when.precision.value if when else None,
        "date_basis": when.reason or when.basis.value if when else None,
    }


def _names(parties: tuple[Party, ...]) -> list[str]:
    return [party.name for party in parties]


def _keys(parties: tuple[Party, ...]) -> list[str]:
    return [party.key or "" for party in parties]


def _amount(amount: Amount) -> dict[str, Any]:
    fields = ("value", "upper", "unit", "qualifier", "kind")
    return {**{name: getattr(amount, name) for name in fields}, "words": amount.evidence.words}


@_row.register
def _event(entry: EventEntry, reports: Reports) -> dict[str, Any]:
    first = entry.history[0]
    return {
        "event_id": entry.id,
        "event_code": entry.code,
        "event_type": entry.type.value,
        "event_modes": list(entry.modes),
        "contexts": list(entry.contexts),
        "status": entry.status.value,
        **_dated(entry.date),
        "announced_date": entry.announced.iso() if entry.announced else None,
        "actor_names": _names(entry.actors),
        "actor_ids": _keys(entry.actors),
        "recipient_names": _names(entry.recipients),
        "recipient_ids": _keys(entry.recipients),
        "place_name": entry.place_name or None,
        "figures": [_amount(item) for item in entry.figures],
        "alleged_by": _names(entry.alleged_by),
        "denied_by": _names(entry.denied_by),
        "origin_count": len({telling.origin for telling in entry.history}),
        "report_count": len({telling.report_id for telling in entry.history}),
        "is_background": entry.is_background,
        "is_type_approximate": entry.type_is_approximate,
        "summary": entry.summary,
        "recorded_date": entry.recorded.isoformat(),
        **_cited(first.evidence, reports, first.reason),
    }


@_row.register
def _statement(entry: StatementEntry, reports: Reports) -> dict[str, Any]:
    return {
        "statement_id": entry.id,
        "statement_code": entry.code,
        "speaker_names": _names(entry.speakers),
        "speaker_ids": _keys(entry.speakers),
        "unnamed_source": entry.unnamed_source,
        "cue": entry.cue.words if entry.cue else None,
        "content": " … ".join(part.words for part in entry.content),
        "kind": entry.kind.value,
        "force": entry.force.value,
        **_dated(entry.said),
        "venue": entry.venue or None,
        "addressee": entry.addressee.name if entry.addressee else None,
        "continues_id": entry.continues,
        "nested_in_id": entry.nested_in,
        "published_date": entry.published.isoformat(),
        **_cited(entry.content, reports, entry.reason),
    }


@_row.register
def _position(entry: PositionEntry, reports: Reports) -> dict[str, Any]:
    return {
        "position_id": entry.id,
        "position_code": entry.code,
        "holder_name": entry.holder.name,
        "holder_id": entry.holder.key,
        "question_id": entry.question,
        "stance": entry.stance.value,
        "label": entry.label,
        **_dated(entry.date),
        "is_current": entry.is_current,
        "according_to": _names(entry.according_to),
        "speaker_names": _names(entry.speakers),
        "origin_count": len(entry.origins),
        "recorded_date": entry.recorded.isoformat(),
        **_cited(entry.evidence, reports, entry.reason),
    }


@_row.register
def _shift(entry: ShiftEntry, reports: Reports) -> dict[str, Any]:
    return {
        "shift_id": entry.id,
        "shift_code": entry.code,
        "holder_name": entry.holder.name,
        "holder_id": entry.holder.key,
        "question_id": entry.question,
        "from_stance": entry.from_stance.value,
        "to_stance": entry.to_stance.value,
        **_dated(entry.date),
        "from_words": entry.evidence_before[0].words if entry.evidence_before else None,
        "recorded_date": entry.recorded.isoformat(),
        **_cited(entry.evidence_after, reports, entry.reason),
    }


@_row.register
def _measure(entry: MeasureEntry, reports: Reports) -> dict[str, Any]:
    return {
        "measure_id": entry.id,
        "measure_code": entry.code,
        "by_names": _names(entry.by),
        "by_ids": _keys(entry.by),
        "kind": entry.kind.value,
        "instrument": entry.instrument or None,
        "target": entry.target or None,
        "status": entry.status.value,
        "amounts": [_amount(item) for item in entry.amounts],
        **_dated(entry.period),
        "origin_count": len(entry.origins),
        "summary": entry.summary,
        "recorded_date": entry.recorded.isoformat(),
        **_cited(entry.evidence, reports, entry.reason),
    }


@_row.register
def _contradiction(entry: ContradictionEntry, reports: Reports) -> dict[str, Any]:
    return {
        "contradiction_id": entry.id,
        "contradiction_code": entry.code,
        "about_id": entry.about,
        "field": entry.field,
        "sides": [side.words for side in entry.sides],
        "recorded_date": entry.recorded.isoformat(),
        **_cited(entry.sides, reports, entry.reason),
    }


@_row.register
def _question(entry: QuestionEntry, _reports: Reports) -> dict[str, Any]:
    return {
        "question_id": entry.id,
        "question_code": entry.code,
        "question_name": entry.name,
        "phrases": list(entry.phrases),
        "reason": entry.reason,
    }


@_row.register
def _actor(entry: Actor, reports: Reports) -> dict[str, Any]:
    return {
        "actor_id": entry.key,
        "actor_name": entry.name,
        "kind": entry.kind.value,
        "country": entry.country,
        "role": entry.role,
        "acts_for_id": entry.acts_for,
        "sponsor": entry.sponsor,
        "offices": [term.title for term in entry.offices],
        "aliases": list(entry.aliases),
        **_cited(entry.evidence, reports, ""),
    }


@_row.register
def _place(entry: Place, _reports: Reports) -> dict[str, Any]:
    return {
        "place_id": entry.key,
        "place_name": entry.name,
        "country": entry.country,
        "admin1": entry.admin1,
        "latitude": entry.latitude,
        "longitude": entry.longitude,
        "claimed_by": list(entry.claimed_by),
        "administered_by": list(entry.administered_by),
    }


def columns() -> dict[str, tuple[str, ...]]:
    """Return the column names of each kind of entry, in order: what the reference documents."""
    return {title: tuple(row_of(example, {})) for title, example in _examples().items()}


def _examples() -> dict[str, Any]:
    """Return an empty entry of each kind."""
    day, nobody = date.min, Party(None, "")
    words = Evidence(Span("0", 0, 1), "x")
    telling = Telling("0", "0", "e", day, EventStatus.OCCURRED, (words,))
    event = EventEntry("ev", "EV", EventType.AGREE, "", EventStatus.OCCURRED, (), (), (telling,), day)
    claim = StatementEntry("st", "ST", "0", "0", (), (words,), StatementKind.DIRECT, Force.CLAIM, day)
    position = PositionEntry("po", "PO", nobody, "qu", StanceValue.FOR, "", None, (words,), (), day)
    moved = (StanceValue.FOR, StanceValue.AGAINST, None, (words,), (words,))
    measure = MeasureEntry("me", "ME", (), MeasureKind.AID, MeasureStatus.IMPOSED, "", (words,), (), day)
    return {
        "events": event,
        "statements": claim,
        "positions": position,
        "shifts": ShiftEntry("sh", "SH", nobody, "qu", "po", "po", *moved, day),
        "measures": measure,
        "questions": QuestionEntry("qu", "QU", "", (), ()),
        "contradictions": ContradictionEntry("co", "CO", "ev", "figure", (words,), "", day),
        "actors": Actor("gov:XXX", ActorKind.GOVERNMENT, ""),
        "places": Place("area:x", ""),
    }
