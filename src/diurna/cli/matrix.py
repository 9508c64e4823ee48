"""The positions matrix for a terminal: holders by questions, shape and word in each cell, an arrow where it moved."""

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from diurna.cli.lines import STANCE_MARK
from diurna.query.matrix import Cell, Matrix

_COLUMNS, _ROWS = 6, 18


def show_matrix(matrix: Matrix, *, columns: int = _COLUMNS, rows: int = _ROWS) -> RenderableType:
    """Return the busiest part of a matrix as a table with lettered questions and their key."""
    questions = matrix.questions[:columns]
    letters = [chr(ord("A") + place) for place in range(len(questions))]
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("")
    for letter in letters:
        table.add_column(letter)
    shown = [h for h in matrix.holders if any((h, q.id) in matrix.cells for q in questions)][:rows]
    for holder in shown:
        table.add_row(holder, *(_cell(matrix.cells.get((holder, question.id))) for question in questions))
    key = [
        Text(f"{letter}  {question.name}  ({question.code})")
        for letter, question in zip(letters, questions, strict=True)
    ]
    left = len(matrix.questions) - len(questions)
    more = [Text(f"… {left} more questions: 'diurna positions --all'", style="dim")] if left > 0 else []
    return Group(*key, *more, Text(""), table)


def _cell(cell: Cell | None) -> Text:
    if cell is None:
        return Text("")
    text = Text(STANCE_MARK[cell.current.stance])
    if cell.shifts:
        before = STANCE_MARK[cell.shifts[-1].from_stance].split()[0]
        text = Text(f"{before} → {STANCE_MARK[cell.current.stance]}", style="bold magenta")
    text.append(f" ({cell.origins})", style="dim")
    return text
