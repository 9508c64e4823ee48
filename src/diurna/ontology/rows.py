"""The facts of the actor tables, one frozen type a table: kept apart from loading so that others can build them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from diurna.types.ontology import ActorKind, Gender


class DemonymKind(StrEnum):
    """How a demonym is used."""

    ADJECTIVE = "adjective"
    NOUN = "noun"
    PLURAL = "plural"


class SpeaksFor(StrEnum):
    """For whom the holder of an office speaks."""

    COUNTRY = "country"
    BODY = "body"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory.

    Attributes:
        key: ``gov:ISO``, the government that acts and speaks as it.
        status: state, associated, dependency, disputed, former or other.
        sovereign: ISO code of the state PLOVER codes it with, or empty for a state.
    """

    key: str
    iso3: str
    iso2: str
    name: str
    official_name: str
    capitals: tuple[str, ...]
    aliases: tuple[str, ...]
    status: str
    sovereign: str

    @property
    def code(self) -> str:
        """The country code an actor of it gets: its own, or its sovereign's for dependencies but Hong Kong."""
        return self.sovereign if self.sovereign and self.iso3 != "HKG" else self.iso3


@dataclass(frozen=True, slots=True)
class Demonym:
    """An adjective or name of a people, and its country."""

    form: str
    country: str
    kind: DemonymKind
    is_regional: bool


@dataclass(frozen=True, slots=True)
class Metonym:
    """A city or building that stands for a government or body when it acts or speaks."""

    form: str
    key: str
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SectorPeriod:
    """The PLOVER sectors of a body in a period: a party governs, then opposes."""

    sectors: tuple[str, ...]
    start: date | None
    end: date | None

    def holds_on(self, day: date) -> bool:
        """Return whether ``day`` lies in the period."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation, bloc, agency, party, armed group or outlet.

    Attributes:
        key: ``org:…``, ``bloc:…``, ``agency:ISO:…``, ``party:ISO:…``, ``group:ISO:…`` or ``outlet:…``.
        kind: What kind of actor it is.
        detail: The table's own word for what it is (court, newspaper, coast guard, militant group …).
        country: ISO code, IGO, NGO, IMG or ISM, or empty for blocs.
        sectors: PLOVER sector codes as last known, first one primary.
        periods: The same by period, earliest first; at least one.
        parent: Key of the body it is part of, or empty.
        sponsor: ISO code of the state behind it, or empty.
        plover_country: Its code in PLOVER's country field: UNO and EUR where PLOVER parts them from IGO.
    """

    key: str
    name: str
    aliases: tuple[str, ...]
    kind: ActorKind
    detail: str
    country: str
    sectors: tuple[str, ...]
    periods: tuple[SectorPeriod, ...]
    parent: str = ""
    sponsor: str = ""
    plover_country: str = ""

    def sectors_on(self, day: date) -> tuple[str, ...]:
        """Return the sectors on ``day``; those as last known where no period covers it."""
        return next((period.sectors for period in self.periods if period.holds_on(day)), self.sectors)


@dataclass(frozen=True, slots=True)
class OfficeWord:
    """A title and what it says of its holder.

    Attributes:
        form: The title in the singular ("foreign minister").
        plural: The title in the plural, or empty.
        office: Kind of office (``foreign_minister``, ``spokesperson`` …).
        sectors: PLOVER sector codes, first one primary; empty when it depends on the body.
    """

    form: str
    plural: str
    office: str
    sectors: tuple[str, ...]
    speaks_for: SpeaksFor
    gender: Gender


@dataclass(frozen=True, slots=True)
class CountryOffice:
    """Whether a country has an office, and what it calls it."""

    country: str
    office: str
    exists: bool
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A dated office of a person.

    Attributes:
        body: Key of the body it belongs to (``gov:NZL``, ``org:nato``); empty for opposition leaders, activists …
        office: Kind of office, as in ``OfficeWord.office``.
        title: The title to show.
        start: First day, or None when not known.
        end: Last day, or None when not known to have ended.
        checked: Last day the row was known to hold or to be right.
        sectors: PLOVER sector codes where the row itself gives them; empty to go by the office.
    """

    body: str
    office: str
    title: str
    start: date | None
    end: date | None
    checked: date | None
    sectors: tuple[str, ...] = ()

    def holds_on(self, day: date) -> bool:
        """Return whether the office was held on ``day``, as far as the table knows."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Person:
    """A person the tables know, with dated offices.

    Attributes:
        key: ``person:nanaia-mahuta@NZL``.
        family: Family name as it stands alone in news ("Xi", "von der Leyen").
        country: ISO code of the country the person is of.
        terms: Offices, earliest first.
    """

    key: str
    name: str
    family: str
    aliases: tuple[str, ...]
    gender: Gender
    country: str
    terms: tuple[Term, ...]

    def terms_on(self, day: date) -> tuple[Term, ...]:
        """Return the offices held on ``day``."""
        return tuple(term for term in self.terms if term.holds_on(day))


@dataclass(frozen=True, slots=True)
class AgencyPattern:
    """Words that after a country name or demonym name one of its agencies or groups ("foreign ministry", "troops").

    Attributes:
        kind: What kind of actor "Russian …" plus the words is.
        detail: foreign ministry, army, embassy, officials …
        is_plural: Whether the words are plural.
    """

    words: str
    kind: ActorKind
    detail: str
    sectors: tuple[str, ...]
    is_plural: bool


@dataclass(frozen=True, slots=True)
class GroupWord:
    """A common noun for people of a sector ("protesters", "separatists")."""

    form: str
    plural: str
    sectors: tuple[str, ...]
    gender: Gender
