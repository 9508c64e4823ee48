"""One entry, actor or report in full: every field, every telling, the words in their context, and why."""

from collections.abc import Iterator, Mapping

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from diurna.cli import lines
from diurna.query.views import RecordView
from diurna.types.actors import Actor, OfficeTerm
from diurna.types.entries import (
    ContradictionEntry,
    EventEntry,
    MeasureEntry,
    Party,
    PositionEntry,
    QuestionEntry,
    ShiftEntry,
    StatementEntry,
)
from diurna.types.record import Entry
from diurna.types.reports import Report
from diurna.types.span import Evidence

_CONTEXT = 120


def show_actor(actor: Actor, names: Mapping[str, str]) -> RenderableType:
    """Return an actor: name, kind, country and role, offices, whom it acts for, other names."""
    head = Text(actor.name, style="bold")
    facts = [actor.kind.value, actor.country or "", actor.role or ""]
    facts += [f"for {names.get(actor.acts_for, actor.acts_for)}"] if actor.acts_for else []
    facts += [f"installed or backed by {actor.sponsor}"] if actor.sponsor else []
    head.append(f"  {', '.join(fact for fact in facts if fact)}  ", style="default")
    head.append(actor.key, style="dim")
    terms = [f"{term.title}{_years(term)}  [{term.source}]" for term in actor.offices]
    aliases = [f"also: {', '.join(actor.aliases)}"] if actor.aliases else []
    return Group(head, *(Padding(Text(line, style="dim"), (0, 0, 0, 4)) for line in (*terms, *aliases)))


def show_known_actor(actor: Actor, record: RecordView) -> RenderableType:
    """Return an actor with where the reports name it most fully, and every way the record's entries came to it."""
    names = {one.key: one.name for one in record.actors()}
    reasons: dict[tuple[str, str], None] = {}
    entries: tuple[Entry, ...] = (
        *record.statements(),
        *record.events(),
        *record.positions(),
        *record.measures(),
    )
    for entry in entries:
        for _, parties in _parties(entry):
            reasons.update({(party.words, party.reason): None for party in parties if party.key == actor.key})
    told = [_fact("why", f"“{words}”: {reason}" if words else reason) for words, reason in sorted(reasons) if reason]
    named = [
        _context(one, record.reports[one.span.report_id], record.reports)
        for one in actor.evidence
        if one.span.report_id in record.reports
    ]
    return Group(show_actor(actor, names), Text(""), *told, Text(""), *named)


def _years(term: OfficeTerm) -> str:
    return f", {term.start or ''}–{term.end or ''}" if term.start or term.end else ""


def show_card(entry: Entry, record: RecordView) -> RenderableType:
    """Return an entry with every field, its words in context, and the reasons for what was decided."""
    return Group(_line(entry, record), Text(""), *_facts(entry, record), *_contexts(entry, record.reports))


def show_report(report: Report, record: RecordView) -> RenderableType:
    """Return a report: what is known of it, and its text with every passage as it stands."""
    facts = [
        ("published", str(report.published)),
        ("outlet", report.outlet or "unknown"),
        ("headline", report.headline or "unknown"),
        ("author", report.author or "unknown"),
        ("url", report.url or "unknown"),
        ("file", report.source_name or "unknown"),
        ("statements", str(sum(s.report_id == report.id for s in record.statements()))),
    ]
    return Group(*(_fact(name, words) for name, words in facts), Text(""), Text(report.text))


def _line(entry: Entry, record: RecordView) -> RenderableType:
    names = {question.id: question.name for question in record.questions()}
    match entry:
        case EventEntry():
            return lines.show_event(entry, record.reports)
        case StatementEntry():
            return lines.show_statement(entry, record.reports)
        case PositionEntry():
            return lines.show_position(entry, record.reports, names[entry.question])
        case ShiftEntry():
            return lines.show_shift(entry, record.reports, names[entry.question])
        case MeasureEntry():
            return lines.show_measure(entry, record.reports)
        case ContradictionEntry():
            return lines.show_contradiction(entry, record.reports)
        case QuestionEntry():
            return _question(entry, record)


def _question(entry: QuestionEntry, record: RecordView) -> RenderableType:
    held = [p for p in record.positions() if p.question == entry.id]
    return Group(lines.show_question(entry), *(lines.show_position(p, record.reports) for p in held))


def _facts(entry: Entry, record: RecordView) -> Iterator[RenderableType]:
    reason = getattr(entry, "reason", "")
    if reason:
        yield _fact("why", reason)
    for name, parties in _parties(entry):
        for party in parties:
            yield _fact(name, f"{party.name}{f' ← “{party.words}”' if party.words else ''}: {party.reason}")
            if party.candidates:
                yield _fact("", f"could be {', '.join(party.candidates)}")
    date = getattr(entry, "date", None) or getattr(entry, "said", None) or getattr(entry, "period", None)
    if date is not None:
        yield _fact("date", f"{date.iso()} ({date.precision.value}): {date.reason or date.basis.value}")
    announced = getattr(entry, "announced", None)
    if announced is not None:
        yield _fact("announced", f"{announced.iso()}: {announced.reason or announced.basis.value}")
    if isinstance(entry, EventEntry):
        for telling in entry.history:
            told = f" according to {lines.show_parties(telling.according_to)}" if telling.according_to else ""
            yield _fact(str(telling.published), f"{telling.status.value}{told}: {telling.reason}")
        origins = len({telling.origin for telling in entry.history})
        yield _fact("told by", f"{len({t.report_id for t in entry.history})} reports of {origins} independent origins")
    if isinstance(entry, StatementEntry):
        if entry.continues:
            yield _fact("carries on", entry.continues)
        if entry.nested_in:
            yield _fact("inside", entry.nested_in)
    if record.reports:
        yield Text("")


def _parties(entry: Entry) -> Iterator[tuple[str, tuple[Party, ...]]]:
    match entry:
        case EventEntry():
            yield from (("actor", entry.actors), ("recipient", entry.recipients), ("alleged by", entry.alleged_by))
            yield "denied by", entry.denied_by
        case StatementEntry():
            yield "speaker", entry.speakers
        case PositionEntry():
            yield from (("holder", (entry.holder,)), ("speaker", entry.speakers), ("according to", entry.according_to))
        case ShiftEntry():
            yield "holder", (entry.holder,)
        case MeasureEntry():
            yield "by", entry.by
        case _:
            return


def _contexts(entry: Entry, reports: Mapping[str, Report]) -> Iterator[RenderableType]:
    from diurna.store.codec import evidence_in

    seen: set[Evidence] = set()
    for _, evidence in evidence_in(entry):
        report = reports.get(evidence.span.report_id)
        if report and evidence not in seen:
            seen.add(evidence)
            yield _context(evidence, report, reports)


def _context(evidence: Evidence, report: Report, reports: Mapping[str, Report]) -> RenderableType:
    start, end = evidence.span.start, evidence.span.end
    text = Text("…" + " ".join(report.text[max(0, start - _CONTEXT) : start].split()) + " ", style="dim")
    text.append(" ".join(evidence.words.split()), style="bold not dim")
    text.append(" " + " ".join(report.text[end : end + _CONTEXT].split()) + "…", style="dim")
    link = f"/r/{report.id}#s={start}-{end}"
    place = Text(f"{lines.show_place(evidence, reports)}  {link}", style="cyan")
    return Group(place, Padding(text, (0, 0, 1, 4)))


def _fact(name: str, words: str) -> RenderableType:
    text = Text(f"{name:<12} ", style="dim")
    text.append(words, style="default")
    return text
