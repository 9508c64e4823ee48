"""Puts together what several reports say of the same actor or place."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from diurna.types.actors import Actor, Place, ResolvedReport

_MOST_EVIDENCE = 3


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
    counts = Counter(actor.name for actor in seen)
    name = given or min(counts, key=lambda n: (-counts[n], -len(n), n))
    forms = {alias for actor in seen for alias in (*actor.aliases, actor.name)}
    offices = {office for actor in seen for office in actor.offices}
    evidence = dict.fromkeys(item for actor in seen for item in actor.evidence)
    last = seen[-1]
    return replace(
        last,
        name=name,
        country=_latest(actor.country for actor in seen),
        role=_latest(actor.role for actor in seen),
        acts_for=_latest(actor.acts_for for actor in seen),
        sponsor=_latest(actor.sponsor for actor in seen),
        aliases=tuple(sorted(forms - {name})),
        offices=tuple(sorted(offices, key=lambda o: (str(o.start or ""), str(o.end or ""), o.title, o.body, o.source))),
        evidence=tuple(evidence)[:_MOST_EVIDENCE],
    )


def _latest(values: Iterable[str | None]) -> str | None:
    known = [value for value in values if value]
    return known[-1] if known else None


def merge_places(reports: Iterable[ResolvedReport]) -> tuple[Place, ...]:
    """Return every place once, by key."""
    by_key = {place.key: place for report in reports for place in report.places}
    return tuple(by_key[key] for key in sorted(by_key))
