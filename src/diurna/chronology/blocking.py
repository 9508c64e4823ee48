"""Says under which keys a telling is filed: two tellings can only be joined if they share one.

Separate because the record is kept up to date by it: what a new report tells is compared with what is filed under its
keys, and with nothing else. A key is made of the telling alone: never of how often a word stands in the record.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations

from diurna.chronology.deeds import Deed
from diurna.chronology.wording import Weights

_AROUND = timedelta(days=7)
_MOST_MONTHS = 4
_HISTORY = timedelta(days=120)
_TWO_MONTHS = 62
_RAREST = 4


def deed_keys(deed: Deed) -> frozenset[str]:
    """Return the keys of one telling: the deed or its object with the doers or another word, and when.

    The words are those that tell most by how common they are in English.
    """
    times = tuple(_times(deed))
    return frozenset(f"{what}|{when}" for what in _subjects(deed) for when in times)


def _subjects(deed: Deed) -> Iterator[str]:
    weights = Weights.common()
    told = sorted(deed.content | deed.core, key=lambda item: (-weights.weight(item), item))
    families = sorted(deed.families | {deed.trigger})
    for family in families:
        for whose in sorted(deed.states) or ["-"]:
            yield f"{whose}|{family}"
        for thing in sorted(deed.core - {deed.trigger}):
            yield f"{family}+{thing}"
    for one, two in combinations(sorted(told[:_RAREST]), 2):
        yield f"{one}+{two}"


def _times(deed: Deed) -> Iterator[str]:
    """Yield the months of its days and those about them; the year alone for history told without a day."""
    start, end = deed.window
    if end < deed.key[0] - _HISTORY and (end - start).days > _TWO_MONTHS:
        yield f"{end.year}"
    else:
        yield from months_of(start - _AROUND, end + _AROUND)


def months_of(first: date, last: date) -> tuple[str, ...]:
    """Return the months from one day to another, the latest few of a long time."""
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return tuple(f"{month // 12}-{month % 12 + 1:02d}" for month in months[-_MOST_MONTHS:])
