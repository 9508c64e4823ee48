"""The extractor of stances: from told deeds, from what statements judge, and from words of attitude."""

from collections.abc import Iterator
from dataclasses import replace

from diurna.extraction.events.coding import SAYINGS
from diurna.extraction.events.deeds import Deed
from diurna.extraction.events.extract import read_deeds
from diurna.extraction.stances.attitudes import attitudes
from diurna.extraction.stances.propositions import Proposition, deed_phrase, thing_phrase
from diurna.extraction.stances.values import Leaning, leaning_of
from diurna.linguistics.parsed import ParsedReport
from diurna.types.findings import EventMention, Findings, Provenance, StanceMention, finding_id
from diurna.types.ontology import EventStatus, StanceValue

EXTRACTOR = "diurna.stances.v1"
_PAST = frozenset({"previously", "earlier", "formerly", "once", "originally", "initially"})


def extract_stances(parsed: ParsedReport, found: Findings) -> Iterator[StanceMention]:
    """Yield where the actors of a report stand: holders as named, the proposition, and the words that show it."""
    deeds = read_deeds(parsed, found)
    told = {deed.event.trigger for deed in deeds}
    for deed in deeds:
        if deed.event.status is EventStatus.ALLEGED:
            yield from _as_told(found, deed)
            continue
        leaning = leaning_of(deed)
        if leaning is not None and deed.event.actors and leaning.proposition.phrase:
            yield _stance(found, deed, leaning)
    yield from attitudes(parsed, found, told)


def _as_told(found: Findings, deed: Deed) -> Iterator[StanceMention]:
    """Yield that those who alone vouch for a deed hold it true: the accuser's proposition."""
    event = deed.event
    if not event.according_to or event.is_background or event.type in SAYINGS:
        return
    doers = " and ".join(token.text for token in deed.frame.doers)
    made = thing_phrase(deed.frame.trigger) if deed.frame.is_nominal else deed_phrase(deed.frame.trigger)
    phrase = Proposition(f"{doers}: {made.phrase}" if doers else made.phrase, made.lemmas)
    held = _stance(found, deed, Leaning(StanceValue.FOR, phrase, "says that it happened"))
    yield replace(held, holders=event.according_to, according_to=())


def _stance(found: Findings, deed: Deed, leaning: Leaning) -> StanceMention:
    event = deed.event
    words = {token.lower_ for token in deed.telling.top.children}
    return StanceMention(
        id=finding_id("p", event.trigger, leaning.stance.value),
        holders=event.actors,
        proposition=leaning.proposition.phrase,
        lemmas=leaning.proposition.lemmas,
        stance=leaning.stance,
        label=event.trigger,
        evidence=event.evidence,
        provenance=Provenance(EXTRACTOR, f"{leaning.reason}; {event.provenance.reason}"),
        date=event.date,
        according_to=event.according_to,
        is_past=bool(words & _PAST) or event.is_background,
        event=_merged_id(found, event),
        statement=event.statement,
    )


def _merged_id(found: Findings, event: EventMention) -> str | None:
    """Return the id of the event that keeps this telling's words, for tellings merged into another."""
    return next(
        (
            item.id
            for item in found.events
            if item.id == event.id or (item.type is event.type and event.evidence[0] in item.evidence)
        ),
        None,
    )
