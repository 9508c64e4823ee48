"""Positions side by side: two holders on the questions both stand on, or the whole matrix on two days."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from diurna.query.fields import day_of
from diurna.query.matrix import Cell, Matrix
from diurna.types.entries import PositionEntry
from diurna.types.ontology import StanceValue

_SIDES = {StanceValue.FOR, StanceValue.AGAINST}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two positions on one question; ``differs`` when the stances are not the same.

    Attributes:
        subject: The holder's name when two days are compared, the question's id when two holders are.
    """

    subject: str
    question: str
    left: PositionEntry | None
    right: PositionEntry | None
    differs: bool


def held_on(cell: Cell, day: date) -> PositionEntry | None:
    """Return the position held on a day: the latest one begun or shown by then."""
    found = [position for position in cell.history if (day_of(position) or date.max) <= day]
    return found[-1] if found else None


def compare_days(matrix: Matrix, first: date, second: date) -> tuple[Pair, ...]:
    """Return every cell filled on either day, those that differ first."""
    pairs = (
        _pair(holder, question, held_on(cell, first), held_on(cell, second))
        for (holder, question), cell in matrix.cells.items()
    )
    return _ranked(pair for pair in pairs if pair.left or pair.right)


def compare_holders(matrix: Matrix, one: str, other: str) -> tuple[Pair, ...]:
    """Return the questions either holder stands on, those on which they differ first, then those both stand on."""
    return _ranked(
        _pair(
            question.id,
            question.id,
            _current(matrix.cells, one, question.id),
            _current(matrix.cells, other, question.id),
        )
        for question in matrix.questions
        if (one, question.id) in matrix.cells or (other, question.id) in matrix.cells
    )


def _current(cells: Mapping[tuple[str, str], Cell], holder: str, question: str) -> PositionEntry | None:
    cell = cells.get((holder, question))
    return cell.current if cell else None


def _pair(subject: str, question: str, left: PositionEntry | None, right: PositionEntry | None) -> Pair:
    differs = left is not None and right is not None and left.stance is not right.stance
    return Pair(subject, question, left, right, differs)


def _ranked(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    def weight(pair: Pair) -> tuple[bool, bool, bool]:
        both = pair.left is not None and pair.right is not None
        sides = {p.stance for p in (pair.left, pair.right) if p} >= _SIDES
        return (not (pair.differs and sides), not pair.differs, not both)

    return tuple(sorted(pairs, key=weight))
