"""The extractor of stances: from told deeds, from what statements judge, and from words of attitude."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from diurna.extraction.events.coding import SAYINGS
from diurna.extraction.events.deeds import Deed
from diurna.extraction.events.extract import read_deeds
from diurna.extraction.events.parties import is_first_person
from diurna.extraction.events.reading import Reader
from diurna.extraction.stances.antecedents import with_claims
from diurna.extraction.stances.attitudes import attitudes
from diurna.extraction.stances.claims import finite_claim
from diurna.extraction.stances.companions import with_companions
from diurna.extraction.stances.further import further
from diurna.extraction.stances.propositions import deed_phrase
from diurna.extraction.stances.values import Leaning, leaning_of
from diurna.linguistics.parsed import ParsedReport
from diurna.types.findings import EventMention, Findings, Provenance, StanceMention, finding_id
from diurna.types.ontology import EventStatus, StanceValue

EXTRACTOR = "diurna.stances.v1"
_PAST = frozenset({"previously", "earlier", "formerly", "once", "originally", "initially"})


def extract_stances(parsed: ParsedReport, found: Findings) -> Iterator[StanceMention]:
    """Yield where the actors of a report stand: holders as named, the proposition, and the words that show it."""
    deeds = read_deeds(parsed, found)
    read = [stance for deed in deeds for stance in _of_deed(found, deed)]
    told = {stance.label for stance in read}
    stances = [*read, *attitudes(parsed, found, told)]
    stances.extend(further(parsed, found, stances[:]))
    yield from with_claims(parsed, found, with_companions(Reader(parsed, found), _unique(stances)))


def _of_deed(found: Findings, deed: Deed) -> Iterator[StanceMention]:
    if deed.event.status is EventStatus.ALLEGED:
        yield from _as_told(found, deed)
        return
    leaning = leaning_of(deed)
    if leaning is not None and deed.event.actors and (leaning.proposition.phrase or leaning.claim):
        yield _stance(found, deed, leaning)


def _as_told(found: Findings, deed: Deed) -> Iterator[StanceMention]:
    """Yield that those who alone vouch for a deed hold it true: a claim of fact, whatever they think of the deed."""
    event, frame = deed.event, deed.frame
    if not event.according_to or event.is_background or event.type in SAYINGS or frame.is_nominal:
        return
    if frame.clause.dep_ in {"advcl", "relcl", "acl"} or any(map(is_first_person, frame.doers)):
        return
    claim = finite_claim(frame.clause)
    if not claim:
        return
    leaning = Leaning(StanceValue.FOR, deed_phrase(frame.trigger), "says that it happened", claim=claim)
    yield replace(_stance(found, deed, leaning), holders=event.according_to, according_to=())


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
        claim=leaning.claim,
        is_accusation=leaning.is_accusation,
    )


def _unique(stances: Sequence[StanceMention]) -> list[StanceMention]:
    """Return the stances in text order, those read twice off one word once."""
    kept: dict[str, StanceMention] = {}
    for stance in stances:
        kept.setdefault(stance.id, stance)
    return sorted(kept.values(), key=_place)


def _place(stance: StanceMention) -> tuple[int, str]:
    return stance.evidence[0].start, stance.id


def _merged_id(found: Findings, event: EventMention) -> str | None:
    """Return the id of the event that keeps this telling's words, for tellings merged into another."""
    same: Iterable[EventMention] = (
        item
        for item in found.events
        if item.id == event.id or (item.type is event.type and event.evidence[0] in item.evidence)
    )
    return next((item.id for item in same), None)
