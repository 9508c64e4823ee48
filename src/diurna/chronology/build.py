"""Builds the record of many resolved reports: the order in which the merging steps run."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from diurna.chronology.actors import merge_actors, merge_places, shown_report
from diurna.chronology.added import with_added
from diurna.chronology.clusters import Told, cluster_events, told_in
from diurna.chronology.contradictions import contradiction_entries
from diurna.chronology.denials import with_denials
from diurna.chronology.events import event_entry
from diurna.chronology.indexes import ReportIndex
from diurna.chronology.judgements import Ledger, presented
from diurna.chronology.links import solve_links
from diurna.chronology.measures import dated_by_events, measure_entries
from diurna.chronology.merging import redirected
from diurna.chronology.origins import find_origins
from diurna.chronology.positions import Standing, find_standings
from diurna.chronology.questions import find_questions
from diurna.chronology.shifts import shift_entries
from diurna.chronology.stances import Put, puts_in
from diurna.chronology.statements import statement_entries
from diurna.types.actors import ResolvedReport
from diurna.types.entries import EventEntry, PositionEntry, QuestionEntry, ShiftEntry
from diurna.types.lines import sort_key
from diurna.types.record import Judgement, Record

T = TypeVar("T")


def build_record(reports: Sequence[ResolvedReport], judgements: Sequence[Judgement] = ()) -> Record:
    """Return what the reports say together, each thing once; the same for any order of the reports.

    Args:
        reports: Resolved reports; one given twice counts once.
        judgements: What people decided on the record; it wins over the rules.
    """
    ordered = sorted({item.report.id: item for item in reports}.values(), key=_order)
    ledger = Ledger.of(judgements)
    merged = ledger.merged_actors()
    ordered = [redirected(item, merged) for item in ordered]
    origins = find_origins(ordered)
    origin_of = {report: origin.id for origin in origins for report in origin.reports}
    actors = merge_actors(ordered, ledger.names())
    known = {actor.key: actor for actor in actors}
    shown = [shown_report(item, known) for item in ordered]
    indexes = tuple(ReportIndex.of(item, origin_of[item.report.id]) for item in shown)
    told = told_in(indexes)
    events = ledger.kept(_events(told, indexes, ledger))
    holders = _holders(told, events)
    stood = positions_of(puts_in(indexes, holders), ledger)
    measures = dated_by_events(measure_entries(indexes, holders), events)
    record = Record(
        reports=tuple(item.report for item in ordered),
        passages=tuple(passage for item in ordered for passage in item.findings.passages),
        origins=origins,
        actors=actors,
        places=merge_places(ordered),
        events=_sorted("events", events),
        statements=ledger.kept(statement_entries(indexes)),
        questions=stood.questions,
        positions=stood.positions,
        shifts=stood.shifts,
        measures=_sorted("measures", ledger.kept(measures)),
        contradictions=_sorted("contradictions", ledger.kept(contradiction_entries(_sorted("events", events)))),
    )
    return with_added(record, judgements)


def _order(item: ResolvedReport) -> tuple[date, str]:
    return item.report.published, item.report.id


def _events(told: Sequence[Told], indexes: Sequence[ReportIndex], ledger: Ledger) -> tuple[EventEntry, ...]:
    clusters = cluster_events(told, ledger.merges("ev"), ledger.splits("ev"))
    entries = {entry.id: entry for entry in map(event_entry, clusters)}
    solved = solve_links(clusters, entries, event_entry)
    return with_denials(tuple(solved.values()), told, indexes)


def _holders(told: Sequence[Told], events: Sequence[EventEntry]) -> Mapping[tuple[str, str], str]:
    entry_of = {key: event.id for event in events for key in (event.id, *event.also)}
    return {(t.index.report.id, t.mention.id): entry_of[t.id] for t in told if t.id in entry_of}


@dataclass(frozen=True, slots=True)
class Stood:
    """Where holders stand on some questions.

    Attributes:
        members: By question id, the ids of the stances on it.
    """

    questions: tuple[QuestionEntry, ...]
    positions: tuple[PositionEntry, ...]
    shifts: tuple[ShiftEntry, ...]
    members: Mapping[str, tuple[str, ...]]


def positions_of(puts: Sequence[Put], ledger: Ledger) -> Stood:
    """Return the questions, positions and shifts of some stances, with what people decided on them."""
    found = find_questions(puts, ledger.merges("qu"), ledger.splits("qu"), ledger.defined())
    gone = ledger.rejected()
    kept = [item for item in found if not gone.intersection((item.entry.id, *item.also))]
    ledger.kept(item.entry for item in found)  # tells of decisions on questions as the rules have them
    standings: list[Standing] = []
    for standing in find_standings(kept):
        entry = ledger.kept((standing.entry,))
        standings.extend(replace(standing, entry=item) for item in entry)
    asked = {standing.entry.question for standing in standings}
    questions = _sorted("questions", presented([i.entry for i in kept if i.entry.id in asked], ledger))
    return Stood(
        questions,
        _by_question(_stepped(standings), questions),
        _sorted("shifts", ledger.kept(shift_entries(standings))),
        {item.entry.id: tuple(put.id for put in item.puts) for item in found},
    )


def _stepped(standings: Sequence[Standing]) -> tuple[PositionEntry, ...]:
    """Return the positions, each with its place among its holder's on the question, by question, holder and time."""
    steps: Counter[tuple[str, str, bool]] = Counter()
    found = []
    for entry in (standing.entry for standing in standings):
        whose = entry.holder.key or f"words:{entry.holder.words.casefold()}"
        key = (entry.question, whose, bool(entry.according_to))
        found.append(replace(entry, step=steps[key]))
        steps[key] += 1
    return tuple(found)


def _by_question(positions: Sequence[PositionEntry], questions: Sequence[QuestionEntry]) -> tuple[PositionEntry, ...]:
    """Return the positions by question, holder and the order in which they were held."""
    asked = {question.id: sort_key("questions", question) for question in questions}
    return tuple(sorted(positions, key=lambda entry: (asked[entry.question], sort_key("positions", entry))))


def _sorted(kind: str, entries: Iterable[T]) -> tuple[T, ...]:
    return tuple(sorted(entries, key=lambda entry: sort_key(kind, entry)))
