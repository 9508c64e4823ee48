"""The positions: holders by questions, the latest stance in each cell, and the history behind it."""

from dataclasses import dataclass

from diurna.errors import UsageError
from diurna.query.matrix import Cell, Matrix
from diurna.query.ranking import ORDERS, rank_questions
from diurna.query.rows import permalink
from diurna.query.source import Source, every
from diurna.types.entries import QuestionEntry
from diurna.types.listing import Ask
from diurna.web.asking import Asked
from diurna.web.cards import Bit, Card, Lens, card_of
from diurna.web.cards.entries import origins
from diurna.web.page import Choices, Page, choices_of, next_link, rows_of
from diurna.web.vocabulary import STANCES

_COLUMNS = 8
_ROWS = 40
_MOVES = 50


@dataclass(frozen=True, slots=True)
class Column:
    """A question at the head of a column."""

    id: str
    code: str
    name: str
    link: str


@dataclass(frozen=True, slots=True)
class CellView:
    """A stance as shape and word; it leads to its words, and to its history."""

    shape: str
    word: str
    style: str
    moved: str
    origins: str
    days: tuple[str, ...]
    words: str
    link: str
    history: str
    steps: str


@dataclass(frozen=True, slots=True)
class Row:
    """A holder with one cell a column, None where nothing is known."""

    holder: Bit
    cells: tuple[CellView | None, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """A choice of a menu or a link."""

    label: str
    value: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class PositionsView:
    """The matrix, the moves, and the positions a filter asks for."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    orders: tuple[Option, ...]
    holders: tuple[Option, ...]
    shown: str
    earlier: str
    later: str
    moves: tuple[Card, ...]
    cards: tuple[Card, ...]
    facets: tuple[Choices, ...]
    count: str
    next: str


def positions_page(asked: Asked) -> Page:
    """Return the matrix of the questions asked for, and the positions as a list below."""
    source, lens = asked.source(), asked.lens()
    listing = source.listing(asked.ask("positions"))
    matrix = source.matrix()
    order = asked.one("sort", ORDERS[0])
    if order not in ORDERS:
        raise UsageError(f"sort={order!r} is none of {', '.join(ORDERS)}.")
    wanted = asked.many("question")
    questions = [q for q in rank_questions(matrix, order) if not wanted or q.id in wanted or q.code in wanted]
    start = asked.number("from", 1, max(1, len(questions))) - 1
    columns = questions[start : start + _COLUMNS]
    last = start + len(columns)
    shown = PositionsView(
        tuple(Column(q.id, q.code, q.name, asked.address(drop=("from",), add=(("question", q.id),))) for q in columns),
        _rows(matrix, columns, lens),
        _orders(order, lens),
        tuple(Option(name, name, is_chosen=False) for name in sorted(matrix.holders, key=str.casefold)),
        lens.say("questions %(first)s to %(last)s of %(all)s")
        % {"first": min(start + 1, last), "last": last, "all": len(questions)},
        asked.address(drop=("from",), add=(("from", str(max(1, start + 1 - _COLUMNS))),)) if start else "",
        asked.address(drop=("from",), add=(("from", str(last + 1)),)) if last < len(questions) else "",
        _moves(wanted, source, lens),
        tuple(card_of(position, lens) for position in listing.items),
        choices_of(listing.facets, asked),
        asked.tongue.count("%(n)s position", "%(n)s positions", listing.total),
        next_link(listing, asked),
    )
    rows = {"results": rows_of(listing.items, asked), "total": listing.total}
    rows |= {"next": next_link(listing, asked, f"{asked.path}.json") or None}
    return Page(lens.say("Positions"), "positions.html", shown, rows, ("grid.js",))


def _moves(wanted: tuple[str, ...], source: Source, lens: Lens) -> tuple[Card, ...]:
    """Return the latest moves, on the questions asked for or on all."""
    asked = {"question": wanted} if wanted else {}
    found = source.listing(Ask("shifts", asked, order="-date", limit=_MOVES, wants_facets=False))
    return tuple(card_of(move, lens) for move in reversed(found.items))


def _rows(matrix: Matrix, columns: list[QuestionEntry], lens: Lens) -> tuple[Row, ...]:
    """Return the holders who stand on the questions shown, those on most of them first."""
    lines = {holder: [matrix.cells.get((holder, question.id)) for question in columns] for holder in matrix.holders}
    filled = {holder: sum(cell is not None for cell in cells) for holder, cells in lines.items()}
    made = []
    for holder in sorted((one for one in lines if filled[one]), key=lambda one: -filled[one])[:_ROWS]:
        known = next(cell for cell in lines[holder] if cell)
        cells = tuple(_cell(cell, lens) if cell else None for cell in lines[holder])
        made.append(Row(lens.who((known.current.holder,))[0], cells))
    return tuple(made)


def _cell(cell: Cell, lens: Lens) -> CellView:
    current = cell.current
    key = current.holder.key or current.holder.name
    moved = ""
    if cell.shifts:
        values = (cell.shifts[0].from_stance, *(shift.to_stance for shift in cell.shifts))
        moved = " → ".join(lens.word(value.value) for value in values)
    shape = STANCES[current.stance.value][0]
    first = current.evidence[-1] if current.evidence else None
    return CellView(
        shape, lens.word(current.stance.value), current.stance.value, moved, origins(cell.origins, lens),
        tuple(lens.day(current.date).text.split(" – ")), first.words if first else "",
        permalink(first) if first else "",
        f"/positions/history?question={current.question}&holder={key}",
        lens.tongue.count("%(n)s step", "%(n)s steps", len(cell.history)),
    )  # fmt: skip


def _orders(order: str, lens: Lens) -> tuple[Option, ...]:
    titles = (lens.say("most contested"), lens.say("most moved"), lens.say("by name"))
    return tuple(Option(title, name, name == order) for name, title in zip(ORDERS, titles, strict=True))


@dataclass(frozen=True, slots=True)
class HistoryView:
    """One holder's stands on one question, oldest first, and where it moved."""

    holder: str
    question: Bit
    cards: tuple[Card, ...]
    moves: tuple[Card, ...]


def cell_page(asked: Asked) -> Page:
    """Return the history behind one cell of the matrix, every step with its words."""
    source, lens = asked.source(), asked.lens()
    question, holder = asked.one("question"), asked.one("holder")
    own = {"question": (question,)}
    stands = [p for p in every(source, Ask("positions", own)) if holder in (p.holder.key, p.holder.name)]
    moves = [s for s in every(source, Ask("shifts", own)) if holder in (s.holder.key, s.holder.name)]
    name = stands[0].holder.name if stands else holder
    shown = HistoryView(
        name, lens.question(question),
        tuple(card_of(stand, lens, quotes=20) for stand in stands), tuple(card_of(move, lens) for move in moves),
    )  # fmt: skip
    rows = {"positions": rows_of(stands, asked), "shifts": rows_of(moves, asked)}
    return Page(f"{name}: {shown.question.text}", "history_of_cell.html", shown, rows)
