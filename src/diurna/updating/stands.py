"""Groups the stances of changed reports into questions: only the questions they join or leave are made anew.

Stances in the same words hang on one knot, which never goes, so that a wording stays one however many reports use it.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from diurna.chronology.build import positions_of
from diurna.chronology.disputes import deed_id, rivals, undisputed
from diurna.chronology.indexes import ReportIndex
from diurna.chronology.questions import ALIKE, Wording, keys_on, likeness, words_of
from diurna.chronology.stances import Put, puts_in
from diurna.chronology.wording import Weights
from diurna.store.archive import packed, unpacked
from diurna.store.archive_things import Thing
from diurna.updating.context import Context
from diurna.updating.ties import ties_of

_STAGE, _KNOTS = "qu", "wo"


@dataclass(frozen=True, slots=True)
class Face:
    """What is kept of a stance: its words, with the knot they hang on, the year, and the event it is about."""

    knot: str
    is_claim: bool
    stems: frozenset[str]
    deed: str
    names: frozenset[str]
    year: int
    event: str
    phrase: str


def update_questions(context: Context, indexes: Sequence[ReportIndex], judged: Iterable[str]) -> None:
    """Bring questions, positions and shifts up to date with changed reports."""
    archive = context.archive
    seeds = {thing.row for thing in archive.things_by_id(_STAGE, judged)}
    seeds |= _refile(context, indexes)
    seeds |= _redefined(context, judged)
    rows = archive.reach(seeds, ties_of(context, _STAGE, "qu"))
    _rebuild(context, [thing for thing in archive.things_by_row(rows) if thing.id.startswith("qu")])


def _refile(context: Context, indexes: Sequence[ReportIndex]) -> set[int]:
    archive = context.archive
    reports = [index.report.id for index in indexes]
    before = {thing.id: thing for thing in archive.things(_STAGE, reports)}
    puts = puts_in(indexes, context.holders(reports))
    forms = {form.id: form for put in puts for form in _forms(put)}
    touched = archive.tied(thing.row for thing in before.values())
    leaving = [thing for key, thing in before.items() if key not in forms]
    _drop(context, {home for thing in leaving for home in thing.home.split()})
    archive.drop_things(thing.row for thing in leaving)
    rows: dict[str, int] = {}
    knots: dict[str, int] = {}
    for key, put in forms.items():
        face = _face(put)
        data, known = packed(face), before.get(key)
        if known is not None and known.data == data:
            rows[key] = known.row
            continue
        rows[key] = archive.put_thing(_STAGE, key, put.index.report.id, data, ())
        knots[face.knot] = knot = _knot(context, face)
        archive.tie([(rows[key], knot)])
    _tie_knots(context, knots)
    _tie_claims(context, puts, rows)
    _tie_defined(context, rows, forms)
    alive = {thing.row for thing in archive.things_by_row(touched)}
    return alive | set(rows.values())


def _redefined(context: Context, judged: Iterable[str]) -> set[int]:
    """Tie the stances that fit a newly defined question to its knot; return those, and those that no longer do."""
    archive = context.archive
    known = {item.id: item for item in context.ledger.defined()}
    touched: set[int] = set()
    for identifier in sorted(set(judged) & archive.defined()):
        hub = archive.put_thing(_KNOTS, identifier, "", b"", ())
        touched.update(thing.row for thing in archive.things_on(identifier))
        definition = known.get(identifier)
        if definition is not None:
            fitting = [
                thing.row for thing in archive.all_things(_STAGE) if definition.fits(unpacked(thing.data, Face).stems)
            ]
            archive.tie((hub, row) for row in fitting)
            touched.update(fitting)
    return touched


def _tie_defined(context: Context, rows: Mapping[str, int], forms: Mapping[str, Put]) -> None:
    """Tie the stances that fit a defined question to its knot."""
    hubs = {thing.id: thing.row for thing in context.archive.things_by_id(_KNOTS, context.archive.defined())}
    for definition in context.ledger.defined():
        fitting = (rows[key] for key, put in forms.items() if definition.fits(put.stems))
        if definition.id in hubs:
            context.archive.tie((hubs[definition.id], row) for row in fitting)


def _forms(put: Put) -> list[Put]:
    """Return a stance and, for an accusation, what it is read as while nobody disputes it."""
    return [put, *undisputed([put])] if put.is_claim else [put]


def _face(put: Put) -> Face:
    words = words_of(put)
    text = json.dumps([put.is_claim, sorted(words[0]), words[1], sorted(words[2]), words[3]], ensure_ascii=False)
    knot = "wo" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:24]
    return Face(knot, put.is_claim, put.stems, put.deed, put.names, put.year, put.event or "", put.phrase)


def _knot(context: Context, face: Face) -> int:
    """Return the knot of a wording, made first if there is none, filed under the keys of the stance's year too."""
    archive = context.archive
    known = archive.things_by_id(_KNOTS, [face.knot])
    row = known[0].row if known else archive.put_thing(_KNOTS, face.knot, "", packed(replace(face, event="")), ())
    archive.file_more(_KNOTS, row, keys_on(face.stems, (face.year,), is_claim=face.is_claim))
    return row


