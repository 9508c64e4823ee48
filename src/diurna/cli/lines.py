"""How entries read for people: one or two lines each, with its date, its words and where it says so."""

from collections.abc import Mapping

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from diurna.types.dates import DateInterval, Precision
from diurna.types.entries import (
    Amount,
    ContradictionEntry,
    EventEntry,
    MeasureEntry,
    Party,
    PositionEntry,
    QuestionEntry,
    ShiftEntry,
    StatementEntry,
    Telling,
)
from diurna.types.ontology import EventStatus, StanceValue
from diurna.types.reports import Report
from diurna.types.span import Evidence

Reports = Mapping[str, Report]
_STATUS_STYLE = {EventStatus.OCCURRED: "bold", EventStatus.ONGOING: "bold", EventStatus.NEGATED: "strike"}
STANCE_MARK = {
    StanceValue.FOR: "+ for",
    StanceValue.AGAINST: "− against",
    StanceValue.CONSIDERING: "? considering",
    StanceValue.UNCLEAR: "· unclear",
}


def show_date(date: DateInterval | None) -> str:
    """Return a date as people read it: a day, a range, ``by 2022-09-22`` for an open start, ``undated``."""
    if date is None:
        return "undated"
    if date.earliest and date.latest:
        if date.precision is Precision.YEAR and (date.earliest.month, date.earliest.day) == (1, 1):
            return str(date.earliest.year)
        return date.iso().replace("/", "–") if date.earliest != date.latest else date.iso()
    if date.latest:
        return f"by {date.latest}"
    return f"from {date.earliest}" if date.earliest else "undated"


def show_parties(parties: tuple[Party, ...], nobody: str = "—") -> str:
    """Return the names of some parties, unresolved ones with a question mark."""
    return ", ".join(party.name if party.key else f"{party.name} (?)" for party in parties) or nobody


def show_place(evidence: Evidence, reports: Reports) -> str:
    """Return where some words stand: date, outlet or file, and characters."""
    report = reports.get(evidence.span.report_id)
    name = (report.outlet or report.source_name if report else None) or evidence.span.report_id
    day = f"{report.published} " if report and str(report.published) not in name else ""
    return f"{day}{name}#{evidence.span.start}-{evidence.span.end}"


def show_words(evidence: Evidence, reports: Reports) -> RenderableType:
    """Return words in quotation marks, with where they stand."""
    text = Text("“" + " ".join(evidence.words.split()) + "”", style="italic")
    text.append(f"  {show_place(evidence, reports)}", style="not italic dim")
    return Padding(text, (0, 0, 0, 4))


def _head(date: str, *parts: tuple[str, str]) -> Text:
    text = Text(f"{date:<12} ", style="cyan")
    for words, style in parts:
        if words:
            text.append(words + "  ", style=style or "default")
    return text


def show_event(event: EventEntry, reports: Reports) -> RenderableType:
    """Return an event: date, type, status, who to whom, its words and every report that tells it."""
    kind = event.type.value + (f"/{event.modes[0]}" if event.modes else "") + ("~" if event.type_is_approximate else "")
    whom = f" → {show_parties(event.recipients)}" if event.recipients else ""
    alleged = f"according to {show_parties(event.alleged_by)}" if event.alleged_by else ""
    head = _head(
        show_date(event.date or event.announced),
        (kind, "bold"),
        (
            event.status.value + (", background" if event.is_background else ""),
            _STATUS_STYLE.get(event.status, "yellow"),
        ),
        (show_parties(event.actors, "somebody") + whom, ""),
        (f"in {event.place_name}" if event.place_name else "", ""),
        (alleged, "yellow"),
        (event.code, "dim"),
    )
    figures = [Padding(Text(show_amount(amount)), (0, 0, 0, 4)) for amount in event.figures]
    tellings = [show_words(telling.evidence[0], reports) for telling in _by_report(event)]
    return Group(head, *figures, *tellings)


