"""Positions side by side: two holders, or two days."""

from dataclasses import dataclass

from diurna.errors import UsageError
from diurna.query.comparing import Pair, compare_days, compare_holders
from diurna.types.entries import PositionEntry
from diurna.web.asking import Asked
from diurna.web.cards import Bit, Card, Lens, card_of
from diurna.web.page import Page, rows_of


@dataclass(frozen=True, slots=True)
class PairView:
    """One line: what both are about, and the two stands with their words."""

    subject: Bit
    question: Bit
    left: Card | None
    right: Card | None
    differs: bool


@dataclass(frozen=True, slots=True)
class ComparingView:
    """The two sides, the lines that differ first, and the names to choose from."""

    left: str
    right: str
    pairs: tuple[PairView, ...]
    differing: str
    names: tuple[str, ...]
    is_days: bool


def compare_page(asked: Asked) -> Page:
    """Return two holders (``one`` and ``other``) or two days (``first`` and ``second``) side by side."""
    matrix, lens = asked.source().matrix(), asked.lens()
    first, second = asked.day("first"), asked.day("second")
    one, other = asked.one("one"), asked.one("other")
    if first and second:
        pairs, left, right = compare_days(matrix, first, second), first.isoformat(), second.isoformat()
    else:
        unknown = [name for name in (one, other) if name and name not in matrix.holders]
        if unknown:
            raise UsageError(f"{unknown[0]!r} holds no position in this record.")
        pairs, left, right = compare_holders(matrix, one, other), one, other
    shown = ComparingView(
        left, right, tuple(_pair(pair, lens, by_day=bool(first and second)) for pair in pairs),
        asked.tongue.count("%(n)s differs", "%(n)s differ", sum(pair.differs for pair in pairs)),
        tuple(sorted(matrix.holders, key=str.casefold)), bool(first and second),
    )  # fmt: skip
    rows = [
        {
            "subject": pair.subject,
            "differs": pair.differs,
            "left": _row(pair.left, asked),
            "right": _row(pair.right, asked),
        }
        for pair in pairs
    ]
    return Page(lens.say("Compare positions"), "compare.html", shown, rows)


def _row(position: PositionEntry | None, asked: Asked) -> object:
    return rows_of((position,), asked)[0] if position else None


def _pair(pair: Pair, lens: Lens, *, by_day: bool) -> PairView:
    subject = Bit(pair.subject, "who") if by_day else lens.question(pair.question)
    left, right = (card_of(p, lens, quotes=2) if p else None for p in (pair.left, pair.right))
    return PairView(subject, lens.question(pair.question), left, right, pair.differs)
