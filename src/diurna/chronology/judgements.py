"""Applies what people decided to what the rules found: a judgement wins; undone, the rules are heard again."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from diurna.chronology.corrections import FIELDS, fields_of, with_correction
from diurna.chronology.defined import Definition, definition_of
from diurna.chronology.merging import survivors
from diurna.types.entries import QuestionEntry
from diurna.types.record import Judgement, JudgementKind

T = TypeVar("T")
Notice = Callable[[Judgement, Any], None]


_REVIEWS = {
    JudgementKind.ACCEPT: "accepted",
    JudgementKind.CORRECT: "corrected",
    JudgementKind.MERGE: "merged",
    JudgementKind.SPLIT: "split",
    JudgementKind.RENAME: "renamed",
    JudgementKind.PIN: "pinned",
    JudgementKind.HIDE: "hidden",
}


@dataclass(frozen=True, slots=True)
class Ledger:
    """The judgements that stand, undone ones left out, oldest first."""

    standing: tuple[Judgement, ...]
    notice: Notice | None = None
    """Told of each judgement that meets its entry, and of the entry as the rules have it."""

    @classmethod
    def of(cls, judgements: Iterable[Judgement]) -> "Ledger":
        """Return the ledger of some judgements; undoing an undoing restores what was undone."""
        ordered = sorted(judgements, key=lambda item: item.number)
        undone: set[int] = set()
        for item in reversed(ordered):
            if item.kind is JudgementKind.UNDO and item.number not in undone and item.after.isdigit():
                undone.add(int(item.after))
        return cls(tuple(i for i in ordered if i.kind is not JudgementKind.UNDO and i.number not in undone))

    def merges(self, prefix: str) -> tuple[tuple[str, str], ...]:
        """Return the merged and surviving ids of one kind of entry."""
        kind = JudgementKind.MERGE
        return tuple((i.target, i.after) for i in self.standing if i.kind is kind and i.target.startswith(prefix))

    def splits(self, prefix: str) -> Mapping[str, frozenset[str]]:
        """Return for each telling a person took out of an entry the ids it is not one with, and for those likewise.

        A later merge of the two wins over the split.
        """
        apart: dict[str, set[str]] = {}
        for item in self.standing:
            if item.kind is JudgementKind.SPLIT and item.target.startswith(prefix):
                going, staying = item.after.split(), item.before.split()
                for one, others in ((going, staying), (staying, going)):
                    for key in one:
                        apart.setdefault(key, set()).update(others)
        return {key: frozenset(others) for key, others in apart.items()}

    def defined(self) -> tuple[Definition, ...]:
        """Return the questions users defined, the latest definition of each, in the order they were first defined."""
        found = {item.target: definition_of(item) for item in self.standing if item.kind is JudgementKind.DEFINE}
        return tuple(found.values())

    def reviews(self) -> dict[str, tuple[int, str]]:
        """Return by id what was decided last, as a word, with the number of the judgement."""
        return {item.target: (item.number, _REVIEWS[item.kind]) for item in self.standing if item.kind in _REVIEWS}

    def review_of(self, entry: Any, reviews: Mapping[str, tuple[int, str]]) -> str:
        """Return what people decided on an entry, by any id that leads to it; an acceptance counts before all else."""
        found = [reviews[key] for key in ids_of(entry) if key in reviews] if reviews else []
        if any(word == "accepted" for _, word in found):
            return "accepted"
        return max(found, default=(0, ""))[1]

    def merged_actors(self) -> Mapping[str, str]:
        """Return the actors people made one with another: the merged key and the one that stays."""
        kind = JudgementKind.MERGE
        return survivors(tuple((i.target, i.after) for i in self.standing if i.kind is kind and ":" in i.target))

    def names(self) -> dict[str, str]:
        """Return the names given, by id or actor key; the latest wins. A merge keeps the name of the one that stays."""
        merges = (item for item in self.standing if item.kind is JudgementKind.MERGE and ":" in item.target)
        kept = {item.after: item.before for item in merges if item.before}
        return kept | {
            item.target: item.after for item in self.standing if item.kind is JudgementKind.RENAME and item.after
        }

    def rejected(self) -> frozenset[str]:
        """Return the ids left out."""
        return self.targets(JudgementKind.REJECT)

    def targets(self, kind: JudgementKind) -> frozenset[str]:
        """Return the ids on which a kind of decision stands."""
        return frozenset(item.target for item in self.standing if item.kind is kind)

    def kept(self, entries: Iterable[T]) -> tuple[T, ...]:
        """Return the entries that nobody rejected, by any id that leads to them, with the corrections made."""
        if not self.standing:
            return tuple(entries)
        gone, judged = self.rejected(), frozenset(item.target for item in self.standing)
        found = []
        for entry in entries:
            ids = ids_of(entry) & judged
            finished = self._decided(entry, ids) if ids else entry
            if not gone.intersection(ids):
                found.append(finished)
        return tuple(found)

    def _decided(self, entry: T, ids: frozenset[str]) -> T:
        for item in self.standing:
            if item.target in ids:
                if self.notice is not None:
                    self.notice(item, entry)
                if item.kind is JudgementKind.CORRECT:
                    entry = with_correction(entry, item.field, item.after)
        return entry


def ids_of(entry: Any) -> frozenset[str]:
    """Return every id that leads to an entry."""
    return frozenset({getattr(entry, "id", None) or entry.key, *getattr(entry, "also", ())})


def accepted_ids(entries: Iterable[Any], judgements: Iterable[Judgement]) -> tuple[str, ...]:
    """Return the ids of the entries whose latest standing decision is an acceptance, sorted.

    A decision on an id that now is a later telling counts for the entry that holds it.
    """
    latest = {item.target: item.kind for item in Ledger.of(judgements).standing}
    accepted = {target for target, kind in latest.items() if kind is JudgementKind.ACCEPT}
    return tuple(sorted(entry.id for entry in entries if accepted.intersection(ids_of(entry))))


def judgement_problem(kind: JudgementKind, target: str, field: str, after: str) -> str | None:
    """Return why a decision cannot be made, None when it can; doors ask this before they enter one in the ledger."""
    if kind is JudgementKind.CORRECT:
        return correction_problem(target, field, after)
    if kind is JudgementKind.MERGE and not _are_alike(target, after):
        return "Only two events, two questions or two actors of one kind can be merged."
    if kind is JudgementKind.MERGE and target == after:
        return "An entry cannot be merged into itself."
    if kind is JudgementKind.SPLIT and target[:2] not in {"ev", "qu"}:
        return "Only an event or a question can be split."
    if kind in (JudgementKind.PIN, JudgementKind.HIDE) and not target.startswith("qu"):
        return "Only questions can be pinned or hidden."
    if kind is JudgementKind.RENAME and not (target.startswith("qu") or ":" in target):
        return "Only questions and actors have names that can be changed."
    if kind is JudgementKind.RENAME and not after.strip():
        return "The new name is empty."
    return None


def _are_alike(one: str, other: str) -> bool:
    """Return whether two ids are two events, two questions or two actors of one kind (``person:…``)."""
    if ":" in one or ":" in other:
        return ":" in one and one.partition(":")[0] == other.partition(":")[0]
    return one[:2] == other[:2] and one[:2] in {"ev", "qu"}


def correction_problem(target: str, field: str, value: str) -> str | None:
    """Return why a correction cannot be made, None when it can; doors ask this before they enter one in the ledger."""
    change = FIELDS.get((target[:2], field))
    if change is None:
        return f"{field!r} cannot be corrected here. Fields: {', '.join(fields_of(target[:2])) or 'none'}."
    try:
        change(None, value)
    except ValueError:
        return f"{value!r} is no {field}."
    return None


def presented(questions: Sequence[QuestionEntry], ledger: Ledger) -> tuple[QuestionEntry, ...]:
    """Return the questions with the names people gave them, and which of them they pinned or hid."""
    names = ledger.names()
    pinned, hidden = ledger.targets(JudgementKind.PIN), ledger.targets(JudgementKind.HIDE)
    return tuple(
        replace(
            item,
            name=next((names[key] for key in (item.id, *item.also) if key in names), item.name),
            is_pinned=bool(pinned & ids_of(item)),
            is_hidden=bool(hidden & ids_of(item)),
        )
        for item in questions
    )


def contradicted(ledger: Ledger, one: Iterable[str], two: Iterable[str], prefix: str) -> bool:
    """Return whether a person said that some telling of one entry is not one with some telling of another."""
    apart, others = ledger.splits(prefix), frozenset(two)
    return any(apart.get(key, frozenset()) & others for key in one)
