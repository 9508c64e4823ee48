"""Makes positions: where each body stood on each question, over which time, by whose word."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from diurna.chronology.holders import holder_of, lifted
from diurna.chronology.indexes import once
from diurna.chronology.questions import Question
from diurna.chronology.stances import Put
from diurna.types.dates import Basis, DateInterval, between, on
from diurna.types.entries import Party, PositionEntry
from diurna.types.identity import entry_code, entry_id
from diurna.types.ontology import StanceValue


@dataclass(frozen=True, slots=True)
class Held:
    """One holder's stance in one mention.

    Attributes:
        day: The day it is sorted by: when it was held, else published; an earlier stance of undated past the day
            before.
        reporters: Who reports it, when not the holder or the report.
    """

    put: Put
    holder: Party
    speaker: Party
    reporters: tuple[Party, ...]
    day: date
    interval: DateInterval

    @property
    def stance(self) -> StanceValue:
        """The stance taken."""
        return self.put.mention.stance


@dataclass(frozen=True, slots=True)
class Standing:
    """A position with what a shift is judged by.

    Attributes:
        first: The first day it is shown; ``last`` the last.
        is_earlier: Whether its last words present it as an earlier stance.
    """

    entry: PositionEntry
    first: date
    last: date
    is_earlier: bool


def find_standings(questions: Iterable[Question]) -> tuple[Standing, ...]:
    """Return the positions on some questions: one a holder, question and time a stance was kept, in that order."""
    found: list[Standing] = []
    for question in questions:
        grouped: dict[tuple[str, bool], list[Held]] = {}
        for put in question.puts:
            for held in _held(put):
                whose = held.holder.key or f"words:{held.holder.words.casefold()}"
                grouped.setdefault((whose, bool(held.reporters)), []).append(held)
        own = {whose for whose, is_reported in grouped if not is_reported}
        for (whose, is_reported), stances in sorted(grouped.items()):
            entries = _reported(question, stances) if is_reported else _own(question, stances)
            outdone = is_reported and whose in own
            found.extend(_outdone(item) if outdone else item for item in entries)
    return tuple(found)


def _outdone(standing: Standing) -> Standing:
    return replace(standing, entry=replace(standing.entry, is_current=False))


def _held(put: Put) -> list[Held]:
    index, mention = put.index, put.mention
    held = []
    for identifier in mention.holders:
        speaker, holder = index.party(identifier), holder_of(index, identifier)
        if speaker is None or holder is None:
            continue
        reporters = tuple(
            party
            for party in index.parties(mention.according_to)
            if holder.key is None or lifted(index, party).key != holder.key
        )
        day, interval = _day(put)
        held.append(Held(put, holder, speaker, reporters, day, interval))
    unique: dict[str, Held] = {}
    for item in held:
        unique.setdefault(item.holder.key or item.holder.words.casefold(), item)
    return list(unique.values())


def _day(put: Put) -> tuple[date, DateInterval]:
    mention, published = put.mention, put.index.report.published
    known = mention.date
    eve = published - timedelta(days=1)
    if mention.is_past and (known is None or known.earliest in (None, published)):
        reason = "told as an earlier stance, without a day of its own"
        return eve, between(None, published, Basis.TENSE, words=known.words if known else "", reason=reason)
    if known is None:
        return published, on(published, Basis.REPORT_DATE, reason="no day given: the report's date")
    return min(known.latest or known.earliest or published, published), known


def _order(held: Held) -> tuple[date, bool, date, str, int]:
    put = held.put
    return (
        held.day,
        not put.mention.is_past,
        put.index.report.published,
        put.index.report.id,
        put.mention.evidence[0].start,
    )


def _own(question: Question, stances: Sequence[Held]) -> list[Standing]:
    runs: list[list[Held]] = []
    ordered = sorted(_as_first_written(stances), key=_order)
    for held in ordered:
        last = runs[-1][-1] if runs else None
        open_run = next(
            (run for run in reversed(runs) if run[-1].day == held.day and run[0].stance is held.stance), None
        )
        if last is not None and last.stance is held.stance:
            runs[-1].append(held)
        elif open_run is not None and not held.put.mention.is_past:
            open_run.append(held)
        else:
            runs.append([held])
    latest = runs[-1][-1].day
    entries = []
    for place, run in enumerate(runs):
        current = place == len(runs) - 1 or (run[-1].day == latest and not run[-1].put.mention.is_past)
        entries.append(_entry(question, run, is_current=current))
    return entries


def _as_first_written(stances: Sequence[Held]) -> list[Held]:
    """Return the stances, those printed again by one origin on the day of the first printing."""
    first: dict[tuple[str, StanceValue, str], Held] = {}
    placed = []
    for held in sorted(stances, key=lambda item: (item.put.index.report.published, item.put.index.report.id)):
        index = held.put.index
        words = " ".join(item.words for item in index.cite(held.put.mention.evidence))
        original = first.setdefault((index.origin, held.stance, words), held)
        earlier = min(original.day, held.day)
        interval = original.interval if original.day == earlier else held.interval
        placed.append(replace(held, day=earlier, interval=interval))
    return placed


def _reported(question: Question, stances: Sequence[Held]) -> list[Standing]:
    by_stance: dict[StanceValue, list[Held]] = {}
    for held in sorted(stances, key=_order):
        by_stance.setdefault(held.stance, []).append(held)
    latest = max(run[-1].day for run in by_stance.values())
    return [_entry(question, run, is_current=run[-1].day == latest) for run in by_stance.values()]


def _entry(question: Question, run: Sequence[Held], *, is_current: bool) -> Standing:
    told = sorted(run, key=lambda held: (held.put.index.report.published, held.put.index.report.id, *_place(held)))
    first = told[0]
    ids = list(dict.fromkeys(_id(held) for held in told))
    evidence = tuple(dict.fromkeys(item for held in told for item in held.put.index.cite(held.put.mention.evidence)))
    label = first.put.index.report.cite(first.put.mention.label).words
    entry = PositionEntry(
        id=ids[0],
        code=entry_code(ids[0]),
        holder=first.holder,
        question=question.entry.id,
        stance=first.stance,
        label=" ".join(label.split()),
        date=min(run, key=_order).interval,
        evidence=evidence,
        origins=tuple(dict.fromkeys(held.put.index.origin for held in told)),
        recorded=min(held.put.index.report.published for held in told),
        according_to=once(party for held in told for party in held.reporters),
        speakers=once(held.speaker for held in told),
        is_current=is_current,
        also=tuple(ids[1:]),
        reason="; ".join(dict.fromkeys(part for held in told for part in _reasons(held) if part)),
    )
    return Standing(entry, min(held.day for held in run), max(held.day for held in run), run[-1].put.mention.is_past)


def _reasons(held: Held) -> tuple[str, str]:
    return held.put.mention.provenance.reason, held.put.reading


def _place(held: Held) -> tuple[int, str]:
    return held.put.mention.evidence[0].start, held.put.mention.id


def _id(held: Held) -> str:
    whose = held.holder.key or held.holder.words.casefold()
    return entry_id("po", held.put.index.report.id, held.put.mention.id, whose)
