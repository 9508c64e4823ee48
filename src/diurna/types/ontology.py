"""The names the record codes with: PLOVER event types, statuses, forces, stances, roles and kinds."""

from enum import StrEnum


class EventType(StrEnum):
    """The 16 event types of PLOVER (manual 2.0 draft, CC BY-SA 4.0)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class EventStatus(StrEnum):
    """What became of an event, as one report tells it."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    CONSIDERED = "considered"
    THREATENED = "threatened"
    NEGATED = "negated"
    ALLEGED = "alleged"


class StatementKind(StrEnum):
    """How much of a statement's content stands inside quotation marks: all, none, some."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Force(StrEnum):
    """What a statement does."""

    CLAIM = "claim"
    ACCUSATION = "accusation"
    DENIAL = "denial"
    DEMAND = "demand"
    COMMITMENT = "commitment"
    DECISION = "decision"
    EXPECTATION = "expectation"
    SPECULATION = "speculation"
    INTERPRETATION = "interpretation"
    ATTITUDE = "attitude"
    ANNOUNCEMENT = "announcement"


class StanceValue(StrEnum):
    """Where a holder stands on a question."""

    FOR = "for"
    AGAINST = "against"
    CONSIDERING = "considering"
    UNCLEAR = "unclear"


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    GOVERNMENT = "government"
    OFFICE = "office"
    AGENCY = "agency"
    PARTY = "party"
    ARMED_FORCE = "armed force"
    INTERNATIONAL_ORGANISATION = "international organisation"
    BLOC = "bloc"
    GROUP = "group"
    COMPANY = "company"
    OUTLET = "outlet"


class MentionForm(StrEnum):
    """How a mention names its actor or place."""

    NAME = "name"
    NAME_AND_OFFICE = "name+office"
    OFFICE = "office"
    NOMINAL = "nominal"
    METONYM = "metonym"
    PRONOUN = "pronoun"
    DEMONYM = "demonym"
    PLACE = "place"


class Gender(StrEnum):
    """Grammatical gender a text or a table gives."""

    FEMININE = "f"
    MASCULINE = "m"
    UNKNOWN = "u"


class MeasureKind(StrEnum):
    """What kind of measure was imposed."""

    SANCTION = "sanction"
    TRAVEL_BAN = "travel ban"
    ASSET_FREEZE = "asset freeze"
    EMBARGO = "embargo"
    TARIFF = "tariff"
    EXPULSION = "expulsion"
    DIPLOMATIC = "diplomatic"
    MOBILISATION = "mobilisation"
    DEPLOYMENT = "deployment"
    CLOSURE = "closure"
    DETENTION = "detention"
    AID = "aid"
    LEGAL = "legal"
    POLITICAL = "political"


class MeasureStatus(StrEnum):
    """What became of a measure; AVAILABLE is a power granted by law and not yet used."""

    IMPOSED = "imposed"
    ANNOUNCED = "announced"
    CONSIDERED = "considered"
    THREATENED = "threatened"
    REJECTED = "rejected"
    LIFTED = "lifted"
    AVAILABLE = "available"
    ALLEGED = "alleged"
