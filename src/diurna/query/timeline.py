"""The chronology as lanes over a time axis: single items while they are few, counts by stretches of days above that."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from diurna.query.views import event_day
from diurna.types.dates import Precision
from diurna.types.entries import EventEntry, PositionEntry

MOST_ITEMS = 500
"""Above this many events the axis shows counts."""
_LANES = 10
_BINS = 120
_STEPS = (1, 7, 30, 91, 365, 1826, 3652)


@dataclass(frozen=True, slots=True)
class Mark:
    """One event on the axis: from its first to its last possible day; an open end is told by its precision."""

    id: str
    code: str
    start: date
    end: date
    precision: Precision
    status: str
    title: str


@dataclass(frozen=True, slots=True)
class Bin:
    """How many events begin in a stretch of days, by status."""

    start: date
    end: date
    count: int
    statuses: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """One line of the axis: an actor, a question or a type, with its marks or its bins."""

    key: str
    name: str
    marks: tuple[Mark, ...] = ()
    bins: tuple[Bin, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """The lanes and the days they cover; ``others`` counts the events of lanes left out."""

    lanes: tuple[Lane, ...]
    start: date | None
    end: date | None
    is_binned: bool
    others: int


LaneReader = Callable[[EventEntry], Iterable[tuple[str, str]]]


def by_actor(event: EventEntry) -> Iterable[tuple[str, str]]:
    """Return the actors an event stands under; unresolved ones stand together."""
    return [(p.key, p.name) if p.key else ("unresolved", "unresolved") for p in event.actors] or [("", "nobody named")]


def by_type(event: EventEntry) -> Iterable[tuple[str, str]]:
    """Return the type an event stands under."""
    return [(event.type.value, event.type.value)]


def by_question(positions: Sequence[PositionEntry], names: Mapping[str, str]) -> LaneReader:
    """Return the reader of the questions an event bears on: those on which a position rests on the event's words."""
    spans: dict[str, list[tuple[int, int, str]]] = {}
    for position in positions:
        for words in position.evidence:
            span = words.span
            spans.setdefault(span.report_id, []).append((span.start, span.end, position.question))

    def read(event: EventEntry) -> Iterable[tuple[str, str]]:
        found: dict[str, str] = {}
        for telling in event.history:
            for words in telling.evidence:
                for start, end, question in spans.get(telling.report_id, ()):
                    if start < words.span.end and words.span.start < end:
                        found[question] = names.get(question, question)
        return list(found.items()) or [("", "no question")]

    return read


def build_timeline(events: Sequence[EventEntry], read: LaneReader) -> Timeline:
    """Return the lanes of some events, those with most events first."""
    counts: Counter[str] = Counter()
    names: dict[str, str] = {}
    members: dict[str, list[EventEntry]] = {}
    for event in events:
        for key, name in dict(read(event)).items():
            counts[key] += 1
            names.setdefault(key, name)
            members.setdefault(key, []).append(event)
    ranked = sorted(counts, key=lambda key: (not key, -counts[key], names[key].casefold()))
    days = sorted(event_day(event) for event in events)
    binned = len(events) > MOST_ITEMS
    first, last = (days[0], days[-1]) if days else (None, None)
    step = _step(first, last)
    lanes = tuple(
        Lane(key, names[key], bins=_bins(members[key], step))
        if binned
        else Lane(key, names[key], marks=tuple(_mark(event) for event in members[key]))
        for key in ranked[:_LANES]
    )
    return Timeline(lanes, first, last, binned, sum(counts[key] for key in ranked[_LANES:]))


def _mark(event: EventEntry) -> Mark:
    when = event.date or event.announced
    day = event_day(event)
    start = (when.earliest if when else None) or day
    end = (when.latest if when else None) or day
    precision = when.precision if when else Precision.OPEN
    who = ", ".join(party.name for party in event.actors)
    return Mark(event.id, event.code, start, max(start, end), precision, event.status.value, f"{who}: {event.summary}")


def _step(first: date | None, last: date | None) -> int:
    if first is None or last is None:
        return 1
    length = (last - first).days + 1
    return next((step for step in _STEPS if length / step <= _BINS), _STEPS[-1])


def _bins(events: Sequence[EventEntry], step: int) -> tuple[Bin, ...]:
    grouped: dict[int, Counter[str]] = {}
    for event in events:
        grouped.setdefault(event_day(event).toordinal() // step, Counter())[event.status.value] += 1
    return _made_bins(grouped, step)


def _made_bins(grouped: Mapping[int, Counter[str]], step: int) -> tuple[Bin, ...]:
    found = []
    for number, statuses in sorted(grouped.items()):
        start = date.fromordinal(max(1, number * step))
        end = start + timedelta(days=step - 1)
        found.append(Bin(start, end, sum(statuses.values()), tuple(sorted(statuses.items()))))
    return tuple(found)


class Counted(Protocol):
    """How many events of a status begin on a day in a lane, as the store counts them."""

    @property
    def lane(self) -> str: ...  # noqa: D102
    @property
    def day(self) -> date: ...  # noqa: D102
    @property
    def status(self) -> str: ...  # noqa: D102
    @property
    def count(self) -> int: ...  # noqa: D102


def timeline_of_days(days: Iterable[Counted], names: Mapping[str, str]) -> Timeline:
    """Return the lanes of events counted by day, those with most events first."""
    known = list(days)
    counts: Counter[str] = Counter()
    for item in known:
        counts[item.lane] += item.count
    ranked = sorted(counts, key=lambda key: (not key, -counts[key], names.get(key, key).casefold()))
    first, last = min((item.day for item in known), default=None), max((item.day for item in known), default=None)
    step = _step(first, last)
    members: dict[str, dict[int, Counter[str]]] = {key: {} for key in ranked[:_LANES]}
    for item in known:
        if item.lane in members:
            members[item.lane].setdefault(item.day.toordinal() // step, Counter())[item.status] += item.count
    lanes = tuple(Lane(key, names.get(key, key), bins=_made_bins(members[key], step)) for key in members)
    return Timeline(lanes, first, last, True, sum(counts[key] for key in ranked[_LANES:]))
