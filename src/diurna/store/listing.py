"""Answers lists by SQL: a page of entries, how many fit, and the values of a field with their counts."""

import base64
import binascii
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, String, and_, cast, func, literal_column, not_, or_, select, text
from sqlalchemy.engine import Connection

from diurna.errors import UsageError
from diurna.store import schema
from diurna.store.codec import APPEARANCE, decode_entry
from diurna.store.search import match_expression
from diurna.types.listing import Ask, Condition
from diurna.types.reports import Report

_E, _SHOWN = schema.entry, schema.shown
_DAY = func.coalesce(_E.c.day_from, _E.c.day_to, _E.c.recorded)
_SEARCHED = {"events": "event", "statements": "statement", "positions": "position", "measures": "measure"}
_SEARCHED_KINDS: Mapping[str, str] = {**_SEARCHED, "questions": "question", "reports": "report"}
_DATED_SORTS = frozenset({"events", "statements", "shifts", "measures"})
"""Kinds whose sort key begins with the day: ranges of days are ranges of keys."""

COLUMNS: Mapping[str, Mapping[str, Any]] = {
    "events": {"type": _E.c.type, "status": _E.c.status},
    "statements": {"force": _E.c.type, "kind": _E.c.status, "report": _E.c.report_id},
    "positions": {"question": _E.c.question, "stance": _E.c.type},
    "shifts": {"question": _E.c.question},
    "measures": {"kind": _E.c.type, "status": _E.c.status},
    "contradictions": {"field": _E.c.type, "about": _E.c.status},
    "questions": {},
    "actors": {"kind": _E.c.type},
    "reports": {name: _SHOWN.c[name] for name in ("outlet", "language", "home_country")},
}
"""Fields that are a column."""

FLAGS: Mapping[str, Mapping[str, Any]] = {
    "events": {"background": _E.c.is_background},
    "positions": {"current": _E.c.is_current},
}
"""Fields that are ``yes`` or ``no``."""

ROLES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "events": {"actor": ("actor", "recipient")},
    "statements": {"speaker": ("speaker",)},
    "positions": {"holder": ("holder",)},
    "shifts": {"holder": ("holder",)},
    "measures": {"by": ("by",)},
}
"""Fields that are somebody in a role."""

INSIDE: Mapping[str, Mapping[str, str]] = {
    "events": {"place": "$.place"},
    "measures": {"event": "$.event"},
    "actors": {"country": "$.country"},
}
"""Fields that only the entry itself holds."""

_AT_ONCE = 500
_IDS = {
    "events": "ev", "statements": "st", "positions": "po", "shifts": "sh", "measures": "me", "contradictions": "co",
    "questions": "qu",
}  # fmt: skip


def count_fitting(connection: Connection, ask: Ask) -> int:
    """Return how many entries fit."""
    table = _SHOWN if ask.kind == "reports" else _E
    return int(connection.execute(select(func.count()).select_from(table).where(*fitting(ask))).scalar() or 0)


def read_fitting(connection: Connection, ask: Ask) -> tuple[tuple[Any, ...], str]:
    """Return a page of the entries that fit, and the place after which the next page begins, empty on the last.

    Raises:
        UsageError: There is no such order, or the cursor is none of this list's.
    """
    limit = max(1, ask.limit)
    first, second, backwards = _order(ask)
    table = _SHOWN if ask.kind == "reports" else _E
    what = _SHOWN.c.report_id if ask.kind == "reports" else _E.c.data
    query = select(what, first.label("one"), second.label("two")).select_from(table).where(*fitting(ask))
    if ask.after:
        one, two = _place(ask)
        beyond = (
            (first < one) | ((first == one) & (second < two))
            if backwards
            else ((first > one) | ((first == one) & (second > two)))
        )
        query = query.where(beyond) if first is not second else query.where(second < two if backwards else second > two)
    orders: tuple[Any, ...] = (second,) if first is second else (first, second)
    if _picks_few(ask):
        orders = tuple(one.op("||")("") if one is _E.c.sort else one for one in orders)
    query = query.order_by(*(one.desc() if backwards else one for one in orders)).limit(limit + 1)
    found = connection.execute(query).all()
    page = found[:limit]
    following = _cursor(ask, page[-1][1], page[-1][2]) if len(found) > limit else ""
    if ask.kind == "reports":
        heads = heads_of(connection, [row[0] for row in page])
        return tuple(heads[row[0]] for row in page if row[0] in heads), following
    return tuple(decode_entry(ask.kind, row[0]) for row in page), following


