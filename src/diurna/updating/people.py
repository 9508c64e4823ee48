"""Puts together what reports say of the same actor or place, for those that changed reports show."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from diurna.chronology.actors import MOST_EVIDENCE, bare, bodies_of, merge_faces
from diurna.store.archive import packed, unpacked
from diurna.types.actors import Actor, Place, ResolvedReport
from diurna.types.span import Evidence
from diurna.updating.context import Context


def update_people(context: Context, reports: Mapping[str, ResolvedReport], judged: Iterable[str]) -> set[str]:
    """Bring actors and places up to date with changed reports; return the reports whose lines show another name.

    Args:
        context: The update.
        reports: The changed reports, by id.
        judged: Actor keys people renamed, or no longer do.
    """
    archive = context.archive
    keys = archive.keys_seen(reports, "actor") | set(judged)
    places = archive.keys_seen(reports, "place")
    for key, item in reports.items():
        at = f"{item.report.published.isoformat()}|{key}"
        archive.keep_seen(key, at, "actor", [_seen(actor) for actor in item.actors])
        archive.keep_seen(key, at, "place", [(place.key, packed_place(place), None) for place in item.places])
        keys.update(actor.key for actor in item.actors)
        places.update(place.key for place in item.places)
    _update_places(context, places)
    return _update_actors(context, keys)


def note_shown(context: Context, reports: Mapping[str, ResolvedReport]) -> None:
    """Keep which actors the lines of some reports show."""
    for key, item in reports.items():
        own = [actor.key for actor in item.actors]
        known = context.bodies(context.known(own))
        acted_for = {actor.acts_for for actor in known.values() if actor.acts_for}
        context.archive.keep_needed(key, {*own, *bodies_of(own, known), *acted_for})


def packed_place(place: Place) -> bytes:
    """Return a place as it is kept."""
    return packed(place)


def _seen(actor: Actor) -> tuple[str, bytes, bytes | None]:
    face = packed(replace(actor, evidence=()))
    return actor.key, face, packed(actor.evidence) if actor.evidence else None


def _update_actors(context: Context, keys: Iterable[str]) -> set[str]:
    wanted = sorted(keys)
    before = context.entries("actors", wanted)
    after = {key: actor for key in wanted if (actor := _merged(context, key)) is not None}
    context.write("actors", after.values(), wanted)
    context.relearn(after.values())
    others = {key for key in wanted if _face(before.get(key)) != _face(after.get(key))}
    return context.archive.needing(others)


def _merged(context: Context, key: str) -> Actor | None:
    faces = [(unpacked(data, Actor), many) for data, many, _ in context.archive.faces("actor", key)]
    if not faces:
        return None
    found = context.archive.first_evidence(key, MOST_EVIDENCE)
    evidence = dict.fromkeys(item for data in found for item in unpacked(data, tuple[Evidence, ...]))
    return merge_faces(faces, tuple(evidence), context.ledger.names().get(key))


def _face(actor: Actor | None) -> Actor | None:
    return bare(actor) if actor is not None else None


def _update_places(context: Context, keys: Iterable[str]) -> None:
    wanted = sorted(keys)
    shown = {key: context.archive.faces("place", key) for key in wanted}
    context.write("places", [unpacked(faces[-1][0], Place) for faces in shown.values() if faces], wanted)
