"""The filters of the lists: which parameters each kind has, and the question to the record they stand for."""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from diurna.query.conditions import OPERATORS, RANGES
from diurna.query.fields import FIELDS, HIDDEN
from diurna.types.listing import MOST, PAGE, Ask, Condition
from diurna.types.ontology import (
    ActorKind,
    EventStatus,
    EventType,
    Force,
    MeasureKind,
    MeasureStatus,
    StanceValue,
    StatementKind,
)
from diurna.web.api.calls import Call, Parameter, read_day, read_number, refuse

ORDERS = ("date", "-date", "recorded", "-recorded")
DAY: Mapping[str, Any] = {"type": "string", "format": "date"}
WORD: Mapping[str, Any] = {"type": "string", "maxLength": 2000}
NUMBER: Mapping[str, Any] = {"type": "integer", "minimum": 0, "maximum": 10**9}

_VALUES: Mapping[tuple[str, str], Any] = {
    ("events", "type"): EventType,
    ("events", "status"): EventStatus,
    ("statements", "force"): Force,
    ("statements", "kind"): StatementKind,
    ("positions", "stance"): StanceValue,
    ("measures", "kind"): MeasureKind,
    ("measures", "status"): MeasureStatus,
    ("actors", "kind"): ActorKind,
}
_YES_NO = ("background", "current")


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in a list, opaque to the caller: the list's kind and order, and the entry it goes on after."""

    kind: str
    order: str
    after: str

    def token(self) -> str:
        """Return the cursor as a token for an address."""
        words = f"{self.kind}\x1f{self.order}\x1f{self.after}".encode("utf-8", "surrogatepass")
        return base64.urlsafe_b64encode(words).decode().rstrip("=")

    @classmethod
    def of(cls, token: str, *, kind: str, order: str) -> str:
        """Return the place a token stands for.

        Raises:
            ProblemError: It is no token of this list in this order.
        """
        try:
            words = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True).decode()
            found = cls(*words.split("\x1f", 2))
        except (binascii.Error, UnicodeError, ValueError, TypeError):
            found = cls("", "", "")
        if (found.kind, found.order) != (kind, order) or not found.after:
            raise refuse("cursor", "This is no place in this list. Begin again without 'after'.")
        return found.after


def list_parameters(kind: str) -> tuple[Parameter, ...]:
    """Return the query parameters of a list."""
    made = [
        Parameter("q", "query", WORD, "Words that must all stand in the entry."),
        Parameter("since", "query", DAY, "First day, included."),
        Parameter("until", "query", DAY, "Last day, included."),
        Parameter("as_of", "query", DAY, "Only what could be known from reports published by that day."),
        Parameter("order", "query", {"type": "string", "enum": list(ORDERS), "default": "date"}, "Order of the list."),
        Parameter(
            "limit", "query", {"type": "integer", "minimum": 1, "maximum": MOST, "default": PAGE}, "Entries a page."
        ),
        Parameter("after", "query", WORD, "Cursor of the page before, as its 'next' has it."),
    ]
    facets = [name for name in FIELDS[kind] if name not in HIDDEN]
    if facets:
        about = "Fields to count the values of."
        made.append(Parameter("facet", "query", {"type": "string", "enum": facets}, about, is_many=True))
    for name in FIELDS[kind]:
        schema = _schema(kind, name)
        made += [
            Parameter(name, "query", schema, f"Only entries with this {name}; several are alternatives.", is_many=True),
            Parameter(f"{name}__in", "query", WORD, f"The same, values parted by commas: {name}__in=a,b."),
            Parameter(f"{name}__not", "query", schema, f"Only entries without this {name}.", is_many=True),
        ]
    for name in RANGES[kind]:
        schema = NUMBER if name == "origins" else DAY
        made += [Parameter(f"{name}__{op}", "query", schema, f"Only entries whose {name} is {op}.") for op in OPERATORS]
    return tuple(made)


def _schema(kind: str, name: str) -> Mapping[str, Any]:
    table = _VALUES.get((kind, name))
    if table is not None:
        return {"type": "string", "enum": [item.value for item in table]}
    return {"type": "string", "enum": ["yes", "no"]} if name in _YES_NO else WORD


def ask_of(call: Call, kind: str) -> Ask:
    """Return the question to a list that a call stands for.

    Raises:
        ProblemError: A value is none its field can have.
    """
    order = call.one("order", "date")
    if order not in ORDERS:
        raise refuse("parameter", f"order={order!r} is none of {', '.join(ORDERS)}.", known=list(ORDERS))
    filters = {name: values for name in FIELDS[kind] if (values := _alternatives(call, kind, name))}
    limit = call.number("limit", PAGE, most=MOST)
    after = Cursor.of(call.one("after"), kind=kind, order=order) if "after" in call.query else ""
    return Ask(
        kind,
        filters,
        call.one("q"),
        call.day("since"),
        call.day("until"),
        order,
        after,
        limit,
        (*_excluded(call, kind), *_ranges(call, kind)),
    )


def facets_of(call: Call, kind: str) -> tuple[str, ...]:
    """Return the facets asked for.

    Raises:
        ProblemError: One is no field of this kind.
    """
    known = [name for name in FIELDS[kind] if name not in HIDDEN]
    for name in call.query.get("facet", ()):
        if name not in known:
            raise refuse("parameter", f"There is no facet {name!r} here. Known: {', '.join(known)}.", known=known)
    return tuple(dict.fromkeys(call.query.get("facet", ())))


def _alternatives(call: Call, kind: str, name: str) -> tuple[str, ...]:
    parted = [part.strip() for value in call.query.get(f"{name}__in", ()) for part in value.split(",")]
    values = (*call.query.get(name, ()), *parted)
    for value in values:
        _check(kind, name, value)
    return values


def _excluded(call: Call, kind: str) -> list[Condition]:
    found = []
    for name in FIELDS[kind]:
        values = call.query.get(f"{name}__not", ())
        for value in values:
            _check(kind, name, value)
        if values:
            found.append(Condition(name, "not", values=values))
    return found


def _check(kind: str, name: str, value: str) -> None:
    known = _schema(kind, name).get("enum")
    if known is not None and value not in known:
        raise refuse("parameter", f"{name}={value!r} is none of {', '.join(known)}.", known=list(known))


def _ranges(call: Call, kind: str) -> list[Condition]:
    found = []
    for name in RANGES[kind]:
        for operator in OPERATORS:
            field = f"{name}__{operator}"
            if field in call.query:
                words = call.one(field)
                bound = read_number(field, words) if name == "origins" else read_day(field, words)
                found.append(Condition(name, operator, bound))
    return found
