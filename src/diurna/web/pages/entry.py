"""One entry in full: every telling, who agrees and who differs, the reasons, and what can be corrected."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from diurna.query.source import every
from diurna.types.entries import EventEntry, MeasureEntry, PositionEntry, QuestionEntry, ShiftEntry, Telling
from diurna.types.listing import Ask
from diurna.web.asking import Asked
from diurna.web.cards import Bit, Card, Lens, Quote, card_of
from diurna.web.forms import EditField, fields_of, fingerprint
from diurna.web.page import Page, rows_of
from diurna.web.vocabulary import STATUSES


@dataclass(frozen=True, slots=True)
class Step:
    """One report's telling: when it was published, as what, with which words and why it was read so."""

    published: str
    source: str
    status: str
    shape: str
    date: Bit
    told_by: tuple[Bit, ...]
    quotes: tuple[Quote, ...]
    origin: str
    reason: str


@dataclass(frozen=True, slots=True)
class Side:
    """Those who tell it alike: a heading, their names, and the words."""

    title: str
    names: tuple[Bit, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class EntryView:
    """An entry's own page.

    Attributes:
        facts: Names and values of its other fields.
        state: Its fingerprint, sent back with every change so that two editors notice each other.
        parts: What it can be split by: a value and its words; empty when it is of one piece.
    """

    card: Card
    steps: tuple[Step, ...]
    sides: tuple[Side, ...]
    related: tuple[tuple[str, tuple[Card, ...]], ...]
    facts: tuple[tuple[str, str], ...]
    fields: tuple[EditField, ...]
    state: str
    can_merge: bool
    can_rename: bool
    parts: tuple[tuple[str, str], ...]


_HIDDEN = frozenset({
    "confidence", "method", "permalink", "report_id", "report_url", "review_status", "span_end", "span_start",
    "span_text", "summary",
})  # fmt: skip


def entry_page(asked: Asked) -> Page:
    """Return one entry by its code or id."""
    source, lens = asked.source(), asked.lens()
    entry = source.entry(asked.desk.workspace().store.find_id(asked.key))
    row = rows_of((entry,), asked)[0]
    shown = EntryView(
        card_of(entry, lens, quotes=50),
        tuple(_step(telling, lens) for telling in getattr(entry, "history", ())),
        tuple(_sides(entry, lens)),
        tuple((title, cards) for title, cards in _related(entry, lens) if cards),
        tuple((name, _plain(value)) for name, value in row.items() if name not in _HIDDEN and _is_told(value)),
        fields_of(entry, lens),
        fingerprint(entry),
        isinstance(entry, EventEntry | QuestionEntry),
        isinstance(entry, QuestionEntry),
        _parts(entry),
    )
    return Page(entry.code, "entry.html", shown, row)


def _parts(entry: Any) -> tuple[tuple[str, str], ...]:
    """Return the tellings of an event, one a report, or the wordings of a question."""
    if isinstance(entry, EventEntry):
        parts = {t.report_id: f"{t.published}: {t.evidence[0].words}" for t in entry.history if t.evidence}
    else:
        parts = {words: words for words in getattr(entry, "phrases", ())}
    return tuple(parts.items()) if len(parts) > 1 else ()


def _step(telling: Telling, lens: Lens) -> Step:
    from_report = lens.quotes(telling.evidence)
    source = from_report[0].source if from_report else telling.report_id
    status = _status(telling.status.value, lens)
    return Step(
        telling.published.isoformat(), source, status.text, status.style, lens.day(telling.date),
        lens.who(telling.according_to), from_report, telling.origin, telling.reason,
    )  # fmt: skip


def _status(value: str, lens: Lens) -> Bit:
    """Return a status as its word, with its shape in ``style``."""
    return Bit(lens.word(value), STATUSES[value][0])


def _sides(entry: Any, lens: Lens) -> Iterable[Side]:
    """Return who agrees and who differs: own voices, those it rests on, those who deny it, and what clashes."""
    if isinstance(entry, EventEntry):
        own = [t for t in entry.history if not t.according_to]
        told = [t for t in entry.history if t.according_to]
        if own:
            yield Side(lens.say("Reports that tell it in their own voice"), (), _words(own, lens))
        if told:
            names = lens.who(dict.fromkeys(p for t in told for p in t.according_to))
            yield Side(lens.say("Told on the word of"), names, _words(told, lens))
        if entry.denied_by:
            yield Side(lens.say("Denied by"), lens.who(entry.denied_by), ())
    for clash in every(lens.source, Ask("contradictions", {"about": (entry.id,)})):
        title = lens.say("Cannot both hold: %s") % lens.word(clash.field)
        yield Side(title, (Bit(clash.reason, "soft"),), lens.quotes(clash.sides))


def _words(tellings: Iterable[Telling], lens: Lens) -> tuple[Quote, ...]:
    return lens.quotes(words for telling in tellings for words in telling.evidence[:1])


def _related(entry: Any, lens: Lens) -> Iterable[tuple[str, tuple[Card, ...]]]:
    source, say = lens.source, lens.say

    def found(kind: str, field: str, value: str) -> tuple[Card, ...]:
        return tuple(card_of(one, lens) for one in every(source, Ask(kind, {field: (value,)})))

    match entry:
        case QuestionEntry():
            yield say("Positions"), found("positions", "question", entry.id)
            yield say("Moves"), found("shifts", "question", entry.id)
        case ShiftEntry():
            both = (entry.before, entry.after)
            stands = every(source, Ask("positions", {"question": (entry.question,)}))
            yield say("Positions"), tuple(card_of(one, lens) for one in stands if one.id in both)
        case MeasureEntry() if entry.event:
            yield say("Event"), found("events", "id", entry.event)
        case EventEntry():
            yield say("Measures"), found("measures", "event", entry.id)
        case PositionEntry():
            yield say("Question"), (card_of(source.entry(entry.question), lens),)


def _is_told(value: Any) -> bool:
    return value is not None and value not in ([], "")


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_plain(item) for item in value)
    return str(value)
