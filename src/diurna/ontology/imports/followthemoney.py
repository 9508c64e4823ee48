"""Reads FollowTheMoney entities (OpenSanctions, Aleph): people, bodies, and the posts that join the two."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from diurna.errors import ActorListError
from diurna.ontology.imports.tables import country_code, day_of, load_meanings, office_of
from diurna.ontology.own_rows import OwnRow

_GENDERS = {"male": "m", "female": "f"}


@dataclass(frozen=True, slots=True)
class _Entity:
    """One entity: its line, id, schema and properties, each a list of words."""

    line: int
    id: str
    schema: str
    properties: Mapping[str, Sequence[str]]

    def all(self, *names: str) -> tuple[str, ...]:
        """Return the values of some properties, in order."""
        return tuple(str(value) for name in names for value in self.properties.get(name, ()))

    def one(self, *names: str) -> str:
        """Return the first value of some properties, or an empty string."""
        return next(iter(self.all(*names)), "")


def read_followthemoney(text: str, where: str) -> Iterator[OwnRow | ActorListError]:
    """Yield the rows of people and bodies, or what is wrong with a line; one entity a line, or a list of them."""
    entities: dict[str, _Entity] = {}
    for found in _entities(text, where):
        if isinstance(found, ActorListError):
            yield found
        else:
            entities[found.id] = found
    posts: dict[str, list[_Entity]] = {}
    for entity in entities.values():
        for holder in entity.all("holder") if entity.schema == "Occupancy" else ():
            posts.setdefault(holder, []).append(entity)
    for entity in entities.values():
        if entity.schema in load_meanings()["schemata"]:
            yield from _rows(entity, posts.get(entity.id, []), entities, where)


def _entities(text: str, where: str) -> Iterator[_Entity | ActorListError]:
    lines: list[tuple[int, Any]] = []
    if text.lstrip().startswith("["):
        try:
            lines = [(number, row) for number, row in enumerate(json.loads(text), start=1)]
        except json.JSONDecodeError as error:
            yield ActorListError(where, error.lineno, f"it is not JSON ({error.msg})", "Export it again.")
    else:
        for number, line in enumerate(text.splitlines(), start=1):
            if line.strip():
                try:
                    lines.append((number, json.loads(line)))
                except json.JSONDecodeError as error:
                    yield ActorListError(where, number, f"it is not JSON ({error.msg})", "Export it again.")
    for number, row in lines:
        yield _entity(row, where, number)


def _entity(row: Any, where: str, number: int) -> _Entity | ActorListError:
    if not isinstance(row, dict) or not all(isinstance(row.get(name), str) for name in ("id", "schema")):
        return ActorListError(where, number, "it has no id and schema", "Give FollowTheMoney entities, one a line.")
    properties = row.get("properties")
    if not isinstance(properties, dict) or not all(isinstance(value, list) for value in properties.values()):
        return ActorListError(where, number, "its properties are no lists", "Give FollowTheMoney entities, one a line.")
    return _Entity(number, row["id"], row["schema"], properties)


def _rows(
    entity: _Entity, posts: Sequence[_Entity], entities: Mapping[str, _Entity], where: str
) -> Iterator[OwnRow | ActorListError]:
    """Yield a row for each post of an entity, one without dates where it has none."""
    kind, sector = load_meanings()["schemata"][entity.schema]
    name = entity.one("name")
    if not name:
        yield ActorListError(where, entity.line, "it has no name", "Fill it in or delete the entity.")
        return
    words = entity.one("country", "nationality", "citizenship", "jurisdiction")
    country = country_code(words) if words else ""
    if country is None:
        yield ActorListError(where, entity.line, f"{words!r} names no country", "Give an ISO 3166-1 code.")
        return
    names = dict.fromkeys((*entity.all("name")[1:], *entity.all("alias")))
    row = OwnRow(
        name=name,
        aliases=tuple(names),
        kind=kind,
        country=country,
        sectors=(sector,) if sector else (),
        gender=_GENDERS.get(entity.one("gender").casefold(), ""),
        source=where,
    )
    if kind != "person" or not (posts or entity.all("position")):
        yield row
        return
    for post in posts:
        yield _held(row, post, entities, where)
    for title in entity.all("position") if not posts else ():
        office, titled = office_of(title)
        yield replace(row, office=office, title=title, country=country or titled)


def _held(row: OwnRow, post: _Entity, entities: Mapping[str, _Entity], where: str) -> OwnRow | ActorListError:
    position = entities.get(post.one("post"))
    title = position.one("name") if position is not None else post.one("post")
    office, titled = office_of(title)
    try:
        start, end = day_of(post.one("startDate")), day_of(post.one("endDate"), last=True)
    except ValueError as error:
        return ActorListError(where, post.line, f"{error} is no date", "Write YYYY, YYYY-MM or YYYY-MM-DD.")
    place = position.one("country") if position is not None else ""
    country = (country_code(place) if place else "") or titled or row.country
    return replace(
        row,
        office=office,
        title=title,
        country=row.country or country,
        body=f"gov:{country}" if country else "",
        start=start,
        end=end,
    )
