"""Tells which claims of fact are disputed: only those are questions that somebody can be for or against."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from diurna.chronology.stances import Put, actor_stems, as_deed
from diurna.types.identity import entry_id
from diurna.types.ontology import EventType, StanceValue

_SAME_STORY = 300
_HOSTILE = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE, EventType.SANCTION, EventType.THREATEN})


def disputed(puts: Sequence[Put]) -> bool:
    """Return whether somebody denies a claim that these stances are on."""
    return any(put.mention.stance is StanceValue.AGAINST for put in puts)


def blames(puts: Sequence[Put]) -> bool:
    """Return whether a claim lays a deed at the door of somebody other than its holders.

    So does one that is insisted on. The accuser stands for "X did it" also while X has not answered in any report; what
    a holder tells of himself, or of nobody, is a statement and no position.
    """
    return any(put.mention.is_accusation or put.mention.is_insisted or _is_of_another(put) for put in puts)


def _is_of_another(put: Put) -> bool:
    index, mention = put.index, put.mention
    event = next((item for item in index.findings.events if item.id == mention.event), None)
    if event is None or event.type not in _HOSTILE or not event.actors:
        return False
    return not {_whose(put, name) for name in event.actors} & {_whose(put, name) for name in mention.holders}


def _whose(put: Put, mention: str) -> str:
    party = put.index.party(mention)
    return _state(put, mention) or (party.key or party.name if party is not None else mention)


def undisputed(puts: Sequence[Put]) -> Iterator[Put]:
    """Yield what a claim that nobody disputes still shows: who accuses somebody of a deed is against the deed."""
    for put in puts:
        if put.mention.is_accusation and put.mention.proposition and put.mention.lemmas:
            meant = replace(put.mention, stance=StanceValue.AGAINST, claim="")
            reading = "nobody disputes the accusation: read as a stand against the deed"
            yield replace(
                as_deed(put), mention=replace(meant, id=_as_deed(put.mention.id)), reading=reading, id=deed_id(put)
            )


def deed_id(put: Put) -> str:
    """Return the question id of what an accusation is read as when nobody disputes it: another question, another id."""
    return entry_id("qu", put.index.report.id, _as_deed(put.mention.id))


def _as_deed(mention: str) -> str:
    return f"{mention}-deed"


def rivals(puts: Sequence[Put]) -> frozenset[str]:
    """Return the ids of claims that different holders make of one thing, in one stretch of one report."""
    found: set[str] = set()
    claims = [put for put in puts if put.is_claim and put.mention.stance is StanceValue.FOR]
    for place, one in enumerate(claims):
        for two in claims[place + 1 :]:
            if _are_rivals(one, two):
                found.update((one.id, two.id))
    return frozenset(found)


def _are_rivals(one: Put, two: Put) -> bool:
    if one.index.report.id != two.index.report.id or set(one.mention.holders) & set(two.mention.holders):
        return False
    first, second = one.mention.evidence[0], two.mention.evidence[0]
    is_near = max(first.start, second.start) - min(first.end, second.end) <= _SAME_STORY
    shared = (one.stems & two.stems) - actor_stems(one.index)
    return is_near and (bool(shared) or (_blames(one, two) and _blames(two, one)))


def _blames(one: Put, two: Put) -> bool:
    """Return whether a claim's words name somebody of the country of the other claim's holder."""
    states = {state for name in two.mention.holders if (state := _state(two, name))}
    spans = one.mention.evidence
    named = (m.id for m in one.index.findings.mentions if any(span.contains(m.span) for span in spans))
    return any(_state(one, name) in states for name in named)


def _state(put: Put, mention: str) -> str | None:
    party = put.index.party(mention)
    actor = put.index.actors.get(party.key or "") if party is not None else None
    return actor.country if actor is not None else put.index.mentions[mention].country
