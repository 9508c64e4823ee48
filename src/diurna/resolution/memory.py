"""What all reports teach about names, office and country; frozen, and the same whatever the order of the reports."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType

from rapidfuzz.fuzz import ratio

from diurna.ontology.names import family_name, fold
from diurna.resolution.titles import Title, read_title, same_title
from diurna.types.actors import NameFact

REACH = timedelta(days=400)
_ALIKE = 90.0


@dataclass(frozen=True, slots=True)
class Known:
    """A person the reports have named in full.

    Attributes:
        name: The fullest form of the name.
        country: The one country the facts give, or None.
        facts: What the reports say, sorted.
    """

    name: str
    country: str | None
    facts: tuple[NameFact, ...]

    def near(self, day: date) -> tuple[NameFact, ...]:
        """Return the facts of reports within 400 days of a day, the nearest first."""
        close = [fact for fact in self.facts if abs(fact.published - day) <= REACH]
        return tuple(sorted(close, key=lambda fact: (abs(fact.published - day), fact.published, fact.name)))

    def title_on(self, day: date) -> NameFact | None:
        """Return the fact that gives the title nearest to a day, or None."""
        return next((fact for fact in self.near(day) if fact.title), None)


@dataclass(frozen=True, slots=True)
class Memory:
    """The people named in full in any report, looked up by family name."""

    by_family: MappingProxyType[str, tuple[Known, ...]] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def of(cls, facts: Iterable[NameFact]) -> "Memory":
        """Return the memory of a set of facts; their order does not matter."""
        ordered = sorted(facts, key=lambda fact: (fold(fact.name), fact.country or "", fact.published, fact.evidence))
        names = {fold(fact.name) for fact in ordered}
        families: dict[str, list[NameFact]] = {}
        for fact in ordered:
            families.setdefault(_family(fact.name, names), []).append(fact)
        return cls(MappingProxyType({family: _people(named) for family, named in sorted(families.items())}))

    def named(self, name: str, country: str | None, day: date) -> tuple[Known, ...]:
        """Return the people a full name can be, within 400 days of a day and without contradicting the country."""
        family = self.by_family.get(fold(family_name(name)), ())
        shorter = self.by_family.get(fold(family_name(_without_last(name))), ())
        return tuple(
            known
            for known in dict.fromkeys((*family, *shorter))
            if is_same_name(known.name, name) and _agrees(known.country, country) and known.near(day)
        )

    def surnamed(self, surname: str, country: str | None, day: date) -> tuple[Known, ...]:
        """Return the people a family name alone can be."""
        family = self.by_family.get(fold(surname), ())
        return tuple(known for known in family if _agrees(known.country, country) and known.near(day))

    def holders(self, title: Title, country: str, day: date) -> tuple[Known, ...]:
        """Return the people the reports nearest to a day give a title of a country."""
        found = [
            (abs(fact.published - day), known)
            for family in self.by_family.values()
            for known in family
            if known.country == country
            and (fact := known.title_on(day)) is not None
            and same_title(read_title(fact.title or ""), title)
        ]
        nearest = min((distance for distance, _ in found), default=None)
        return tuple(known for distance, known in found if distance == nearest)


def is_same_name(one: str, other: str) -> bool:
    """Return whether two full names can be one person's: same first and last word, middle names apart.

    A second family name at the end may be left out ("Carolina Matte Ríos", "Carolina Matte").
    """
    first, second = _words(one), _words(other)
    if first == second:
        return True
    if len(first) < 2 or len(second) < 2:
        return False
    short, long = sorted((first, second), key=len)
    if len(long) == len(short) + 1 and long[:-1] == short:
        return True
    if first[-1] != second[-1]:
        return False
    if first[0] == second[0]:
        shorter, longer = sorted((first[1:-1], second[1:-1]), key=len)
        return all(any(word.startswith(part.rstrip(".")) for word in longer) for part in shorter)
    return _is_initial(first[0], second[0]) or _is_initial(second[0], first[0])


def _without_last(name: str) -> str:
    return name.rpartition(" ")[0] or name


def _family(name: str, names: set[str]) -> str:
    """Return the family name to file a name under: without a second one where the shorter name is known too."""
    shorter = _without_last(name)
    is_known = " " in shorter and fold(shorter) in names
    return fold(family_name(shorter if is_known else name))


def is_alike(one: str, other: str) -> bool:
    """Return whether two names differ by spelling only; to be asked inside one country and office or one report."""
    return ratio(fold(one), fold(other)) >= _ALIKE


def _is_initial(short: str, full: str) -> bool:
    return len(short.rstrip(".")) == 1 and full.startswith(short.rstrip("."))


def _words(name: str) -> list[str]:
    return fold(name).replace("-", " ").split()


def _agrees(known: str | None, given: str | None) -> bool:
    return known is None or given is None or known == given


def _people(facts: list[NameFact]) -> tuple[Known, ...]:
    """Return the people of one family name: names that can be one are one, unless their countries differ."""
    groups: list[list[NameFact]] = []
    for fact in sorted(facts, key=_most_telling):
        if " " not in fact.name:
            _add_surname(fact, groups)
            continue
        homes = [group for group in groups if _fits(fact, group)]
        if len(homes) == 1:
            homes[0].append(fact)
        elif not homes:
            groups.append([fact])
    return tuple(sorted((_known(group) for group in groups), key=lambda known: (known.name, known.country or "")))


def _most_telling(fact: NameFact) -> tuple[bool, bool, str, int, str]:
    """Return the order in which facts make people: full names first, then those with a country."""
    return " " not in fact.name, fact.country is None, fact.country or "", -len(fact.name), fact.name


def _add_surname(fact: NameFact, groups: list[list[NameFact]]) -> None:
    """Give what is said of a family name alone to the one person who has it."""
    fitting = [group for group in groups if {other.country for other in group if other.country} <= {fact.country}]
    if len(groups) == 1 and fitting:
        groups[0].append(fact)


def _fits(fact: NameFact, group: list[NameFact]) -> bool:
    countries = {other.country for other in group if other.country}
    if fact.country and countries and fact.country not in countries:
        return False
    return any(is_same_name(fact.name, other.name) for other in group)


def _known(facts: list[NameFact]) -> Known:
    countries = {fact.country for fact in facts if fact.country}
    names = sorted({fact.name for fact in facts}, key=lambda name: (-len(name), name))
    ordered = sorted(facts, key=lambda fact: (fact.published, fact.name, fact.evidence))
    return Known(names[0], next(iter(countries)) if len(countries) == 1 else None, tuple(ordered))