def heads_of(connection: Connection, identifiers: Sequence[str]) -> dict[str, Report]:
    """Return reports by id, without their texts."""
    found = {}
    for start in range(0, len(identifiers), _AT_ONCE):
        query = select(_SHOWN).where(_SHOWN.c.report_id.in_(identifiers[start : start + _AT_ONCE]))
        for row in connection.execute(query).mappings():
            found[row["report_id"]] = Report(row["report_id"], "", **{name: row[name] for name in APPEARANCE})
    return found


def count_values(connection: Connection, ask: Ask, field: str) -> list[tuple[str, int]]:
    """Return the values of a field with how many fitting entries have them; the field's own filter is left out."""
    filters = {name: values for name, values in ask.filters.items() if name != field}
    rest = replace(ask, filters=filters)
    kind = ask.kind
    if field in ROLES.get(kind, {}):
        return _count_people(connection, rest, field)
    if field in INSIDE.get(kind, {}):
        column: Any = func.json_extract(cast(_E.c.data, String), INSIDE[kind][field])
    else:
        column = COLUMNS[kind].get(field, FLAGS.get(kind, {}).get(field))
    query = select(column, func.count()).where(*fitting(rest)).group_by(column)
    found = connection.execute(query).all()
    if field in FLAGS.get(kind, {}):
        return [("yes" if value else "no", count) for value, count in found]
    return [(str(value), count) for value, count in found if value]


def _count_people(connection: Connection, ask: Ask, field: str) -> list[tuple[str, int]]:
    who = schema.entry_actor
    key = func.iif(who.c.actor_key == "", "unresolved", who.c.actor_key)
    prefix = _IDS[ask.kind]
    here = and_(
        who.c.role.in_(ROLES[ask.kind][field]),
        who.c.entry_id >= prefix,
        who.c.entry_id < f"{prefix[0]}{chr(ord(prefix[1]) + 1)}",
    )
    one_role = len(ROLES[ask.kind][field]) == 1
    counted = func.count() if one_role else func.count(who.c.entry_id.distinct())
    query = select(key, counted).where(here).group_by(who.c.actor_key)
    if _is_narrowed(ask):
        query = query.where(who.c.entry_id.in_(select(_E.c.id).where(*fitting(ask))))
    return [(str(value), count) for value, count in connection.execute(query)]


def _is_narrowed(ask: Ask) -> bool:
    return bool(
        ask.filters or ask.words.strip() or ask.since or ask.until or ask.conditions or ask.changed_after is not None
    )


def _picks_ids(ask: Ask) -> bool:
    """Return whether the filters name the entries: these are then looked up, whatever their kind."""
    return bool({"report", "id"} & ask.filters.keys()) or ask.changed_after is not None


def _picks_few(ask: Ask) -> bool:
    """Return whether the filters pick few entries: these are then sorted, rather than all walked through in order."""
    return _picks_ids(ask) or bool({"event", "about", "place", "country", "question"} & ask.filters.keys())


def fitting(ask: Ask) -> list[ColumnElement[bool]]:
    """Return the conditions an entry must meet."""
    is_reports = ask.kind == "reports"
    kind: Any = _E.c.kind.op("||")("") if _picks_ids(ask) else _E.c.kind
    found: list[Any] = [] if is_reports else [kind == ask.kind]
    found += [_has(ask.kind, field, values) for field, values in ask.filters.items()]
    if ask.since or ask.until:
        found += _days(ask)
    found += [_meets(ask.kind, condition) for condition in ask.conditions]
    if ask.words.strip():
        found += _words(ask)
    if ask.changed_after is not None:
        change = schema.change
        fresh = select(change.c.entry_id).where(change.c.number > ask.changed_after, change.c.what != "removed")
        found.append(_E.c.id.in_(fresh))
    return found


def _has(kind: str, field: str, values: Sequence[str]) -> ColumnElement[bool]:
    if field in COLUMNS[kind]:
        fits: ColumnElement[bool] = COLUMNS[kind][field].in_(values)
        return fits
    if field in FLAGS.get(kind, {}):
        is_so: ColumnElement[bool] = FLAGS[kind][field].in_([value == "yes" for value in values])
        return is_so
    if field in ROLES.get(kind, {}):
        who = schema.entry_actor
        keys = ["" if value == "unresolved" else value for value in values]
        roles = ROLES[kind][field]
        return _E.c.id.in_(select(who.c.entry_id).where(who.c.actor_key.in_(keys), who.c.role.in_(roles)))
    if field in INSIDE.get(kind, {}):
        return func.json_extract(cast(_E.c.data, String), INSIDE[kind][field]).in_(values)
    if field == "id":
        return or_(
            _E.c.id.in_(values), _E.c.id.in_(select(schema.redirect.c.leads_to).where(schema.redirect.c.id.in_(values)))
        )
    if field == "report":
        words = schema.evidence
        return _E.c.id.in_(select(words.c.entry_id).where(words.c.report_id.in_(values)))
    raise UsageError(f"{kind} have no field {field!r}.")


