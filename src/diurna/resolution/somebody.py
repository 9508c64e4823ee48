"""What is gathered about a person one report names, and what surrounds the names; the data of identifying apart."""

from dataclasses import dataclass, field
from datetime import date

from diurna.linguistics.words import load_vessel_prefixes
from diurna.ontology.names import slug
from diurna.ontology.rows import Person
from diurna.resolution.memory import Memory
from diurna.resolution.titles import Title
from diurna.types.findings import Mention
from diurna.types.ontology import Gender


@dataclass(slots=True)
class Somebody:
    """A person one report names.

    Attributes:
        name: The fullest form in the report, or in the tables or memory when the report gives less.
        mentions: Mentions by name, in text order.
        title: The title nearest to the first naming, or None.
        country: ISO code, or None.
        gender: From words, tables or given name.
        table: The row of the table of people, or None.
        body: Key of an organisation the title belongs to, or None.
        reason: Why it is this person.
        rivals: Keys of people it could be as well; empty when settled.
        is_lent: Whether the country is only inferred from what stands around; other reports are not taught it.
        aliases: Names as written.
    """

    name: str
    mentions: list[Mention]
    title: Title | None = None
    country: str | None = None
    gender: Gender = Gender.UNKNOWN
    table: Person | None = None
    body: str | None = None
    reason: str = ""
    rivals: tuple[str, ...] = ()
    is_lent: bool = False
    aliases: set[str] = field(default_factory=set)

    @property
    def vessel(self) -> tuple[str, str] | None:
        """The country and sector code of a ship by the prefix of its name ("HMNZS Aotearoa"), or None for people."""
        prefix, _, rest = self.name.partition(" ")
        return load_vessel_prefixes().get(prefix) if rest else None

    @property
    def key(self) -> str:
        """The person's key; a ship's where the name is one."""
        if self.table is not None:
            return self.table.key
        if self.vessel is not None:
            return f"force:{self.country}:{slug(self.name)}" if self.country else f"group:{slug(self.name)}"
        return f"person:{slug(self.name)}@{self.country}" if self.country else f"person:{slug(self.name)}"

    @property
    def is_settled(self) -> bool:
        """Whether only one person can be meant."""
        return not self.rivals

    @property
    def office(self) -> str:
        """The kind of office the title names, or empty."""
        return self.title.office if self.title is not None else ""


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds a report's names.

    Attributes:
        day: The report's date.
        home: ISO code of the outlet's country, given or supported by the text; or None.
        countries: Countries named as actors, places or by adjectives, each once.
        memory: What other reports teach.
        taken: Countries the words give to somebody's title: who is titled without one is of another.
        parliaments: Countries whose parliament the report names ("the Althing").
        is_domestic: Whether the report is about the outlet's own country, so that bare titles are that country's.
    """

    day: date
    home: str | None
    countries: frozenset[str]
    memory: Memory
    taken: frozenset[str] = frozenset()
    parliaments: frozenset[str] = frozenset()
    is_domestic: bool = False

    @property
    def own(self) -> frozenset[str]:
        """The outlet's country, if bare titles are that country's; else nothing."""
        return frozenset({self.home}) if self.home is not None and self.is_domestic else frozenset()
