"""The review queue: entries nobody has judged yet whose reading deserves a second look, the most doubtful first."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from diurna.query.source import Source, every
from diurna.types.doubts import doubt_of
from diurna.types.listing import Ask
from diurna.types.record import Judgement, JudgementKind

QUEUED = ("shifts", "contradictions", "positions", "measures", "events", "statements")


@dataclass(frozen=True, slots=True)
class Doubtful:
    """An entry to look at.

    Attributes:
        kind: The field of the record it stands in.
        score: How much it needs a second look, 0 to 1.
        reason: Why, as a sentence a person can check.
    """

    kind: str
    entry: Any
    score: float
    reason: str


def queue_of(source: Source, judged: frozenset[str]) -> tuple[Doubtful, ...]:
    """Return the entries to look at, the most doubtful first; those a person has judged are left out."""
    found = []
    for kind in QUEUED:
        for entry in every(source, Ask(kind)):
            if judged.intersection((entry.id, *getattr(entry, "also", ()))):
                continue
            score, reason = doubt_of(entry)
            if score > 0:
                found.append(Doubtful(kind, entry, score, reason))
    return tuple(sorted(found, key=lambda item: -item.score))


def judged_ids(judgements: Iterable[Judgement]) -> frozenset[str]:
    """Return the ids that standing judgements concern; an undone one counts no more."""
    return frozenset(item.target for item in standing(judgements))


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return the judgements that stand, oldest first; undoing an undoing restores what was undone."""
    ordered = sorted(judgements, key=lambda item: item.number)
    undone: set[int] = set()
    for item in reversed(ordered):
        if item.kind is JudgementKind.UNDO and item.number not in undone and item.after.isdigit():
            undone.add(int(item.after))
    return tuple(i for i in ordered if i.kind is not JudgementKind.UNDO and i.number not in undone)
