"""Joins the tellings of one deed inside one report: the same doers, type and matter, told again."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from diurna.extraction.events.deeds import Deed
from diurna.types.dates import Basis, DateInterval
from diurna.types.findings import EventMention, Findings, Mention
from diurna.types.ontology import EventStatus, EventType, MentionForm

_VERBAL = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.SUPPORT, EventType.REQUEST})
_STRENGTH = (
    EventStatus.OCCURRED,
    EventStatus.ONGOING,
    EventStatus.ALLEGED,
    EventStatus.PLANNED,
    EventStatus.THREATENED,
    EventStatus.CONSIDERED,
    EventStatus.NEGATED,
)
_ALIKE = 0.5


def merge_deeds(deeds: Sequence[Deed], found: Findings) -> tuple[EventMention, ...]:
    """Return the events of the deeds in text order, tellings of one deed joined under the first."""
    mentions = {mention.id: mention for mention in found.mentions}
    merged: list[EventMention] = []
    for deed in deeds:
        event = deed.event
        place = next((number for number, other in enumerate(merged) if _is_same(other, event, mentions, found)), None)
        if place is None:
            merged.append(event)
        else:
            merged[place] = _joined(merged[place], event)
    return tuple(merged)


def _is_same(one: EventMention, other: EventMention, mentions: dict[str, Mention], found: Findings) -> bool:
    if one.type is not other.type or _statuses_differ(one, other):
        return False
    if one.type in _VERBAL and _carries_on(one, other, found):
        return True
    if not _same_actors(one, other, mentions):
        return False
    if one.type in _VERBAL and one.statement is not None and one.statement == other.statement:
        return "speech" in one.id or "speech" in other.id or _alike(one, other, mentions)
    return _alike(one, other, mentions)


def _statuses_differ(one: EventMention, other: EventMention) -> bool:
    """Return whether two tellings cannot be of one deed: a plan and a refusal, history and news."""
    if one.is_background != other.is_background:
        return True
    return (one.status is EventStatus.NEGATED) != (other.status is EventStatus.NEGATED)


def _carries_on(one: EventMention, other: EventMention, found: Findings) -> bool:
    """Return whether two sayings are parts of one speaker's quotation that runs on."""
    by_id = {item.id: item for item in found.statements}
    second = by_id.get(other.statement or "")
    return second is not None and second.continues is not None and second.continues == one.statement


def _same_actors(one: EventMention, other: EventMention, mentions: dict[str, Mention]) -> bool:
    if not one.actors or not other.actors:
        return not one.actors and not other.actors
    first = {_key(mentions.get(name)) for name in one.actors} - {""}
    second = {_key(mentions.get(name)) for name in other.actors} - {""}
    return bool(first & second) or (set(one.actors) & set(other.actors) != set())


def _key(mention: Mention | None) -> str:
    """Return what tells two mentions of one actor alike inside a report: a name, a key or the bare words."""
    if mention is None or mention.form is MentionForm.PRONOUN:
        return ""
    if mention.name:
        return mention.name.split()[-1].lower()
    if len(mention.keys) == 1:
        return mention.keys[0]
    return mention.text.lower().removeprefix("the ")


def _alike(one: EventMention, other: EventMention, mentions: dict[str, Mention]) -> bool:
    """Return whether two tellings share most of their content words."""
    if one.date is not None and other.date is not None and one.date.intersect(other.date) is None:
        return False
    first = set(one.content_lemmas) - _names(one, mentions)
    second = set(other.content_lemmas) - _names(other, mentions)
    if not first or not second:
        return False
    return len(first & second) >= _ALIKE * min(len(first), len(second)) and len(first & second) >= 2


def _names(event: EventMention, mentions: dict[str, Mention]) -> set[str]:
    """Return the words of the doers, which say nothing of what was done."""
    named = (mentions[name].text for name in event.actors if name in mentions)
    return {word for text in named for word in text.lower().split()}


def _joined(one: EventMention, other: EventMention) -> EventMention:
    evidence = one.evidence + tuple(
        span for span in other.evidence if not any(kept.contains(span) for kept in one.evidence)
    )
    return replace(
        one,
        status=min(one.status, other.status, key=_STRENGTH.index) if one.type not in _VERBAL else one.status,
        evidence=evidence,
        contexts=tuple(sorted({*one.contexts, *other.contexts})),
        recipients=one.recipients or other.recipients,
        actors=one.actors or other.actors,
        according_to=tuple(dict.fromkeys((*one.according_to, *other.according_to))),
        figures=tuple(dict.fromkeys((*one.figures, *other.figures))),
        date=_narrower(one, other),
        announced=_first_told(one.announced, other.announced),
        date_link=one.date_link or other.date_link,
        place=one.place or other.place,
        provenance=replace(one.provenance, reason=f"{one.provenance.reason}; told again: {other.provenance.reason}"),
    )


def _first_told(one: DateInterval | None, other: DateInterval | None) -> DateInterval | None:
    """Return the earlier day of announcement, one the text tells before one that is only the report's."""
    known = [day for day in (one, other) if day is not None]
    return min(known, key=lambda day: (day.basis is Basis.REPORT_DATE, day.latest or date.max), default=None)


def _narrower(one: EventMention, other: EventMention) -> DateInterval | None:
    if one.date is None or other.date is None:
        return one.date or other.date
    return min(one.date, other.date, key=lambda item: item.days())