def _by_report(event: EventEntry) -> list[Telling]:
    seen: dict[str, Telling] = {}
    for telling in event.history:
        seen.setdefault(telling.report_id, telling)
    return list(seen.values())


def show_amount(amount: Amount) -> str:
    """Return a figure with its qualifier, unit and whether it is an addition or a total."""
    number = f"{amount.value:,.0f}" if amount.value == int(amount.value) else f"{amount.value:,}"
    upper = f"–{amount.upper:,.0f}" if amount.upper is not None else ""
    qualifier = "" if amount.qualifier in ("exact", "between") else f"{amount.qualifier} "
    kind = {"delta": " more", "total": " in all"}.get(amount.kind, "")
    return f"{qualifier}{number}{upper} {amount.unit}{kind}".strip()


def show_statement(statement: StatementEntry, reports: Reports) -> RenderableType:
    """Return a statement: when, who, how, and the words."""
    who = show_parties(statement.speakers, statement.unnamed_source or "nobody named")
    cue = f"[{statement.cue.words}]" if statement.cue else "[carries on]"
    head = _head(
        show_date(statement.said),
        (who, "bold"),
        (" ".join(cue.split()), "dim"),
        (statement.kind.value, ""),
        (statement.force.value, ""),
        (statement.code, "dim"),
    )
    return Group(head, *(show_words(part, reports) for part in statement.content))


def show_position(position: PositionEntry, reports: Reports, question: str = "") -> RenderableType:
    """Return a position: when, who, the stance, and the words for it."""
    told = f"according to {show_parties(position.according_to)}" if position.according_to else ""
    head = _head(
        show_date(position.date),
        (show_parties((position.holder,)), "bold"),
        (STANCE_MARK[position.stance], "bold" if position.is_current else "dim"),
        (question, ""),
        (told, "yellow"),
        (f"{len(position.origins)} origin{'s' if len(position.origins) != 1 else ''}", "dim"),
        (position.code, "dim"),
    )
    return Group(head, *(show_words(words, reports) for words in position.evidence[:3]))


def show_shift(shift: ShiftEntry, reports: Reports, question: str = "") -> RenderableType:
    """Return a move: from, to, on what, with the words of both sides."""
    head = _head(
        show_date(shift.date),
        (show_parties((shift.holder,)), "bold"),
        (f"{shift.from_stance.value} → {shift.to_stance.value}", "bold magenta"),
        (question, ""),
        (shift.code, "dim"),
    )
    words = (*shift.evidence_before[:1], *shift.evidence_after[:1])
    return Group(head, *(show_words(item, reports) for item in words))


def show_measure(measure: MeasureEntry, reports: Reports) -> RenderableType:
    """Return a measure: by whom, what, how much, its status and words."""
    amounts = "; ".join(show_amount(amount) for amount in measure.amounts)
    head = _head(
        show_date(measure.period),
        (show_parties(measure.by, "somebody"), "bold"),
        (measure.kind.value, "bold"),
        (measure.status.value, "default" if measure.status.value == "imposed" else "yellow"),
        (amounts, "green"),
        (f"[{measure.instrument}]" if measure.instrument else "", ""),
        (f"on {measure.target}" if measure.target else "", ""),
        (measure.code, "dim"),
    )
    return Group(head, *(show_words(words, reports) for words in measure.evidence[:2]))


def show_contradiction(entry: ContradictionEntry, reports: Reports) -> RenderableType:
    """Return a contradiction: what differs and the words of each side."""
    head = _head(str(entry.recorded), (f"{entry.field} differs", "bold"), (entry.reason, ""), (entry.code, "dim"))
    return Group(head, *(show_words(side, reports) for side in entry.sides))


def show_question(entry: QuestionEntry) -> RenderableType:
    """Return a question with its wordings."""
    others = [phrase for phrase in entry.phrases if phrase != entry.name][:4]
    text = Text(entry.name, style="bold")
    text.append(f"  {entry.code}", style="dim")
    return Group(text, *(Padding(Text(f"also: {phrase}", style="dim"), (0, 0, 0, 4)) for phrase in others))
