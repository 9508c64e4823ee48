"""Puts together what several reports say of the same actor or place."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from diurna.types.actors import Actor, Place, ResolvedReport
from diurna.types.span import Evidence

MOST_EVIDENCE = 3


def merge_actors(reports: Iterable[ResolvedReport], names: Mapping[str, str]) -> tuple[Actor, ...]:
    """Return every actor once, by key.

    Args:
        reports: By publication date and id.
        names: Names people gave, by key.
    """
    by_key: dict[str, list[Actor]] = {}
    for report in reports:
        for actor in report.actors:
            by_key.setdefault(actor.key, []).append(actor)
    return tuple(_merged(by_key[key], names.get(key)) for key in sorted(by_key))


def _merged(seen: Sequence[Actor], given: str | None) -> Actor:
    faces: dict[Actor, int] = {}
    for actor in seen:
        face = replace(actor, evidence=())
        faces[face] = faces.pop(face, 0) + 1
    evidence = dict.fromkeys(item for actor in seen for item in actor.evidence)
    return merge_faces(list(faces.items()), tuple(evidence), given)


def merge_faces(faces: Sequence[tuple[Actor, int]], evidence: Sequence[Evidence], given: str | None) -> Actor:
    """Return one actor of how reports show it.

    Args:
        faces: Each way it is shown, without evidence, and how many reports show it so, by the last report that does.
        evidence: Where it is named, in the order of the reports; at least the first few places.
        given: A name a person gave it.
    """
    counts: Counter[str] = Counter()
    for actor, count in faces:
        counts[actor.name] += count
    seen = [actor for actor, _ in faces]
    name = given or min(counts, key=lambda n: (-counts[n], -len(n), n))
    forms = {alias for actor in seen for alias in (*actor.aliases, actor.name)}
    offices = {office for actor in seen for office in actor.offices}
    return replace(
        seen[-1],
        name=name,
        country=_latest(actor.country for actor in seen),
        role=_latest(actor.role for actor in seen),
        acts_for=_latest(actor.acts_for for actor in seen),
        sponsor=_latest(actor.sponsor for actor in seen),
        aliases=tuple(sorted(forms - {name})),
        offices=tuple(sorted(offices, key=lambda o: (str(o.start or ""), str(o.end or ""), o.title, o.body, o.source))),
        evidence=tuple(evidence)[:MOST_EVIDENCE],
    )


def _latest(values: Iterable[str | None]) -> str | None:
    known = [value for value in values if value]
    return known[-1] if known else None


def shown_report(item: ResolvedReport, known: Mapping[str, Actor]) -> ResolvedReport:
    """Return a report with each actor under the name the record shows for it, and as acting for whom others say.

    Of a body that only another report names, the report sees who it is, not how others word it: so a line changes
    only when what it shows does.
    """
    own = {actor.key: actor for actor in item.actors}
    bodies = {key: bare(known[key]) for key in bodies_of(own, known)}
    merged = {**bodies, **own}
    return replace(item, actors=tuple(_as_known(merged[key], known[key]) for key in sorted(merged)))


def bodies_of(own: Iterable[str], known: Mapping[str, Actor]) -> tuple[str, ...]:
    """Return the bodies some actors act for, as far as the record knows them."""
    return tuple(sorted({body for key in own if (body := known[key].acts_for) and body in known}))


def bare(actor: Actor) -> Actor:
    """Return who an actor is, without how reports word it: all that another report's lines show of it."""
    return replace(actor, aliases=(), offices=(), evidence=())


def _as_known(actor: Actor, known: Actor) -> Actor:
    return replace(actor, name=known.name, acts_for=actor.acts_for or known.acts_for)


def merge_places(reports: Iterable[ResolvedReport]) -> tuple[Place, ...]:
    """Return every place once, by key."""
    by_key = {place.key: place for report in reports for place in report.places}
    return tuple(by_key[key] for key in sorted(by_key))
