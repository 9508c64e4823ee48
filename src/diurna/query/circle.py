"""Where the holders of a network stand on paper: on a circle, those who agree beside each other."""

import math
from dataclasses import dataclass

from diurna.query.network import Network


@dataclass(frozen=True, slots=True)
class Spot:
    """A holder's place on a circle of radius one."""

    key: str
    x: float
    y: float


def lay_out(network: Network, *, most: int = 28) -> tuple[Spot, ...]:
    """Return a place for each of the tied holders with most questions; equal networks are laid out alike."""
    tied = {key for tie in network.ties for key in (tie.one, tie.other)}
    keys = [holder.key for holder in network.holders if holder.key in tied][:most]
    weights = {(tie.one, tie.other): tie.congruence - tie.conflict for tie in network.ties}
    ordered = _beside(keys, weights)
    turn = 2 * math.pi / max(1, len(ordered))
    return tuple(
        Spot(key, round(math.sin(turn * place), 4), round(-math.cos(turn * place), 4))
        for place, key in enumerate(ordered)
    )


def _beside(keys: list[str], weights: dict[tuple[str, str], float]) -> list[str]:
    """Return the keys so that each stands beside the one left that agrees with it most."""
    left, ordered = list(keys), keys[:1]
    left[:1] = []
    while left:
        last = ordered[-1]
        best = max(left, key=lambda key: (_weight(last, key, weights), -left.index(key)))
        left.remove(best)
        ordered.append(best)
    return ordered


def _weight(one: str, other: str, weights: dict[tuple[str, str], float]) -> float:
    return weights.get((one, other), weights.get((other, one), 0.0))
