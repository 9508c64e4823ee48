"""Answers the page from an open record by SQL; only what is short by nature is read whole, and kept till it changes."""

import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

from diurna.errors import NotFoundError, UsageError
from diurna.query.fields import FIELDS, HIDDEN
from diurna.query.listing import PEOPLE, SHOWN, people
from diurna.query.matching import ActorIndex
from diurna.query.matrix import Matrix, build_matrix
from diurna.query.network import Network, Scaling, build_network
from diurna.query.timeline import MOST_ITEMS, Timeline, build_timeline, by_actor, by_question, by_type, timeline_of_days
from diurna.query.totals import Total, running_totals
from diurna.store import Store
from diurna.types.actors import Actor, Place
from diurna.types.listing import MOST, Ask, Facet, FacetValue, Listing
from diurna.types.record import Record
from diurna.types.reports import Passage, Report

T = TypeVar("T")
_STANDS = ("positions", "shifts", "questions", "measures")
_MOST_COUNTS = 200
_ALL = 1_000_000
_NOTHING = object()
LARGE = 50_000
"""Changes a record's ledger holds before its counts may lag behind the record."""
STALE_SECONDS = 30.0
"""How far counts of a large record may lag behind."""


@dataclass
class Kept:
    """What was read from a record and holds until it changes; shared by all requests, so it has a lock."""

    state: tuple[str, int] = ("", -1)
    values: dict[Any, Any] = field(default_factory=dict)
    heads: dict[str, Report] = field(default_factory=dict)
    counts: dict[Any, Any] = field(default_factory=dict)
    counted: float = 0.0
    stands_at: int = -1
    stands: dict[str, Any] = field(default_factory=dict)
    lock: threading.RLock = field(default_factory=threading.RLock)
    turns: dict[Any, threading.RLock] = field(default_factory=dict)

    def turn(self, key: Any) -> threading.RLock:
        """Return the lock of one thing to make: who comes while it is made waits for it."""
        with self.lock:
            if len(self.turns) > _MOST_COUNTS * 10:
                self.turns.clear()
            return self.turns.setdefault(key, threading.RLock())

    def made_once(self, shelf: dict[Any, Any], key: Any, make: Callable[[], T], may_keep: Callable[[], bool]) -> T:
        """Return what stands on a shelf; made by one thread while the others wait, and kept if it still holds."""
        found: T | object = shelf.get(key, _NOTHING)
        if found is _NOTHING:
            with self.turn((id(shelf), key)):
                found = shelf.get(key, _NOTHING)
                if found is _NOTHING:
                    found = make()
                    with self.lock:
                        if may_keep() and len(shelf) < _MOST_COUNTS:
                            shelf[key] = found
        return found  # type: ignore[return-value]


