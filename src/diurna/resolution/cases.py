"""One mention at a time, from outside: the fields by which a resolved actor or place is judged."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from diurna.ontology.actors import load_actor_tables
from diurna.ontology.cities import load_cities
from diurna.ontology.rows import Body
from diurna.resolution.memory import Memory
from diurna.resolution.report import resolve
from diurna.types.actors import Actor, Place, ResolvedReport
from diurna.types.findings import Findings, Mention
from diurna.types.ontology import MentionForm
from diurna.types.reports import Report
from diurna.types.span import Span

NOT_MENTIONED = "no actor or place is mentioned there"
"""The reason where the words asked for are no mention of their sentence: a modifier, a verb, a thing."""

Find = Callable[[Findings, Span], Mention | None]
"""What finds the mention at a span; handed in, because resolution does not import extraction."""


@dataclass(frozen=True, slots=True)
class ActorCase:
    """Who a mention is, in the fields of the actor task.

    Attributes:
        country: ISO 3166-1 alpha-3, or IGO, NGO, IMG for actors of no country; empty when not known.
        code_1: First PLOVER sector code, or empty.
        code_2: Second sector code, or empty.
        actor: Name of the actor, a person's as the table has it; or empty.
        person: Name of the person, as the report has it in full; or empty.
        none: Whether there is no actor.
        reason: Why.
    """

    country: str = ""
    code_1: str = ""
    code_2: str = ""
    actor: str = ""
    person: str = ""
    none: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PlaceCase:
    """Where a mention is, in the fields of the place task."""

    country: str = ""
    admin1: str = ""
    lat: float | None = None
    lon: float | None = None
    none: bool = False
    reason: str = ""


def resolve_actor_case(report: Report, findings: Findings, span: Span, find: Find, memory: Memory) -> ActorCase:
    """Return who the mention at a span of a report is."""
    resolved = resolve(report, findings, memory)
    mention = find(findings, span)
    if mention is None:
        return ActorCase(none=True, reason=NOT_MENTIONED)
    return actor_case(resolved, mention)


def actor_case(resolved: ResolvedReport, mention: Mention) -> ActorCase:
    """Return who a mention of a resolved report is; a place counts as its country."""
    resolution = next((one for one in resolved.resolutions if one.mention == mention.id), None)
    if resolution is None:
        return ActorCase(none=True, reason="not resolved")
    actor = next((one for one in resolved.actors if one.key == resolution.actor), None)
    if actor is not None:
        return _case(actor, mention, resolution.reason, resolved.report.published)
    place = next((one for one in resolved.places if one.key == resolution.place), None)
    if place is not None and place.country:
        return ActorCase(country=place.country, actor=place.name, reason=resolution.reason)
    if mention.country is not None:
        return ActorCase(mention.country, mention.role or "", reason=resolution.reason)
    return ActorCase(none=True, reason=resolution.reason)


def _case(actor: Actor, mention: Mention, reason: str, day: date) -> ActorCase:
    bodies = load_actor_tables().bodies
    body = bodies.get(actor.key)
    owner = bodies.get(actor.acts_for or "") or _owner(mention)
    sectors = body.sectors_on(day) if body is not None else ()
    country = (
        actor.country or (body.country if body is not None else "") or (owner.country if owner is not None else "")
    )
    is_person = actor.key.startswith("person:")
    if is_person and owner is not None and owner.country and not owner.key.startswith(("gov:", "party:")):
        country = owner.country
    code = actor.role or (sectors[0] if sectors else "")
    if body is None and not country and not code and not is_person and actor.acts_for is None:
        return ActorCase(none=True, reason=reason)
    row = load_actor_tables().people.get(actor.key)
    return ActorCase(
        country=country,
        code_1=code,
        code_2=next((sector for sector in sectors if sector != code), ""),
        actor=row.name if row is not None else actor.name,
        person=actor.name if is_person else "",
        reason=reason if not actor.key.startswith("gov:") else f"{reason}; a country as an actor is its government",
    )


def _owner(mention: Mention) -> Body | None:
    """Return the body the words themselves give a person or group ("a researcher at …"), or None."""
    keys = [key.removeprefix("of:") for key in mention.keys if key.startswith("of:")]
    return load_actor_tables().bodies.get(keys[0]) if len(keys) == 1 else None


def resolve_place_case(report: Report, findings: Findings, span: Span, find: Find, memory: Memory) -> PlaceCase:
    """Return where the mention at a span of a report is."""
    resolved = resolve(report, findings, memory)
    mention = find(findings, span)
    if mention is None:
        return PlaceCase(none=True, reason="no place is mentioned there")
    resolution = next((one for one in resolved.resolutions if one.mention == mention.id), None)
    place = next((one for one in resolved.places if resolution and one.key == resolution.place), None)
    if place is None and resolution is not None and mention.form is MentionForm.METONYM:
        place = _capital(mention, resolution.actor)
    if place is None:
        return PlaceCase(none=True, reason=resolution.reason if resolution is not None else "not resolved")
    return _place_case(place, resolution.reason if resolution is not None else "")


def _capital(mention: Mention, actor: str | None) -> Place | None:
    """Return the city a capital is that the report takes for its government; asked where it is, it is a place."""
    cities = load_cities().find(mention.name or mention.text)
    return next((city.place() for city in cities if actor == f"gov:{city.country}"), None)


def _place_case(place: Place, reason: str) -> PlaceCase:
    return PlaceCase(place.country or "", place.admin1 or "", place.latitude, place.longitude, reason=reason)
