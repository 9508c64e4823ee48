"""Entries a person added from words of a report: they stand beside what the rules found, and survive every rebuild."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from diurna.chronology.judgements import Ledger
from diurna.types.added import ADDED, KINDS
from diurna.types.dates import Basis, DateInterval, between, on
from diurna.types.entries import (
    EventEntry,
    MeasureEntry,
    Party,
    PositionEntry,
    QuestionEntry,
    StatementEntry,
    Telling,
)
from diurna.types.identity import entry_code, entry_id
from diurna.types.lines import sort_key
from diurna.types.ontology import EventStatus, EventType, Force, MeasureKind, MeasureStatus, StanceValue, StatementKind
from diurna.types.record import Judgement, JudgementKind, Record
from diurna.types.reports import Report
from diurna.types.span import Evidence

_LAST_STEP = 1000


def additions(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return the judgements that add an entry."""
    return tuple(item for item in judgements if item.kind is JudgementKind.ADD and item.field in KINDS)


def added_id(judgement: Judgement) -> str:
    """Return the id of the entry a judgement adds: the same words added twice as one kind are one entry."""
    values = json.loads(judgement.after)
    kind, prefix = KINDS[judgement.field]
    return entry_id(
        prefix, ADDED, judgement.target, f"{values['start']}-{values['end']}", kind, values.get("about", "")
    )


def new_question_id(judgement: Judgement) -> str:
    """Return the id a question made for an added position has, by its name."""
    return entry_id("qu", ADDED, str(json.loads(judgement.after).get("question_name", "")).casefold())


def question_id(judgement: Judgement) -> str:
    """Return the id of the question an added position is on: the one named, or a new one by its name."""
    return str(json.loads(judgement.after).get("question") or new_question_id(judgement))


def entry_of(judgement: Judgement, report: Report, origin: str) -> Any:
    """Return the entry a judgement adds."""
    values = json.loads(judgement.after)
    words = report.cite(report.span(values["start"], values["end"]))
    identifier = added_id(judgement)
    made = _Maker(identifier, report, origin, words, f"{ADDED} by {judgement.user}")
    match judgement.field:
        case "statement":
            return made.statement(values)
        case "event":
            return made.event(values)
        case "position":
            return made.position(values, question_id(judgement))
        case _:
            return made.measure(values)


def question_of(judgement: Judgement) -> QuestionEntry:
    """Return the question of an added position, as it is when the record has none of that id."""
    identifier, name = question_id(judgement), str(json.loads(judgement.after).get("question_name", ""))
    return QuestionEntry(identifier, entry_code(identifier), name, (name,), (), ADDED)


class _Maker:
    """Makes an entry of each kind from the values of a form."""

    def __init__(self, identifier: str, report: Report, origin: str, words: Evidence, reason: str) -> None:
        self.id, self.code = identifier, entry_code(identifier)
        self.report, self.origin, self.words, self.reason = report, origin, words, reason
        self.day = on(report.published, Basis.REPORT_DATE, reason=reason)

    def statement(self, values: Mapping[str, Any]) -> StatementEntry:
        return StatementEntry(
            id=self.id,
            code=self.code,
            report_id=self.report.id,
            origin=self.origin,
            speakers=_parties(values.get("speaker")),
            content=(self.words,),
            kind=StatementKind(values["kind"]),
            force=Force(values["force"]),
            published=self.report.published,
            said=self.day,
            reason=self.reason,
        )

    def event(self, values: Mapping[str, Any]) -> EventEntry:
        status = EventStatus(values["status"])
        when = _interval(values.get("date", ""), self.reason)
        telling = Telling(
            self.report.id, self.origin, ADDED, self.report.published, status, (self.words,), date=when,
            reason=self.reason,
        )  # fmt: skip
        return EventEntry(
            id=self.id, code=self.code, type=EventType(values["type"]), summary=self.words.words, status=status,
            actors=_parties(values.get("actors")), recipients=_parties(values.get("recipients")), history=(telling,),
            recorded=self.report.published, date=when, supported_by=(self.origin,),
        )  # fmt: skip

    def position(self, values: Mapping[str, Any], question: str) -> PositionEntry:
        holder = _parties(values.get("holder"))[0]
        return PositionEntry(
            id=self.id, code=self.code, holder=holder, question=question, stance=StanceValue(values["stance"]),
            label=self.words.words, date=self.day, evidence=(self.words,), origins=(self.origin,),
            recorded=self.report.published, reason=self.reason, step=_LAST_STEP,
        )  # fmt: skip

    def measure(self, values: Mapping[str, Any]) -> MeasureEntry:
        return MeasureEntry(
            id=self.id, code=self.code, by=_parties(values.get("by")), kind=MeasureKind(values["kind"]),
            status=MeasureStatus(values["status"]), summary=self.words.words, evidence=(self.words,),
            origins=(self.origin,), recorded=self.report.published, target=values.get("target", ""), period=self.day,
            reason=self.reason,
        )  # fmt: skip


def _parties(given: Sequence[Sequence[str | None]] | None) -> tuple[Party, ...]:
    return tuple(Party(key, str(name), str(name), f"{ADDED}: {name}") for key, name in given or ())


def _interval(text: str, reason: str) -> DateInterval | None:
    if not text:
        return None
    first, mark, last = text.partition("/")
    start = date.fromisoformat(first) if first else None
    end = date.fromisoformat(last) if last else (None if mark else start)
    return between(start, end, Basis.EXPLICIT, reason=reason)


def with_added(record: Record, judgements: Sequence[Judgement]) -> Record:
    """Return a record with the entries people added to its reports."""
    ledger = Ledger.of(judgements)
    reports = {report.id: report for report in record.reports}
    origins = {report: origin.id for origin in record.origins for report in origin.reports}
    standing = [item for item in additions(ledger.standing) if item.target in reports]
    if not standing:
        return record
    made: dict[str, list[Any]] = {}
    for item in {added_id(one): one for one in standing}.values():
        kept = ledger.kept((entry_of(item, reports[item.target], origins[item.target]),))
        made.setdefault(KINDS[item.field][0], []).extend(kept)
    known = {question.id for question in record.questions}
    asked = {entry.question for entry in made.get("positions", ())}
    new = {q.id: q for q in map(question_of, standing) if q.id in asked - known}
    made["questions"] = list(new.values())
    record = replace(record, **{kind: _sorted(kind, [*getattr(record, kind), *more]) for kind, more in made.items()})
    order = {question.id: sort_key("questions", question) for question in record.questions}
    stands = sorted(record.positions, key=lambda entry: (order[entry.question], sort_key("positions", entry)))
    return replace(record, positions=tuple(stands))


def _sorted(kind: str, entries: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(entries, key=lambda entry: sort_key(kind, entry)))
