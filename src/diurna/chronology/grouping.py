"""Groups things by the scores of near pairs: the best pair first, and only while every member agrees on the whole."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations

Score = Callable[[int, int], float]


_MOST_ASKED = 6
_NEVER = float("-inf")


def pairs_sharing(keys: Sequence[Iterable[str]]) -> list[tuple[int, int]]:
    """Return the pairs of things that share a key, in order: nothing else decides what is compared."""
    filed: dict[str, list[int]] = {}
    for place, found in enumerate(keys):
        for key in found:
            filed.setdefault(key, []).append(place)
    return sorted({pair for members in filed.values() for pair in combinations(members, 2)})


def group(
    count: int, pairs: Mapping[tuple[int, int], float], score: Score, threshold: float, *, slack: float = 0.0
) -> list[list[int]]:
    """Return the groups, each in order, by their first member.

    Two groups become one where a pair reaches the threshold, the mean over all their pairs falls short of it by no more
    than the slack, and no pair forbids it.

    Args:
        count: How many things there are.
        pairs: Scores of the pairs worth looking at.
        score: The score of any pair; minus infinity forbids.
        threshold: The least score of the pair that joins.
        slack: How much less the mean may be.
    """
    groups = {place: [place] for place in range(count)}
    home = list(range(count))
    for (one, two), value in sorted(pairs.items(), key=lambda item: (-item[1], item[0])):
        if value < threshold:
            break
        first, second = sorted((home[one], home[two]))
        if first != second and _mean(groups[first], groups[second], pairs, score) >= threshold - slack:
            groups[first] = sorted(groups[first] + groups.pop(second))
            for member in groups[first]:
                home[member] = first
    return [groups[key] for key in sorted(groups)]


def _mean(left: list[int], right: list[int], pairs: Mapping[tuple[int, int], float], score: Score) -> float:
    """Return the mean score between two groups; large ones speak through members spread over their whole."""
    total, count = 0.0, 0
    for a in _spokesmen(left):
        for b in _spokesmen(right):
            pair = (a, b) if a < b else (b, a)
            value = pairs[pair] if pair in pairs else score(*pair)
            if value == _NEVER:
                return _NEVER
            total += value
            count += 1
    return total / count


def _spokesmen(members: list[int]) -> list[int]:
    if len(members) <= _MOST_ASKED:
        return members
    step = (len(members) - 1) / (_MOST_ASKED - 1)
    return [members[round(place * step)] for place in range(_MOST_ASKED)]


def joined(groups: Iterable[list[int]], together: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Return the groups with those that hold the members of each pair made one, whatever the scores say."""
    found = [list(members) for members in groups]
    for one, two in together:
        left = next(members for members in found if one in members)
        right = next(members for members in found if two in members)
        if left is not right:
            found = [members for members in found if members is not left and members is not right]
            found.append(sorted(left + right))
    return sorted(found)
