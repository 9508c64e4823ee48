"""Reads stance mentions as comparable propositions: whose, on what, in which report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from diurna.chronology.indexes import ReportIndex
from diurna.chronology.wording import stem, stems_of, words_in
from diurna.types.findings import StanceMention
from diurna.types.identity import entry_id

_NEAR = 500
POINTERS = frozenset({"it", "them", "this", "that", "they", "one", "these", "those", "so", "him", "her"})
"""Words that name nothing by themselves."""


@dataclass(frozen=True, slots=True)
class Put:
    """One stance mention with what its proposition is compared by.

    Attributes:
        id: The question id it would give alone.
        phrase: The proposition in words; what a pointing one was read as.
        stems: Stems of the proposition; ``deed`` the one of its first telling word, what is to be done.
        event: Id of the event entry it is about, or None.
    """

    index: ReportIndex
    mention: StanceMention
    id: str
    phrase: str
    stems: frozenset[str]
    deed: str
    event: str | None


def puts_in(indexes: Sequence[ReportIndex], holders: Mapping[tuple[str, str], str]) -> tuple[Put, ...]:
    """Return the stance mentions on something that is named, by publication date, report and place in the text.

    A stance on "it" or "this" is on what the stance before it in the text is on; with none near it is on nothing that
    could be asked about, and stays a statement only.

    Args:
        indexes: The reports.
        holders: Event entry ids by report id and event mention id.
    """
    found: list[Put] = []
    for index in sorted(indexes, key=lambda item: (item.report.published, item.report.id)):
        own = sorted((_put(index, mention, holders) for mention in index.findings.stances), key=_place)
        found.extend(_with_antecedents(own))
    return tuple(found)


def _with_antecedents(puts: Sequence[Put]) -> list[Put]:
    read: list[Put] = []
    for put in puts:
        before = next((item for item in reversed(read) if _place(item)[0] < _place(put)[0]), None)
        near = before is not None and _place(put)[0] - _end(before) <= _NEAR
        if not _points(put):
            read.append(put)
        elif before is not None and near:
            read.append(_reading(put, before))
        elif put.stems:
            read.append(put)
    return read


def _points(put: Put) -> bool:
    """Return whether a proposition names nothing but what is to be done with "it"."""
    words = {word.casefold() for word in words_in(put.mention.proposition)}
    return not put.stems or (put.stems <= {put.deed} and bool(words & POINTERS))


def _reading(put: Put, before: Put) -> Put:
    """Return a pointing stance read as one on what the stance before it is on."""
    if not put.stems:
        return replace(put, stems=before.stems, deed=before.deed, phrase=before.phrase, event=put.event or before.event)
    thing = before.stems - {before.deed} if len(before.stems) > 1 else before.stems
    return replace(put, stems=put.stems | thing, event=put.event or before.event)


def _place(item: Put) -> tuple[int, str]:
    return item.mention.evidence[0].start, item.mention.id


def _end(item: Put) -> int:
    return item.mention.evidence[-1].end


def _put(index: ReportIndex, mention: StanceMention, holders: Mapping[tuple[str, str], str]) -> Put:
    words = words_in(mention.proposition)
    stems = stems_of(words) | stems_of(mention.lemmas)
    deed = next((s for word in words if (s := stem(word)) in stems), "")
    event = holders.get((index.report.id, mention.event)) if mention.event else None
    phrase = " ".join(mention.proposition.split())
    return Put(index, mention, entry_id("qu", index.report.id, mention.id), phrase, stems, deed, event)
