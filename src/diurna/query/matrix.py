"""The positions matrix: holders by questions, the latest stance in each cell, an arrow where it moved."""

from dataclasses import dataclass

from diurna.types.entries import PositionEntry, QuestionEntry, ShiftEntry
from diurna.types.ontology import StanceValue
from diurna.types.record import Record

_SIDES = frozenset({StanceValue.FOR, StanceValue.AGAINST})


@dataclass(frozen=True, slots=True)
class Cell:
    """One holder's stand on one question.

    Attributes:
        current: The latest position.
        history: All of them, oldest first.
        shifts: The moves, oldest first.
        origins: How many independent origins show the current one.
    """

    current: PositionEntry
    history: tuple[PositionEntry, ...]
    shifts: tuple[ShiftEntry, ...]
    origins: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Holders by questions.

    Attributes:
        holders: Names, those with most positions first.
        questions: Those on which most holders stand, first.
        cells: By holder name and question id.
    """

    holders: tuple[str, ...]
    questions: tuple[QuestionEntry, ...]
    cells: dict[tuple[str, str], Cell]


def build_matrix(record: Record) -> Matrix:
    """Return the matrix of a record; ties are broken by name, so that equal records give equal matrices."""
    groups: dict[tuple[str, str], list[PositionEntry]] = {}
    for position in record.positions:
        groups.setdefault((position.holder.name, position.question), []).append(position)
    moves: dict[tuple[str, str], list[ShiftEntry]] = {}
    for shift in record.shifts:
        moves.setdefault((shift.holder.name, shift.question), []).append(shift)
    cells = {key: _cell(tuple(found), tuple(moves.get(key, ()))) for key, found in groups.items()}
    by_holder: dict[str, int] = {}
    by_question: dict[str, int] = {}
    for (holder, question), cell in cells.items():
        by_holder[holder] = by_holder.get(holder, 0) + 1 + len(cell.shifts)
        by_question[question] = by_question.get(question, 0) + 1 + len(cell.shifts)
    questions = {q.id: q for q in record.questions}
    shown = [q for q in by_question if not questions[q].is_hidden]
    ranked = sorted(shown, key=lambda q: (not questions[q].is_pinned, -by_question[q], questions[q].name))
    holders = tuple(sorted(by_holder, key=lambda name: (-by_holder[name], name)))
    return Matrix(holders, tuple(questions[q] for q in ranked), cells)


def _cell(found: tuple[PositionEntry, ...], shifts: tuple[ShiftEntry, ...]) -> Cell:
    current = next((p for p in reversed(found) if p.is_current), found[-1])
    return Cell(current, found, shifts, len(current.origins))


def contested(matrix: Matrix) -> list[QuestionEntry]:
    """Return the questions several holders stand on or somebody moved on, the most contested first."""
    cells: dict[str, list[Cell]] = {}
    for (_, question), cell in matrix.cells.items():
        cells.setdefault(question, []).append(cell)

    def rank(question: QuestionEntry) -> tuple[bool, int, int, str]:
        found = cells[question.id]
        shifts = sum(len(cell.shifts) for cell in found)
        sides = {cell.current.stance for cell in found} & _SIDES
        return (len(sides) <= 1, -len(found) - shifts, -shifts, question.name)

    several = [q for q in matrix.questions if len(cells[q.id]) > 1 or any(cell.shifts for cell in cells[q.id])]
    return sorted(several, key=rank)
