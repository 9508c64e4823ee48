"""Decides which way a told deed leans, and on what: from its row, its status and the words of its speaker."""

from dataclasses import dataclass

from spacy.tokens import Token

from diurna.extraction.events.deeds import Deed
from diurna.extraction.events.frames import chain_up
from diurna.extraction.events.lexicon import load_lexicon
from diurna.extraction.stances.claims import claim_within, finite_claim, gerund_claim, is_accusation_word, is_ahead
from diurna.extraction.stances.phrasing import Proposition
from diurna.extraction.stances.propositions import NOTHING, deed_phrase, phrase_of, thing_phrase
from diurna.extraction.stances.words import acts, attitude_words, phrasing_words
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


_PLANS = frozenset(
    {
        EventType.SANCTION,
        EventType.MOBILIZE,
        EventType.AGREE,
        EventType.CONCEDE,
        EventType.RETREAT,
        EventType.AID,
        EventType.SUPPORT,
        EventType.REJECT,
        EventType.REQUEST,
        EventType.COOPERATE,
    }
)
_MEASURES = frozenset({"closure", "embargo", "legal", "political", "sanction"})


@dataclass(frozen=True, slots=True)
class Leaning:
    """A stance with its proposition and the reason.

    Attributes:
        claim: The claim of fact stood on, else empty; "it" when what stands before must say which.
        is_accusation: Whether the claim is made by accusing.
    """

    stance: StanceValue
    proposition: Proposition
    reason: str
    claim: str = ""
    is_accusation: bool = False


THE_CLAIM_BEFORE = "it"
"""A claim that only what stands before in the report can name."""


def leaning_of(deed: Deed) -> Leaning | None:
    """Return where the doer of a deed stands and on what, or None when the deed shows no stance."""
    if deed.speech:
        return _of_speech(deed)
    if deed.frame.trigger.lemma_ == "vote":
        return None
    if deed.event.type is EventType.THREATEN and _is_of_another(deed):
        return None
    undone = _undoing(deed)
    if undone is not None:
        return undone
    if _trigger_words(deed) & attitude_words()["none"]:
        return None
    lean = deed.row.options.get("stance", "") if deed.row is not None else ""
    if deed.row is not None and deed.row.options.get("measure") == "legal" and not deed.frame.is_nominal:
        return Leaning(_BY_STATUS[deed.event.status], deed_phrase(deed.frame.trigger), "goes to law or to a council")
    match lean:
        case "against" | "against-oblique":
            return _against(deed, lean)
        case "refuse" | "denied" | "deny":
            return _refusing(deed, lean)
        case "for":
            return _for(deed)
        case _:
            return _by_status(deed)


def _undoing(deed: Deed) -> Leaning | None:
    """Return that who lifts a measure of his own no longer stands for it."""
    verb, status = deed.frame.trigger, deed.event.status
    if verb.lemma_.lower() not in phrasing_words()["undoing"] or len(deed.frame.objects) != 1:
        return None
    asked = attitude_words()["denying"] | {"want", "wish", "hope"}
    if any(above.lemma_.lower() in asked for above in chain_up(deed.frame.clause)):
        return None
    thing = deed.frame.objects[0]
    is_own = any(child.dep_ == "poss" and child.lower_ in {"its", "their", "his", "her"} for child in thing.children)
    if not is_own or status not in {EventStatus.OCCURRED, EventStatus.ONGOING, EventStatus.PLANNED}:
        return None
    measure = deed_phrase(verb)
    _, _, words = measure.phrase.partition(" ")
    held = "close" if verb.lemma_.lower() == "reopen" else "keep"
    kept = Proposition(f"{held} {words}", tuple(sorted({held, *measure.lemmas} - {verb.lemma_.lower()})))
    return Leaning(StanceValue.AGAINST, kept, f"“{verb.text}” ends it") if words else None


def _trigger_words(deed: Deed) -> set[str]:
    lemma = deed.frame.trigger.lemma_.lower()
    return {lemma, f"{lemma} {deed.frame.particle}".strip()}


def _of_speech(deed: Deed) -> Leaning | None:
    clause = deed.frame.clause
    if deed.speech == "demand":
        verb = clause if clause.pos_ in {"VERB", "AUX"} else None
        return Leaning(StanceValue.FOR, deed_phrase(verb), "demands it") if verb is not None else None
    if deed.speech == "denial":
        return Leaning(StanceValue.AGAINST, NOTHING, "denies it", claim=THE_CLAIM_BEFORE)
    if deed.speech == "alleging":
        return None
    if _is_untruth(clause):
        return None
    thing, side = deed.topic, _side(deed.speech)
    said = f"says of it “{deed.frame.trigger.text}”"
    if thing is None:
        return None
    if thing.pos_ in {"PRON", "DET"}:
        is_named = thing.lower_ in {"it", "this", "that", "these", "those", "they", "them"}
        return Leaning(side, Proposition("it", (), points=True), said) if is_named else None
    if side is StanceValue.AGAINST and is_accusation_word(thing):
        return Leaning(side, NOTHING, said, claim=claim_within(thing) or THE_CLAIM_BEFORE)
    return Leaning(side, phrase_of(thing), said)


