"""Puts a settled deed together as a finding: evidence, date, place, figures and the reason."""

from collections.abc import Mapping
from dataclasses import dataclass

from diurna.extraction.events.background import is_history
from diurna.extraction.events.coding import SAYINGS, Code
from diurna.extraction.events.contexts import contexts_of, mode_by_words
from diurna.extraction.events.dating import announced_of, date_of, is_plan
from diurna.extraction.events.deeds import Deed
from diurna.extraction.events.evidence import clause_words, content_lemmas, phrase_words, quoted_whole
from diurna.extraction.events.frames import Frame
from diurna.extraction.events.lexicon import Row
from diurna.extraction.events.parties import Parties
from diurna.extraction.events.roles import place_of, recipients_of
from diurna.extraction.events.sources import Source
from diurna.extraction.events.status import Telling
from diurna.extraction.figures import figures_in
from diurna.linguistics.parsed import ParsedPassage, ParsedReport
from diurna.linguistics.trees import noun_phrase_of
from diurna.types.dates import Basis, DateInterval
from diurna.types.findings import DateLink, EventMention, Findings, Provenance, finding_id
from diurna.types.ontology import EventStatus, EventType
from diurna.types.span import Span

EXTRACTOR = "diurna.events.v1"


@dataclass(frozen=True, slots=True)
class Settled:
    """A deed whose code, doers and source are settled."""

    part: ParsedPassage
    frame: Frame
    row: Row
    telling: Telling
    code: Code
    doers: tuple[str, ...]
    according_to: tuple[str, ...]
    source: Source | None


def assembled(parsed: ParsedReport, found: Findings, parties: Parties, told: Settled, *, mode: str) -> Deed:
    """Return the deed with its finding; ``mode`` is used where the code has none."""
    frame, code, part = told.frame, told.code, told.part
    is_bare_noun = frame.is_nominal and frame.clause is frame.trigger
    words = phrase_words(frame.trigger) if is_bare_noun else clause_words(frame, told.telling.top)
    span = quoted_whole(part.span_of(words), parsed.report.text)
    trigger = part.span(frame.trigger.i, frame.trigger.i)
    when, link = date_of(
        parsed, found, frame.trigger, part, status=code.status, is_saying=_is_dated_saying(code, told.telling)
    )
    if code.type is EventType.THREATEN and told.telling.top.tag_ in {"VBD", "VBN"}:
        when, link = date_of(parsed, found, told.telling.top, part, status=EventStatus.OCCURRED, is_saying=True)
    when, link = _as_said(told, when, link)
    named, by_word = mode_by_words(code.type, code.mode or mode, frame, words)
    modes = (named,) if named else ()
    contexts = contexts_of(words)
    source = told.source.statement if told.source is not None else None
    event = EventMention(
        id=finding_id("e", trigger, code.type.value.lower()),
        type=code.type,
        trigger=trigger,
        lemma=frame.trigger.lemma_.lower(),
        status=code.status,
        evidence=(span,),
        provenance=Provenance(EXTRACTOR, _reason(told) + _by_words(named, by_word, contexts)),
        modes=modes,
        contexts=tuple(sorted(contexts)),
        actors=told.doers,
        recipients=tuple(name for name in recipients_of(told.row, frame, parties) if name not in told.doers),
        according_to=tuple(name for name in told.according_to if name not in told.doers),
        is_background=is_history(words, parsed.report.published, when, frame),
        date=when,
        announced=_announced(parsed, found, told),
        date_link=link,
        place=place_of(frame, parties),
        object=_object(part, frame),
        content_lemmas=content_lemmas(words, trigger=frame.trigger),
        figures=_figures(found, part, frame, span),
        type_is_approximate=told.row.flag("approx"),
        statement=source.id if source is not None else None,
    )
    return Deed(event, frame, told.telling, told.row, is_saying=code.type in SAYINGS)


def _as_said(
    told: Settled, when: DateInterval | None, link: DateLink | None
) -> tuple[DateInterval | None, DateLink | None]:
    """Return the day of a saying that is the speaker's own as that of his statement, where it has no day itself."""
    statement = told.source.statement if told.source is not None else None
    if statement is None or statement.said is None or told.code.type not in SAYINGS or link is not None:
        return when, link
    is_own = bool(told.doers) and set(told.doers) == set(statement.speakers)
    is_undated = when is None or when.basis is Basis.REPORT_DATE
    is_told = told.code.status in {EventStatus.OCCURRED, EventStatus.THREATENED}
    return (statement.said, None) if is_own and is_undated and is_told else (when, link)


def _is_dated_saying(code: Code, telling: Telling) -> bool:
    """Return whether a saying without a day is of the report's day; the perfect ("have condemned") is not."""
    if code.type not in SAYINGS or code.status not in {EventStatus.OCCURRED, EventStatus.THREATENED}:
        return False
    return not any(child.lower_ in {"have", "has", "had"} for child in telling.top.children)


def _announced(parsed: ParsedReport, found: Findings, told: Settled) -> DateInterval | None:
    if not is_plan(told.code.status):
        return None
    statement = told.source.statement if told.source is not None else None
    return announced_of(parsed, found, told.telling.top, told.part, statement=statement)


def _figures(found: Findings, part: ParsedPassage, frame: Frame, span: Span) -> tuple[str, ...]:
    """Return the figures of a deed: in its words, in what it was done to, and in the harm a participle tells."""
    spans = [span, *(part.span_of(noun_phrase_of(token)) for token in frame.objects)]
    harm = [child for child in frame.clause.children if child.dep_ == "advcl" and child.tag_ == "VBG"]
    spans += [part.span(child.left_edge.i, child.right_edge.i) for child in harm if child.i > frame.clause.i]
    return tuple(dict.fromkeys(item.id for where in spans for item in figures_in(found, where)))


def _object(part: ParsedPassage, frame: Frame) -> Span | None:
    tokens = frame.objects or next(
        (frame.obliques[name] for name in ("of", "on", "for", "against", "to") if name in frame.obliques), ()
    )
    return part.span_of(noun_phrase_of(tokens[0])) if tokens else None


def _by_words(mode: str, word: str, contexts: Mapping[str, str]) -> str:
    """Return the part of the reason that the mode and the contexts rest on."""
    by_mode = f"; mode {mode}: “{word}”" if word else ""
    by_context = ", ".join(f"{name} (“{text}”)" for name, text in sorted(contexts.items()))
    return f"{by_mode}; contexts: {by_context}" if by_context else by_mode


def _reason(told: Settled) -> str:
    code, telling = told.code, told.telling
    name = f"{code.type}/{code.mode}" if code.mode else str(code.type)
    note = f"; {code.reason}" if code.reason else ""
    status = f"; {code.status}: {', '.join(telling.words)}" if telling.words else ""
    return f"“{told.frame.trigger.text}” → {name} (row {told.row.name}){note}{status}"
