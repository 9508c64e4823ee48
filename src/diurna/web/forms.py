"""What can be corrected by hand on an entry: the fields with their choices, and the fingerprint two editors share."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import msgspec

from diurna.types.dates import DateInterval
from diurna.types.entries import Amount, EventEntry, MeasureEntry, Party, PositionEntry, StatementEntry
from diurna.types.ontology import EventStatus, EventType, Force, MeasureKind, MeasureStatus, StanceValue, StatementKind
from diurna.web.cards import Lens


@dataclass(frozen=True, slots=True)
class EditField:
    """A field that can be corrected: its values with their labels, or free text when there are none.

    Attributes:
        key: What tells several fields of one name apart on a page; empty for the only one.
    """

    name: str
    label: str
    value: str
    options: tuple[tuple[str, str], ...] = ()
    is_long: bool = False
    key: str = ""


def fields_of(entry: Any, lens: Lens) -> tuple[EditField, ...]:
    """Return the fields of an entry that ``diurna correct`` knows; none for moves and contradictions."""
    say = lens.say
    match entry:
        case EventEntry():
            return (
                _choice("type", say("Type"), entry.type.value, EventType, lens),
                _choice("status", say("Status"), entry.status.value, EventStatus, lens),
                EditField("date", say("Date"), _iso(entry.date)),
                EditField("announced", say("Announced"), _iso(entry.announced)),
                EditField("actors", say("Actors"), _names(entry.actors)),
                EditField("recipients", say("Recipients"), _names(entry.recipients)),
                EditField("summary", say("Summary"), entry.summary),
                *_amounts("figures", say("Figure"), entry.figures),
            )
        case StatementEntry():
            return (
                _choice("force", say("Force"), entry.force.value, Force, lens),
                _choice("kind", say("Kind"), entry.kind.value, StatementKind, lens),
                EditField("speakers", say("Speaker"), _names(entry.speakers)),
                EditField("said", say("Said"), _iso(entry.said)),
            )
        case PositionEntry():
            return (
                _choice("stance", say("Stance"), entry.stance.value, StanceValue, lens),
                EditField("holder", say("Holder"), _names((entry.holder,))),
                EditField("date", say("Date"), _iso(entry.date)),
                EditField("label", say("Label"), entry.label),
            )
        case MeasureEntry():
            return (
                _choice("kind", say("Kind"), entry.kind.value, MeasureKind, lens),
                _choice("status", say("Status"), entry.status.value, MeasureStatus, lens),
                EditField("by", say("By"), _names(entry.by)),
                EditField("period", say("Period"), _iso(entry.period)),
                EditField("instrument", say("Instrument"), entry.instrument),
                EditField("target", say("Target"), entry.target),
                *_amounts("amounts", say("Figure"), entry.amounts),
            )
        case _:
            return ()


def _choice(name: str, label: str, value: str, values: Iterable[Any], lens: Lens) -> EditField:
    return EditField(name, label, value, tuple((item.value, lens.word(item.value)) for item in values))


def _names(parties: tuple[Party, ...]) -> str:
    return "; ".join(party.name for party in parties)


def _amounts(name: str, label: str, amounts: tuple[Amount, ...]) -> tuple[EditField, ...]:
    """Return one field an amount, as a correction reads it: ``2: more than 1000 individuals (total)``."""
    return tuple(
        EditField(name, label, f"{place}: {_amount(amount)}", key=f"{name}-{place}")
        for place, amount in enumerate(amounts, 1)
    )


def _amount(amount: Amount) -> str:
    qualifier = "" if amount.qualifier in ("exact", "between") else f"{amount.qualifier} "
    return f"{qualifier}{amount.value:g} {amount.unit} ({amount.kind})"


def _iso(when: DateInterval | None) -> str:
    return when.iso() if when else ""


def fingerprint(entry: Any) -> str:
    """Return a short digest of an entry as it stands; a change made on another state is refused."""
    return hashlib.sha256(msgspec.json.encode(entry)).hexdigest()[:16]
