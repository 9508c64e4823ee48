"""Makes statement entries, one a statement, and ties those that carry the same words across reports."""

from collections.abc import Sequence
from dataclasses import replace

from diurna.chronology.indexes import ReportIndex
from diurna.chronology.wording import words_in
from diurna.types.entries import StatementEntry
from diurna.types.findings import Statement
from diurna.types.identity import entry_code, entry_id

_RUN = 4
_FEWEST_WORDS = 5
_SHARE = 0.6
_LARGEST_BLOCK = 50


def statement_id(index: ReportIndex, finding: str | None) -> str | None:
    """Return the entry id of a statement of a report, None for none."""
    return entry_id("st", index.report.id, finding) if finding else None


def statement_entries(indexes: Sequence[ReportIndex]) -> tuple[StatementEntry, ...]:
    """Return one entry a statement, by publication date, report and place in the text."""
    found = [_entry(index, item) for index in indexes for item in index.findings.statements]
    found.sort(key=lambda entry: (entry.published, entry.report_id, entry.content[0].span.start, entry.id))
    return _tied(found)


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
    if len({entry.report_id for entry in entries}) < 2:
        return tuple(entries)
    runs = [_runs(entry) for entry in entries]
    filed: dict[str, list[int]] = {}
    for place, found in enumerate(runs):
        for run in found:
            filed.setdefault(run, []).append(place)
    same: dict[int, set[int]] = {}
    near = {
        (one, two) for members in filed.values() if len(members) <= _LARGEST_BLOCK for one in members for two in members
    }
    for one, two in near:
        if one < two and _is_same(entries[one], entries[two], runs[one], runs[two]):
            same.setdefault(one, set()).add(two)
            same.setdefault(two, set()).add(one)
    return tuple(
        replace(entry, same_words=tuple(entries[other].id for other in sorted(same.get(place, ()))))
        for place, entry in enumerate(entries)
    )


def _runs(entry: StatementEntry) -> frozenset[str]:
    words = [word.casefold() for part in entry.content for word in words_in(part.words)]
    if len(words) < _FEWEST_WORDS:
        return frozenset()
    return frozenset(" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))


def _is_same(one: StatementEntry, two: StatementEntry, mine: frozenset[str], yours: frozenset[str]) -> bool:
    if one.report_id == two.report_id or len(mine & yours) < _SHARE * min(len(mine), len(yours)):
        return False
    left, right = {p.key for p in one.speakers if p.key}, {p.key for p in two.speakers if p.key}
    return not left or not right or bool(left & right)
