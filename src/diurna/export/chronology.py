"""The shape in which a merged record of many reports is scored against gold (``diurna predict chronology``)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from diurna.types.dates import DateInterval
from diurna.types.entries import EventEntry, Party, PositionEntry
from diurna.types.ontology import EventStatus
from diurna.types.record import Record
from diurna.types.span import Evidence

_MODALITY: Mapping[EventStatus, str] = {EventStatus.PLANNED: "announced-or-planned"}


def chronology_of(record: Record) -> dict[str, Any]:
    """Return a record's events with where each report tells them, and its positions with where each shows them."""
    files = {report.id: report.source_name or report.id for report in record.reports}
    names = {question.id: question.name for question in record.questions}
    grouped: dict[tuple[str, str], list[PositionEntry]] = {}
    for position in record.positions:
        grouped.setdefault((position.question, position.holder.key or position.holder.words), []).append(position)
    return {
        "events": [_event(event, files) for event in record.events],
        "positions": [_row(found, names, files) for found in grouped.values()],
    }


def _event(event: EventEntry, files: Mapping[str, str]) -> dict[str, Any]:
    return {
        "type": event.type.value,
        "actors": _names(event.actors),
        "recipients": _names(event.recipients),
        "date": _date(event.date),
        "date_announced": _date(event.announced),
        "modality": _MODALITY.get(event.status, event.status.value),
        "summary": event.summary,
        "reports": [_place(item, files) for telling in event.history for item in telling.evidence],
    }


def _row(positions: Sequence[PositionEntry], names: Mapping[str, str], files: Mapping[str, str]) -> dict[str, Any]:
    first = positions[0]
    cells = [
        {**_place(item, files), "stance": position.stance.value, "date": _date(position.date)}
        for position in positions
        for item in _one_a_report(position.evidence)
    ]
    return {"holder": first.holder.name, "question": names.get(first.question, ""), "cells": cells}


def _one_a_report(evidence: Iterable[Evidence]) -> list[Evidence]:
    """Return the fullest words of each report."""
    best: dict[str, Evidence] = {}
    for item in evidence:
        kept = best.setdefault(item.span.report_id, item)
        if len(item.span) > len(kept.span):
            best[item.span.report_id] = item
    return list(best.values())


def _place(item: Evidence, files: Mapping[str, str]) -> dict[str, Any]:
    return {"file": files[item.span.report_id], "start": item.span.start, "end": item.span.end}


def _names(parties: Iterable[Party]) -> list[str]:
    return [party.name for party in parties]


def _date(date: DateInterval | None) -> dict[str, str | None] | None:
    if date is None:
        return None
    start, end = date.earliest, date.latest
    return {"start": start.isoformat() if start else None, "end": end.isoformat() if end else None}
