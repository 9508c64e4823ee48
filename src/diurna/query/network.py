"""Who agrees with whom: congruence and conflict between holders, as discourse network analysis defines them.

Two holders are tied by *congruence* for every question on which both are for, or both against, and by *conflict* for
every question on which one is for and the other against; what is considered or unclear ties nobody. A holder who moved
inside the window stands on both sides, as in Leifeld's Discourse Network Analyzer with duplicates left out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations

from diurna.query.fields import day_of
from diurna.types.entries import PositionEntry
from diurna.types.ontology import StanceValue

_SIDES = (StanceValue.FOR, StanceValue.AGAINST)


class Scaling(StrEnum):
    """How a tie is scaled: not at all, by the mean number of questions of both, or by how many either has."""

    NONE = "none"
    AVERAGE = "average"
    JACCARD = "jaccard"


@dataclass(frozen=True, slots=True)
class Holder:
    """A holder in the network, with the number of questions it takes a side on."""

    key: str
    name: str
    questions: int


@dataclass(frozen=True, slots=True)
class Tie:
    """Two holders with the questions they agree on and those they disagree on.

    Attributes:
        congruence: How much they agree, scaled; ``conflict`` how much they disagree.
        agreed: Ids of the questions; ``disputed`` likewise.
    """

    one: str
    other: str
    congruence: float
    conflict: float
    agreed: tuple[str, ...]
    disputed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """Holders and the ties between them, both sorted so that equal records give equal networks."""

    holders: tuple[Holder, ...]
    ties: tuple[Tie, ...]


def build_network(
    positions: Sequence[PositionEntry],
    *,
    since: date | None = None,
    until: date | None = None,
    scaling: Scaling = Scaling.NONE,
) -> Network:
    """Return the network of the stances held or shown inside a window of days."""
    sides = _sides(position for position in positions if _within(position, since, until))
    names = {_key(position): position.holder.name for position in positions}
    holders = tuple(
        Holder(key, names[key], len({question for question, _ in stands}))
        for key, stands in sorted(sides.items(), key=lambda item: (-len(item[1]), names[item[0]]))
    )
    ties = (_tie(one, other, sides, scaling) for one, other in combinations(sorted(sides), 2))
    return Network(holders, tuple(tie for tie in ties if tie.agreed or tie.disputed))


Stands = dict[str, set[tuple[str, StanceValue]]]


def _sides(positions: Iterable[PositionEntry]) -> Stands:
    found: Stands = {}
    for position in positions:
        if position.stance in _SIDES:
            found.setdefault(_key(position), set()).add((position.question, position.stance))
    return found


def _key(position: PositionEntry) -> str:
    return position.holder.key or position.holder.name


def _within(position: PositionEntry, since: date | None, until: date | None) -> bool:
    day = day_of(position)
    return day is not None and (since is None or day >= since) and (until is None or day <= until)


def _tie(one: str, other: str, sides: Stands, scaling: Scaling) -> Tie:
    left, right = sides[one], sides[other]
    agreed = tuple(sorted({question for question, _ in left & right}))
    disputed = tuple(sorted({question for question, stance in left if (question, _opposite(stance)) in right}))
    divisor = _divisor({q for q, _ in left}, {q for q, _ in right}, scaling)
    congruence, conflict = len(left & right) / divisor, _conflicts(left, right) / divisor
    return Tie(one, other, round(congruence, 4), round(conflict, 4), agreed, disputed)


def _conflicts(left: set[tuple[str, StanceValue]], right: set[tuple[str, StanceValue]]) -> int:
    return sum((question, _opposite(stance)) in right for question, stance in left)


def _opposite(stance: StanceValue) -> StanceValue:
    return StanceValue.AGAINST if stance is StanceValue.FOR else StanceValue.FOR


def _divisor(left: set[str], right: set[str], scaling: Scaling) -> float:
    match scaling:
        case Scaling.NONE:
            return 1.0
        case Scaling.AVERAGE:
            return (len(left) + len(right)) / 2
        case Scaling.JACCARD:
            return float(len(left | right))