def _is_untruth(clause: Token) -> bool:
    """Return whether a clause is what a lie or myth just before it tells: the liar's words, not a verdict of his."""
    mark = next((c for c in clause.children if c.dep_ == "mark" and c.lower_ == "that"), None)
    return mark is not None and mark.i > 0 and mark.nbor(-1).lemma_.lower() in attitude_words()["untruth"]


def _side(speech: str) -> StanceValue:
    return StanceValue.FOR if speech == "for" else StanceValue.AGAINST


def _against(deed: Deed, lean: str) -> Leaning | None:
    status = deed.event.status
    if status is EventStatus.NEGATED or deed.telling.is_demanded:
        return None
    if deed.frame.trigger.lemma_ in {"accuse", "blame", "charge", "allege", "claim"}:
        return _accusing(deed)
    thing = _topic(deed, oblique=lean.endswith("oblique"))
    if thing is None or not _is_judged(deed):
        return None
    said = f"“{deed.frame.trigger.text}” is against it"
    if is_accusation_word(thing):
        return Leaning(StanceValue.AGAINST, NOTHING, said, claim=claim_within(thing) or THE_CLAIM_BEFORE)
    stance = StanceValue.CONSIDERING if status is EventStatus.CONSIDERED else StanceValue.AGAINST
    return Leaning(stance, phrase_of(thing), said)


def _is_judged(deed: Deed) -> bool:
    """Return whether what somebody calls a thing in his own words speaks against it, as a list of judgements says."""
    if (
        deed.row is None
        or deed.row.type is not EventType.ACCUSE
        or not any(item.slot == "quoted" for item in deed.row.constraints)
    ):
        return True
    judged = load_lexicon().evaluations
    words = (word.lemma_.lower() for word in deed.frame.clause.subtree)
    return any(judged.get(word) == "against" for word in words)


def _accusing(deed: Deed) -> Leaning | None:
    """Return the accuser's claim ("of Russia breaching the charter"), with the deed the accuser is against."""
    inner = deed.frame.complement
    if inner is not None and (claim := finite_claim(inner)):
        why = f"“{deed.frame.trigger.text}” asserts it"
        return Leaning(StanceValue.FOR, deed_phrase(inner), why, claim=claim)
    for child in deed.frame.trigger.children:
        if child.dep_ == "prep" and child.lower_ in {"of", "for", "with"}:
            inner = next((item for item in child.children if item.dep_ in {"pobj", "pcomp"}), None)
            if inner is not None:
                claim = gerund_claim(deed.frame.objects, inner)
                why = f"“{deed.frame.trigger.text}” asserts it"
                if claim:
                    return Leaning(StanceValue.FOR, phrase_of(inner), why, claim=claim, is_accusation=True)
                return Leaning(StanceValue.AGAINST, phrase_of(inner), f"“{deed.frame.trigger.text}” is against it")
    return None


def _refusing(deed: Deed, lean: str) -> Leaning | None:
    frame = deed.frame
    if deed.event.status is EventStatus.NEGATED and lean != "denied":
        return None
    if lean == "denied":
        return Leaning(StanceValue.AGAINST, deed_phrase(frame.trigger), "will not do it")
    said = f"“{frame.trigger.text}” it"
    if lean == "deny":
        return _denying(deed, said)
    if frame.complement is not None:
        return Leaning(StanceValue.AGAINST, deed_phrase(frame.complement), said)
    thing = _topic(deed, oblique=False)
    return Leaning(StanceValue.AGAINST, thing_phrase(thing), said) if thing is not None else None


def _denying(deed: Deed, said: str) -> Leaning | None:
    """Return a denial: of a claim of fact, or of a deed to come, which then is what the denier is against."""
    inner = deed.frame.complement
    if inner is not None:
        if is_ahead(inner):
            return Leaning(StanceValue.AGAINST, deed_phrase(inner), said)
        claim = finite_claim(inner) or gerund_claim(deed.frame.doers, inner)
        return Leaning(StanceValue.AGAINST, deed_phrase(inner), said, claim=claim) if claim else None
    thing = _topic(deed, oblique=False)
    if thing is None or thing.pos_ in {"PRON", "DET"} or thing.dep_ == "relcl" or is_accusation_word(thing):
        claim = claim_within(thing) if thing is not None else ""
        return Leaning(StanceValue.AGAINST, NOTHING, said, claim=claim or THE_CLAIM_BEFORE)
    return Leaning(StanceValue.AGAINST, NOTHING, said, claim=THE_CLAIM_BEFORE)


