"""Builds the record of many resolved reports: the order in which the merging steps run."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from diurna.chronology.actors import merge_actors, merge_places
from diurna.chronology.clusters import Told, cluster_events, told_in, weigh
from diurna.chronology.contradictions import contradiction_entries
from diurna.chronology.denials import with_denials
from diurna.chronology.events import event_entry
from diurna.chronology.indexes import ReportIndex
from diurna.chronology.judgements import Ledger, renamed
from diurna.chronology.links import solve_links
from diurna.chronology.measures import dated_by_events, measure_entries
from diurna.chronology.origins import find_origins
from diurna.chronology.positions import Standing, find_standings
from diurna.chronology.questions import find_questions
from diurna.chronology.shifts import shift_entries
from diurna.chronology.stances import puts_in
from diurna.chronology.statements import statement_entries
from diurna.types.actors import Actor, ResolvedReport
from diurna.types.dates import DateInterval
from diurna.types.entries import EventEntry, MeasureEntry, PositionEntry, QuestionEntry
from diurna.types.record import Judgement, Record


def build_record(reports: Sequence[ResolvedReport], judgements: Sequence[Judgement] = ()) -> Record:
    """Return what the reports say together, each thing once; the same for any order of the reports.

    Args:
        reports: Resolved reports; one given twice counts once.
        judgements: What people decided on the record; it wins over the rules.
    """
    ordered = sorted({item.report.id: item for item in reports}.values(), key=_order)
    ledger = Ledger.of(judgements)
    origins = find_origins(ordered)
    origin_of = {report: origin.id for origin in origins for report in origin.reports}
    actors = merge_actors(ordered, ledger.names())
    shown = _shown(ordered, actors)
    indexes = tuple(ReportIndex.of(item, origin_of[item.report.id]) for item in shown)
    told = told_in(indexes)
    events = ledger.kept(_events(told, indexes, ledger))
    holders = _holders(told, events)
    questions, standings = _positions(indexes, holders, ledger)
    measures = dated_by_events(measure_entries(indexes, holders), events)
    return Record(
        reports=tuple(item.report for item in ordered),
        passages=tuple(passage for item in ordered for passage in item.findings.passages),
        origins=origins,
        actors=actors,
        places=merge_places(ordered),
        events=tuple(sorted(events, key=_event_order)),
        statements=ledger.kept(statement_entries(indexes)),
        questions=questions,
        positions=_by_question(standings, questions),
        shifts=ledger.kept(sorted(shift_entries(standings), key=lambda e: (_day(e.date, e.recorded), e.id))),
        measures=ledger.kept(sorted(measures, key=_measure_order)),
        contradictions=ledger.kept(contradiction_entries(sorted(events, key=_event_order))),
    )


def _order(item: ResolvedReport) -> tuple[date, str]:
    return item.report.published, item.report.id


def _shown(reports: Sequence[ResolvedReport], actors: Sequence[Actor]) -> tuple[ResolvedReport, ...]:
    """Return the reports with each actor under the name the record shows for it, and as acting for whom others say."""
    known = {actor.key: actor for actor in actors}
    shown = []
    for item in reports:
        own = {actor.key: actor for actor in item.actors}
        bodies = {a.acts_for: known[a.acts_for] for key in own if (a := known[key]).acts_for in known}
        merged = {**bodies, **own}
        shown.append(replace(item, actors=tuple(_as_known(merged[key], known[key]) for key in sorted(merged))))
    return tuple(shown)


def _as_known(actor: Actor, known: Actor) -> Actor:
    return replace(actor, name=known.name, acts_for=actor.acts_for or known.acts_for)


def _events(told: Sequence[Told], indexes: Sequence[ReportIndex], ledger: Ledger) -> tuple[EventEntry, ...]:
    clusters = cluster_events(told, ledger.merges("ev"))
    entries = {entry.id: entry for entry in map(event_entry, clusters)}
    solved = solve_links(clusters, entries, event_entry)
    return with_denials(tuple(solved.values()), told, indexes, weigh(told))


def _holders(told: Sequence[Told], events: Sequence[EventEntry]) -> Mapping[tuple[str, str], str]:
    entry_of = {key: event.id for event in events for key in (event.id, *event.also)}
    return {(t.index.report.id, t.mention.id): entry_of[t.id] for t in told if t.id in entry_of}


def _positions(
    indexes: Sequence[ReportIndex], holders: Mapping[tuple[str, str], str], ledger: Ledger
) -> tuple[tuple[QuestionEntry, ...], tuple[Standing, ...]]:
    found = find_questions(puts_in(indexes, holders), ledger.merges("qu"))
    gone = ledger.rejected()
    kept = [item for item in found if not gone.intersection((item.entry.id, *item.also))]
    names = ledger.names()
    standings: list[Standing] = []
    for standing in find_standings(kept):
        entry = ledger.kept((standing.entry,))
        standings.extend(replace(standing, entry=item) for item in entry)
    asked = {standing.entry.question for standing in standings}
    questions = renamed([item.entry for item in kept if item.entry.id in asked], names)
    return tuple(sorted(questions, key=lambda q: (q.name.casefold(), q.id))), tuple(standings)


def _day(interval: DateInterval | None, otherwise: date) -> date:
    return (interval.earliest or interval.latest or otherwise) if interval else otherwise


def _event_order(entry: EventEntry) -> tuple[date, date, int, str]:
    first = entry.history[0]
    return _day(entry.date or entry.announced, entry.recorded), entry.recorded, first.evidence[0].span.start, entry.id


def _measure_order(entry: MeasureEntry) -> tuple[date, str]:
    return _day(entry.period, entry.recorded), entry.id


def _by_question(standings: Sequence[Standing], questions: Sequence[QuestionEntry]) -> tuple[PositionEntry, ...]:
    """Return the positions by question, holder and the order in which they were held."""
    names = {question.id: (question.name.casefold(), question.id) for question in questions}
    ordered = sorted(standings, key=lambda s: (names[s.entry.question], s.entry.holder.name.casefold()))
    return tuple(standing.entry for standing in ordered)
