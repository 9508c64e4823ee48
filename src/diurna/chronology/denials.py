"""Finds who denies which event: denials are told as statements or as rejections, and name the deed they deny."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from diurna.chronology.clusters import Told
from diurna.chronology.deeds import Deed
from diurna.chronology.indexes import ReportIndex, once
from diurna.chronology.wording import Weights, stems_of, words_in
from diurna.types.entries import EventEntry, Party
from diurna.types.ontology import EventStatus, EventType, Force, StanceValue
from diurna.types.span import Evidence, Span

_LIKE = 0.55
_LEAST = 0.8
NEAR = timedelta(days=30)
_DENIABLE = frozenset({EventStatus.ALLEGED, EventStatus.OCCURRED, EventStatus.ONGOING})


@dataclass(frozen=True, slots=True)
class Denial:
    """Who denies what, as one report has it.

    Attributes:
        keys: Keys under which those who deny may appear in other reports.
        stems: Stems of what they say.
        words: The words of the denial.
    """

    report: str
    published: date
    by: tuple[Party, ...]
    keys: frozenset[str]
    stems: frozenset[str]
    words: tuple[Evidence, ...] = ()


def with_denials(
    events: Sequence[EventEntry], told: Sequence[Told], indexes: Sequence[ReportIndex]
) -> tuple[EventEntry, ...]:
    """Return the events with those who deny them."""
    denials = [denial for index in indexes for denial in denials_in(index)]
    if not denials:
        return tuple(events)
    by_telling = {item.id: item for item in told}
    by_stem: dict[str, list[Denial]] = {}
    for denial in denials:
        for item in sorted(denial.stems):
            by_stem.setdefault(item, []).append(denial)
    return tuple(_with(e, [by_telling[k] for k in (e.id, *e.also) if k in by_telling], by_stem) for e in events)


def denials_in(index: ReportIndex) -> Iterable[Denial]:
    """Yield the denials of one report: told as statements, and as claims of fact that somebody is against."""
    for item in index.findings.statements:
        if item.force is Force.DENIAL and item.speakers:
            words = [word for span in item.content for word in words_in(span.cut(index.report.text))]
            yield _denial(index, item.speakers, words, item.content)
    for stance in index.findings.stances:
        if stance.claim and stance.stance is StanceValue.AGAINST and stance.holders:
            yield _denial(index, stance.holders, words_in(stance.claim), stance.evidence)


def _denial(index: ReportIndex, by: Sequence[str], words: Sequence[str], spans: Sequence[Span]) -> Denial:
    parties = index.parties(by)
    keys = frozenset(key for party in parties for key in index.standing(party))
    return Denial(index.report.id, index.report.published, parties, keys, stems_of(words), index.cite(spans))


def _with(event: EventEntry, told: Sequence[Told], denials: Mapping[str, Sequence[Denial]]) -> EventEntry:
    if event.type is EventType.REJECT or event.status not in _DENIABLE:
        return event
    vouchers = {party.key for telling in event.history for party in telling.according_to if party.key}
    found = [
        denial
        for item in told
        for denial in denials.get(item.deed.trigger, ())
        if denies(denial, item.deed) and not vouchers & {party.key for party in denial.by}
    ]
    if not found:
        return event
    found.sort(key=lambda denial: (denial.published, denial.report, [(e.span.start, e.span.end) for e in denial.words]))
    words = dict.fromkeys(item for denial in found for item in denial.words)
    return replace(event, denied_by=once(party for denial in found for party in denial.by), denials=tuple(words))


def denies(denial: Denial, deed: Deed) -> bool:
    """Return whether a denial tells the deed, days apart at most, and comes from who is said to have done it."""
    if abs(deed.key[0] - denial.published) > NEAR or deed.status not in _DENIABLE:
        return False
    if (deed.actors and not denial.keys & deed.actors) or (deed.actor_stems and not deed.actors):
        return False
    weights = Weights.common()
    common = weights.total(deed.content & denial.stems)
    return common >= _LEAST and common >= _LIKE * weights.total(deed.content)
