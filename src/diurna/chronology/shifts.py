"""Finds when a holder moved from one stance to another; a change of wording is none."""

from collections.abc import Iterable
from itertools import pairwise

from diurna.chronology.positions import Standing
from diurna.types.entries import PositionEntry, ShiftEntry
from diurna.types.identity import entry_code, entry_id
from diurna.types.ontology import StanceValue


def shift_entries(standings: Iterable[Standing]) -> tuple[ShiftEntry, ...]:
    """Return the shifts between positions, given in the order in which they were held.

    A stance that is unclear, or that only somebody else reports, neither starts nor ends a shift. Two stances of one
    day of which neither is told as the earlier one are two voices of one body, not a shift.
    """
    held: dict[tuple[str, str], list[Standing]] = {}
    for standing in standings:
        entry = standing.entry
        if entry.stance is not StanceValue.UNCLEAR and not entry.according_to:
            whose = entry.holder.key or f"words:{entry.holder.words.casefold()}"
            held.setdefault((entry.question, whose), []).append(standing)
    pairs = ((one, two) for found in held.values() for one, two in pairwise(found))
    return tuple(_shift(one, two) for one, two in pairs if _has_moved(one, two))


def _has_moved(one: Standing, two: Standing) -> bool:
    is_later = one.last < two.first or (one.is_earlier and not two.is_earlier)
    return one.entry.stance is not two.entry.stance and is_later


def _shift(before: Standing, after: Standing) -> ShiftEntry:
    one, two = before.entry, after.entry
    key = entry_id("sh", one.id, two.id)
    return ShiftEntry(
        id=key,
        code=entry_code(key),
        holder=two.holder,
        question=two.question,
        before=one.id,
        after=two.id,
        from_stance=one.stance,
        to_stance=two.stance,
        date=two.date,
        evidence_before=one.evidence,
        evidence_after=two.evidence,
        recorded=max(one.recorded, two.recorded),
        reason=_reason(before, after),
    )


def _reason(before: Standing, after: Standing) -> str:
    one, two = before.entry, after.entry
    how = "one report states both" if _in_one_report(one, two) else "told in different reports"
    alike = {party.key for party in one.speakers} == {party.key for party in two.speakers}
    who = "the same voice" if alike else "different voices of one body, one after the other"
    return f"{one.stance} until {before.last.isoformat()}, {two.stance} from {after.first.isoformat()}: {how}, {who}"


def _in_one_report(one: PositionEntry, two: PositionEntry) -> bool:
    return bool({item.span.report_id for item in one.evidence} & {item.span.report_id for item in two.evidence})
