"""The review: one doubtful item at a time, with its sentence and the reason it is doubtful."""

from dataclasses import dataclass
from datetime import timedelta

from diurna.query.doubts import Doubtful
from diurna.query.source import Source
from diurna.store.codec import evidence_in
from diurna.types.listing import MOST, Ask, Condition
from diurna.types.reports import Report
from diurna.types.span import Span
from diurna.web.asking import Asked
from diurna.web.cards import Card, Lens, card_of
from diurna.web.forms import EditField, fields_of, fingerprint
from diurna.web.page import Page, rows_of

_ON_SCREEN = 10
_CONTEXT = 240
_NEAR = timedelta(days=60)
_MERGEABLE = {"events": "type"}


@dataclass(frozen=True, slots=True)
class Context:
    """Words in their sentence: what stands before and after them."""

    before: str
    words: str
    after: str
    link: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """A line of the queue."""

    card: Card
    reason: str
    state: str
    link: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class ReviewView:
    """The item to decide and the stretch of the queue on screen.

    Attributes:
        state: The item's fingerprint, sent back with a decision.
        onward: Code of the item to show when this one is decided.
        others: Entries it may be one with: code and words.
    """

    item: Card | None
    reason: str
    contexts: tuple[Context, ...]
    fields: tuple[EditField, ...]
    others: tuple[tuple[str, str], ...]
    state: str
    onward: str
    previous: str
    next: str
    place: str
    count: str
    waiting: tuple[Waiting, ...]
    last: int


def review_page(asked: Asked) -> Page:
    """Return the item asked for (``at``), or the most doubtful one."""
    queue = asked.desk.queue()
    source, lens = asked.source(), asked.lens()
    at = asked.one("at")
    place = next((n for n, item in enumerate(queue) if at in (item.code, item.id)), 0)
    first = place - place % _ON_SCREEN
    shown_now = queue[first : first + _ON_SCREEN]
    screen = [Doubtful(item.kind, source.entry(item.id), item.score, item.reason) for item in shown_now]
    here = screen[place - first] if queue else None
    codes = [item.code for item in queue]
    onward = codes[place + 1] if place + 1 < len(codes) else (codes[place - 1] if place else "")
    shown = ReviewView(
        card_of(here.entry, lens, quotes=6) if here else None,
        here.reason if here else "",
        _contexts(here.entry, source) if here else (),
        fields_of(here.entry, lens) if here else (),
        _others(here, source) if here else (),
        fingerprint(here.entry) if here else "",
        onward,
        codes[place - 1] if place else "",
        codes[place + 1] if place + 1 < len(codes) else "",
        lens.say("%(n)s of %(all)s") % {"n": place + 1, "all": len(queue)} if queue else "",
        asked.tongue.count("%(n)s item waits", "%(n)s items wait", len(queue)),
        tuple(_waiting(item, here, lens) for item in screen),
        _last(asked),
    )
    rows = {"total": len(queue), "results": [_row(item, asked) for item in screen]}
    return Page(lens.say("Review"), "review.html", shown, rows, ("review.js",))


def _row(item: Doubtful, asked: Asked) -> dict[str, object]:
    return {"doubt": item.score, "doubt_reason": item.reason, **rows_of((item.entry,), asked)[0]}


def _waiting(item: Doubtful, here: Doubtful | None, lens: Lens) -> Waiting:
    card = card_of(item.entry, lens, quotes=1)
    return Waiting(card, item.reason, fingerprint(item.entry), f"/review?at={card.code}", item is here)


def _last(asked: Asked) -> int:
    """Return the number of the latest judgement that still stands, for the undo key; 0 when there is none."""
    return asked.desk.last_standing()


def _contexts(entry: object, source: Source) -> tuple[Context, ...]:
    spans = dict.fromkeys(words.span for name, words in evidence_in(entry) if name != "cue")
    return tuple(_context(source.report(span.report_id), span) for span in list(spans)[:3])


def _context(report: Report, span: Span) -> Context:
    start = max(report.text.rfind("\n", 0, span.start) + 1, span.start - _CONTEXT)
    end = report.text.find("\n", span.end)
    stop = min(end if end >= 0 else len(report.text), span.end + _CONTEXT)
    link = f"/r/{report.id}#s={span.start}-{span.end}"
    return Context(report.text[start : span.start], span.cut(report.text), report.text[span.end : stop], link)


def _others(item: Doubtful, source: Source) -> tuple[tuple[str, str], ...]:
    """Return entries of the same kind that may be the same thing: same type, by day."""
    field = _MERGEABLE.get(item.kind)
    if field is None:
        return ()
    same, day = {field: (str(getattr(item.entry, field).value),)}, item.entry.recorded
    near = (Condition("recorded", "gte", day - _NEAR), Condition("recorded", "lte", day + _NEAR))
    alike = source.listing(Ask(item.kind, same, conditions=near, limit=MOST, wants_facets=False)).items
    found = [e for e in alike if e.id != item.entry.id]
    found.sort(key=lambda e: abs((e.recorded - item.entry.recorded).days))
    return tuple((e.code, f"{e.recorded} {e.summary[:90]}") for e in found[:20])
