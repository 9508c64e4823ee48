"""Runs the ledger of measures: by who imposes, kind, instrument and unit, what was added and what totals were told.

Apart from the merging of measures: it is read off the merged entries and changes none.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import inf

from diurna.chronology.wording import stem
from diurna.types.entries import Amount, MeasureEntry, Party
from diurna.types.ontology import MeasureKind, MeasureStatus

_TOLD = frozenset({MeasureStatus.IMPOSED, MeasureStatus.ANNOUNCED, MeasureStatus.LIFTED})
_LIKE: Mapping[MeasureKind, str] = {
    MeasureKind.SANCTION: "sanction",
    MeasureKind.TRAVEL_BAN: "sanction",
    MeasureKind.ASSET_FREEZE: "sanction",
}
"""Kinds that one list of those struck is kept of."""
_FLOOR = frozenset({"more than", "at least"})
_CEILING = frozenset({"less than", "up to"})
_ABOUT = 0.05


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One figure of a ledger, by the day it was imposed or told.

    Attributes:
        measure: Id of the measure entry; ``code`` its short form.
        amount: The figure with its words: added where its kind is ``delta``, else the total told.
        running: What the record makes the total: the last total told and what was added since; None before a total.
        check: How a total told compares with that; empty for what is added and for the first total.
        difference: The total told less what the record makes it; 0 where both can hold.
    """

    day: date
    measure: str
    code: str
    amount: Amount
    running: float | None
    check: str = ""
    difference: float = 0.0


@dataclass(frozen=True, slots=True)
class MeasureLedger:
    """What one actor added and was told to have reached, of one kind, instrument and unit."""

    by: Party
    kind: str
    instrument: str
    unit: str
    lines: tuple[LedgerLine, ...]

    @property
    def differences(self) -> tuple[LedgerLine, ...]:
        """The totals told that what was added does not come to."""
        return tuple(line for line in self.lines if line.difference)


def ledgers_of(measures: Iterable[MeasureEntry]) -> tuple[MeasureLedger, ...]:
    """Return the ledgers of some measures with figures, by who imposes, kind, instrument and unit.

    A figure without an instrument stands with the one instrument its actor, kind and unit have, or by itself. Units are
    never mixed, and neither are figures that are not known to add or to total.
    """
    found: dict[tuple[str, str, str], list[tuple[MeasureEntry, Amount, Party]]] = {}
    for measure in measures:
        if measure.status not in _TOLD:
            continue
        kind = _LIKE.get(measure.kind, measure.kind.value)
        for amount in measure.amounts:
            if amount.kind in {"delta", "total"}:
                for party in measure.by:
                    key = (party.key or party.words.casefold(), kind, _unit(amount))
                    found.setdefault(key, []).append((measure, amount, party))
    return tuple(ledger for key in sorted(found) for ledger in _ledgers(key, found[key]))


def _unit(amount: Amount) -> str:
    """Return a unit without the nation of what is counted: "Belarusian officials" are counted with "officials"."""
    words = amount.unit.split()
    return " ".join(stem(word) for word in words if word.islower()) or " ".join(words)


def _ledgers(
    key: tuple[str, str, str], entered: Sequence[tuple[MeasureEntry, Amount, Party]]
) -> Iterable[MeasureLedger]:
    named = sorted({name for measure, _, _ in entered if (name := _instrument(measure))})
    only = named[0] if len(named) == 1 else ""
    for instrument in named if only else ["", *named]:
        own = [item for item in entered if (_instrument(item[0]) or only) == instrument]
        if own:
            own.sort(key=lambda item: (_day(item[0]), item[1].kind == "total", item[0].id, item[1].evidence.span.start))
            party, unit = own[0][2], min((item[1].unit for item in own), key=lambda name: (len(name), name))
            yield MeasureLedger(party, key[1], instrument, unit, tuple(_lines(own)))


def _instrument(measure: MeasureEntry) -> str:
    """Return the name of an instrument ("Russia Sanctions Act"); words that only tell what is done name none."""
    return measure.instrument if any(word[0].isupper() for word in measure.instrument.split()) else ""


def _day(measure: MeasureEntry) -> date:
    return (
        (measure.period.latest or measure.period.earliest or measure.recorded) if measure.period else measure.recorded
    )


def _lines(entered: Sequence[tuple[MeasureEntry, Amount, Party]]) -> Iterable[LedgerLine]:
    low = high = None
    for measure, amount, _ in entered:
        bottom, top = _range(amount)
        check, difference = "", 0.0
        if amount.kind == "delta":
            sign = -1 if measure.status is MeasureStatus.LIFTED else 1
            low = None if low is None else low + sign * amount.value
            high = None if high is None else high + sign * amount.value
        else:
            if low is not None and high is not None:
                check, difference = _compared(amount, (low, high), (bottom, top))
            low, high = bottom, top
        running = None if low is None else max(low, 0.0) if high == inf else (low + (high or low)) / 2
        yield LedgerLine(_day(measure), measure.id, measure.code, amount, running, check, difference)


def _compared(amount: Amount, made: tuple[float, float], told: tuple[float, float]) -> tuple[str, float]:
    """Return how a total told compares with what the last total and what was added since make it."""
    words = amount.evidence.words
    if told[0] <= made[1] and made[0] <= told[1]:
        return f"“{words}” agrees with the last total and what was added since", 0.0
    difference = amount.value - (made[0] if told[0] > made[1] or made[1] == inf else made[1])
    if difference > 0:
        return (
            f"“{words}” is {difference:,.0f} more than the last total and what the record has added since",
            difference,
        )
    return f"“{words}” is {-difference:,.0f} less than the last total and what was added since", difference


def _range(amount: Amount) -> tuple[float, float]:
    if amount.qualifier in _FLOOR:
        return amount.value, inf
    if amount.qualifier in _CEILING:
        return 0.0, amount.value
    if amount.upper is not None:
        return amount.value, amount.upper
    slack = abs(amount.value) * _ABOUT if amount.qualifier == "about" else 0.0
    return amount.value - slack, amount.value + slack
