"""Settles the type of a deed from its row and its status: a planned meeting is AGREE, a planned retreat CONCEDE."""

from dataclasses import dataclass

from diurna.extraction.events.lexicon import Row
from diurna.extraction.events.status import Telling
from diurna.types.ontology import EventStatus, EventType

SAYINGS = frozenset(
    {
        EventType.ACCUSE,
        EventType.REJECT,
        EventType.REQUEST,
        EventType.THREATEN,
        EventType.AGREE,
        EventType.SUPPORT,
        EventType.CONCEDE,
    }
)
MATERIAL_CONFLICT = frozenset(
    {EventType.PROTEST, EventType.SANCTION, EventType.MOBILIZE, EventType.COERCE, EventType.ASSAULT}
)
_FRIENDLY = frozenset({EventType.CONSULT, EventType.SUPPORT, EventType.COOPERATE, EventType.AID})
_REFUSABLE = _FRIENDLY | {EventType.AGREE, EventType.CONCEDE, EventType.RETREAT}
_OFFERS = frozenset({"offer", "offers", "offered", "offering", "proposed", "proposes"})
_FUTURE = frozenset({EventStatus.PLANNED})
_NO_DEED_UNSAID = frozenset({EventType.AGREE, EventType.REQUEST, EventType.THREATEN})
_COURTESY = frozenset({"want", "wants", "wanted", "would", "like", "wish", "wishes", "let"})
THREAT_MODES = {
    (EventType.COERCE, "seize"): "territory",
    (EventType.COERCE, "arrest"): "arrest",
    (EventType.COERCE, "restrict"): "restrict",
    (EventType.COERCE, "deport"): "expel",
    (EventType.SANCTION, "expel"): "expel",
    (EventType.SANCTION, "discontinue"): "relations",
    (EventType.SANCTION, "withdraw"): "relations",
}


@dataclass(frozen=True, slots=True)
class Code:
    """What a deed is coded as."""

    type: EventType
    mode: str
    status: EventStatus
    reason: str = ""


def threat_mode(kind: EventType, mode: str) -> str:
    """Return the mode of a threat with a deed of this kind."""
    return THREAT_MODES.get((kind, mode), "violence" if kind in {EventType.ASSAULT, EventType.MOBILIZE} else "")


def _is_courteous(kind: EventType, telling: Telling) -> bool:
    """Return whether a wish only words a request or thanks politely ("would ask", "want to thank")."""
    if kind is EventType.REQUEST:
        return telling.words == ("would",)
    return kind is EventType.SUPPORT and telling.status is EventStatus.PLANNED and set(telling.words) <= _COURTESY


def code_of(row: Row, telling: Telling) -> Code | None:
    """Return the code of a deed as told, or None when the row holds only for refusals and this is none."""
    assert row.type is not None
    kind, mode, status = row.type, row.mode, telling.status
    refused = status is EventStatus.NEGATED and telling.is_modal
    if row.flag("denied"):
        return Code(EventType.REJECT, "", EventStatus.OCCURRED, "a refusal") if refused else None
    if refused and kind in _REFUSABLE:
        return Code(EventType.REJECT, "", EventStatus.OCCURRED, f"{kind} refused")
    if kind in _NO_DEED_UNSAID and status is EventStatus.NEGATED:
        return None
    if kind in SAYINGS and (status is EventStatus.ONGOING or _is_courteous(kind, telling)):
        status = EventStatus.OCCURRED
    if status in _FUTURE and kind in _FRIENDLY and _OFFERS & set(telling.words):
        return Code(EventType.AGREE, "", EventStatus.OCCURRED, f"{kind} offered")
    if status in _FUTURE and kind in _FRIENDLY:
        return Code(EventType.AGREE, "", status, f"{kind} to come")
    if status in _FUTURE and kind is EventType.RETREAT:
        return Code(EventType.CONCEDE, "", status, "retreat to come")
    if status in _FUTURE and (kind is EventType.ASSAULT or (kind is EventType.COERCE and mode == "seize")):
        return Code(EventType.THREATEN, threat_mode(kind, mode), status, f"{kind} to come")
    if status is EventStatus.THREATENED and kind is not EventType.THREATEN:
        return Code(EventType.THREATEN, threat_mode(kind, mode), status, f"{kind} threatened")
    if row.name == "rule_out.v" and status is EventStatus.NEGATED:
        status = EventStatus.CONSIDERED
    if kind is EventType.THREATEN and status in {EventStatus.OCCURRED, EventStatus.PLANNED, EventStatus.ONGOING}:
        status = EventStatus.THREATENED
    return Code(kind, mode, status)
