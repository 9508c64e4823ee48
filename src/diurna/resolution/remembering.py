"""The memory of names over facts kept in a file: it answers as ``Memory`` does and notes what it was asked.

Separate because a record of many reports cannot hold every fact of every report in memory, and because what a report
was told is what decides whether a new fact concerns it: a report whose questions get the same answers stays as it is.
"""

import json
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Protocol

from diurna.ontology.names import family_name, fold
from diurna.resolution.memory import REACH, Known, Memory, _agrees, _people, _without_last, is_same_name
from diurna.resolution.titles import Title, read_title, same_title
from diurna.types.actors import NameFact

_FAR = REACH.days
ANY_DAY = 10**6
"""The reach of an answer that a fact of any day may change."""


class Facts(Protocol):
    """What keeps the facts: the store, or a list in a test."""

    def facts_of(self, family: str) -> Sequence[NameFact]:
        """Return the facts filed under a family name, sorted by publication date, name and evidence."""

    def families_in(self, country: str, day: date) -> Sequence[str]:
        """Return the family names of which a report within 400 days of a day says they are of a country, sorted."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One question put to the memory by a report, with its answer.

    Attributes:
        scopes: What the answer rests on: ``f:`` and a family name, ``h:`` and a country.
        kind: ``named``, ``surnamed`` or ``holders``.
        what: The name, or the words of the title.
        country: The country asked for, or None.
        day: The report's day.
        answer: What was answered, as far as anybody uses it.
        reach: A fact farther than this many days from ``day`` changes nothing, while the people stay the same.
    """

    scopes: tuple[str, ...]
    kind: str
    what: str
    country: str | None
    day: date
    answer: str
    reach: int


@dataclass(frozen=True, slots=True)
class _Person:
    """Somebody of a family with the facts about him by day."""

    known: Known
    facts: tuple[NameFact, ...]
    days: tuple[date, ...]
    titled: tuple[NameFact, ...]
    titled_days: tuple[date, ...]

    def on(self, day: date) -> Known:
        """Return the person as known on a day: with the nearest fact, the nearest that gives a title, and another's.

        A fact of a second report, if any, tells that not one report alone names the person.
        """
        near = (_nearest(self.facts, self.days, day), _nearest(self.titled, self.titled_days, day))
        if near[0] is None:
            return Known(self.known.name, self.known.country, ())
        first = near[0].evidence.span.report_id
        second = next((fact for fact in self.facts if fact.evidence.span.report_id != first), None)
        facts = tuple(dict.fromkeys(fact for fact in (*near, second) if fact is not None))
        return Known(self.known.name, self.known.country, facts)


def _nearest(facts: Sequence[NameFact], days: Sequence[date], day: date) -> NameFact | None:
    at = bisect_left(days, day)
    found: NameFact | None = None
    if at < len(facts) and days[at] - day <= REACH:
        found = facts[at]
    if at > 0 and day - days[at - 1] <= REACH:
        before = facts[bisect_left(days, days[at - 1])]
        if found is None or day - before.published <= found.published - day:
            found = before
    return found


