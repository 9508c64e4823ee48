"""The positions matrix for a terminal: holders by questions, shape and word in each cell, an arrow where it moved."""

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from diurna.cli.lines import STANCE_MARK
from diurna.query.matrix import Cell, Matrix, contested
from diurna.types.entries import QuestionEntry

_COLUMNS, _ROWS = 6, 18
_WIDEST_NAME = 24
_WIDEST_QUESTION = 96


def show_matrix(matrix: Matrix, *, columns: int = _COLUMNS, rows: int = _ROWS) -> RenderableType:
    """Return the most contested part of a matrix as a table with lettered questions and their key.

    Questions come first on which both sides are taken, then those with most holders and moves. A question that one
    holder stands on, and never moved on, is left to the full list.
    """
    questions = contested(matrix)[:columns]
    letters = [chr(ord("A") + place) for place in range(len(questions))]
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("", no_wrap=True, max_width=_WIDEST_NAME)
    for letter in letters:
        table.add_column(letter, no_wrap=True)
    held = {holder: [matrix.cells.get((holder, question.id)) for question in questions] for holder in matrix.holders}
    ranked = sorted(held, key=lambda holder: -sum(1 + len(cell.shifts) for cell in held[holder] if cell))
    shown = [holder for holder in ranked if any(held[holder])]
    for holder in shown[:rows]:
        table.add_row(cut(holder, _WIDEST_NAME), *map(_cell, held[holder]))
    key = [
        Text.assemble((letter, "bold"), f"  {cut(question.name, _WIDEST_QUESTION)}  ", (question.code, "dim"))
        for letter, question in zip(letters, questions, strict=True)
    ]
    return Group(*key, *_left_out(matrix, questions, len(shown) - rows), Text(""), table)


def cut(words: str, most: int) -> str:
    """Return words no longer than ``most`` characters, cut between words with "…".

    >>> cut("recognise the results of the referendums", 24)
    'recognise the results …'
    """
    if len(words) <= most:
        return words
    whole = words[: most - 1].rpartition(" ")[0] or words[: most - 2]
    return f"{whole} …" if len(whole) < most - 1 else f"{whole}…"


def _left_out(matrix: Matrix, shown: list[QuestionEntry], rows: int) -> list[Text]:
    left = len(matrix.questions) - len(shown)
    parts = [f"{left} more question{'s' if left != 1 else ''}"] if left > 0 else []
    parts += [f"{rows} more holder{'s' if rows != 1 else ''}"] if rows > 0 else []
    return [Text(f"… {' and '.join(parts)}: 'diurna positions --all'", style="dim")] if parts else []


def _cell(cell: Cell | None) -> Text:
    if cell is None:
        return Text("")
    text = Text(STANCE_MARK[cell.current.stance])
    if cell.shifts:
        before = STANCE_MARK[cell.shifts[-1].from_stance].split()[0]
        text = Text(f"{before} → {STANCE_MARK[cell.current.stance]}", style="bold magenta")
    text.append(f" ({cell.origins})", style="dim")
    return text
