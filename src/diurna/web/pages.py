"""What each page shows: a function from a request to a frozen page, the same for HTML and JSON."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import msgspec

from diurna.query.matrix import Matrix, contested
from diurna.query.rows import permalink, row_of
from diurna.query.views import RecordView
from diurna.store import Hit
from diurna.types.entries import EventEntry, MeasureEntry, PositionEntry, QuestionEntry, ShiftEntry, StatementEntry
from diurna.types.reports import Report
from diurna.types.span import Evidence
from diurna.web.segments import Segment, split_segments
from diurna.workspace import Workspace

_COLUMNS = 10
"""Questions in the matrix of the page, the most contested; every position stands below it."""


@dataclass(frozen=True, slots=True)
class PageRequest:
    """What was asked: the open record, a key for single pages, the query string, and a day to look back from."""

    workspace: Workspace
    key: str
    query: Mapping[str, str]
    as_of: date | None

    def record(self) -> RecordView:
        """Return the record, as of the day asked."""
        return self.workspace.record(as_of=self.as_of)


@dataclass(frozen=True, slots=True)
class Page:
    """A page's content.

    Attributes:
        rows: What the ``.json`` twin answers.
        names: Question names by id.
    """

    title: str
    template: str
    rows: Any
    reports: Mapping[str, Report] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    events: tuple[EventEntry, ...] = ()
    statements: tuple[StatementEntry, ...] = ()
    positions: tuple[PositionEntry, ...] = ()
    shifts: tuple[ShiftEntry, ...] = ()
    measures: tuple[MeasureEntry, ...] = ()
    questions: tuple[QuestionEntry, ...] = ()
    matrix: Matrix | None = None
    contested: tuple[QuestionEntry, ...] = ()
    holders: tuple[str, ...] = ()
    report: Report | None = None
    segments: tuple[Segment, ...] = ()
    hits: tuple[tuple[Hit, str], ...] = ()
    more: Mapping[str, Any] = field(default_factory=dict)

    @staticmethod
    def link(evidence: Evidence) -> str:
        """Return the address of some words."""
        return permalink(evidence)


def _names(record: RecordView) -> dict[str, str]:
    return {question.id: question.name for question in record.questions()}


def _actor(asked: PageRequest) -> str | None:
    return asked.query.get("actor") or None


def brief_page(asked: PageRequest) -> Page:
    """Return what moved, what was imposed and what happened last."""
    record = asked.record()
    shifts, measures, events = record.shifts(), record.measures(), record.events(background=False)
    rows = {"shifts": shifts.rows(), "measures": measures.rows(), "events": events.rows()[-20:]}
    return Page(
        "Brief", "brief.html", rows, record.reports, _names(record),
        shifts=shifts.items, measures=measures.items, events=events.items[-20:][::-1],
    )  # fmt: skip


def events_page(asked: PageRequest) -> Page:
    """Return the chronology, filtered by actor, type and status."""
    record = asked.record()
    view = record.events(actor=_actor(asked), type=asked.query.get("type"), status=asked.query.get("status"))
    return Page("Chronology", "events.html", view.rows(), record.reports, events=view.items)


def statements_page(asked: PageRequest) -> Page:
    """Return who said what, filtered by speaker."""
    record = asked.record()
    view = record.statements(actor=_actor(asked))
    return Page("Statements", "statements.html", view.rows(), record.reports, statements=view.items)


def positions_page(asked: PageRequest) -> Page:
    """Return the matrix and every position, filtered by holder and question."""
    record = asked.record()
    view = record.positions(actor=_actor(asked), question=asked.query.get("question") or None)
    matrix = record.matrix()
    questions = tuple(contested(matrix)[:_COLUMNS])
    holders = tuple(h for h in matrix.holders if any((h, q.id) in matrix.cells for q in questions))
    return Page(
        "Positions", "positions.html", view.rows(), record.reports, _names(record),
        positions=view.items, shifts=record.shifts().items, matrix=matrix, contested=questions, holders=holders,
    )  # fmt: skip


def measures_page(asked: PageRequest) -> Page:
    """Return what was imposed, with figures."""
    record = asked.record()
    view = record.measures(actor=_actor(asked))
    return Page("Measures", "measures.html", view.rows(), record.reports, measures=view.items)


def reports_page(asked: PageRequest) -> Page:
    """Return the reports by date."""
    record = asked.record()
    fields = ("id", "published", "outlet", "headline", "url", "source_name")
    rows = [{name: getattr(report, name) for name in fields} for report in record.reports.values()]
    return Page("Reports", "reports.html", msgspec.to_builtins(rows), record.reports)


def search_page(asked: PageRequest) -> Page:
    """Return what holds all the words asked for."""
    query = asked.query.get("q", "")
    hits = asked.workspace.search(query, limit=100) if query.strip() else ()
    codes = {hit.id: asked.workspace.store.code_of(hit.id) for hit in hits}
    plain = str.maketrans("", "", "\x02\x03")
    rows = [
        {
            "kind": h.kind,
            "id": h.id,
            "code": codes[h.id],
            "report_id": h.report_id,
            "snippet": h.snippet.translate(plain),
        }
        for h in hits
    ]
    return Page("Search", "search.html", rows, hits=tuple((hit, codes[hit.id]) for hit in hits))


def report_page(asked: PageRequest) -> Page:
    """Return one report: its text with every extracted span marked, furniture greyed, and the record beside it."""
    record = asked.record()
    report = record.reports[asked.workspace.store.find_id(asked.key)]
    here = report.id
    events = tuple(e for e in record.events() if any(t.report_id == here for t in e.history))
    statements = tuple(s for s in record.statements() if s.report_id == here)
    positions = tuple(p for p in record.positions() if any(e.span.report_id == here for e in p.evidence))
    measures = tuple(m for m in record.measures() if any(e.span.report_id == here for e in m.evidence))
    passages = tuple(p for p in record.record.passages if p.span.report_id == here)
    segments = split_segments(report, passages, (*statements, *events, *positions, *measures))
    rows = {
        "report": msgspec.to_builtins(report),
        "statements": [row_of(item, record.reports, frozenset(record.record.accepted)) for item in statements],
        "events": [row_of(item, record.reports, frozenset(record.record.accepted)) for item in events],
        "positions": [row_of(item, record.reports, frozenset(record.record.accepted)) for item in positions],
        "measures": [row_of(item, record.reports, frozenset(record.record.accepted)) for item in measures],
    }
    return Page(
        report.headline or report.source_name or report.id, "report.html", rows, record.reports, _names(record),
        events=events, statements=statements, positions=positions, measures=measures, report=report, segments=segments,
    )  # fmt: skip


def entry_page(asked: PageRequest) -> Page:
    """Return one entry in full, with the reasons for what was decided."""
    record = asked.record()
    entry = record.entry(asked.workspace.store.find_id(asked.key))
    lists: dict[str, Any] = {}
    for kind, name in (
        (EventEntry, "events"), (StatementEntry, "statements"), (PositionEntry, "positions"),
        (ShiftEntry, "shifts"), (MeasureEntry, "measures"), (QuestionEntry, "questions"),
    ):  # fmt: skip
        if isinstance(entry, kind):
            lists[name] = (entry,)
    if isinstance(entry, QuestionEntry):
        lists["positions"] = tuple(p for p in record.positions() if p.question == entry.id)
    row = row_of(entry, record.reports, frozenset(record.record.accepted))
    return Page(entry.code, "entry.html", row, record.reports, _names(record), more=row, **lists)


PAGES: Mapping[str, Callable[[PageRequest], Page]] = {
    "": brief_page,
    "events": events_page,
    "positions": positions_page,
    "statements": statements_page,
    "measures": measures_page,
    "reports": reports_page,
}
"""The pages in the order of the menu, by address."""
