"""Which entries a person has accepted: read off the ledger, so that a rebuild never loses it."""

from collections.abc import Iterator, Sequence

from diurna.types.record import Entry, Judgement, JudgementKind, Record


def accepted_ids(record: Record, judgements: Sequence[Judgement]) -> tuple[str, ...]:
    """Return the ids of the record's entries whose latest standing decision is an acceptance, sorted.

    A decision on an id that now is a later telling counts for the entry that holds it; undone ones do not count.
    """
    undone = {int(item.after) for item in judgements if item.kind is JudgementKind.UNDO and item.after.isdigit()}
    standing: dict[str, JudgementKind] = {}
    for item in judgements:
        if item.number not in undone and item.kind is not JudgementKind.UNDO:
            standing[item.target] = item.kind
    accepted = {target for target, kind in standing.items() if kind is JudgementKind.ACCEPT}
    return tuple(sorted(entry.id for entry in _entries(record) if accepted & {entry.id, *getattr(entry, "also", ())}))


def _entries(record: Record) -> Iterator[Entry]:
    for kind in ("events", "statements", "questions", "positions", "shifts", "measures", "contradictions"):
        yield from getattr(record, kind)
