"""Answers lists from a record in memory: filters, words, facets with counts, pages by cursor."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from diurna.errors import NotFoundError, UsageError
from diurna.query.conditions import meets
from diurna.query.fields import FIELDS, HIDDEN, day_of, identity_of, recorded_of
from diurna.query.matching import ActorIndex
from diurna.query.views import RecordView
from diurna.types.listing import MOST, Ask, Facet, FacetValue, Listing
from diurna.types.record import Record
from diurna.types.span import Evidence

SHOWN = 12
"""Values of a facet at most; the rest is counted."""
PEOPLE = frozenset({"actor", "speaker", "holder", "by"})
_ORDERS: Mapping[str, tuple[Callable[[Any], date | None], bool]] = {
    "date": (day_of, False),
    "-date": (day_of, True),
    "recorded": (recorded_of, False),
    "-recorded": (recorded_of, True),
}


def list_entries(view: RecordView, ask: Ask) -> Listing[Any]:
    """Return a page of a list with its facets; a facet counts what the other filters leave.

    Raises:
        UsageError: There is no such kind, field or order, or the cursor is none of this list's.
        NotFoundError: No actor of the record has the name asked for.
    """
    found, facets = matching_entries(view, ask)
    ordered = _ordered(found, ask)
    start = _place(ordered, ask.after)
    limit = max(1, min(ask.limit, MOST))
    page = tuple(ordered[start : start + limit])
    more = identity_of(page[-1]) if page and start + limit < len(ordered) else ""
    return Listing(page, len(ordered), more, facets)


def all_entries(view: RecordView, ask: Ask) -> tuple[Any, ...]:
    """Return every entry that fits, in the order asked for."""
    return tuple(_ordered(matching_entries(view, ask)[0], ask))


def matching_entries(view: RecordView, ask: Ask) -> tuple[list[Any], tuple[Facet, ...]]:
    """Return every entry that fits, in the record's order, and the facets."""
    table = FIELDS.get(ask.kind)
    if table is None:
        raise UsageError(f"There is no list of {ask.kind!r}. Lists: {', '.join(FIELDS)}.")
    unknown = sorted(set(ask.filters) - set(table))
    if unknown:
        raise UsageError(f"{ask.kind} have no field {unknown[0]!r}. Fields: {', '.join(table) or 'none'}.")
    wanted = {name: _wanted(view, name, values) for name, values in ask.filters.items()}
    labels = _labels(view)
    found: list[Any] = []
    counts: dict[str, Counter[tuple[str, str]]] = {name: Counter() for name in table if name not in HIDDEN}
    for entry in _entries(view.record, ask.kind):
        if not _fits(entry, ask):
            continue
        values = {name: read(entry) for name, read in table.items()}
        failed = [name for name, keys in wanted.items() if not any(value in keys for value, _ in values[name])]
        if not failed:
            found.append(entry)
        for name, counter in counts.items():
            if not failed or failed == [name]:
                counter.update(set(values[name]))
    return found, tuple(
        _facet(name, counter, wanted.get(name, frozenset()), labels) for name, counter in counts.items()
    )


def _entries(record: Record, kind: str) -> Iterable[Any]:
    found: Iterable[Any] = getattr(record, kind)
    return found


def _wanted(view: RecordView, name: str, values: tuple[str, ...]) -> frozenset[str]:
    if name not in PEOPLE:
        return frozenset(values)
    index = ActorIndex.of(view.record.actors)
    return frozenset(key for value in values for key in people(index, value))


def people(index: ActorIndex, name: str) -> frozenset[str]:
    """Return the keys of the actors a name means; ``unresolved`` means itself.

    Raises:
        NotFoundError: No actor of the record has that name.
    """
    if name == "unresolved":
        return frozenset({name})
    found = index.keys_for(name)
    if not found:
        raise NotFoundError("actor", name)
    return found


def _fits(entry: Any, ask: Ask) -> bool:
    if ask.since or ask.until:
        day = day_of(entry)
        if day is None or (ask.since and day < ask.since) or (ask.until and day > ask.until):
            return False
    if ask.conditions and not meets(entry, ask.kind, ask.conditions):
        return False
    if not ask.words:
        return True
    text = ActorIndex.fold(" ".join(words_of(entry)))
    return all(word in text for word in ActorIndex.fold(ask.words).split())


def words_of(entry: object) -> Iterable[str]:
    """Yield every text inside an entry: names, words of reports, labels; ids and reasons too."""
    if isinstance(entry, Evidence):
        yield entry.words
    elif isinstance(entry, str) and not isinstance(entry, Enum):
        yield entry
    elif is_dataclass(entry) and not isinstance(entry, type):
        for item in fields(entry):
            yield from words_of(getattr(entry, item.name))
    elif isinstance(entry, tuple):
        for item in entry:
            yield from words_of(item)


def _labels(view: RecordView) -> Mapping[str, str]:
    names = {question.id: question.name for question in view.record.questions}
    return names | {actor.key: actor.name for actor in view.record.actors}


def _facet(name: str, counter: Counter[tuple[str, str]], chosen: frozenset[str], labels: Mapping[str, str]) -> Facet:
    merged: dict[str, FacetValue] = {}
    for (value, label), count in counter.items():
        had = merged[value].count if value in merged else 0
        merged[value] = FacetValue(value, labels.get(value, label), had + count, value in chosen)
    ranked = sorted(merged.values(), key=lambda v: (not v.is_chosen, -v.count, v.label.casefold(), v.value))
    return Facet(name, tuple(ranked[:SHOWN]), max(0, len(ranked) - SHOWN))


def _ordered(found: list[Any], ask: Ask) -> Sequence[Any]:
    if ask.order not in _ORDERS:
        raise UsageError(f"order={ask.order!r} is none of {', '.join(_ORDERS)}.")
    read, latest_first = _ORDERS[ask.order]
    dated = [(read(entry) or date.min, entry) for entry in found]
    dated.sort(key=lambda pair: pair[0], reverse=latest_first)
    return [entry for _, entry in dated]


def _place(ordered: Sequence[Any], after: str) -> int:
    if not after:
        return 0
    for number, entry in enumerate(ordered):
        if identity_of(entry) == after:
            return number + 1
    raise UsageError(f"after={after!r} is no place in this list. Begin again without it.")