def _is_of_another(deed: Deed) -> bool:
    """Return whether what is threatened is what somebody named otherwise would do ("warned that X would pay")."""
    verb = deed.frame.complement
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None) if verb is not None else None
    own = {token.lemma_.lower() for token in deed.frame.doers}
    return subject is not None and subject.pos_ == "PROPN" and subject.lemma_.lower() not in own


def _for(deed: Deed) -> Leaning | None:
    frame, status = deed.frame, deed.event.status
    if deed.event.type is EventType.REJECT:
        return Leaning(StanceValue.AGAINST, deed_phrase(frame.trigger), "refuses it")
    stance = _BY_STATUS[status]
    said = f"“{frame.trigger.text}” it"
    if deed.event.type is EventType.THREATEN and frame.complement is not None:
        made = deed_phrase(frame.complement)
        is_open = frame.trigger.lemma_ == "threaten" or status is EventStatus.CONSIDERED
        threat = StanceValue.CONSIDERING if is_open else StanceValue.FOR
        return Leaning(threat, made, said)
    if deed.event.type is EventType.REQUEST and frame.complement is not None:
        return Leaning(stance, deed_phrase(frame.complement), said)
    if frame.trigger.lemma_.lower() in {
        "accept",
        "back",
        "support",
        "welcome",
        "endorse",
        "offer",
        "pledge",
        "promise",
    }:
        thing = _topic(deed, oblique=False)
        if thing is not None:
            return Leaning(stance, phrase_of(thing), said)
    if frame.is_nominal and acts().get(frame.trigger.lemma_.lower()) == "provide":
        return Leaning(stance, thing_phrase(frame.trigger), said)
    if deed.event.type in {EventType.REQUEST, EventType.SUPPORT}:
        thing = _topic(deed, oblique=False)
        if thing is not None and not frame.trigger.lemma_.lower().startswith("recogni"):
            return Leaning(stance, phrase_of(thing), said)
    return Leaning(stance, _done(deed), f"its doing, {status}")


def _by_status(deed: Deed) -> Leaning | None:
    """Return the stance a plan, a threat or a decision against shows; deeds done show it for the graver kinds."""
    status = deed.event.status
    if any(above.lemma_.lower() in attitude_words()["rejecting"] for above in chain_up(deed.frame.clause)):
        return None
    ahead = status in _TOLD_AHEAD and (deed.event.type in _PLANS or status is not EventStatus.PLANNED)
    done = status in {EventStatus.OCCURRED, EventStatus.ONGOING} and _is_policy(deed)
    if not ahead and not done:
        return None
    if deed.event.is_background:
        return None
    made = _done(deed)
    stance = StanceValue.AGAINST if deed.event.type is EventType.REJECT else _BY_STATUS[status]
    is_noun = status is EventStatus.THREATENED and deed.frame.is_nominal
    if is_noun or any(word.startswith("threat") for word in deed.telling.words):
        stance = StanceValue.CONSIDERING
    return Leaning(stance, made, f"its doing, {status}")


def _done(deed: Deed) -> Proposition:
    """Return what the doer does: the verb with its object, or the noun of a deed with the verb that carries it."""
    frame = deed.frame
    if frame.objects and any(word.lower_ in {"grata", "gratae"} for word in frame.trigger.subtree):
        if frame.objects[0].pos_ == "PRON":
            return Proposition("expel it", ("expel",), points=True)
        thing = " ".join(word.text for word in frame.objects[0].subtree if word.dep_ not in {"relcl", "acl"})
        made = thing_phrase(frame.objects[0])
        return Proposition(f"expel {made.phrase or thing}", tuple(sorted({"expel", *made.lemmas})))
    if not frame.is_nominal:
        return deed_phrase(frame.complement or frame.trigger)
    if frame.clause is not frame.trigger and frame.clause.pos_ == "VERB" and frame.trigger in _parts(frame.clause):
        carried = deed_phrase(frame.clause)
        return carried if carried.phrase else thing_phrase(frame.trigger)
    return thing_phrase(frame.trigger)


def _parts(verb: Token) -> list[Token]:
    direct = [child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"}]
    return [*direct, *(item for child in direct for item in child.children if item.dep_ == "conj")]


def _is_policy(deed: Deed) -> bool:
    """Return whether a deed done shows what its doer stands for: a measure of state, not a shot or an arrest."""
    if deed.event.type in {EventType.SANCTION, EventType.MOBILIZE, EventType.RETREAT}:
        return True
    measure = deed.row.options.get("measure", "") if deed.row is not None else ""
    return deed.event.type is EventType.COERCE and measure in _MEASURES


def _topic(deed: Deed, *, oblique: bool) -> Token | None:
    if deed.frame.objects and not oblique:
        owned = [item for item in deed.frame.objects if not any(child.dep_ == "case" for child in item.children)]
        return (owned or list(deed.frame.objects))[0]
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