def _days(ask: Ask) -> list[ColumnElement[bool]]:
    if ask.kind == "reports":
        column: Any = _SHOWN.c.published
    elif ask.kind in _DATED_SORTS and ask.kind != "statements":
        lower = [_E.c.sort >= ask.since.isoformat()] if ask.since else []
        return lower + ([_E.c.sort < f"{ask.until.isoformat()}\x7f"] if ask.until else [])
    else:
        column = _DAY
    bounds = ((column >= ask.since) if ask.since else None, (column <= ask.until) if ask.until else None)
    return [bound for bound in bounds if bound is not None]


def _meets(kind: str, condition: Condition) -> ColumnElement[bool]:
    if condition.operator == "not":
        return not_(_has(kind, condition.field, condition.values))
    column: Any
    if condition.operator == "has":
        inside = func.json_extract(cast(_E.c.data, String), INSIDE[kind][condition.field])
        return inside.is_not(None) & (inside != "")
    if kind == "statements" and condition.field == "published" and isinstance(condition.bound, date):
        return _sorted_by(condition.operator, condition.bound)
    if kind == "reports":
        column = _SHOWN.c.published
    else:
        column = {"date": _DAY, "recorded": _E.c.recorded, "published": _E.c.recorded, "origins": _E.c.origins}[
            condition.field
        ]
    bound = condition.bound
    fits: Mapping[str, ColumnElement[bool]] = {
        "gte": column >= bound, "gt": column > bound, "lte": column <= bound, "lt": column < bound,
    }  # fmt: skip
    return fits[condition.operator]


def _sorted_by(operator: str, day: date) -> ColumnElement[bool]:
    """Return a condition on the day a sort key begins with: the index of the sort key answers it."""
    begin, end = day.isoformat(), f"{day.isoformat()}\x7f"
    fits: Mapping[str, ColumnElement[bool]] = {
        "gte": _E.c.sort >= begin, "gt": _E.c.sort >= end, "lte": _E.c.sort < end, "lt": _E.c.sort < begin,
    }  # fmt: skip
    return fits[operator]


def _words(ask: Ask) -> list[ColumnElement[bool]]:
    if ask.kind in _SEARCHED_KINDS:
        match = match_expression(ask.words)
        if not match:
            return []
        named = _SEARCHED_KINDS[ask.kind]
        hits = text("SELECT id FROM search WHERE search MATCH :words AND kind = :named").bindparams(
            words=match, named=named
        )
        column = _SHOWN.c.report_id if ask.kind == "reports" else _E.c.id
        return [column.in_(hits.columns(literal_column("id", String)))]
    data = cast(_E.c.data, String)
    return [data.contains(word, autoescape=True) for word in ask.words.split()]


def _order(ask: Ask) -> tuple[Any, Any, bool]:
    backwards = ask.order.startswith("-")
    name = ask.order.removeprefix("-")
    if name not in ("date", "recorded"):
        raise UsageError(f"order={ask.order!r} is none of date, -date, recorded, -recorded.")
    if ask.kind == "reports":
        return _SHOWN.c.published, _SHOWN.c.report_id, backwards
    if ask.kind == "positions" and name == "date":
        return _DAY, _E.c.sort, backwards
    if name == "recorded" and ask.kind not in ("statements", "questions", "actors", "contradictions"):
        return _E.c.recorded, _E.c.sort, backwards
    return _E.c.sort, _E.c.sort, backwards


def _cursor(ask: Ask, one: Any, two: Any) -> str:
    words = f"{ask.kind}\x1f{ask.order}\x1f{one}\x1f{two}"
    return base64.urlsafe_b64encode(words.encode("utf-8", "surrogatepass")).decode().rstrip("=")


def _place(ask: Ask) -> tuple[Any, Any]:
    token = ask.after
    try:
        words = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True).decode()
        kind, order, one, two = words.split("\x1f")
        first, _, _ = _order(ask)
        is_day = first is _DAY or first is _E.c.recorded or first is _SHOWN.c.published
        if (kind, order) == (ask.kind, ask.order):
            return (date.fromisoformat(one) if is_day else one), two
    except (binascii.Error, UnicodeError, ValueError):
        pass
    raise UsageError("This is no place in this list. Begin again without 'after'.")


def is_disputed() -> Select[Any]:
    """Return the query for the ids contradictions are about."""
    return select(_E.c.status).where(_E.c.kind == "contradictions").distinct()
