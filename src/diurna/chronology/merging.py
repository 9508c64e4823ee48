"""Actors a person made one: their mentions go to the survivor before anything else is worked out."""

from collections.abc import Mapping
from dataclasses import replace

from diurna.types.actors import Actor, ResolvedReport


def survivors(merges: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    """Return for each merged actor key the one that stays in the end; a ring of merges leads nowhere and counts not.

    Args:
        merges: Merged and surviving keys, oldest first; the latest merge of a key counts.
    """
    led = dict(merges)
    found = {}
    for key, first in led.items():
        end, seen = first, {key}
        while end in led and end not in seen:
            seen.add(end)
            end = led[end]
        if end not in seen:
            found[key] = end
    return found


def redirected(item: ResolvedReport, merged: Mapping[str, str]) -> ResolvedReport:
    """Return a report in which every merged actor is its survivor, known by the merged one's names too."""
    if not any(actor.key in merged or actor.acts_for in merged for actor in item.actors):
        return item
    resolutions = tuple(
        replace(one, actor=stays, reason=f"{one.reason}; made one with {stays} by hand") if stays else one
        for one, stays in ((one, merged.get(one.actor or "")) for one in item.resolutions)
    )
    actors: dict[str, Actor] = {}
    for actor in sorted(item.actors, key=lambda one: one.key in merged):
        moved = replace(
            actor, key=merged.get(actor.key, actor.key), acts_for=merged.get(actor.acts_for or "", actor.acts_for)
        )
        known = actors.get(moved.key)
        actors[moved.key] = _both(known, moved) if known else moved
    return replace(item, resolutions=resolutions, actors=tuple(actors[key] for key in sorted(actors)))


def _both(one: Actor, other: Actor) -> Actor:
    """Return the first actor with the names, offices and evidence of the second."""
    return replace(
        one,
        aliases=tuple(sorted({*one.aliases, *other.aliases, other.name} - {one.name})),
        offices=tuple(dict.fromkeys((*one.offices, *other.offices))),
        evidence=tuple(sorted({*one.evidence, *other.evidence})),
    )
