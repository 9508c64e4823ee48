"""Finds whose act a deed is about where its clause does not say ("rejected the request": of whoever made it)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Token

from diurna.extraction.events.deeds import Deed
from diurna.extraction.events.lexicon import lists_of
from diurna.extraction.events.roles import things_of
from diurna.types.findings import EventMention, Findings
from diurna.types.ontology import EventStatus, EventType

_ABOUT_ACTS = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.SUPPORT})
_HOSTILE = frozenset(
    {
        EventType.THREATEN,
        EventType.PROTEST,
        EventType.SANCTION,
        EventType.MOBILIZE,
        EventType.COERCE,
        EventType.ASSAULT,
        EventType.REJECT,
    }
)
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})
_REACH = 3
_VOTE = "VOTE"
_ANY = "any"


def with_owners(deeds: Sequence[Deed], found: Findings) -> tuple[Deed, ...]:
    """Return the deeds in text order, those about another's act told before with that other as recipient."""
    done: list[Deed] = []
    for deed in deeds:
        before = _whose(deed, done, found) if _wants_owner(deed) else None
        done.append(deed if before is None else _taking_up(deed, before))
    return tuple(done)


def _wants_owner(deed: Deed) -> bool:
    return deed.event.type in _ABOUT_ACTS and not deed.event.recipients and bool(deed.event.actors)


def _taking_up(deed: Deed, before: EventMention) -> Deed:
    event = deed.event
    reason = f"{event.provenance.reason}; recipient: who did what it is about (“{before.lemma}”)"
    return replace(
        deed,
        event=replace(event, recipients=before.actors, provenance=replace(event.provenance, reason=reason)),
    )


def _whose(deed: Deed, before: Sequence[Deed], found: Findings) -> EventMention | None:
    """Return the nearest deed told before that a definite noun takes up, done by somebody else."""
    for noun in _nouns(deed):
        kinds = _kinds().get(noun.lemma_.lower(), frozenset())
        if not kinds or not _is_definite(noun) or noun.doc is not deed.frame.trigger.doc:
            continue
        sentence = _sentence(deed.event, found)
        for other in reversed(before):
            if sentence - _sentence(other.event, found) > _REACH:
                break
            if _fits(other, kinds) and not _shares_doer(other.event, deed.event, found):
                return other.event
    return None


def _nouns(deed: Deed) -> Iterator[Token]:
    if deed.topic is not None:
        yield deed.topic
    else:
        yield from things_of(deed.frame)


def _is_definite(noun: Token) -> bool:
    return any(child.lower_ in _DEFINITE for child in noun.children)


def _fits(other: Deed, kinds: frozenset[str]) -> bool:
    event = other.event
    if not event.actors or event.status in {EventStatus.NEGATED, EventStatus.CONSIDERED}:
        return False
    if event.type.value in kinds or (_ANY in kinds and event.type in _HOSTILE):
        return True
    return _VOTE in kinds and other.row is not None and other.row.flag("vote")


def _shares_doer(one: EventMention, other: EventMention, found: Findings) -> bool:
    named = {mention.id: mention for mention in found.mentions}
    first = {named[name].country or named[name].text for name in one.actors if name in named}
    second = {named[name].country or named[name].text for name in other.actors if name in named}
    return bool(first & second)


def _sentence(event: EventMention, found: Findings) -> int:
    starts = [item.index for item in found.sentences if item.span.start <= event.trigger.start]
    return starts[-1] if starts else 0


@cache
def _kinds() -> dict[str, frozenset[str]]:
    kinds: dict[str, set[str]] = {}
    for names, words in lists_of("acts.txt"):
        for word in words:
            kinds.setdefault(word, set()).update(names.split())
    return {word: frozenset(names) for word, names in kinds.items()}
