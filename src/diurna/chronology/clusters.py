"""Finds which event mentions of all reports are one event."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from types import MappingProxyType

from diurna.chronology.blocking import deed_keys
from diurna.chronology.deeds import Deed, deed_of
from diurna.chronology.grouping import group, joined, pairs_sharing
from diurna.chronology.indexes import ReportIndex
from diurna.chronology.matching import THRESHOLD, compare, is_repeated
from diurna.chronology.wording import Weights
from diurna.types.findings import EventMention
from diurna.types.identity import entry_id

FORBIDDEN = float("-inf")
_LOOKED_BACK = 5
_A_DAY = timedelta(days=1)
_SLACK = 0.6


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


def keys_of(told: Told) -> frozenset[str]:
    """Return the keys a telling is filed under: two tellings can only be joined directly if they share one."""
    return deed_keys(told.deed)


def cluster_events(
    told: Sequence[Told],
    merges: Sequence[tuple[str, str]] = (),
    apart: Mapping[str, frozenset[str]] = MappingProxyType({}),
) -> tuple[Cluster, ...]:
    """Return the events of some tellings sorted by ``told_in``.

    What joins two tellings rests on them alone, and what makes a group on the tellings joined to it directly or
    through others: any set of tellings closed under shared keys gives the events it would give among all others.

    Args:
        told: The tellings.
        merges: Ids a person made one: the merged and the survivor.
        apart: By id of a telling, the ids of those a person said are of another event.
    """
    weights = Weights.common()
    deeds = [item.deed for item in told]

    @cache
    def score(one: int, two: int) -> float:
        if told[two].id in apart.get(told[one].id, ()):
            return FORBIDDEN
        return score_of(deeds[one], deeds[two])

    near = pairs_sharing([deed_keys(deed) for deed in deeds])
    pairs = {pair: value for pair in near if (value := score(*pair)) > FORBIDDEN}
    places = {item.id: place for place, item in enumerate(told)}
    wanted = [(places[a], places[b]) for a, b in merges if a in places and b in places]
    survivors = {places[b]: b for a, b in merges if a in places and b in places}
    groups = joined(group(len(told), pairs, score, THRESHOLD, slack=_SLACK), wanted)
    return tuple(
        _cluster([told[place] for place in members], weights, _survivor(members, survivors)) for members in groups
    )


def _survivor(members: Sequence[int], survivors: dict[int, str]) -> str | None:
    return next((survivors[place] for place in reversed(members) if place in survivors), None)


def score_of(one: Deed, two: Deed) -> float:
    """Return how sure it is that two tellings, the earlier first, are one event; minus infinity forbids it."""
    if _is_far(one, two):
        return FORBIDDEN
    weights = Weights.common()
    if one.report == two.report and not is_repeated(one, two, weights):
        return FORBIDDEN
    return compare(one, two, weights).score


def _is_far(one: Deed, two: Deed) -> bool:
    """Return whether the days given alone make them two deeds: the rule that settles most pairs, asked first."""
    if one.certainty != 2 or two.certainty != 2 or one.origin == two.origin or one.is_ahead or two.is_ahead:
        return False
    (start, end), (other_start, other_end) = one.window, two.window
    return start - other_end > _A_DAY or other_start - end > _A_DAY


def _cluster(told: Sequence[Told], weights: Weights, survivor: str | None) -> Cluster:
    reasons = [""]
    for place, item in enumerate(told[1:], 1):
        earlier = (told[0], *told[max(1, place - _LOOKED_BACK) : place])
        best = max((compare(item.deed, other.deed, weights) for other in earlier), key=lambda match: match.score)
        reasons.append(best.reason if best.is_one else f"with the others as a whole: {best.reason}")
    return Cluster(tuple(told), tuple(reasons), survivor)
