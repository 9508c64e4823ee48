"""Enters decisions in the ledger: one at a time, on the state the reader saw, under the reader's name."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from diurna.errors import NotFoundError, UsageError
from diurna.types.record import Judgement, JudgementKind
from diurna.web.desk import Desk
from diurna.web.forms import fingerprint
from diurna.web.safety import RefusedError, StaleError

Check = Callable[[], None]


def unchecked() -> None:
    """Allow every decision."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reader decided.

    Attributes:
        target: A code, an id or an actor's key.
        state: The fingerprint of the entry as the reader saw it; empty when the door has none.
    """

    kind: str
    target: str
    field: str = ""
    after: str = ""
    why: str = ""
    state: str = ""


def decide(desk: Desk, decision: Decision, *, user: str = "", check: Check = unchecked) -> Judgement:
    """Enter one decision under a user's name, the desk's when none is given, and return it.

    Args:
        desk: The record.
        decision: The decision.
        user: Who decides.
        check: Raises when the decision may not be made any more; asked while nobody else can change anything.

    Raises:
        RefusedError: The record is open for reading only.
        StaleError: The entry is no longer as the reader saw it.
        UsageError: There is no such kind of decision, or it cannot be made on that entry.
        NotFoundError: The record has no such entry.
    """
    kind = _kind(decision.kind)
    _check_open(desk)
    with desk.writing:
        check()
        _check_state(desk, decision)
        workspace = desk.workspace()
        is_reference = kind is JudgementKind.MERGE
        after = _identifier(desk, decision.after) if is_reference else decision.after
        target = _identifier(desk, decision.target)
        return workspace.judge(
            kind, target, user=user or desk.user, after=after, why=decision.why, field=decision.field
        )


def undo(
    desk: Desk, numbers: Iterable[int], *, user: str = "", why: str = "", check: Check = unchecked
) -> tuple[Judgement, ...]:
    """Take judgements back, the latest first; return the entries that do.

    Raises:
        RefusedError: The record is open for reading only.
        NotFoundError: The ledger has no such judgement.
    """
    _check_open(desk)
    with desk.writing:
        check()
        workspace = desk.workspace()
        ordered = sorted(set(numbers), reverse=True)
        return tuple(workspace.undo(number, user=user or desk.user, why=why) for number in ordered)


def decision_of(form: Mapping[str, str]) -> Decision:
    """Return the decision a form holds.

    Raises:
        UsageError: It names no entry.
    """
    if not form.get("target"):
        raise UsageError("The form names no entry.")
    return Decision(
        form.get("kind", ""), form["target"], form.get("field", ""), form.get("after", ""), form.get("why", ""),
        form.get("state", ""),
    )  # fmt: skip


def _kind(word: str) -> JudgementKind:
    known = [item.value for item in JudgementKind if item is not JudgementKind.UNDO]
    if word not in known:
        raise UsageError(f"{word!r} is no decision. Decisions: {', '.join(known)}.")
    return JudgementKind(word)


def _check_open(desk: Desk) -> None:
    if desk.is_read_only:
        raise RefusedError("This record is open for reading only.")


def _check_state(desk: Desk, decision: Decision) -> None:
    if not decision.state:
        return
    try:
        entry = desk.source().entry(_identifier(desk, decision.target))
    except NotFoundError as error:
        raise StaleError(f"{decision.target} is gone: somebody else decided on it. Nothing was changed.") from error
    if fingerprint(entry) != decision.state:
        raise StaleError(f"{decision.target} was changed by somebody else since you opened it. Nothing was changed.")


def _identifier(desk: Desk, key: str) -> str:
    return key if ":" in key else desk.workspace().store.find_id(key)
