"""Puts the entries people added back in place after each update, and takes away those whose adding was undone."""

from collections.abc import Iterable

from diurna.chronology.added import added_id, additions, entry_of, new_question_id, question_of
from diurna.types.added import ADDED, KINDS
from diurna.types.record import Judgement
from diurna.updating.context import Context


def update_additions(context: Context, judgements: Iterable[Judgement]) -> None:
    """Bring the entries that people added up to date; what the rules found is not touched."""
    every = additions(judgements)
    if not every:
        return
    standing = {added_id(item): item for item in additions(context.ledger.standing)}
    loaded = context.load({item.target for item in standing.values()})
    origins = context.archive.origins(loaded)
    made: dict[str, list[object]] = {kind: [] for kind, _ in KINDS.values()}
    asked: dict[str, Judgement] = {}
    for item in standing.values():
        if item.target in loaded:
            kept = context.ledger.kept((entry_of(item, loaded[item.target][0], origins[item.target]),))
            made[KINDS[item.field][0]].extend(kept)
            asked |= {entry.question: item for entry in kept if item.field == "position"}
    for kind, entries in made.items():
        before = {added_id(item) for item in every if KINDS[item.field][0] == kind}
        context.write(kind, entries, before)
    _ask(context, every, asked)


def _ask(context: Context, every: tuple[Judgement, ...], asked: dict[str, Judgement]) -> None:
    """Keep a question for each added position: the record's own, or one made for it."""
    known = context.entries("questions", asked)
    new = [question_of(item) for key, item in asked.items() if key not in known or known[key].reason == ADDED]
    own = {new_question_id(item) for item in every if item.field == "position"}
    context.write("questions", new, own)
