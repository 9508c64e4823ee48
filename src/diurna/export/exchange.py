"""The exchange schema in which a record of one report is scored against gold (``diurna predict record``)."""

from collections.abc import Mapping
from typing import Any

from diurna.types.actors import ResolvedReport
from diurna.types.dates import Basis, DateInterval
from diurna.types.entries import EventEntry, MeasureEntry, Party, PositionEntry, StatementEntry
from diurna.types.findings import Findings, TimeExpression
from diurna.types.ontology import EventStatus, MentionForm
from diurna.types.record import Record
from diurna.types.reports import PassageKind
from diurna.types.span import Evidence

_MODALITY: Mapping[EventStatus, str] = {EventStatus.PLANNED: "announced-or-planned"}
_SCORED = frozenset(MentionForm) - {MentionForm.DEMONYM, MentionForm.PLACE}


def exchange_of(record: Record, resolved: ResolvedReport) -> dict[str, Any]:
    """Return one report's record in the exchange schema.

    Args:
        record: The record built of this report alone.
        resolved: The report itself, for dates, mentions and furniture.
    """
    questions = {question.id: question.name for question in record.questions}
    return {
        "doc": {"file": resolved.report.source_name, "date": resolved.report.published.isoformat()},
        "statements": [_statement(item) for item in record.statements],
        "events": [_event(item) for item in record.events],
        "positions": [_position(item, questions) for item in record.positions],
        "measures": [_measure(item) for item in record.measures],
        "dates": _dates(resolved),
        "mentions": _mentions(resolved),
        "furniture": [[p.span.start, p.span.end] for p in resolved.findings.passages if not p.is_body],
    }


def _names(parties: tuple[Party, ...]) -> list[str]:
    return [party.name for party in parties]


def _parties(parties: tuple[Party, ...]) -> list[dict[str, str]]:
    """Return each actor by its name and, where the report words it otherwise, by those words too."""
    return [
        {"canonical": party.name, "text": party.words}
        if party.words and party.words != party.name
        else {"canonical": party.name}
        for party in parties
    ]


def _spans(evidence: tuple[Evidence, ...]) -> list[list[int]]:
    return [[item.span.start, item.span.end] for item in evidence]


def _date(date: DateInterval | None) -> dict[str, str | None] | None:
    if date is None:
        return None
    start, end = date.earliest, date.latest
    return {"start": start.isoformat() if start else None, "end": end.isoformat() if end else None}


def _statement(item: StatementEntry) -> dict[str, Any]:
    return {
        "speaker": _names(item.speakers) or item.unnamed_source,
        "content": _spans(item.content),
        "kind": item.kind.value,
        "force": item.force.value,
        "date_said": _date(item.said),
        "cue": _spans((item.cue,)) if item.cue else [],
    }


def _event(item: EventEntry) -> dict[str, Any]:
    return {
        "type": item.type.value,
        "modes": list(item.modes),
        "actors": _parties(item.actors),
        "recipients": _parties(item.recipients),
        "date": _date(item.date or item.announced),
        "date_announced": _date(item.announced),
        "modality": _MODALITY.get(item.status, item.status.value),
        "background": item.is_background,
        "alleged_by": _names(item.alleged_by),
        "figures": [amount.value for amount in item.figures],
        "place": item.place_name or None,
        "evidence": [span for telling in item.history for span in _spans(telling.evidence)],
        "summary": item.summary,
    }


def _position(item: PositionEntry, questions: Mapping[str, str]) -> dict[str, Any]:
    return {
        "holder": item.holder.name,
        "question": questions.get(item.question, ""),
        "stance": item.stance.value,
        "label": item.label,
        "date": _date(item.date),
        "evidence": _spans(item.evidence),
    }


def _measure(item: MeasureEntry) -> dict[str, Any]:
    fields = ("value", "unit", "qualifier", "kind")
    return {
        "by": _parties(item.by),
        "kind": item.kind.value,
        "instrument": item.instrument,
        "status": item.status.value,
        "figures": [{name: getattr(amount, name) for name in fields} for amount in item.amounts],
        "evidence": _spans(item.evidence),
    }


def _dates(resolved: ResolvedReport) -> list[dict[str, Any]]:
    """Return the report's own date where its header gives it, and every time expression that covers some days.

    "a day after it was announced" covers the day that was worked out from it.
    """
    published = resolved.report.published.isoformat()
    found: list[dict[str, Any]] = [
        {"start": time.span.start, "end": time.span.end, "value": _date(days)}
        for time in resolved.findings.times
        if (days := time.interval or _counted(time, resolved.findings)) is not None
    ]
    for passage in resolved.findings.passages:
        place = resolved.report.text.find(published, passage.span.start, passage.span.end)
        is_header = passage.kind is PassageKind.HEADER and place >= 0
        if is_header and not any(row["start"] <= place < row["end"] for row in found):
            value = {"start": published, "end": published}
            found.append({"start": place, "end": place + len(published), "value": value})
    return sorted(found, key=lambda row: (row["start"], row["end"]))


def _counted(time: TimeExpression, findings: Findings) -> DateInterval | None:
    """Return the day that was counted from another event by the words that begin with a time expression, or None."""
    if time.anchor is None:
        return None
    told = [statement.said for statement in findings.statements]
    told += [day for event in findings.events for day in (event.announced, event.date)]
    return next(
        (day for day in told if day and day.basis is Basis.RELATIVE_TO_EVENT and day.words.startswith(time.text)), None
    )


def _mentions(resolved: ResolvedReport) -> list[dict[str, Any]]:
    names = {actor.key: actor.name for actor in resolved.actors}
    by_mention = {resolution.mention: resolution for resolution in resolved.resolutions}
    found = []
    for mention in resolved.findings.mentions:
        resolution = by_mention.get(mention.id)
        if mention.form in _SCORED and resolution and resolution.actor:
            name = names.get(resolution.actor, mention.text)
            found.append({"start": mention.span.start, "end": mention.span.end, "actor": name})
    return found
