"""Weighs the deeds that rules read against the `events` model: drops what it holds for none, and types anew.

Separate from reading, so that the `rules` pipeline never opens a model: only what a rule already took for a deed is
asked about, in one batch a report.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from diurna.extraction.events.deeds import Deed
from diurna.linguistics.parsed import ParsedReport
from diurna.models.relations import Candidate, Judgement, judge
from diurna.types.findings import EventMention, Findings, Provenance
from diurna.types.ontology import EventType
from diurna.types.span import Span

_NONE = "NONE"
_SPEECH = "speech"
_ALSO_CODED = {
    EventType.AGREE: frozenset(EventType) - {EventType.AGREE},
    EventType.CONCEDE: frozenset((EventType.RETREAT, EventType.AGREE)),
    EventType.RETREAT: frozenset((EventType.CONCEDE,)),
    EventType.REJECT: frozenset(
        (EventType.AGREE, EventType.CONSULT, EventType.SUPPORT, EventType.COOPERATE, EventType.AID, EventType.RETREAT)
    ),
    EventType.THREATEN: frozenset((EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.MOBILIZE)),
    EventType.COERCE: frozenset((EventType.SANCTION,)),
    EventType.SANCTION: frozenset((EventType.COERCE,)),
}
"""What the rules code anew by status (a meeting ahead is AGREE, aid refused is REJECT): there their word stands."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """How sure the model must be before a rule's reading gives way.

    Attributes:
        none: The least chance of NONE at which a deed is dropped.
        other: The least chance of another type at which that type is taken.
        own: The greatest chance of the rule's own type at which it may be given up.
    """

    none: float = 0.9
    other: float = 0.6
    own: float = 0.15


def type_pairs(candidates: Sequence[Candidate]) -> tuple[Judgement, ...]:
    """Return the model's judgement of each candidate pair, in their order, from one batch.

    Raises:
        ModelError: The model is missing or altered.
    """
    return judge(candidates)


def weighed(
    deeds: Iterable[Deed], parsed: ParsedReport, found: Findings, how: Weighing | None = None
) -> tuple[Deed, ...]:
    """Return the deeds that stand once the model has judged them, typed anew where it is sure of another type.

    Raises:
        ModelError: The model is missing or altered.
    """
    told = tuple(deeds)
    weighing = how or Weighing()
    asked = [(place, candidate) for place, deed in enumerate(told) if (candidate := candidate_of(deed, parsed, found))]
    judged = dict(zip((place for place, _ in asked), type_pairs([item for _, item in asked]), strict=True))
    return tuple(_settled(told, judged, weighing))


def _settled(deeds: Sequence[Deed], judged: dict[int, Judgement], how: Weighing) -> Iterator[Deed]:
    for place, deed in enumerate(deeds):
        judgement = judged.get(place)
        if judgement is None:
            yield deed
        elif judgement.types[_NONE] < how.none:
            yield replace(deed, event=_typed(deed.event, judgement, how))


def _typed(event: EventMention, judgement: Judgement, how: Weighing) -> EventMention:
    name = judgement.type
    chance = judgement.types[name]
    if name in {_NONE, event.type} or chance < how.other or judgement.types[event.type] > how.own:
        return event
    kind = EventType(name)
    if kind in _ALSO_CODED.get(event.type, ()):
        return event
    note = f"{event.provenance.reason}; classifier {name} {chance:.2f}"
    provenance = Provenance(event.provenance.extractor, note, chance, event.provenance.model)
    return replace(event, type=kind, modes=(), provenance=provenance)


def candidate_of(deed: Deed, parsed: ParsedReport, found: Findings) -> Candidate | None:
    """Return the question to ask about a deed: its sentence with its first doer, recipient and word marked.

    None for what is read off a whole statement rather than a clause.
    """
    event = deed.event
    if deed.speech or _SPEECH in event.id:
        return None
    sentence = next((item.span for item in found.sentences if item.span.contains(event.trigger)), None)
    if sentence is None:
        return None
    spans = {mention.id: mention.span for mention in found.mentions}
    trigger = (event.trigger.start, event.trigger.end)
    doer = _nearest((spans[name] for name in event.actors if name in spans), sentence, event.trigger)
    target = _nearest((spans[name] for name in event.recipients if name in spans), sentence, event.trigger)
    return Candidate(parsed.report.text, sentence.start, sentence.end, doer, target, trigger)


def _nearest(spans: Iterable[Span], sentence: Span, trigger: Span) -> tuple[int, int] | None:
    """Return where the party nearest the word stands in the sentence; None if none of them does."""
    inside = [span for span in spans if sentence.contains(span)]
    if not inside:
        return None
    span = min(inside, key=lambda item: (abs(item.start - trigger.start), item.start))
    return span.start, span.end
