"""Makes statement entries, one a statement, and ties those that carry the same words across reports."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from diurna.chronology.indexes import ReportIndex
from diurna.chronology.wording import words_in
from diurna.types.entries import StatementEntry
from diurna.types.findings import Statement
from diurna.types.identity import entry_code, entry_id
from diurna.types.lines import sort_key

_RUN = 4
_FEWEST_WORDS = 5
_SHARE = 0.6


def statement_id(index: ReportIndex, finding: str | None) -> str | None:
    """Return the entry id of a statement of a report, None for none."""
    return entry_id("st", index.report.id, finding) if finding else None


def statement_entries(indexes: Sequence[ReportIndex]) -> tuple[StatementEntry, ...]:
    """Return one entry a statement, by publication date, report and place in the text."""
    found = [entry for index in indexes for entry in entries_in(index)]
    return _tied(sorted(found, key=lambda entry: sort_key("statements", entry)))


def entries_in(index: ReportIndex) -> tuple[StatementEntry, ...]:
    """Return the statements of one report, not yet tied to those of others."""
    return tuple(_entry(index, item) for item in index.findings.statements)


NOBODY = "nobody:"
"""How a finding's ``unnamed_source`` starts when nobody is named; what follows is the reason."""


def _entry(index: ReportIndex, item: Statement) -> StatementEntry:
    source, reason = item.unnamed_source, item.provenance.reason
    if source and source.startswith(NOBODY):
        reason = f"{reason}; nobody is named ({source.removeprefix(NOBODY).strip()})"
        source = None
    key = entry_id("st", index.report.id, item.id)
    return StatementEntry(
        id=key,
        code=entry_code(key),
        report_id=index.report.id,
        origin=index.origin,
        speakers=index.parties(item.speakers),
        content=index.cite(item.content),
        kind=item.kind,
        force=item.force,
        published=index.report.published,
        cue=index.report.cite(item.cue) if item.cue else None,
        unnamed_source=source,
        said=item.said,
        venue=index.place_of(item.venue)[1],
        addressee=index.party(item.addressee) if item.addressee else None,
        continues=statement_id(index, item.continues),
        nested_in=statement_id(index, item.nested_in),
        reason=reason,
        finding=item.id,
    )


def _tied(entries: Sequence[StatementEntry]) -> tuple[StatementEntry, ...]:
    filed: dict[str, list[int]] = {}
    ties: dict[int, list[int]] = {}
    traces = [trace_of(entry) for entry in entries]
    for place, trace in enumerate(traces):
        shared = Counter(other for run in trace.runs for other in filed.get(run, ()))
        for other, count in shared.items():
            if is_same(traces[other], trace, count):
                ties.setdefault(place, []).append(other)
                ties.setdefault(other, []).append(place)
        for run in trace.runs:
            filed.setdefault(run, []).append(place)
    return tuple(
        replace(entry, same_words=tuple(entries[other].id for other in sorted(ties.get(place, ()))))
        for place, entry in enumerate(entries)
    )


@dataclass(frozen=True, slots=True)
class Trace:
    """What a statement is compared by.

    Attributes:
        runs: Its runs of four words.
        speakers: Keys of those who made it.
    """

    report: str
    runs: frozenset[str]
    speakers: frozenset[str]


def trace_of(entry: StatementEntry) -> Trace:
    """Return what a statement is compared by."""
    words = [word.casefold() for part in entry.content for word in words_in(part.words)]
    runs = frozenset(" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))
    speakers = frozenset(party.key for party in entry.speakers if party.key)
    return Trace(entry.report_id, runs if len(words) >= _FEWEST_WORDS else frozenset(), speakers)


def is_same(one: Trace, two: Trace, shared: int) -> bool:
    """Return whether two statements of different reports carry the same words of the same speaker.

    Args:
        one: One of them.
        two: The other.
        shared: How many runs of words they share.
    """
    if one.report == two.report or not shared or shared < _SHARE * min(len(one.runs), len(two.runs)):
        return False
    return not one.speakers or not two.speakers or bool(one.speakers & two.speakers)
