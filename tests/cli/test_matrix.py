"""The matrix in a terminal: what is contested comes first, and nothing wraps."""

from datetime import date

from rich.console import Console

from diurna.cli.matrix import cut, show_matrix
from diurna.query.matrix import Cell, Matrix, contested
from diurna.types.entries import Party, PositionEntry, QuestionEntry, ShiftEntry
from diurna.types.ontology import StanceValue

FOR, AGAINST, CONSIDERING = StanceValue.FOR, StanceValue.AGAINST, StanceValue.CONSIDERING
DAY = date(2024, 5, 1)


def cell(holder: str, question: str, stance: StanceValue, moved_from: StanceValue | None = None) -> Cell:
    party = Party(f"gov:{holder}", holder)
    position = PositionEntry(f"po-{holder}", "PO-1", party, question, stance, "", None, (), ("or-1",), DAY)
    moves: tuple[ShiftEntry, ...] = ()
    if moved_from is not None:
        moves = (ShiftEntry("sh", "SH-1", party, question, "a", "b", moved_from, stance, None, (), (), DAY),)
    return Cell(position, (position,), moves, 1)


def question(name: str) -> QuestionEntry:
    return QuestionEntry(name, f"QU-{name[:3]}", name, (name,), ())


def matrix() -> Matrix:
    names = ("dredge the canal", "levy a toll", "open the port", "widen the strait by two hundred metres " * 4)
    cells = {
        ("Northland", names[0]): cell("Northland", names[0], FOR),
        ("Northland", names[1]): cell("Northland", names[1], FOR),
        ("Southland", names[1]): cell("Southland", names[1], AGAINST),
        ("Northland", names[2]): cell("Northland", names[2], FOR),
        ("Southland", names[2]): cell("Southland", names[2], FOR),
        ("Eastland, Republic of the Far Shore", names[3]): cell("Eastland", names[3], CONSIDERING, AGAINST),
    }
    holders = ("Northland", "Southland", "Eastland, Republic of the Far Shore")
    return Matrix(holders, tuple(map(question, names)), cells)


def test_questions_with_both_sides_come_first_and_single_ones_are_left_out() -> None:
    names = [item.name for item in contested(matrix())]
    assert names[0] == "levy a toll"
    assert "open the port" in names
    assert "dredge the canal" not in names


def test_a_single_holder_who_moved_is_shown_with_an_arrow() -> None:
    console = Console(width=120, record=True)
    console.print(show_matrix(matrix()))
    assert "− → ? considering" in console.export_text()


def test_nothing_wraps_at_120_columns() -> None:
    console = Console(width=120, record=True)
    console.print(show_matrix(matrix()))
    text = console.export_text()
    assert all(len(line) <= 120 for line in text.splitlines())
    assert "1 more question: " in text


def test_a_long_name_is_cut_between_words() -> None:
    assert cut("recognise the results of the votes", 20) == "recognise the …"
    assert cut("short", 20) == "short"
