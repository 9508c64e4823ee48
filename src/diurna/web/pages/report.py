"""A report: its text with every extracted span marked, and the record beside it, linked both ways."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import msgspec

from diurna.errors import NotFoundError
from diurna.query.source import Source, every
from diurna.types.listing import Ask
from diurna.types.ontology import EventStatus, EventType, Force, MeasureKind, MeasureStatus, StanceValue, StatementKind
from diurna.types.reports import Report
from diurna.web.asking import Asked
from diurna.web.cards import Card, Lens, card_of
from diurna.web.cards.lens import source_name
from diurna.web.forms import EditField
from diurna.web.page import Page, rows_of
from diurna.web.segments import Segment, split_segments
from diurna.web.vocabulary import KINDS

_KINDS = ("statements", "events", "positions", "measures")
_CITED = ("actors", "shifts", "contradictions")
"""What also leads to words of a report, without being shown beside it."""


@dataclass(frozen=True, slots=True)
class Part:
    """The entries of one kind that rest on this report."""

    kind: str
    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class AddForm:
    """A form that adds an entry of one kind from selected words; ``key`` opens it."""

    kind: str
    key: str
    title: str
    fields: tuple[EditField, ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """The report screen.

    Attributes:
        facts: What is known of the report, unknown things said so.
        found: How often the words asked for stand in the text, None when none were asked for.
    """

    id: str
    facts: tuple[tuple[str, str], ...]
    url: str
    segments: tuple[Segment, ...]
    parts: tuple[Part, ...]
    forms: tuple[AddForm, ...]
    count: str
    words: str
    found: int | None


def report_page(asked: Asked) -> Page:
    """Return one report by its id; ``words`` finds a passage again by its words."""
    source, lens = asked.source(), asked.lens()
    report = source.report(asked.desk.workspace().store.find_id(asked.key))
    found = {kind: every(source, Ask(kind, {"report": (report.id,)})) for kind in _KINDS}
    words = asked.one("words")
    spans = _found_again(report, words)
    entries = [entry for kind in _KINDS for entry in found[kind]]
    named = [actor for kind in _CITED for actor in every(source, Ask(kind, {"report": (report.id,)}))]
    segments = split_segments(report, source.passages(report.id), entries, named, spans)
    parts = tuple(
        Part(
            kind, lens.say(KINDS[kind][1]).capitalize(), tuple(card_of(entry, lens, quotes=4) for entry in found[kind])
        )
        for kind in _KINDS
    )
    shown = ReportView(
        report.id, _facts(report, lens), report.url or "", segments, parts, _forms(source, lens),
        asked.tongue.count("%(n)s entry rests on this report", "%(n)s entries rest on this report", len(entries)),
        words, len(spans) if words else None,
    )  # fmt: skip
    rows = {"report": msgspec.to_builtins(report)} | {kind: rows_of(found[kind], asked) for kind in _KINDS}
    return Page(report.headline or source_name(report), "report.html", shown, rows, ("report.js",))


def _found_again(report: Report, words: str) -> tuple[tuple[int, int], ...]:
    """Return where some words stand in the text, so that a link by words outlives other offsets."""
    if not words:
        return ()
    found: list[tuple[int, int]] = []
    start = report.text.find(words)
    while start >= 0 and len(found) < 50:
        found.append((start, start + len(words)))
        start = report.text.find(words, start + len(words))
    return tuple(found)


def _facts(report: Report, lens: Lens) -> tuple[tuple[str, str], ...]:
    unknown = lens.say("unknown")
    return (
        (lens.say("Published"), report.published.isoformat()),
        (lens.say("Outlet"), report.outlet or unknown),
        (lens.say("Author"), report.author or unknown),
        (lens.say("Language"), report.language or unknown),
        (lens.say("File"), report.source_name or unknown),
        (lens.say("Report id"), report.id),
    )


def _forms(source: Source, lens: Lens) -> tuple[AddForm, ...]:
    say = lens.say
    questions = tuple((q.id, q.name) for q in every(source, Ask("questions"))[:200])
    return (
        AddForm("statement", "s", say("Add a statement"), (
            EditField("speaker", say("Speaker"), ""),
            _menu("force", say("Force"), Force, lens), _menu("kind", say("Kind"), StatementKind, lens),
        )),
        AddForm("event", "e", say("Add an event"), (
            _menu("type", say("Type"), EventType, lens), _menu("status", say("Status"), EventStatus, lens),
            EditField("actors", say("Actors, one a line"), "", is_long=True),
            EditField("recipients", say("Recipients, one a line"), "", is_long=True),
            EditField("date", say("Date"), ""),
        )),
        AddForm("position", "p", say("Add a position"), (
            EditField("holder", say("Holder"), ""), _menu("stance", say("Stance"), StanceValue, lens),
            EditField("question", say("Question"), "", questions),
            EditField("new_question", say("or a new question"), ""),
        )),
        AddForm("measure", "m", say("Add a measure"), (
            EditField("by", say("Imposed by, one a line"), "", is_long=True),
            _menu("kind", say("Kind"), MeasureKind, lens), _menu("status", say("Status"), MeasureStatus, lens),
            EditField("target", say("Target"), ""),
        )),
    )  # fmt: skip


def _menu(name: str, label: str, values: Iterable[Any], lens: Lens) -> EditField:
    options = tuple((item.value, lens.word(item.value)) for item in values)
    return EditField(name, label, options[0][0], options)


def by_words(asked: Asked) -> str:
    """Return the address of the one report that holds some words exactly, for links whose report id has changed.

    Raises:
        NotFoundError: No report holds them, or several do.
    """
    words = asked.one("words")
    hits = asked.desk.workspace().search(f'"{words}"', limit=50) if words.strip() else ()
    ids = dict.fromkeys(hit.id for hit in hits if hit.kind == "report")
    holding = [one for one in ids if words in asked.source().report(one).text]
    if len(holding) != 1:
        raise NotFoundError("single report with the words", words)
    start = asked.source().report(holding[0]).text.index(words)
    return f"/r/{holding[0]}#s={start}-{start + len(words)}"