@dataclass(frozen=True, slots=True)
class StoredMemory(Memory):
    """The memory of names over facts kept elsewhere; it answers for one day at a time.

    Attributes:
        facts: Where the facts are.
        asks: What was asked since the last ``take_asks``.
    """

    facts: Facts = field(kw_only=True)
    asks: dict[tuple[str, str, str | None, date], Ask] = field(default_factory=dict, kw_only=True)
    people: dict[str, tuple[_Person, ...]] = field(default_factory=dict, kw_only=True)

    def take_asks(self) -> tuple[Ask, ...]:
        """Return what was asked, each question once, and forget it."""
        found = tuple(self.asks.values())
        self.asks.clear()
        return found

    def forget(self, families: Iterable[str]) -> None:
        """Read some families anew at the next question."""
        for family in families:
            self.people.pop(family, None)

    def named(self, name: str, country: str | None, day: date) -> tuple[Known, ...]:
        """Return the people a full name can be, within 400 days of a day and without contradicting the country."""
        keys = dict.fromkeys((fold(family_name(name)), fold(family_name(_without_last(name)))))
        found = tuple(
            known
            for known in dict.fromkeys(known for key in keys for known in self._family(key, day))
            if is_same_name(known.name, name) and _agrees(known.country, country)
        )
        return self._noted(tuple(f"f:{key}" for key in keys), "named", name, country, day, found)

    def surnamed(self, surname: str, country: str | None, day: date) -> tuple[Known, ...]:
        """Return the people a family name alone can be."""
        key = fold(surname)
        found = tuple(known for known in self._family(key, day) if _agrees(known.country, country))
        return self._noted((f"f:{key}",), "surnamed", surname, country, day, found)

    def holders(self, title: Title, country: str, day: date) -> tuple[Known, ...]:
        """Return the people the reports nearest to a day give a title of a country."""
        found = []
        scopes = [f"h:{country}"]
        for family in self.facts.families_in(country, day):
            for known in self._family(family, day):
                fact = known.title_on(day) if known.country == country else None
                if fact is not None and same_title(_title(fact.title or ""), title):
                    found.append((abs(fact.published - day), known, f"f:{family}"))
        nearest = min((distance for distance, _, _ in found), default=REACH)
        kept = tuple(known for distance, known, _ in found if distance == nearest)
        scopes += [scope for distance, _, scope in found if distance == nearest]
        self._noted(tuple(dict.fromkeys(scopes)), "holders", title.words, country, day, kept)
        ask = self.asks["holders", title.words, country, day]
        self.asks["holders", title.words, country, day] = Ask(
            ask.scopes, ask.kind, ask.what, ask.country, ask.day, ask.answer, nearest.days
        )
        return kept

    def answer(self, ask: Ask) -> str:
        """Return what is answered now to a question asked before."""
        if ask.kind == "named":
            self.named(ask.what, ask.country, ask.day)
        elif ask.kind == "surnamed":
            self.surnamed(ask.what, ask.country, ask.day)
        else:
            self.holders(read_title(ask.what), ask.country or "", ask.day)
        return self.asks.pop((ask.kind, ask.what, ask.country, ask.day)).answer

    def _family(self, family: str, day: date) -> tuple[Known, ...]:
        people = self.people.get(family)
        if people is None:
            people = self.people[family] = _gathered(self.facts.facts_of(family))
        return tuple(known for person in people if (known := person.on(day)).facts)

    def _noted(  # noqa: PLR0917 - what was asked, in its parts
        self,
        scopes: tuple[str, ...],
        kind: str,
        what: str,
        country: str | None,
        day: date,
        found: tuple[Known, ...],
    ) -> tuple[Known, ...]:
        answer = json.dumps([_told(known, day) for known in found], ensure_ascii=False)
        reach = max((_reach(known, day) for known in found), default=_FAR)
        self.asks[kind, what, country, day] = Ask(scopes, kind, what, country, day, answer, reach)
        return found


def composition(facts: Iterable[NameFact]) -> frozenset[tuple[str, str | None]]:
    """Return what decides who the people of a family are: the names and countries given, however often."""
    return frozenset((fact.name, fact.country) for fact in facts)


def _gathered(facts: Sequence[NameFact]) -> tuple[_Person, ...]:
    """Return the people of a family; who they are rests on the different names and countries alone."""
    first: dict[tuple[str, str | None], NameFact] = {}
    filed: dict[tuple[str, str | None], list[NameFact]] = {}
    for fact in facts:
        key = (fact.name, fact.country)
        first.setdefault(key, fact)
        filed.setdefault(key, []).append(fact)
    ordered = sorted(first.values(), key=lambda f: (fold(f.name), f.country or "", f.published, f.evidence))
    people = []
    for known in _people(ordered):
        own = [fact for one in known.facts for fact in filed[one.name, one.country]]
        own.sort(key=lambda fact: (fact.published, fact.name, fact.evidence))
        titled = [fact for fact in own if fact.title]
        days = tuple(fact.published for fact in own)
        people.append(_Person(known, tuple(own), days, tuple(titled), tuple(fact.published for fact in titled)))
    return tuple(people)


def _told(known: Known, day: date) -> list[str | None]:
    near, titled = known.near(day)[0], known.title_on(day)
    alone = "alone" if _is_alone(known) else None
    return [known.name, known.country, near.published.isoformat(), titled.title if titled else None, alone]


def _is_alone(known: Known) -> bool:
    """Return whether one report alone names somebody."""
    return len({fact.evidence.span.report_id for fact in known.facts}) == 1


def _reach(known: Known, day: date) -> int:
    titled = known.title_on(day)
    if _is_alone(known):
        return ANY_DAY
    return abs((titled.published - day).days) if titled else _FAR


@lru_cache(maxsize=4096)
def _title(words: str) -> Title:
    return read_title(words)


def families_of(name: str) -> tuple[str, ...]:
    """Return the family names under which a full name may be filed."""
    return tuple(dict.fromkeys((fold(family_name(name)), fold(family_name(_without_last(name))))))


def filed_under(name: str, known: Mapping[str, bool]) -> str:
    """Return the family name a full name is filed under.

    Args:
        name: The name.
        known: Whether a folded name is known from some report: asked for the name without its last word.
    """
    shorter = _without_last(name)
    is_known = " " in shorter and known.get(fold(shorter), False)
    return fold(family_name(shorter if is_known else name))


def shorter_name(name: str) -> str:
    """Return a folded name without its last word, which tells whether that word is a second family name."""
    return fold(_without_last(name))
