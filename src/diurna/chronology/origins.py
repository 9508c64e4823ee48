"""Finds which reports carry the same words, so that one story printed five times counts once.

An agency credit or a dateline says who else may have the words, not that two reports share them: shared runs of words
make one origin, fewer of them where both credit one agency. Each copy is tied to the one earlier report it shares most
with, so that a round-up which quotes two stories does not make those two one.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from diurna.chronology.fingerprints import Fingerprint, fingerprint_of, shared
from diurna.types.actors import ResolvedReport
from diurna.types.entries import OriginGroup

_FEWEST = 8
_SHARE = 0.45
"""Half of the runs of the shorter, less what is lost at the seams and to words changed."""
_SHARE_CREDITED = 0.3
_SKETCH_SHARE = 0.15
APART = 3


@dataclass(frozen=True, slots=True)
class Copied:
    """That a report has its words from an earlier one.

    Attributes:
        earlier: Id of the report it shares most with.
        reason: What they share.
    """

    earlier: str
    reason: str


def find_origins(reports: Sequence[ResolvedReport]) -> tuple[OriginGroup, ...]:
    """Return the origin groups of reports sorted by date and id; every report is in one."""
    return origins_of([fingerprint_of(item) for item in reports])


def origins_of(prints: Sequence[Fingerprint]) -> tuple[OriginGroup, ...]:
    """Return the origin groups of fingerprints sorted by date and report id.

    Only reports at most three days apart are compared, so a new report changes nothing farther away than the copies
    it stands among.
    """
    copied = find_copies(prints)
    groups: dict[str, list[str]] = {}
    for item in prints:
        groups.setdefault(_root(item.report, copied), []).append(item.report)
    return tuple(_group(first, members, copied) for first, members in groups.items())


def find_copies(prints: Sequence[Fingerprint]) -> dict[str, Copied]:
    """Return for each copy, by report id, the earlier report it shares most with; sorted as given, by date and id."""
    index = _Index()
    copied: dict[str, Copied] = {}
    for item in prints:
        found = _best(item, index.near(item))
        if found is not None:
            copied[item.report] = found
        index.add(item)
    return copied


class _Index:
    """The reports so far by the numbers in their sketches; each list in order of publication."""

    def __init__(self) -> None:
        self._filed: dict[int, list[int]] = {}
        self._items: list[tuple[Fingerprint, int]] = []

    def add(self, item: Fingerprint) -> None:
        keys, place = _keys(item), len(self._items)
        self._items.append((item, len(keys)))
        for key in keys:
            self._filed.setdefault(key, []).append(place)

    def near(self, item: Fingerprint) -> Iterator[Fingerprint]:
        """Yield the reports of near days that share enough of a sketch to be worth comparing."""
        keys = _keys(item)
        since = bisect_left(self._items, item.day - APART, key=lambda known: known[0].day)
        counts: Counter[int] = Counter()
        for key in keys:
            filed = self._filed.get(key)
            if filed and filed[-1] >= since:
                counts.update(filed[bisect_left(filed, since) :])
        for place, count in counts.items():
            other, size = self._items[place]
            if count >= _SKETCH_SHARE * min(len(keys), size):
                yield other


def _keys(item: Fingerprint) -> list[int]:
    if len(item.runs) < _FEWEST:
        return [item.whole]
    keys: list[int] = item.sketch.tolist()
    return keys or [item.whole]


def _best(item: Fingerprint, others: Iterator[Fingerprint]) -> Copied | None:
    found = [(share_of(other, item), other) for other in others]
    ranked = sorted(found, key=lambda pair: (-pair[0], pair[1].day, pair[1].report))
    for share, other in ranked[:1]:
        credit = item.agencies & other.agencies
        if share >= (_SHARE_CREDITED if credit else _SHARE):
            return Copied(other.report, _reason(other, item, credit))
    return None


def share_of(left: Fingerprint, right: Fingerprint) -> float:
    """Return which part of the shorter one's runs of words the other has; of a few words only the whole counts."""
    fewer = min(len(left.runs), len(right.runs))
    if fewer < _FEWEST:
        return float(left.whole == right.whole)
    return shared(left.runs, right.runs) / fewer


def _reason(left: Fingerprint, right: Fingerprint, credit: frozenset[str]) -> str:
    also = "".join(f"; both credit {name}" for name in sorted(credit))
    if left.whole == right.whole:
        return f"{right.report} has the words of {left.report}{also}"
    fewer = min(len(left.runs), len(right.runs))
    shorter = right.report if len(right.runs) <= len(left.runs) else left.report
    common = shared(left.runs, right.runs)
    runs = f"{common} of {fewer} runs of three words of {shorter} stand in both {left.report} and {right.report}"
    return runs + also


def _root(report: str, copied: Mapping[str, Copied]) -> str:
    while report in copied:
        report = copied[report].earlier
    return report


def _group(first: str, members: Sequence[str], copied: Mapping[str, Copied]) -> OriginGroup:
    reasons = "; ".join(copied[report].reason for report in members if report in copied)
    return OriginGroup(f"or-{first}", tuple(members), reasons or "no other report has its words")
