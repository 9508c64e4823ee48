"""Finds which reports carry the same words, so that one story printed five times counts once.

An agency credit or a dateline says who else may have the words, not that two reports share them: only shared runs of
words make one origin. Each copy is tied to the one earlier report it shares most with, so that a round-up which quotes
two stories does not make those two one.
"""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from rensa import RMinHash

from diurna.chronology.wording import words_in
from diurna.types.actors import ResolvedReport
from diurna.types.entries import OriginGroup

_RUN = 3
_PERMUTATIONS = 128
_SEED = 7
_FEWEST = 8
_FEWEST_SHARED = 5
_SHARE = 0.5
_APART = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class _Text:
    report: str
    day: int
    runs: frozenset[str]
    whole: str


def find_origins(reports: Sequence[ResolvedReport]) -> tuple[OriginGroup, ...]:
    """Return the origin groups of reports sorted by date and id; every report is in one."""
    if len(reports) == 1:
        return (_alone(reports[0].report.id),)
    texts = [_text(item) for item in reports]
    parents = _parents(texts)
    groups: dict[int, list[int]] = {}
    for place in range(len(texts)):
        groups.setdefault(_root(place, parents), []).append(place)
    return tuple(_group(texts, members, parents) for members in groups.values())


def _alone(report: str) -> OriginGroup:
    return OriginGroup(f"or-{report}", (report,), "no other report has its words")


def _group(texts: Sequence[_Text], members: list[int], parents: dict[int, tuple[int, str]]) -> OriginGroup:
    first = texts[members[0]].report
    if len(members) == 1:
        return _alone(first)
    reason = "; ".join(parents[place][1] for place in members if place in parents)
    return OriginGroup(f"or-{first}", tuple(texts[place].report for place in members), reason)


def _text(item: ResolvedReport) -> _Text:
    text = item.report.text
    body = " ".join(p.span.cut(text) for p in item.findings.passages if p.is_body) or text
    words = [word.casefold() for word in words_in(body)]
    runs = frozenset(" ".join(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1)))
    return _Text(item.report.id, item.report.published.toordinal(), runs, " ".join(words))


def _parents(texts: Sequence[_Text]) -> dict[int, tuple[int, str]]:
    """Return for each copy the earlier report it shares most with, and why."""
    buckets: dict[tuple[int, int], list[int]] = {}
    parents: dict[int, tuple[int, str]] = {}
    for place, text in enumerate(texts):
        keys = _keys(text)
        found = [(_share(texts[other], text), -other) for other in _likely(keys, text.day, texts, buckets)]
        share, other = max(found, default=(0.0, 0))
        if share >= _SHARE:
            parents[place] = (-other, _reason(texts[-other], text))
        for key in keys:
            buckets.setdefault(key, []).append(place)
    return parents


def _likely(
    keys: Sequence[tuple[int, int]], day: int, texts: Sequence[_Text], buckets: Mapping[tuple[int, int], list[int]]
) -> list[int]:
    """Return the earlier reports of near days that share enough of a sketch to be worth comparing."""
    near: Counter[int] = Counter()
    for key in keys:
        for other in reversed(buckets.get(key, ())):
            if day - texts[other].day > _APART.days:
                break
            near[other] += 1
    return [other for other, shared in near.items() if shared >= min(_FEWEST_SHARED, len(keys))]


def _keys(text: _Text) -> list[tuple[int, int]]:
    if len(text.runs) < _FEWEST:
        return [(-1, _number(text.whole))]
    sketch = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    sketch.update(sorted(text.runs))
    return list(enumerate(sketch.digest()))


def _number(words: str) -> int:
    return int.from_bytes(hashlib.sha256(words.encode("utf-8")).digest()[:8], "big")


def _share(left: _Text, right: _Text) -> float:
    if min(len(left.runs), len(right.runs)) < _FEWEST:
        return float(left.whole == right.whole)
    return len(left.runs & right.runs) / min(len(left.runs), len(right.runs))


def _reason(left: _Text, right: _Text) -> str:
    common, fewer = len(left.runs & right.runs), min(len(left.runs), len(right.runs))
    if left.whole == right.whole:
        return f"{right.report} has the words of {left.report}"
    shorter = right.report if len(right.runs) <= len(left.runs) else left.report
    return f"{common} of {fewer} runs of three words of {shorter} stand in both {left.report} and {right.report}"


def _root(place: int, parents: dict[int, tuple[int, str]]) -> int:
    while place in parents:
        place = parents[place][0]
    return place
