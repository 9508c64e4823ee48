"""Finds which event mentions of all reports are one event."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from diurna.chronology.deeds import Deed, deed_of
from diurna.chronology.grouping import group, joined, near_pairs
from diurna.chronology.indexes import ReportIndex
from diurna.chronology.matching import THRESHOLD, compare, is_repeated
from diurna.chronology.wording import Weights
from diurna.types.findings import EventMention
from diurna.types.identity import entry_id

_FORBIDDEN = float("-inf")
_MONTHS = 6
_LOOKED_BACK = 5
_LOOSE = timedelta(days=93)


@dataclass(frozen=True, slots=True)
class Told:
    """One telling of an event, with what it is compared by.

    Attributes:
        id: The entry id it would have alone.
    """

    index: ReportIndex
    mention: EventMention
    deed: Deed
    id: str


@dataclass(frozen=True, slots=True)
class Cluster:
    """The tellings of one event, in order of publication.

    Attributes:
        reasons: Why each telling after the first is here, in the order of ``told``.
        survivor: Id a person chose for it, else None.
    """

    told: tuple[Told, ...]
    reasons: tuple[str, ...]
    survivor: str | None = None


def told_in(indexes: Sequence[ReportIndex]) -> tuple[Told, ...]:
    """Return every telling of every report, by publication date, report and place in the text."""
    found = [
        Told(index, mention, deed_of(index, mention), event_id(index, mention))
        for index in indexes
        for mention in index.findings.events
    ]
    return tuple(sorted(found, key=lambda item: item.deed.key))


def event_id(index: ReportIndex, mention: EventMention) -> str:
    """Return the id an event has whose first telling this is."""
    return entry_id("ev", index.report.id, mention.id)


def weigh(told: Iterable[Told]) -> Weights:
    """Return how much each stem tells, from how many reports use it."""
    by_report: dict[str, frozenset[str]] = {}
    for item in told:
        by_report[item.deed.report] = by_report.get(item.deed.report, frozenset()) | item.deed.content
    return Weights.of(by_report.values())


def cluster_events(told: Sequence[Told], merges: Sequence[tuple[str, str]] = ()) -> tuple[Cluster, ...]:
    """Return the events of some tellings sorted by ``told_in``.

    Args:
        told: The tellings.
        merges: Ids a person made one: the merged and the survivor.
    """
    weights = weigh(told)
    deeds = [item.deed for item in told]

    @cache
    def score(one: int, two: int) -> float:
        return _score(deeds[one], deeds[two], weights)

    near = near_pairs(
        [_blocks(deed) for deed in deeds],
        lambda block: weights.weight(block[0]),
        fewest=0.5,
        rank=lambda place: (deeds[place].window[1], deeds[place].type, deeds[place].trigger, deeds[place].key),
    )
    pairs = {pair: value for pair in near if (value := score(*pair)) > _FORBIDDEN}
    places = {item.id: place for place, item in enumerate(told)}
    wanted = [(places[a], places[b]) for a, b in merges if a in places and b in places]
    survivors = {places[b]: b for a, b in merges if a in places and b in places}
    groups = joined(group(len(told), pairs, score, THRESHOLD), wanted)
    return tuple(
        _cluster([told[place] for place in members], weights, _survivor(members, survivors)) for members in groups
    )


def _survivor(members: Sequence[int], survivors: dict[int, str]) -> str | None:
    return next((survivors[place] for place in reversed(members) if place in survivors), None)


def _score(one: Deed, two: Deed, weights: Weights) -> float:
    if one.report == two.report and not is_repeated(one, two, weights):
        return _FORBIDDEN
    return compare(one, two, weights).score


def _cluster(told: Sequence[Told], weights: Weights, survivor: str | None) -> Cluster:
    reasons = [""]
    for place, item in enumerate(told[1:], 1):
        earlier = (told[0], *told[max(1, place - _LOOKED_BACK) : place])
        best = max((compare(item.deed, other.deed, weights) for other in earlier), key=lambda match: match.score)
        reasons.append(best.reason if best.is_one else f"with the others as a whole: {best.reason}")
    return Cluster(tuple(told), tuple(reasons), survivor)


def _blocks(deed: Deed) -> list[tuple[str, int]]:
    start, end = deed.window
    months = _months(start if deed.certainty else start - _LOOSE, end)
    return [(item, month) for item in deed.content | deed.core for month in months]


def _months(start: date, end: date) -> range:
    first, last = start.year * 12 + start.month, end.year * 12 + end.month
    return range(max(first, last - _MONTHS + 1), last + 1)
