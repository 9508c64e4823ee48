"""Keeps the ledger of measures: what was imposed, by whom, with deltas and totals apart and units never mixed."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from diurna.chronology.blocking import months_of
from diurna.chronology.deeds import window_of
from diurna.chronology.grouping import group, pairs_sharing
from diurna.chronology.holders import lifted
from diurna.chronology.indexes import ReportIndex, once
from diurna.chronology.wording import stem, stems_of, words_in
from diurna.types.dates import DateInterval
from diurna.types.entries import Amount, EventEntry, MeasureEntry, Party
from diurna.types.findings import MeasureMention
from diurna.types.identity import entry_code, entry_id
from diurna.types.ontology import MeasureKind, MeasureStatus

_NEVER = float("-inf")
_ONE = 1.0
_RANK = (MeasureStatus.LIFTED, MeasureStatus.IMPOSED, MeasureStatus.REJECTED)
_NEAR = timedelta(days=10)
_RELATED = (
    frozenset({MeasureKind.SANCTION, MeasureKind.TRAVEL_BAN, MeasureKind.ASSET_FREEZE}),
    frozenset({MeasureKind.SANCTION, MeasureKind.EMBARGO}),
    frozenset({MeasureKind.EXPULSION, MeasureKind.DIPLOMATIC}),
    frozenset({MeasureKind.MOBILISATION, MeasureKind.DEPLOYMENT}),
)


@dataclass(frozen=True, slots=True)
class Taken:
    """One report's telling of a measure, with what it is compared by."""

    index: ReportIndex
    mention: MeasureMention
    id: str
    by: tuple[Party, ...]
    keys: frozenset[str]
    amounts: tuple[Amount, ...]
    instrument: frozenset[str]
    target: frozenset[str]
    window: tuple[date, date]
    event: str | None


def measure_entries(
    indexes: Sequence[ReportIndex], holders: Mapping[tuple[str, str], str], wanted: Collection[str] | None = None
) -> tuple[MeasureEntry, ...]:
    """Return the measures of all reports by who imposed them and when.

    Args:
        indexes: The reports.
        holders: Event entry ids by report id and event mention id.
        wanted: Ids of the tellings to put together; None for all.
    """
    taken = [item for item in taken_in(indexes, holders) if wanted is None or item.id in wanted]

    def score(one: int, two: int) -> float:
        return _likeness(taken[one], taken[two])

    near = pairs_sharing([keys_of(item) for item in taken])
    pairs = {pair: value for pair in near if (value := score(*pair)) > _NEVER}
    groups = group(len(taken), pairs, score, _ONE)
    return tuple(_entry([taken[place] for place in members]) for members in groups)


def taken_in(indexes: Sequence[ReportIndex], holders: Mapping[tuple[str, str], str]) -> tuple[Taken, ...]:
    """Return every telling of a measure, by publication date, report and place in the text."""
    taken = [_taken(index, item, holders) for index in indexes for item in index.findings.measures]
    return tuple(
        sorted(
            taken,
            key=lambda item: (
                item.index.report.published,
                item.index.report.id,
                item.mention.evidence[0].start,
                item.id,
            ),
        )
    )


def is_one_measure(one: Taken, two: Taken) -> bool:
    """Return whether two tellings by themselves show one measure."""
    return _likeness(one, two) >= _ONE


def keys_of(taken: Taken) -> frozenset[str]:
    """Return what a telling is filed under: who takes it with the months about it, and the event it belongs to."""
    months = months_of(taken.window[0] - _NEAR, taken.window[1] + _NEAR)
    found = {f"{whose}|{month}" for whose in taken.keys for month in months}
    return frozenset(found | ({f"event|{taken.event}"} if taken.event else set()))


def _taken(index: ReportIndex, mention: MeasureMention, holders: Mapping[tuple[str, str], str]) -> Taken:
    by = once(lifted(index, party) for party in index.parties(mention.by))
    target = index.party(mention.target) if mention.target else None
    words = f"{mention.target_words} {target.name if target else ''}"
    return Taken(
        index=index,
        mention=mention,
        id=entry_id("me", index.report.id, mention.id),
        by=by,
        keys=frozenset(party.key for party in by if party.key),
        amounts=index.amounts(mention.figures),
        instrument=stems_of(words_in(mention.instrument)),
        target=stems_of(words_in(words)),
        window=window_of(mention.period, index.report.published, ahead=False),
        event=holders.get((index.report.id, mention.event)) if mention.event else None,
    )


