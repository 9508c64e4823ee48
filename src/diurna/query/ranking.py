"""The order of the matrix' columns: the most contested questions first, or the most moved, or by name."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from diurna.query.matrix import Cell, Matrix
from diurna.types.entries import QuestionEntry
from diurna.types.ontology import StanceValue

ORDERS = ("contested", "moved", "name")
_SIDES = frozenset({StanceValue.FOR, StanceValue.AGAINST})


def rank_questions(matrix: Matrix, order: str) -> list[QuestionEntry]:
    """Return the questions of a matrix in one of ``ORDERS``, pinned ones first, hidden ones left out."""
    cells: dict[str, list[Cell]] = defaultdict(list)
    for (_, question), cell in matrix.cells.items():
        cells[question].append(cell)

    def moves(question: QuestionEntry) -> int:
        return sum(len(cell.shifts) for cell in cells[question.id])

    def contested(question: QuestionEntry) -> tuple[Any, ...]:
        found = cells[question.id]
        sides = {cell.current.stance for cell in found} & _SIDES
        return (len(sides) <= 1, -len(found) - moves(question), question.name.casefold())

    keys: dict[str, Callable[[QuestionEntry], Any]] = {
        "contested": contested,
        "moved": lambda question: (-moves(question), *contested(question)),
        "name": lambda question: question.name.casefold(),
    }
    shown = [question for question in matrix.questions if not question.is_hidden]
    return sorted(shown, key=lambda question: (not question.is_pinned, keys[order](question)))
