"""The brief in Markdown: what moved, what was imposed, what happened, with numbered notes to the exact words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from diurna.query.changes import Changes
from diurna.query.rows import permalink
from diurna.query.totals import running_totals
from diurna.query.views import RecordView
from diurna.types.dates import DateInterval
from diurna.types.entries import Amount, EventEntry, Party, StatementEntry
from diurna.types.ontology import EventStatus, StatementKind
from diurna.types.record import Record
from diurna.types.reports import Report
from diurna.types.span import Evidence

_FEWEST = 40
_QUOTED = 12
_ESCAPED = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_{}[]<>#|"})


class _Notes:
    """Numbers the words a brief rests on, each once."""

    def __init__(self) -> None:
        self.numbers: dict[Evidence, int] = {}

    def mark(self, evidence: Iterable[Evidence]) -> str:
        numbers = [self.numbers.setdefault(item, len(self.numbers) + 1) for item in evidence]
        return " ".join(f"[^{number}]" for number in numbers)


def write_brief(record: RecordView, *, before: RecordView | None = None, since: date | None = None) -> str:
    """Return a brief in Markdown; every line ends in notes that give the words, the report and their place.

    Args:
        record: The record.
        before: The record as it was: only what is new or changed since then is told.
        since: The first day that counts as new, for the headings.
    """
    lines = _Lines(record, record.changes(before or RecordView(Record())), _Notes())
    days = sorted(report.published for report in record.reports.values())
    span = f", {days[0]} to {days[-1]}" if days else ""
    news = f" since {since}" if since else ""
    text = [f"# Brief{news}: {len(days)} reports{span}", "", *_bottom_line(lines.changes, news), ""]
    for title, items in (
        (f"Positions that moved{news}", lines.shifts()),
        (f"New positions{news}" if since else "", lines.positions() if since else []),
        (f"Measures{news}, with unit and running total", lines.measures()),
        (f"Events{news}", lines.events()),
        ("Events that stand otherwise now", lines.changed_events()),
        ("Statements worth quoting", lines.statements()),
        ("Disputed, or told by one source only", [*lines.contradictions(), *lines.claims()]),
        ("Days ahead", lines.ahead()),
    ):
        if items:
            text += [f"## {title}", "", *items, ""]
    text += ["## Sources", "", *lines.sources(), "", _CAVEAT]
    return "\n".join(text) + "\n"


_CAVEAT = (
    "Who says what is reported here, not who is right. How many independent sources tell a thing says how well it is "
    "sourced, not how likely it is."
)


def _bottom_line(changes: Changes, news: str) -> list[str]:
    """Return the first paragraph: how much moved, in one sentence."""
    counted = (
        (len(changes.shifts), "position moved", "positions moved"),
        (len(changes.measures), "measure", "measures"),
        (len(changes.events), "event", "events"),
        (len(changes.changed_events), "event that stands otherwise now", "events that stand otherwise now"),
        (len(changes.contradictions), "contradiction", "contradictions"),
    )
    parts = [f"{count} {one if count == 1 else many}" for count, one, many in counted if count]
    return [f"**{', '.join(parts)}{news}.**" if parts else f"**Nothing new{news}.**"]


def _note(evidence: Evidence, report: Report) -> str:
    name = report.outlet or report.source_name or report.id
    return f"{report.published}, {plain(name)}: “{plain(evidence.words)}” ({permalink(evidence)})"


def plain(words: str) -> str:
    """Return words on one line with everything Markdown would read as markup escaped."""
    return " ".join(words.split()).translate(_ESCAPED)


def _names(parties: Iterable[Party], nobody: str = "somebody") -> str:
    return plain(", ".join(party.name for party in parties)) or nobody


def _day(date: DateInterval | None) -> str:
    return date.iso() if date else "undated"


def _sourced(origins: int) -> str:
    return "1 source" if origins == 1 else f"{origins} independent sources"


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines of a brief, section by section, each with its notes and how many sources tell it."""

    record: RecordView
    changes: Changes
    notes: _Notes

    def _asked(self, question: str) -> str:
        return plain(next((q.name for q in self.record.questions() if q.id == question), question))

    def _event(self, event: EventEntry) -> str:
        who = f"**{_names(event.actors)}**: " if event.actors else ""
        told = self.notes.mark(telling.evidence[0] for telling in event.history)
        origins = _sourced(len({telling.origin for telling in event.history}))
        return f"{who}{event.type.value}, {event.status.value}: {plain(event.summary)} ({origins}) {told}"

    def shifts(self) -> list[str]:
        return [
            f"- {_day(s.date)}: **{_names((s.holder,))}**, {self._asked(s.question)}: {s.from_stance.value} "
            f"(“{plain(s.evidence_before[0].words)}”) → {s.to_stance.value} (“{plain(s.evidence_after[0].words)}”) "
            f"({_sourced(self._origins(s.after))}) "
            f"{self.notes.mark((*s.evidence_before[:1], *s.evidence_after[:1]))}"
            for s in self.changes.shifts
        ]

    def _origins(self, position: str) -> int:
        return next((len(p.origins) for p in self.record.positions() if p.id == position), 1)

    def positions(self) -> list[str]:
        return [
            f"- {_day(p.date)}: **{_names((p.holder,))}**, {self._asked(p.question)}: {p.stance.value}"
            f"{', according to ' + _names(p.according_to) if p.according_to else ''}: “{plain(p.label)}” "
            f"({_sourced(len(p.origins))}) {self.notes.mark(p.evidence[:2])}"
            for p in self.changes.positions
        ]

    def measures(self) -> list[str]:
        totals = running_totals(self.record.measures())
        lines = [
            f"- {_day(m.period)}: **{_names(m.by)}**: {m.kind.value}, {m.status.value}: {plain(m.summary)}"
            f"{''.join(f'; {_amount(a)}' for a in m.amounts)} ({_sourced(len(m.origins))}) "
            f"{self.notes.mark(m.evidence[:1])}"
            for m in self.changes.measures
        ]
        concerned = {p.key for m in self.changes.measures for p in m.by}
        return lines + [
            f"- Running total, **{_names(t.by)}**, {t.kind}: {_amount(t.amount)}, as of {t.day} "
            f"{self.notes.mark((t.amount.evidence,))}"
            for t in totals
            if concerned.intersection(p.key for p in t.by)
        ]

    def events(self) -> list[str]:
        return [
            f"- {_day(e.date)}: {self._event(e)}"
            for e in self.changes.events
            if not e.alleged_by and not e.is_background
        ]

    def changed_events(self) -> list[str]:
        return [
            f"- {_day(new.date)}: {self._event(new)} (before: {old.status.value}, {_day(old.date)})"
            for old, new in self.changes.changed_events
        ]

    def statements(self) -> list[str]:
        """Return what bodies' voices said in so many words, the longest direct quotation of each first."""
        best: dict[str, StatementEntry] = {}
        for item in self.changes.statements:
            whose = item.speakers[0].key if item.speakers else None
            if item.kind is not StatementKind.DIRECT or whose is None or len(_said(item)) < _FEWEST:
                continue
            known = best.get(whose)
            if known is None or len(_said(item)) > len(_said(known)):
                best[whose] = item
        chosen = sorted(best.values(), key=lambda item: (item.published, item.id))[:_QUOTED]
        return [
            f"- {item.published}: **{_names(item.speakers)}**, {item.force.value}: “{plain(_said(item))}” "
            f"({_sourced(1 + len(item.same_words))}) {self.notes.mark(item.content[:1])}"
            for item in chosen
        ]

    def claims(self) -> list[str]:
        return [
            f"- {_day(e.date)}: according to {_names(e.alleged_by)}"
            f"{', denied by ' + _names(e.denied_by) if e.denied_by else ''}: {plain(e.summary)} "
            f"({_sourced(len({t.origin for t in e.history}))}) "
            f"{self.notes.mark(telling.evidence[0] for telling in e.history)}"
            for e in self.changes.events
            if e.alleged_by
        ]

    def contradictions(self) -> list[str]:
        return [f"- {c.field}: {plain(c.reason)} {self.notes.mark(c.sides)}" for c in self.changes.contradictions]

    def ahead(self) -> list[str]:
        """Return what is planned for days after the latest report."""
        last = max((report.published for report in self.record.reports.values()), default=None)
        planned = [
            e
            for e in self.record.events(status=EventStatus.PLANNED)
            if last and e.date and e.date.latest and e.date.latest > last
        ]
        return [f"- {_day(e.date)}: {self._event(e)}" for e in planned]

    def sources(self) -> list[str]:
        return [
            f"[^{number}]: {_note(item, self.record.reports[item.span.report_id])}"
            for item, number in self.notes.numbers.items()
        ]


def _said(item: StatementEntry) -> str:
    return " … ".join(part.words for part in item.content)


def _amount(amount: Amount) -> str:
    kind = "" if amount.kind == "plain" else f" ({amount.kind})"
    qualifier = "" if amount.qualifier == "exact" else f"{amount.qualifier} "
    return plain(f"{qualifier}{amount.value:g} {amount.unit}{kind}")
