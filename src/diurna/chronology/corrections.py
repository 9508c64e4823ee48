"""The fields people can correct and how the value given is read; separate from the ledger, which applies them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from diurna.types.dates import Basis, DateInterval, between
from diurna.types.entries import Amount, Party
from diurna.types.ontology import (
    EventStatus,
    EventType,
    Force,
    MeasureKind,
    MeasureStatus,
    StanceValue,
    StatementKind,
)

T = TypeVar("T")
Change = Callable[[Any, str], Mapping[str, Any]]
"""Returns the fields of an entry that a value changes, as they are to be; ValueError when the value makes no sense."""

GIVEN = "given by a person"
_AMOUNT = re.compile(
    r"^(?:(?P<place>\d+):\s*)?(?:(?P<qualifier>exact|about|more than|at least|less than|up to)\s+)?"
    r"(?P<value>[\d.,]+)\s+(?P<unit>[^()]+?)(?:\s+\((?P<kind>delta|total|plain)\))?$"
)


def parties_text(parties: tuple[Party, ...]) -> str:
    """Return parties as a correction gives them: ``gov:FRA=France; =the rebels``."""
    return "; ".join(f"{party.key or ''}={party.name}" for party in parties)


def amount_text(amount: Amount) -> str:
    """Return an amount as a correction gives it: ``more than 1000 individuals (total)``."""
    qualifier = "" if amount.qualifier == "exact" else f"{amount.qualifier} "
    return f"{qualifier}{amount.value:g} {amount.unit} ({amount.kind})"


def _interval(text: str) -> DateInterval | None:
    if not text:
        return None
    first, _, last = text.partition("/")
    start = date.fromisoformat(first) if first else None
    end = date.fromisoformat(last) if last else (None if "/" in text else start)
    return between(start, end, Basis.EXPLICIT, words="", reason=GIVEN)


def _parties(text: str) -> tuple[Party, ...]:
    found = []
    for part in filter(None, (piece.strip() for piece in text.split(";"))):
        key, _, name = part.partition("=") if "=" in part else ("", "", part)
        found.append(Party(key.strip() or None, name.strip() or key.strip(), name.strip(), GIVEN))
    return tuple(found)


def _plain(field: str, read: Callable[[str], Any]) -> Change:
    return lambda _entry, text: {field: read(text)}


def _party(field: str) -> Change:
    def change(_entry: Any, text: str) -> Mapping[str, Any]:
        found = _parties(text)
        if len(found) != 1:
            raise ValueError(text)
        return {field: found[0]}

    return change


def _addressee(_entry: Any, text: str) -> Mapping[str, Any]:
    found = _parties(text)
    return {"addressee": found[0] if found else None}


def _place(_entry: Any, text: str) -> Mapping[str, Any]:
    key, _, name = text.partition("=") if "=" in text else ("", "", text)
    return {"place": key.strip() or None, "place_name": name.strip()}


def _truth(field: str) -> Change:
    def change(_entry: Any, text: str) -> Mapping[str, Any]:
        if text not in {"yes", "no"}:
            raise ValueError(text)
        return {field: text == "yes"}

    return change


def _words(field: str) -> Change:
    return lambda _entry, text: {field: tuple(filter(None, (word.strip() for word in text.split(","))))}


def _amounts(field: str) -> Change:
    """Return what reads ``2: more than 1000 individuals (total)``: the second amount is to be this; empty takes it."""

    def change(entry: Any, text: str) -> Mapping[str, Any]:
        known: list[Amount] = list(getattr(entry, field, ())) if entry is not None else []
        head, colon, rest = text.partition(":")
        if colon and head.strip().isdigit() and not rest.strip():
            place = int(head)
            return {field: tuple(item for at, item in enumerate(known, 1) if at != place)}
        found = _AMOUNT.match(text.strip())
        if found is None:
            raise ValueError(text)
        if entry is None:
            return {}
        place = int(found["place"] or 1)
        if not 1 <= place <= len(known):
            raise ValueError(text)
        old = known[place - 1]
        known[place - 1] = replace(
            old,
            value=float(found["value"].replace(",", "")),
            unit=found["unit"],
            qualifier=found["qualifier"] or "exact",
            kind=found["kind"] or old.kind,
            upper=None,
        )
        return {field: tuple(known)}

    return change


FIELDS: Mapping[tuple[str, str], Change] = {
    ("ev", "type"): _plain("type", EventType),
    ("ev", "status"): _plain("status", EventStatus),
    ("ev", "date"): _plain("date", _interval),
    ("ev", "announced"): _plain("announced", _interval),
    ("ev", "summary"): _plain("summary", str),
    ("ev", "actors"): _plain("actors", _parties),
    ("ev", "recipients"): _plain("recipients", _parties),
    ("ev", "alleged_by"): _plain("alleged_by", _parties),
    ("ev", "denied_by"): _plain("denied_by", _parties),
    ("ev", "place"): _place,
    ("ev", "modes"): _words("modes"),
    ("ev", "background"): _truth("is_background"),
    ("ev", "figures"): _amounts("figures"),
    ("st", "force"): _plain("force", Force),
    ("st", "kind"): _plain("kind", StatementKind),
    ("st", "said"): _plain("said", _interval),
    ("st", "speakers"): _plain("speakers", _parties),
    ("st", "addressee"): _addressee,
    ("st", "venue"): _plain("venue", str),
    ("po", "stance"): _plain("stance", StanceValue),
    ("po", "date"): _plain("date", _interval),
    ("po", "label"): _plain("label", str),
    ("po", "holder"): _party("holder"),
    ("po", "according_to"): _plain("according_to", _parties),
    ("me", "kind"): _plain("kind", MeasureKind),
    ("me", "status"): _plain("status", MeasureStatus),
    ("me", "period"): _plain("period", _interval),
    ("me", "instrument"): _plain("instrument", str),
    ("me", "target"): _plain("target", str),
    ("me", "by"): _plain("by", _parties),
    ("me", "amounts"): _amounts("amounts"),
}
"""The fields that can be corrected, by kind of entry, and how the value given is read."""

PARTIES = frozenset({"actors", "recipients", "alleged_by", "denied_by", "speakers", "addressee", "holder", "by"})
"""The fields that hold actors: doors look the names given up before they enter them in the ledger."""


def fields_of(prefix: str) -> tuple[str, ...]:
    """Return the fields of a kind of entry that can be corrected."""
    return tuple(sorted(name for kind, name in FIELDS if kind == prefix))


def value_text(entry: Any, field: str) -> str:
    """Return the value a field has, as a correction would give it."""
    if field == "place":
        return f"{entry.place or ''}={entry.place_name}"
    if field == "background":
        return "yes" if entry.is_background else "no"
    value = getattr(entry, field, "")
    if isinstance(value, DateInterval):
        return value.iso()
    if isinstance(value, Party):
        return parties_text((value,))
    if isinstance(value, tuple):
        return _many_text(value)
    return str(value or "")


def _many_text(values: tuple[Any, ...]) -> str:
    if values and isinstance(values[0], Amount):
        return "; ".join(f"{place}: {amount_text(item)}" for place, item in enumerate(values, 1))
    if values and isinstance(values[0], Party):
        return parties_text(values)
    return ", ".join(map(str, values))


def state_text(entry: Any) -> str:
    """Return in a few words how an entry stands: what a person who accepted or rejected it had before her."""
    parts = []
    for field in ("status", "stance", "force", "name"):
        value = getattr(entry, field, "")
        if value:
            parts.append(str(value))
    dated = getattr(entry, "date", None) or getattr(entry, "period", None)
    if isinstance(dated, DateInterval):
        parts.append(dated.iso())
    told = getattr(entry, "history", None) or getattr(entry, "evidence", None)
    if told:
        parts.append(f"told {len(told)} times")
    return ", ".join(parts)


def with_correction(entry: T, field: str, value: str) -> T:
    """Return the entry with one field as a person gave it; unchanged if the value cannot be that field's."""
    anything: Any = entry
    change = FIELDS.get((str(getattr(anything, "id", ""))[:2], field))
    if change is None:
        return entry
    try:
        changed: T = replace(anything, **change(anything, value))
    except ValueError:
        return entry
    return changed
