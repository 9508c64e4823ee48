"""Running totals of measures: the latest total each imposer is reported to have reached, unit by unit, never summed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from diurna.query.fields import day_of
from diurna.types.entries import Amount, MeasureEntry, Party


@dataclass(frozen=True, slots=True)
class Total:
    """A total as last reported: who imposed, which kind of measure, the figure with its words, and when."""

    by: tuple[Party, ...]
    kind: str
    amount: Amount
    day: date


def running_totals(measures: Iterable[MeasureEntry]) -> tuple[Total, ...]:
    """Return the latest reported total by imposer, kind and unit; different units stand apart."""
    latest: dict[tuple[tuple[str, ...], str, str], Total] = {}
    for measure in measures:
        day = day_of(measure) or measure.recorded
        for amount in measure.amounts:
            if amount.kind != "total":
                continue
            key = (tuple(p.key or p.words for p in measure.by), measure.kind.value, amount.unit.casefold())
            if key not in latest or latest[key].day <= day:
                latest[key] = Total(measure.by, measure.kind.value, amount, day)
    return tuple(latest[key] for key in sorted(latest))