def _tie_knots(context: Context, knots: Mapping[str, int]) -> None:
    """Tie the changed wordings to those they are like."""
    archive, weights = context.archive, Weights.common()
    known: dict[int, tuple[Wording, bool] | None] = {}
    for knot in knots.values():
        mine = _wording(context, knot, known)
        if mine is None or not mine[0].stems or not _is_news(context, knot, mine[0]):
            continue
        near = archive.filed_under(_KNOTS, keys_on(mine[0].stems, mine[0].years, is_claim=mine[1]))
        near.pop(knot, None)
        for other in archive.things_by_row(near):
            if not _may_be_alike(mine[0], unpacked(other.data, Face), weights):
                continue
            yours = _wording(context, other.row, known)
            if yours is not None and yours[1] == mine[1] and likeness(mine[0], yours[0], weights) >= ALIKE:
                archive.tie([(knot, other.row)])


def _is_news(context: Context, knot: int, wording: Wording) -> bool:
    """Return whether a wording is new, or met an event or a year it had not when it was tied; keep that it is tied."""
    said = " ".join((*sorted(wording.events), *map(str, sorted(wording.years))))
    thing = context.archive.things_by_row([knot])[0]
    if thing.home == said:
        return False
    context.archive.settle({knot: said})
    return True


def _may_be_alike(mine: Wording, face: Face, weights: Weights) -> bool:
    """Return whether two wordings would be like each other if they were about one event in one year."""
    one = replace(mine, events=frozenset({""}), years=frozenset({0}))
    two = Wording(face.stems, face.deed, face.names, "", one.events, one.years, ())
    return likeness(one, two, weights) >= ALIKE


def _wording(context: Context, knot: int, known: dict[int, tuple[Wording, bool] | None]) -> tuple[Wording, bool] | None:
    """Return a wording over all stances in it, and whether it is a claim; None when nobody words it so any more."""
    if knot not in known:
        tied = context.archive.things_by_row(context.archive.tied([knot]))
        faces = [unpacked(thing.data, Face) for thing in tied if thing.id.startswith("qu")]
        known[knot] = _of_faces(faces) if faces else None
    return known[knot]


def _of_faces(faces: Sequence[Face]) -> tuple[Wording, bool]:
    first = faces[0]
    events = frozenset(face.event for face in faces if face.event)
    years = frozenset(face.year for face in faces)
    return Wording(first.stems, first.deed, first.names, "", events, years, ()), first.is_claim


def _tie_claims(context: Context, puts: Sequence[Put], rows: Mapping[str, int]) -> None:
    """Tie an accusation to what it is read as, and the claims of one report that stand against each other."""
    pairs = [(rows[put.id], rows[deed_id(put)]) for put in puts if deed_id(put) in rows]
    by_report: dict[str, list[Put]] = {}
    for put in puts:
        if put.is_claim:
            by_report.setdefault(put.index.report.id, []).append(put)
    for claims in by_report.values():
        against = [rows[key] for key in sorted(rivals(claims))]
        pairs.extend((against[0], other) for other in against[1:])
    context.archive.tie(pairs)


def _rebuild(context: Context, things: Sequence[Thing]) -> None:
    wanted = {thing.id for thing in things}
    indexes = context.indexes({thing.report for thing in things})
    holders = context.holders(index.report.id for index in indexes)
    puts = [put for put in puts_in(indexes, holders) if put.id in wanted]
    homes_before = {home for thing in things for home in thing.home.split()}
    found = positions_of(puts, context.ledger)
    context.write("questions", found.questions, homes_before)
    for kind, entries in (("positions", found.positions), ("shifts", found.shifts)):
        old = context.now(kind, context.entries_where(kind, "question", homes_before))
        context.write(kind, entries, old)
    homes: dict[str, set[str]] = {}
    for question, members in found.members.items():
        for member in members:
            homes.setdefault(member, set()).add(question)
    now = {thing.row: " ".join(sorted(homes.get(thing.id, ()))) for thing in things}
    context.archive.settle({thing.row: now[thing.row] for thing in things if now[thing.row] != thing.home})


def _drop(context: Context, questions: Iterable[str]) -> None:
    """Take away questions that have lost a stance; what is left of them is made anew."""
    asked = sorted(questions)
    context.write("questions", [], asked)
    for kind in ("positions", "shifts"):
        context.write(kind, [], context.now(kind, context.entries_where(kind, "question", asked)))
