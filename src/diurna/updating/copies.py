"""Finds which reports carry the same words when some are new: only those of near days are compared."""

import json
from collections.abc import Iterable

import numpy as np

from diurna.chronology.fingerprints import Fingerprint, fingerprint_of
from diurna.chronology.origins import APART, find_copies
from diurna.types.actors import ResolvedReport
from diurna.types.entries import OriginGroup
from diurna.updating.context import Context

_ALONE = "no other report has its words"


def update_origins(context: Context, reports: Iterable[ResolvedReport]) -> set[str]:
    """Bring the origins up to date with some new or changed reports; return the reports whose origin is another."""
    archive = context.archive
    days: set[int] = set()
    for item in reports:
        print_ = fingerprint_of(item)
        days.update((*archive.day_of([print_.report]), print_.day))
        archive.keep_fingerprint(print_.report, print_.day, _packed(print_))
    changed: set[str] = set()
    for first, last in _ranges(days):
        changed |= _compare(context, first, last)
    return _regroup(context, changed)


def _ranges(days: Iterable[int]) -> list[tuple[int, int]]:
    """Return the days that new reports of some days may be compared on, as stretches that do not touch."""
    found: list[tuple[int, int]] = []
    for day in sorted(days):
        if found and day <= found[-1][1] + 1:
            found[-1] = (found[-1][0], day + APART)
        else:
            found.append((day, day + APART))
    return found


def _compare(context: Context, first: int, last: int) -> set[str]:
    """Say anew what the reports of some days copy; return those of which it is not as it was."""
    kept = context.archive.fingerprints(first - APART, last)
    prints = [_unpacked(report, data) for report, data, *_ in kept]
    copied = find_copies(prints)
    changed = set()
    for print_, (report, _, origin, earlier, reason) in zip(prints, kept, strict=True):
        found = copied.get(report)
        now = (found.earlier, found.reason) if found else ("", "")
        if print_.day >= first and (now != (earlier, reason) or not origin):
            context.archive.keep_copied(report, *now)
            changed.add(report)
    return changed


def _regroup(context: Context, changed: Iterable[str]) -> set[str]:
    """Give the changed reports and their copies their origins; return those that have another."""
    archive = context.archive
    family: dict[str, None] = {}
    waiting = list(changed)
    while waiting:
        report = waiting.pop()
        if report not in family:
            family[report] = None
            waiting.extend(archive.copies_of(report))
    before = archive.origins(family)
    after = {report: f"or-{_root(context, report)}" for report in family}
    for report, origin in after.items():
        archive.keep_origin(report, origin)
    touched = {origin for origin in (*before.values(), *after.values()) if origin}
    groups = [group for origin in sorted(touched) if (group := _group(context, origin)) is not None]
    context.write("origins", groups, touched)
    return {report for report in family if before.get(report) != after[report]}


def _root(context: Context, report: str) -> str:
    while earlier := context.archive.copied_from(report):
        report = earlier
    return report


def _group(context: Context, origin: str) -> OriginGroup | None:
    members = context.archive.of_origin(origin)
    if not members:
        return None
    reasons = "; ".join(reason for _, reason in members if reason)
    return OriginGroup(origin, tuple(report for report, _ in members), reasons or _ALONE)


def _packed(item: Fingerprint) -> bytes:
    head = json.dumps([item.day, len(item.runs), len(item.sketch), item.whole, sorted(item.agencies)])
    return b"\n".join((head.encode(), item.runs.tobytes() + item.sketch.tobytes()))


def _unpacked(report: str, data: bytes) -> Fingerprint:
    head, _, rest = data.partition(b"\n")
    day, runs, sketch, whole, agencies = json.loads(head)
    numbers: np.ndarray[tuple[int], np.dtype[np.uint64]] = np.frombuffer(rest, dtype=np.uint64)
    return Fingerprint(report, day, numbers[:runs], numbers[runs : runs + sketch], whole, frozenset(agencies))
