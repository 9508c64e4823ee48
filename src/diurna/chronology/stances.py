"""Reads stance mentions as comparable propositions: whose, on what, in which report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from diurna.chronology.indexes import ReportIndex
from diurna.chronology.wording import stem, stems_of, words_in
from diurna.types.findings import StanceMention
from diurna.types.identity import entry_id


@dataclass(frozen=True, slots=True)
class Put:
    """One stance mention with what its proposition is compared by.

    Attributes:
        id: The question id it would give alone.
        stems: Stems of the proposition; ``deed`` the one of its first telling word, what is to be done.
        event: Id of the event entry it is about, or None.
    """

    index: ReportIndex
    mention: StanceMention
    id: str
    stems: frozenset[str]
    deed: str
    event: str | None


def puts_in(indexes: Sequence[ReportIndex], holders: Mapping[tuple[str, str], str]) -> tuple[Put, ...]:
    """Return every stance mention, by publication date, report and place in the text.

    Args:
        indexes: The reports.
        holders: Event entry ids by report id and event mention id.
    """
    found = [_put(index, mention, holders) for index in indexes for mention in index.findings.stances]
    return tuple(sorted(found, key=lambda item: (item.index.report.published, item.index.report.id, *_place(item))))


def _place(item: Put) -> tuple[int, str]:
    return item.mention.evidence[0].start, item.mention.id


def _put(index: ReportIndex, mention: StanceMention, holders: Mapping[tuple[str, str], str]) -> Put:
    phrase = words_in(mention.proposition)
    stems = stems_of(phrase) | stems_of(mention.lemmas)
    deed = next((s for word in phrase if (s := stem(word)) in stems), "")
    event = holders.get((index.report.id, mention.event)) if mention.event else None
    return Put(index, mention, entry_id("qu", index.report.id, mention.id), stems, deed, event)
