"""The flat rows the API answers, column by column: the types behind the OpenAPI document.

The columns are those of ``diurna.query.rows``; a test holds the two together.
"""

from typing import Any, TypedDict


class Figure(TypedDict):
    """A figure with its unit and words."""

    value: float
    upper: float | None
    unit: str
    qualifier: str
    kind: str
    words: str


class Cited(TypedDict):
    """What every row ends with: the exact words it rests on."""

    report_id: str | None
    report_url: str | None
    span_start: int | None
    span_end: int | None
    span_text: str | None
    permalink: str | None
    review_status: str
    confidence: float | None
    method: str


class Dated(TypedDict):
    """When, with its precision."""

    date: str | None
    date_start: str | None
    date_end: str | None
    date_precision: str | None
    date_basis: str | None


class EventRow(Dated, Cited):
    """Who did what to whom."""

    event_id: str
    event_code: str
    event_type: str
    event_modes: list[str]
    contexts: list[str]
    status: str
    announced_date: str | None
    actor_names: list[str]
    actor_ids: list[str]
    recipient_names: list[str]
    recipient_ids: list[str]
    place_name: str | None
    figures: list[Figure]
    alleged_by: list[str]
    denied_by: list[str]
    origin_count: int
    report_count: int
    is_background: bool
    is_type_approximate: bool
    summary: str
    recorded_date: str


class StatementRow(Dated, Cited):
    """Who said what."""

    statement_id: str
    statement_code: str
    speaker_names: list[str]
    speaker_ids: list[str]
    unnamed_source: str | None
    cue: str | None
    content: str
    kind: str
    force: str
    venue: str | None
    addressee: str | None
    continues_id: str | None
    nested_in_id: str | None
    published_date: str


class PositionRow(Dated, Cited):
    """Where a holder stands on a question."""

    position_id: str
    position_code: str
    holder_name: str
    holder_id: str | None
    question_id: str
    stance: str
    label: str
    is_current: bool
    according_to: list[str]
    speaker_names: list[str]
    origin_count: int
    recorded_date: str


class ShiftRow(Dated, Cited):
    """A move from one stance to another."""

    shift_id: str
    shift_code: str
    holder_name: str
    holder_id: str | None
    question_id: str
    from_stance: str
    to_stance: str
    from_words: str | None
    recorded_date: str


class MeasureRow(Dated, Cited):
    """What was imposed, with figures."""

    measure_id: str
    measure_code: str
    by_names: list[str]
    by_ids: list[str]
    kind: str
    instrument: str | None
    target: str | None
    status: str
    amounts: list[Figure]
    origin_count: int
    summary: str
    recorded_date: str


class ContradictionRow(Cited):
    """Two things that cannot both hold."""

    contradiction_id: str
    contradiction_code: str
    about_id: str
    field: str
    sides: list[str]
    recorded_date: str


class QuestionRow(TypedDict):
    """A proposition actors stand on."""

    question_id: str
    question_code: str
    question_name: str
    phrases: list[str]
    reason: str


class ActorRow(Cited):
    """Somebody who speaks, acts or is acted upon."""

    actor_id: str
    actor_name: str
    kind: str
    country: str | None
    role: str | None
    acts_for_id: str | None
    sponsor: str | None
    offices: list[str]
    aliases: list[str]


class ReportRow(TypedDict):
    """A report without its text; what is not known is null."""

    id: str
    published: str
    outlet: str | None
    headline: str | None
    author: str | None
    url: str | None
    language: str | None
    home_country: str | None
    source_name: str | None


ROWS: dict[str, Any] = {
    "reports": ReportRow,
    "statements": StatementRow,
    "events": EventRow,
    "positions": PositionRow,
    "shifts": ShiftRow,
    "measures": MeasureRow,
    "contradictions": ContradictionRow,
    "questions": QuestionRow,
    "actors": ActorRow,
}
"""The row of each kind."""
