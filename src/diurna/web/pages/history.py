"""The ledger of decisions: who decided what, when and why, and which of it still stands."""

from dataclasses import dataclass

import msgspec

from diurna.query.doubts import standing
from diurna.types.record import Judgement, JudgementKind
from diurna.web.asking import Asked
from diurna.web.cards import Lens
from diurna.web.page import Page

_PAGE = 100


@dataclass(frozen=True, slots=True)
class Decision:
    """A line of the ledger; ``can_undo`` while it stands."""

    number: int
    at: str
    user: str
    word: str
    target: str
    link: str
    change: str
    why: str
    stands: bool
    can_undo: bool


@dataclass(frozen=True, slots=True)
class HistoryView:
    """The ledger, latest first."""

    decisions: tuple[Decision, ...]
    count: str
    next: str


def history_page(asked: Asked) -> Page:
    """Return the ledger, latest first, a hundred decisions a page."""
    ledger = asked.desk.judgements()
    lens = asked.lens()
    before = asked.number("before", len(ledger) + 1, 10**9)
    stands = {item.number for item in standing(ledger)}
    found = [item for item in reversed(ledger) if item.number < before]
    page = found[:_PAGE]
    following = asked.address(drop=("before",), add=(("before", str(page[-1].number)),)) if len(found) > _PAGE else ""
    shown = HistoryView(
        tuple(_decision(item, stands, lens, asked) for item in page),
        asked.tongue.count("%(n)s decision", "%(n)s decisions", len(ledger)), following,
    )  # fmt: skip
    rows = {"results": msgspec.to_builtins(page), "total": len(ledger), "next": following or None}
    return Page(lens.say("History"), "history.html", shown, rows, ("ledger.js",))


def _decision(item: Judgement, stands: set[int], lens: Lens, asked: Asked) -> Decision:
    is_undo = item.kind is JudgementKind.UNDO
    code = "" if ":" in item.target else asked.desk.workspace().store.code_of(item.target)
    link = f"/a/{item.target}" if ":" in item.target else f"/e/{code}"
    change = " → ".join(part for part in (item.before, item.after) if part)
    if item.field:
        change = f"{item.field}: {change}"
    return Decision(
        item.number, item.at.strftime("%Y-%m-%d %H:%M"), item.user, lens.word(item.kind.value), code or item.target,
        link, change, item.why, is_undo or item.number in stands, not is_undo and item.number in stands,
    )  # fmt: skip