class StoreSource:
    """An open record as the page asks it."""

    def __init__(self, store: Store, kept: Kept) -> None:
        self._store = store
        self._lists = store.lists
        self._kept = kept
        with kept.lock:
            state = self._lists.state()
            if state != kept.state:
                kept.state = state
                kept.values.clear()
                kept.heads.clear()
                if state[1] < LARGE or time.monotonic() > kept.counted + STALE_SECONDS:
                    kept.counts.clear()
                    kept.counted = time.monotonic()
            if kept.stands_at < 0 or self._lists.has_changed(_STANDS, kept.stands_at):
                kept.stands.clear()
            kept.stands_at = state[1]

    def listing(self, ask: Ask) -> Listing[Any]:
        """Return a page of a list with its facets."""
        wanted = self._resolved(ask)
        all_of_it = replace(wanted, after="", limit=1, order="date", wants_facets=True)
        total = self._count(("total", repr(all_of_it)), lambda: self._lists.count(all_of_it))
        if not total and any(one.operator == "has" for one in ask.conditions):
            items, following = (), ""  # looking for what is not there would read every entry
        else:
            items, following = self._lists.page(replace(wanted, limit=max(1, min(ask.limit, MOST))))
        return Listing(items, total, following, self._facets(ask, all_of_it) if ask.wants_facets else ())

    def entries(self, ask: Ask) -> tuple[Any, ...]:
        """Return all entries that fit."""
        return self._lists.page(replace(self._resolved(ask), limit=_ALL, after=""))[0]

    def entry(self, identifier: str) -> Any:
        """Return an entry by its full id."""
        found = self._lists.entry(identifier)
        if found is None:
            raise NotFoundError("entry", identifier)
        return found

    def head(self, report: str) -> Report | None:
        """Return a report without its text, None when there is none."""
        kept = self._kept
        if report not in kept.heads:
            kept.heads.update(self._lists.heads([report]))
        return kept.heads.get(report)

    def expect(self, reports: Iterable[str]) -> None:
        """Read the heads of some reports at once."""
        missing = sorted({report for report in reports if report not in self._kept.heads})
        if missing:
            self._kept.heads.update(self._lists.heads(missing))

    def report(self, report: str) -> Report:
        """Return a report with its text."""
        return self._store.report(report)

    def passages(self, report: str) -> tuple[Passage, ...]:
        """Return the passages of a report."""
        return self._store.passages(report)

    def question_name(self, question: str) -> str:
        """Return the name of a question, its id when it has none."""
        names: Mapping[str, str] = self._stand("names", lambda: {q.id: q.name for q in self._entries("questions")})
        return names.get(question, question)

    def actor(self, key: str) -> Actor | None:
        """Return an actor by its key, None when the record has none."""
        return self._actors().get(key)

    def places(self) -> Mapping[str, Place]:
        """Return the places of the record by key."""
        return self._value("places", lambda: {place.key: place for place in self._store.entries("places")})

    def timeline(self, ask: Ask, lanes: str) -> Timeline:
        """Return the events asked for in lanes; counted by SQL when there are many."""
        wanted = self._resolved(replace(ask, after="", limit=1, order="date"))
        total = self._count(("total", repr(wanted)), lambda: self._lists.count(wanted))
        if total > MOST_ITEMS and lanes != "question":
            names = {key: actor.name for key, actor in self._actors().items()} | {"": "nobody named"}
            return self._count(
                ("timeline", lanes, repr(wanted)), lambda: timeline_of_days(self._lists.days(wanted, lanes), names)
            )
        readers = {"actor": by_actor, "type": by_type}
        names = self._stand("names", lambda: {q.id: q.name for q in self._entries("questions")})
        read = readers.get(lanes) or by_question(self._entries("positions"), names)
        return self._count(("timeline", lanes, repr(wanted)), lambda: build_timeline(self.entries(ask), read))

    def matrix(self) -> Matrix:
        """Return the matrix of positions."""
        return self._stand("matrix", lambda: build_matrix(self._stands_record()))

    def network(self, *, since: date | None, until: date | None, scaling: Scaling) -> Network:
        """Return who agrees with whom."""
        positions = self._entries("positions")
        key = ("network", since, until, repr(scaling))
        return self._stand(key, lambda: build_network(positions, since=since, until=until, scaling=scaling))

    def accepted(self) -> frozenset[str]:
        """Return the ids of the entries a person has accepted."""
        return self._value("accepted", self._lists.accepted)

    def disputed(self) -> frozenset[str]:
        """Return the ids of the entries a contradiction is about."""
        return self._value("disputed", self._lists.disputed)

    def totals(self) -> tuple[Total, ...]:
        """Return the running totals of measures."""
        return self._stand("totals", lambda: running_totals(self._entries("measures")))

    def _stands_record(self) -> Record:
        return Record(
            questions=self._entries("questions"), positions=self._entries("positions"), shifts=self._entries("shifts")
        )

    def _entries(self, kind: str) -> tuple[Any, ...]:
        return self._stand(kind, lambda: self._store.entries(kind))

    def _actors(self) -> Mapping[str, Actor]:
        return self._value("actors", lambda: {actor.key: actor for actor in self._store.entries("actors")})

    def _index(self) -> ActorIndex:
        return self._value("index", lambda: ActorIndex.of(tuple(self._actors().values())))

    def _resolved(self, ask: Ask) -> Ask:
        """Return the question with names of people made keys.

        Raises:
            UsageError: There is no such kind or field.
            NotFoundError: No actor of the record has a name asked for.
        """
        table = FIELDS.get(ask.kind)
        if table is None:
            raise UsageError(f"There is no list of {ask.kind!r}. Lists: {', '.join(FIELDS)}.")
        unknown = sorted(set(ask.filters) - set(table))
        if unknown:
            raise UsageError(f"{ask.kind} have no field {unknown[0]!r}. Fields: {', '.join(table) or 'none'}.")
        if not PEOPLE.intersection(ask.filters):
            return ask
        filters = {name: self._keys(values) if name in PEOPLE else values for name, values in ask.filters.items()}
        return replace(ask, filters=filters)

    def _keys(self, values: Sequence[str]) -> tuple[str, ...]:
        index = self._index()
        return tuple(sorted({key for value in values for key in people(index, value)}))

    def _facets(self, ask: Ask, wanted: Ask) -> tuple[Facet, ...]:
        names = [name for name in FIELDS[ask.kind] if name not in HIDDEN]
        return tuple(self._facet(wanted, name, frozenset(wanted.filters.get(name, ()))) for name in names)

    def _facet(self, wanted: Ask, name: str, chosen: frozenset[str]) -> Facet:
        counts = self._count(("facet", name, repr(wanted)), lambda: self._lists.values(wanted, name))
        label = self._labels(name)
        found = [FacetValue(value, label(value), count, value in chosen) for value, count in counts]
        found.sort(key=lambda v: (not v.is_chosen, -v.count, v.label.casefold(), v.value))
        return Facet(name, tuple(found[:SHOWN]), max(0, len(found) - SHOWN))

    def _labels(self, name: str) -> Callable[[str], str]:
        if name == "question":
            return self.question_name
        actors, places = self._actors(), self.places() if name == "place" else {}

        def label(value: str) -> str:
            known = actors.get(value) or places.get(value)
            return known.name if known else value.removeprefix("words:")

        return label

    def _value(self, key: Any, make: Callable[[], T]) -> T:
        """Return what holds until the record changes."""
        kept, state = self._kept, self._kept.state
        return kept.made_once(kept.values, key, make, lambda: kept.state == state)

    def _count(self, key: Any, make: Callable[[], T]) -> T:
        """Return a count; on a large record it may be half a minute old, so that editors do not slow readers."""
        kept, state = self._kept, self._kept.state
        return kept.made_once(kept.counts, key, make, lambda: kept.state == state or state[1] >= LARGE)

    def _stand(self, key: Any, make: Callable[[], T]) -> T:
        """Return what holds until a position, a question or a measure changes."""
        kept, at = self._kept, self._kept.stands_at
        return kept.made_once(kept.stands, key, make, lambda: kept.stands_at == at)
