"""The brief in Markdown: what moved, what was imposed, what happened, with numbered notes to the exact words."""

from collections.abc import Iterable

from diurna.query.rows import permalink
from diurna.query.views import RecordView
from diurna.types.dates import DateInterval
from diurna.types.entries import Party
from diurna.types.reports import Report
from diurna.types.span import Evidence

_ESCAPED = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_{}[]<>#|"})


class _Notes:
    """Numbers the words a brief rests on, each once."""

    def __init__(self) -> None:
        self.numbers: dict[Evidence, int] = {}

    def mark(self, evidence: Iterable[Evidence]) -> str:
        numbers = [self.numbers.setdefault(item, len(self.numbers) + 1) for item in evidence]
        return " ".join(f"[^{number}]" for number in numbers)


def write_brief(record: RecordView) -> str:
    """Return a Markdown brief; every line ends in notes that give the words, the report and their place."""
    notes = _Notes()
    names = {question.id: question.name for question in record.questions()}
    sections = (
        ("Positions that moved", _shifts(record, names, notes)),
        ("Measures", _measures(record, notes)),
        ("Chronology", _events(record, notes)),
        ("Claimed by one side only", _claims(record, notes)),
        ("What cannot both hold", _contradictions(record, notes)),
    )
    days = sorted(report.published for report in record.reports.values())
    span = f", {days[0]} to {days[-1]}" if days else ""
    lines = [f"# Brief: {len(days)} reports{span}", ""]
    for title, items in sections:
        if items:
            lines += [f"## {title}", "", *items, ""]
    lines += ["## Sources", ""]
    lines += [
        f"[^{number}]: {_note(item, record.reports[item.span.report_id])}" for item, number in notes.numbers.items()
    ]
    return "\n".join(lines) + "\n"


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


def _shifts(record: RecordView, names: dict[str, str], notes: _Notes) -> list[str]:
    return [
        f"- {_day(s.date)}: **{_names((s.holder,))}**, {plain(names[s.question])}: {s.from_stance.value} → "
        f"{s.to_stance.value} {notes.mark((*s.evidence_before[:1], *s.evidence_after[:1]))}"
        for s in record.shifts()
    ]


def _measures(record: RecordView, notes: _Notes) -> list[str]:
    return [
        f"- {_day(m.period)}: **{_names(m.by)}**: {m.kind.value}, {m.status.value}: {plain(m.summary)} "
        f"{notes.mark(m.evidence[:1])}"
        for m in record.measures()
    ]


def _events(record: RecordView, notes: _Notes) -> list[str]:
    return [
        f"- {_day(e.date)}: {e.type.value}, {e.status.value}: {plain(e.summary)} "
        f"{notes.mark(telling.evidence[0] for telling in e.history)}"
        for e in record.events(background=False)
        if not e.alleged_by
    ]


def _claims(record: RecordView, notes: _Notes) -> list[str]:
    return [
        f"- {_day(e.date)}: according to {_names(e.alleged_by)}: {plain(e.summary)} "
        f"{notes.mark(telling.evidence[0] for telling in e.history)}"
        for e in record.events()
        if e.alleged_by
    ]


def _contradictions(record: RecordView, notes: _Notes) -> list[str]:
    return [f"- {c.field}: {plain(c.reason)} {notes.mark(c.sides)}" for c in record.contradictions()]
