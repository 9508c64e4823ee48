"""Reads a stand off a deed that no words of attitude tell: who rejects, demands or grants something stands on it."""

import re
from collections.abc import Iterator, Mapping

from diurna.chronology.holders import holder_of
from diurna.chronology.indexes import ReportIndex
from diurna.types.findings import EventMention, Provenance, StanceMention, finding_id
from diurna.types.ontology import EventStatus, EventType, StanceValue

EXTRACTOR = "diurna.stands.v1"
_LONGEST, _SHORTEST = 11, 2
_FOR = frozenset(
    {
        EventType.AGREE,
        EventType.SUPPORT,
        EventType.CONCEDE,
        EventType.COOPERATE,
        EventType.AID,
        EventType.RETREAT,
        EventType.SANCTION,
        EventType.REQUEST,
    }
)
_AGAINST = frozenset({EventType.REJECT, EventType.ACCUSE})
_BY_STATUS: Mapping[EventStatus, StanceValue] = {
    EventStatus.OCCURRED: StanceValue.FOR,
    EventStatus.ONGOING: StanceValue.FOR,
    EventStatus.PLANNED: StanceValue.FOR,
    EventStatus.CONSIDERED: StanceValue.CONSIDERING,
    EventStatus.NEGATED: StanceValue.AGAINST,
}
_MARKS = str.maketrans("", "", '“”"„«»[]')
_BREAK = re.compile(r"[,;:–—.!?(]|\b(?:who|which|that|but|while|although|because|as|after|before|since|when)\b")
_POINTING = frozenset(
    {"it", "its", "he", "she", "they", "them", "him", "her", "his", "their", "this", "that", "these", "those"}
    | {"one", "what", "who", "us", "we", "our", "you", "your", "me", "my", "so"}
)


def stands(index: ReportIndex) -> Iterator[StanceMention]:
    """Yield a stance for each deed of a body on which no stance of one of its doers rests already.

    The proposition is what the deed is done to, or what is asked for, in the report's words; a deed whose words name
    nothing readable gives none.
    """
    told = index.findings.stances
    for event in index.findings.events:
        stance = _stance(event)
        if stance is None or event.is_background:
            continue
        taken = {body for item in told if _meet(item, event) for name in item.holders if (body := _body(index, name))}
        doers = tuple(name for name in event.actors if (body := _body(index, name)) and body not in taken)
        phrase = _proposition(index, event)
        if doers and phrase:
            yield _made(event, doers, stance, phrase)


def _body(index: ReportIndex, mention: str) -> str | None:
    party = holder_of(index, mention)
    return (party.key or party.name) if party is not None else None


def _stance(event: EventMention) -> StanceValue | None:
    if event.type in _AGAINST:
        occurred = event.status in {EventStatus.OCCURRED, EventStatus.ONGOING}
        return StanceValue.AGAINST if occurred else None
    return _BY_STATUS.get(event.status) if event.type in _FOR else None


def _meet(stance: StanceMention, event: EventMention) -> bool:
    return any(one.overlaps(two) for one in stance.evidence for two in event.evidence)


def _proposition(index: ReportIndex, event: EventMention) -> str:
    """Return the thing rejected, accused or granted, or the act asked for; empty when no words name it."""
    text = index.report.text
    inside = next((span for span in event.evidence if span.contains(event.trigger)), None)
    after = text[event.trigger.end : inside.end] if inside else ""
    if event.type is EventType.REQUEST:
        _, _, act = after.partition(" to ")
        return _readable(act)
    if event.type is EventType.ACCUSE and (event.object is None or _is_somebody(index, event)):
        _, _, deed = after.partition(" of ")
        return _readable(deed)
    if event.object is None:
        return ""
    thing = _readable(event.object.cut(text))
    if event.type in _AGAINST or not thing:
        return thing
    return f"{event.lemma} {thing}"


def _is_somebody(index: ReportIndex, event: EventMention) -> bool:
    named = (item for item in index.findings.mentions if event.object and item.span == event.object)
    return any(item.kind is not None or item.role is not None for item in named)


def _readable(words: str) -> str:
    """Return the first clause of some words without marks; empty when it points, says too little or too much."""
    clause = _BREAK.split(words.translate(_MARKS), maxsplit=1)[0].split()
    is_named = _SHORTEST <= len(clause) <= _LONGEST and not _POINTING & {word.casefold() for word in clause}
    return " ".join(clause) if is_named else ""


def _made(event: EventMention, doers: tuple[str, ...], stance: StanceValue, phrase: str) -> StanceMention:
    reason = f"the deed itself is read as a stand; {event.provenance.reason}"
    lemmas = tuple(sorted({word.casefold() for word in phrase.split() if len(word) > 3}))
    return StanceMention(
        id=finding_id("d", event.trigger, stance.value),
        holders=doers,
        proposition=phrase,
        lemmas=lemmas,
        stance=stance,
        label=event.trigger,
        evidence=event.evidence,
        provenance=Provenance(EXTRACTOR, reason, score=0.5),
        date=event.date,
        according_to=event.according_to,
        event=event.id,
        statement=event.statement,
    )
