"""The ties that people made by merging; separate because events and questions ask for them alike."""

from diurna.updating.context import Context


def ties_of(context: Context, stage: str, prefix: str) -> dict[int, list[int]]:
    """Return for things of a stage the things a person made one with them."""
    merges = context.ledger.merges(prefix)
    rows = {
        thing.id: thing.row for thing in context.archive.things_by_id(stage, {key for pair in merges for key in pair})
    }
    found: dict[int, list[int]] = {}
    for one, two in merges:
        if one in rows and two in rows:
            found.setdefault(rows[one], []).append(rows[two])
            found.setdefault(rows[two], []).append(rows[one])
    return found