def _likeness(one: Taken, two: Taken) -> float:
    """Return minus infinity for two measures, else how sure it is that they are one."""
    if one.index.report.id == two.index.report.id or not one.keys & two.keys or not _kinds_agree(one, two):
        return _NEVER
    if MeasureStatus.AVAILABLE in (one.mention.status, two.mention.status) and one.mention.status != two.mention.status:
        return _NEVER
    figures = _figures_agree(one.amounts, two.amounts)
    if figures is False:
        return _NEVER
    if one.instrument and two.instrument and not one.instrument & two.instrument:
        return _NEVER
    same_event = one.event is not None and one.event == two.event
    is_copy = one.index.origin == two.index.origin
    near = one.window[0] - _NEAR <= two.window[1] and two.window[0] - _NEAR <= one.window[1]
    if not near and not same_event:
        return _NEVER
    grounds = (same_event, is_copy, bool(figures), bool(one.instrument & two.instrument), bool(one.target & two.target))
    return 0.5 * sum(grounds) + (0.5 if same_event or is_copy else 0.0)


def _kinds_agree(one: Taken, two: Taken) -> bool:
    pair = frozenset({one.mention.kind, two.mention.kind})
    return len(pair) == 1 or any(pair <= kinds for kinds in _RELATED)


def _figures_agree(one: Sequence[Amount], two: Sequence[Amount]) -> bool | None:
    """Return whether figures of one unit and kind are the same; None when there are none to compare."""
    mine = {(stem(a.unit), a.kind): a.value for a in one}
    yours = {(stem(a.unit), a.kind): a.value for a in two}
    both = sorted(key for key in mine if key in yours)
    return all(mine[key] == yours[key] for key in both) if both else None


def _entry(taken: Sequence[Taken]) -> MeasureEntry:
    first = taken[0]
    amounts: dict[tuple[object, ...], Amount] = {}
    for item in taken:
        for amount in item.amounts:
            amounts.setdefault((amount.value, amount.upper, stem(amount.unit), amount.kind), amount)
    evidence = tuple(words for item in taken for words in item.index.cite(item.mention.evidence))
    return MeasureEntry(
        id=first.id,
        code=entry_code(first.id),
        by=once(party for item in taken for party in item.by),
        kind=next((i.mention.kind for i in taken if i.mention.kind is not MeasureKind.SANCTION), first.mention.kind),
        status=_status(taken),
        summary=" ".join(evidence[0].words.split()),
        evidence=evidence,
        origins=tuple(dict.fromkeys(item.index.origin for item in taken)),
        recorded=first.index.report.published,
        instrument=next((item.mention.instrument for item in taken if item.mention.instrument), ""),
        target=next((item.mention.target_words for item in taken if item.mention.target_words), ""),
        amounts=tuple(amounts.values()),
        period=_period(taken),
        event=next((item.event for item in taken if item.event), None),
        also=tuple(item.id for item in taken[1:]),
        reason=_reason(taken),
    )


def _status(taken: Sequence[Taken]) -> MeasureStatus:
    """Return the latest outcome, else the latest plan."""
    settled = [item.mention.status for item in taken if item.mention.status in _RANK]
    return (settled or [item.mention.status for item in taken])[-1]


def _period(taken: Sequence[Taken]) -> DateInterval | None:
    known = [item.mention.period for item in taken if item.mention.period]
    if not known:
        return None
    current = known[0]
    for period in known[1:]:
        met = current.intersect(period)
        if met is not None and (met.earliest, met.latest) != (current.earliest, current.latest):
            current = met
    return current


def dated_by_events(measures: Iterable[MeasureEntry], events: Iterable[EventEntry]) -> Iterator[MeasureEntry]:
    """Yield the measures, each with the finer date of the event it belongs to where both can hold."""
    dates = {event.id: event.date for event in events if event.date}
    for measure in measures:
        known = dates.get(measure.event or "")
        met = known if measure.period is None or known is None else measure.period.intersect(known)
        is_finer = met is not None and (measure.period is None or met.days() < measure.period.days())
        yield replace(measure, period=met) if is_finer else measure


def _reason(taken: Sequence[Taken]) -> str:
    coded = taken[0].mention.provenance.reason
    if len(taken) == 1:
        return coded
    return f"{coded}; told in {len(taken)} reports: same hand, kind and dates, no figure of one unit differs"
