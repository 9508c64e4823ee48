"""The extractor of measures: from told deeds whose row names a kind, and from laws that grant a power."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from diurna.extraction.events.deeds import Deed
from diurna.extraction.events.evidence import clause_words
from diurna.extraction.events.extract import read_deeds
from diurna.extraction.events.frames import verb_frame
from diurna.extraction.events.lexicon import lines_of
from diurna.extraction.events.reading import Reader
from diurna.extraction.figures import figures_in
from diurna.linguistics.parsed import ParsedPassage, ParsedReport
from diurna.linguistics.trees import noun_phrase_of
from diurna.types.findings import EventMention, Findings, MeasureMention, Provenance, finding_id
from diurna.types.ontology import EventStatus, EventType, MeasureKind, MeasureStatus, MentionForm

EXTRACTOR = "diurna.measures.v1"
_STATUSES = {
    EventStatus.OCCURRED: MeasureStatus.IMPOSED,
    EventStatus.ONGOING: MeasureStatus.IMPOSED,
    EventStatus.PLANNED: MeasureStatus.ANNOUNCED,
    EventStatus.CONSIDERED: MeasureStatus.CONSIDERED,
    EventStatus.THREATENED: MeasureStatus.THREATENED,
    EventStatus.NEGATED: MeasureStatus.REJECTED,
    EventStatus.ALLEGED: MeasureStatus.ALLEGED,
}
_LAWS = frozenset(
    {"act", "law", "bill", "decree", "legislation", "regulation", "regime", "order", "resolution", "statute", "mandate"}
)
_POWERS = frozenset({EventType.SANCTION, EventType.COERCE, EventType.MOBILIZE, EventType.AID})


def extract_measures(parsed: ParsedReport, found: Findings) -> Iterator[MeasureMention]:
    """Yield the measures of a report, each with its maker, kind, instrument, target, status and figures."""
    seen: set[str] = set()
    for deed in read_deeds(parsed, found):
        measure = _measure(parsed, found, deed)
        if measure is not None and measure.id not in seen:
            seen.add(measure.id)
            yield measure
    yield from _granted(parsed, found)


def _measure(parsed: ParsedReport, found: Findings, deed: Deed) -> MeasureMention | None:
    name = deed.row.options.get("measure", "") if deed.row is not None else ""
    if not name or deed.event.is_background:
        return None
    event = deed.event
    status = _STATUSES[event.status]
    if event.type in {EventType.CONCEDE, EventType.RETREAT} and status is MeasureStatus.IMPOSED:
        status = MeasureStatus.LIFTED
    span = event.evidence[0]
    return MeasureMention(
        id=finding_id("m", event.trigger),
        by=event.actors,
        kind=_kind(name, deed),
        status=status,
        evidence=event.evidence,
        provenance=Provenance(EXTRACTOR, f"{event.provenance.reason}; measure: {name}"),
        instrument=_instrument(deed),
        target=event.recipients[0] if event.recipients else None,
        target_words=_target_words(parsed, found, deed),
        figures=tuple(item.id for item in figures_in(found, span)),
        period=event.date,
        event=_merged_id(found, event),
    )


def _merged_id(found: Findings, event: EventMention) -> str | None:
    return next(
        (
            item.id
            for item in found.events
            if item.id == event.id or (item.type is event.type and event.evidence[0] in item.evidence)
        ),
        None,
    )


def _kind(name: str, deed: Deed) -> MeasureKind:
    """Return the kind the row names, made finer by the words of the object."""
    kind = MeasureKind(name)
    if kind not in {MeasureKind.SANCTION, MeasureKind.DIPLOMATIC, MeasureKind.LEGAL}:
        return kind
    words = {token.lemma_.lower() for head in deed.frame.objects for token in noun_phrase_of(head)}
    return next((finer for finer, own in _kinds() if words & own), kind)


@cache
def _kinds() -> tuple[tuple[MeasureKind, frozenset[str]], ...]:
    found = []
    for _, line in lines_of("measures.txt"):
        name, _, words = line.partition(":")
        found.append((MeasureKind(name.strip()), frozenset(word.strip() for word in words.split(","))))
    return tuple(found)


def _instrument(deed: Deed) -> str:
    """Return the words for the instrument: the event noun, or the object of imposing; else the deed itself."""
    if deed.frame.is_nominal:
        return noun_phrase_of(deed.frame.trigger).text
    if deed.frame.objects:
        return f"{deed.frame.trigger.lemma_} {noun_phrase_of(deed.frame.objects[0]).text}"
    return deed.frame.trigger.lemma_


def _target_words(parsed: ParsedReport, found: Findings, deed: Deed) -> str:
    named = {mention.id: mention for mention in found.mentions}
    target = named.get(deed.event.recipients[0]) if deed.event.recipients else None
    if target is not None and target.form is not MentionForm.DEMONYM:
        return target.text
    for place in ("on", "against", "to", "of"):
        for token in deed.frame.obliques.get(place, ()):
            if token.ent_type_ not in {"DATE", "TIME"}:
                return noun_phrase_of(token).text
    return deed.event.object.cut(parsed.report.text) if deed.event.object is not None else ""


def _granted(parsed: ParsedReport, found: Findings) -> Iterator[MeasureMention]:
    """Yield the powers laws grant: "the act allows the Government to freeze assets"."""
    reader = Reader(parsed, found)
    for part in parsed.parts:
        for token in part.doc:
            if token.pos_ == "VERB" and (
                reader.lexicon.is_a(token.lemma_.lower(), "granting") or token.lemma_.lower() == "let"
            ):
                yield from _power(reader, part, token)


def _power(reader: Reader, part: ParsedPassage, verb: Token) -> Iterator[MeasureMention]:
    frame = verb_frame(verb)
    law = next((token for token in frame.doers if token.lemma_.lower() in _LAWS), None)
    inner = frame.complement
    if law is None or inner is None:
        return
    inner_frame = verb_frame(inner)
    rows = [row for row in reader.lexicon.verbs.get(inner.lemma_.lower(), ()) if row.type in _POWERS]
    if not rows:
        return
    kind = next((MeasureKind(row.options["measure"]) for row in rows if "measure" in row.options), MeasureKind.LEGAL)
    span = part.span_of(clause_words(frame, verb))
    target = inner_frame.objects[0] if inner_frame.objects else None
    yield MeasureMention(
        id=finding_id("m", span, "power"),
        by=reader.parties.ids(inner_frame.doers or frame.objects),
        kind=kind,
        status=MeasureStatus.AVAILABLE,
        evidence=(span,),
        provenance=Provenance(EXTRACTOR, f"“{law.text} {verb.text}” grants a power to {inner.lemma_}"),
        instrument=noun_phrase_of(law).text,
        target_words=noun_phrase_of(target).text if target is not None else "",
        figures=tuple(item.id for item in figures_in(reader.found, span)),
    )
