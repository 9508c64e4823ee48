"""What a decision is entered with, and which decisions newer evidence speaks against."""

from collections.abc import Iterable
from typing import Any

from diurna.chronology.corrections import GIVEN, PARTIES, state_text, value_text
from diurna.chronology.judgements import Ledger, contradicted
from diurna.errors import NotFoundError, UsageError
from diurna.store.archive import unpacked
from diurna.store.updating import UpdateArchive
from diurna.types.record import Conflict, Judgement, JudgementKind
from diurna.updating.stands import Face

_KINDS = {
    "ev": "events",
    "st": "statements",
    "qu": "questions",
    "po": "positions",
    "sh": "shifts",
    "me": "measures",
    "co": "contradictions",
}
_COMPARED = frozenset({JudgementKind.ACCEPT, JudgementKind.REJECT, JudgementKind.CORRECT})


def prepared(archive: UpdateArchive, kind: JudgementKind, target: str, *, field: str, after: str) -> tuple[str, str]:
    """Return the value before and the value given, as the ledger keeps them.

    Raises:
        UsageError: What is given names nothing of the entry.
    """
    entry = _entry(archive, target)
    if kind is JudgementKind.SPLIT:
        return _parted(archive, target, after)
    if kind is JudgementKind.CORRECT and entry is not None:
        given = _named(archive, after) if field in PARTIES else after
        return value_text(entry, field), given
    if kind is JudgementKind.MERGE and ":" in target:
        stays = _entry(archive, after)
        return (str(stays.name) if stays is not None else ""), after
    if kind is JudgementKind.RENAME and entry is not None:
        return str(entry.name), after
    return (state_text(entry) if entry is not None and kind in _COMPARED else ""), after


def _entry(archive: UpdateArchive, target: str) -> Any:
    kind = "actors" if ":" in target else _KINDS.get(target[:2], "")
    return archive.entries(kind, [target]).get(target) if kind else None


def _named(archive: UpdateArchive, text: str) -> str:
    """Return actors given by key or name as key and name; words that are no actor of the record stay words."""
    found = []
    for part in filter(None, (piece.strip() for piece in text.split(";"))):
        key = part.partition("=")[0].strip()
        if "=" in part:
            found.append(part)
            continue
        known = archive.entries("actors", [key]).get(key) or archive.actor_named(part)
        found.append(f"{known.key}={known.name}" if known is not None else f"={part}")
    return "; ".join(found)


def _parted(archive: UpdateArchive, target: str, after: str) -> tuple[str, str]:
    """Return the ids that stay and those that go, from report ids, codes or wordings, one a line or word."""
    things = archive.things_on(target)
    wanted = {line.strip() for line in after.splitlines() if line.strip()}
    wanted |= set(after.split())
    words = {item.casefold() for item in wanted}
    going: list[str] = []
    staying: list[str] = []
    for thing in sorted(things, key=lambda item: item.id):
        names = {thing.id, thing.report}
        phrase = unpacked(thing.data, Face).phrase.casefold() if target.startswith("qu") else ""
        codes = {code.casefold() for code in archive.codes([thing.id])}
        is_going = bool(names & wanted or codes & words or (phrase and phrase in words))
        (going if is_going else staying).append(thing.id)
    if not going or not staying:
        raise UsageError("name some of its tellings, by report or wording, but not all; 'diurna show' lists them")
    return " ".join(staying), " ".join(going)


def warnings(archive: UpdateArchive, one: str, two: str) -> tuple[str, ...]:
    """Return why two entries should perhaps not be merged: somebody said that they are two."""
    ledger = Ledger.of(archive.judgements())
    members = [[thing.id for thing in archive.things_on(key)] for key in (one, two)]
    if not contradicted(ledger, members[0], members[1], one[:2]):
        return ()
    said = next(item for item in reversed(ledger.standing) if item.kind is JudgementKind.SPLIT)
    return (f"judgement {said.number} by {said.user} said that these are two; the merge counts from now on",)


def conflicts(archive: UpdateArchive) -> tuple[Conflict, ...]:
    """Return the decisions that stand and that newer evidence or rules speak against, oldest first."""
    ledger = Ledger.of(archive.judgements())
    return tuple(found for item in ledger.standing for found in _conflict(archive, item, ledger))


def _conflict(archive: UpdateArchive, item: Judgement, ledger: Ledger) -> Iterable[Conflict]:
    if item.kind is JudgementKind.DEFINE:
        return
    if not _is_there(archive, item, ledger):
        yield Conflict(item, "", "what it was made on is no more; its reports say something else now")
        return
    if item.kind not in _COMPARED or not item.before:
        return
    now = archive.note(f"judged:{item.number}")
    if now and now not in (item.before, item.after) and not now.endswith(GIVEN):
        what = f"{item.field} is" if item.field else "it stands as"
        yield Conflict(item, now, f"when decided, {what} '{item.before}'; the reports say '{now}' now")


def _is_there(archive: UpdateArchive, item: Judgement, ledger: Ledger) -> bool:
    if item.kind is JudgementKind.MERGE and ":" in item.target:
        return True
    if item.kind is JudgementKind.REJECT or item.target in ledger.rejected():
        return bool(archive.note(f"judged:{item.number}")) or item.target[:2] not in _KINDS
    try:
        return bool(archive.resolve(item.target))
    except NotFoundError:
        return False
