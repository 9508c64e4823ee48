"""Decides which way a told deed leans, and on what: from its row, its status and the words of its speaker."""

from dataclasses import dataclass

from spacy.tokens import Token

from diurna.extraction.events.deeds import Deed
from diurna.extraction.events.frames import subjects
from diurna.extraction.stances.propositions import Proposition, deed_phrase, thing_phrase
from diurna.types.ontology import EventStatus, EventType, StanceValue

_BY_STATUS = {
    EventStatus.OCCURRED: StanceValue.FOR,
    EventStatus.ONGOING: StanceValue.FOR,
    EventStatus.ALLEGED: StanceValue.FOR,
    EventStatus.PLANNED: StanceValue.FOR,
    EventStatus.THREATENED: StanceValue.FOR,
    EventStatus.CONSIDERED: StanceValue.CONSIDERING,
    EventStatus.NEGATED: StanceValue.AGAINST,
}
_TOLD_AHEAD = frozenset({EventStatus.PLANNED, EventStatus.CONSIDERED, EventStatus.THREATENED, EventStatus.NEGATED})
_TOPICS = ("of", "for", "on", "at", "to", "over", "about", "against", "with", "by")


@dataclass(frozen=True, slots=True)
class Leaning:
    """A stance with its proposition and the reason."""

    stance: StanceValue
    proposition: Proposition
    reason: str


def leaning_of(deed: Deed) -> Leaning | None:
    """Return where the doer of a deed stands and on what, or None when the deed shows no stance."""
    if deed.speech:
        return _of_speech(deed)
    lean = deed.row.options.get("stance", "") if deed.row is not None else ""
    match lean:
        case "against" | "against-oblique":
            return _against(deed, lean)
        case "refuse" | "denied" | "deny":
            return _refusing(deed, lean)
        case "for":
            return _for(deed)
        case _:
            return _by_status(deed)


def _of_speech(deed: Deed) -> Leaning | None:
    clause = deed.frame.clause
    whole = deed_phrase(clause) if clause.pos_ in {"VERB", "AUX"} else thing_phrase(clause)
    if deed.speech == "demand":
        return Leaning(StanceValue.FOR, whole, "demands it")
    if deed.speech == "denial":
        return Leaning(StanceValue.AGAINST, whole, "denies it")
    if deed.speech == "alleging":
        return None
    thing = deed.topic
    if thing is None or thing.pos_ == "PRON":
        phrase = deed_phrase(deed.frame.clause) if thing is None else thing_phrase(thing)
        return Leaning(_side(deed.speech), phrase, f"says of it “{deed.frame.trigger.text}”")
    return Leaning(_side(deed.speech), thing_phrase(thing), "judges it so")


def _side(speech: str) -> StanceValue:
    return StanceValue.FOR if speech == "for" else StanceValue.AGAINST


def _against(deed: Deed, lean: str) -> Leaning | None:
    status = deed.event.status
    if status is EventStatus.NEGATED or deed.telling.is_demanded:
        return None
    if deed.frame.trigger.lemma_ in {"accuse", "blame", "charge"}:
        return _accusing(deed)
    thing = _topic(deed, oblique=lean.endswith("oblique"))
    if thing is None:
        return None
    stance = StanceValue.CONSIDERING if status is EventStatus.CONSIDERED else StanceValue.AGAINST
    phrase = deed_phrase(thing) if thing.pos_ == "VERB" else thing_phrase(thing)
    return Leaning(stance, phrase, f"“{deed.frame.trigger.text}” is against it")


def _accusing(deed: Deed) -> Leaning | None:
    """Return the accuser's proposition ("Russia: breach the charter"), which the accuser holds true."""
    named = " and ".join(token.text for token in deed.frame.objects)
    for child in deed.frame.trigger.children:
        if child.dep_ == "prep" and child.lower_ in {"of", "for", "with"}:
            inner = next(iter(child.children), None)
            if inner is not None:
                made = deed_phrase(inner) if inner.pos_ in {"VERB", "AUX"} else thing_phrase(inner)
                return Leaning(
                    StanceValue.FOR, Proposition(f"{named}: {made.phrase}", made.lemmas), "the accuser's proposition"
                )
    return None


def _refusing(deed: Deed, lean: str) -> Leaning | None:
    frame = deed.frame
    if deed.event.status is EventStatus.NEGATED and lean != "denied":
        return None
    if lean == "denied":
        return Leaning(StanceValue.AGAINST, deed_phrase(frame.trigger), "will not do it")
    if frame.complement is not None:
        named = subjects(frame.complement)
        own = deed_phrase(frame.complement)
        phrase = f"{named[0].text}: {own.phrase}" if lean == "deny" and named else own.phrase
        return Leaning(StanceValue.AGAINST, Proposition(phrase, own.lemmas), f"“{frame.trigger.text}” it")
    thing = _topic(deed, oblique=False)
    return (
        Leaning(StanceValue.AGAINST, thing_phrase(thing), f"“{frame.trigger.text}” it") if thing is not None else None
    )


def _for(deed: Deed) -> Leaning | None:
    frame, status = deed.frame, deed.event.status
    if deed.event.type is EventType.REJECT:
        return Leaning(StanceValue.AGAINST, deed_phrase(frame.trigger), "refuses it")
    stance = _BY_STATUS[status]
    if deed.event.type in {EventType.REQUEST, EventType.THREATEN} and frame.complement is not None:
        return Leaning(stance, deed_phrase(frame.complement), f"“{frame.trigger.text}” it")
    if deed.event.type in {EventType.REQUEST, EventType.SUPPORT}:
        thing = _topic(deed, oblique=False)
        if thing is not None:
            made = deed_phrase(thing) if thing.pos_ == "VERB" else thing_phrase(thing)
            if frame.trigger.lemma_.lower().startswith("recogni"):
                made = deed_phrase(frame.trigger)
            return Leaning(stance, made, f"“{frame.trigger.text}” it")
    return Leaning(stance, deed_phrase(frame.complement or frame.trigger), f"its doing, {status}")


def _by_status(deed: Deed) -> Leaning | None:
    """Return the stance a plan, a threat or a decision against shows; deeds done show it for the graver kinds."""
    status, frame = deed.event.status, deed.frame
    ahead = status in _TOLD_AHEAD
    done = status in {EventStatus.OCCURRED, EventStatus.ONGOING} and _is_policy(deed)
    if not ahead and not done:
        return None
    if deed.event.is_background:
        return None
    made = thing_phrase(frame.trigger) if frame.is_nominal else deed_phrase(frame.trigger)
    stance = StanceValue.AGAINST if deed.event.type is EventType.REJECT else _BY_STATUS[status]
    return Leaning(stance, made, f"its doing, {status}")


def _is_policy(deed: Deed) -> bool:
    """Return whether a deed done shows what its doer stands for: a measure of state, not a shot or an arrest."""
    if deed.event.type in {EventType.SANCTION, EventType.MOBILIZE}:
        return True
    measure = deed.row.options.get("measure", "") if deed.row is not None else ""
    return deed.event.type is EventType.COERCE and measure in {"closure", "embargo", "legal"}


def _topic(deed: Deed, *, oblique: bool) -> Token | None:
    if deed.frame.objects and not oblique:
        return deed.frame.objects[0]
    if deed.frame.complement is not None:
        return deed.frame.complement
    for name in _TOPICS:
        if deed.frame.obliques.get(name):
            return deed.frame.obliques[name][0]
    for child in deed.frame.trigger.children:
        if child.dep_ == "prep":
            inner = next((grand for grand in child.children if grand.dep_ == "pcomp"), None)
            if inner is not None:
                return inner
    return None
