"""Where the page's answers come from: one face over a record in memory and over the store's own lists."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Protocol

from diurna.errors import NotFoundError
from diurna.query.listing import all_entries, list_entries, matching_entries
from diurna.query.matrix import Matrix, build_matrix
from diurna.query.network import Network, Scaling, build_network
from diurna.query.timeline import Timeline, build_timeline, by_actor, by_question, by_type
from diurna.query.totals import Total, running_totals
from diurna.query.views import RecordView
from diurna.types.actors import Actor, Place
from diurna.types.listing import Ask, Listing
from diurna.types.reports import Passage, Report

LANES = ("actor", "question", "type")
"""The ways the chronology is laid out."""


class Source(Protocol):
    """What the page asks of a record; every method answers with frozen values."""

    def listing(self, ask: Ask) -> Listing[Any]:
        """Return a page of a list with its facets."""
        ...

    def entries(self, ask: Ask) -> tuple[Any, ...]:
        """Return all entries that fit, in the order asked for."""
        ...

    def entry(self, identifier: str) -> Any:
        """Return an entry by its full id.

        Raises:
            NotFoundError: The record has no such entry.
        """
        ...

    def head(self, report: str) -> Report | None:
        """Return a report for its metadata (its text may be left out), None when there is none."""
        ...

    def expect(self, reports: Iterable[str]) -> None:
        """Get ready to be asked for the heads of some reports."""
        ...

    def report(self, report: str) -> Report:
        """Return a report with its text.

        Raises:
            NotFoundError: The record has no such report.
        """
        ...

    def passages(self, report: str) -> tuple[Passage, ...]:
        """Return the passages of a report."""
        ...

    def question_name(self, question: str) -> str:
        """Return the name of a question, its id when it has none."""
        ...

    def actor(self, key: str) -> Actor | None:
        """Return an actor by its key, None when the record has none."""
        ...

    def places(self) -> Mapping[str, Place]:
        """Return the places of the record by key."""
        ...

    def timeline(self, ask: Ask, lanes: str) -> Timeline:
        """Return the events asked for in lanes."""
        ...

    def matrix(self) -> Matrix:
        """Return the matrix of positions."""
        ...

    def network(self, *, since: date | None, until: date | None, scaling: Scaling) -> Network:
        """Return who agrees with whom."""
        ...

    def accepted(self) -> frozenset[str]:
        """Return the ids of the entries a person has accepted."""
        ...

    def disputed(self) -> frozenset[str]:
        """Return the ids of the entries a contradiction is about."""
        ...

    def totals(self) -> tuple[Total, ...]:
        """Return the running totals of measures."""
        ...


@dataclass(frozen=True)
class MemorySource:
    """A record in memory: what could be known by a day, or a small record as a whole."""

    view: RecordView

    def listing(self, ask: Ask) -> Listing[Any]:
        """Return a page of a list with its facets."""
        return list_entries(self.view, ask)

    def entries(self, ask: Ask) -> tuple[Any, ...]:
        """Return all entries that fit, in the order asked for."""
        return all_entries(self.view, ask)

    def entry(self, identifier: str) -> Any:
        """Return an entry by its full id."""
        return self.view.entry(identifier)

    def head(self, report: str) -> Report | None:
        """Return a report, None when there is none."""
        return self.view.reports.get(report)

    def expect(self, reports: Iterable[str]) -> None:
        """Do nothing: all reports are at hand."""

    def report(self, report: str) -> Report:
        """Return a report with its text."""
        if report not in self.view.reports:
            raise NotFoundError("report", report)
        return self.view.reports[report]

    def passages(self, report: str) -> tuple[Passage, ...]:
        """Return the passages of a report."""
        return tuple(item for item in self.view.record.passages if item.span.report_id == report)

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return {question.id: question.name for question in self.view.record.questions}

    def question_name(self, question: str) -> str:
        """Return the name of a question, its id when it has none."""
        return self._names.get(question, question)

    @cached_property
    def _actors(self) -> Mapping[str, Actor]:
        return {actor.key: actor for actor in self.view.record.actors}

    def actor(self, key: str) -> Actor | None:
        """Return an actor by its key, None when the record has none."""
        return self._actors.get(key)

    def places(self) -> Mapping[str, Place]:
        """Return the places of the record by key."""
        return {place.key: place for place in self.view.record.places}

    def timeline(self, ask: Ask, lanes: str) -> Timeline:
        """Return the events asked for in lanes."""
        events, _ = matching_entries(self.view, ask)
        readers = {"actor": by_actor, "type": by_type}
        return build_timeline(events, readers.get(lanes) or by_question(self.view.record.positions, self._names))

    @cached_property
    def _matrix(self) -> Matrix:
        return build_matrix(self.view.record)

    def matrix(self) -> Matrix:
        """Return the matrix of positions."""
        return self._matrix

    def network(self, *, since: date | None, until: date | None, scaling: Scaling) -> Network:
        """Return who agrees with whom."""
        return build_network(self.view.record.positions, since=since, until=until, scaling=scaling)

    def accepted(self) -> frozenset[str]:
        """Return the ids of the entries a person has accepted."""
        return frozenset(self.view.record.accepted)

    def disputed(self) -> frozenset[str]:
        """Return the ids of the entries a contradiction is about."""
        return frozenset(item.about for item in self.view.record.contradictions)

    def totals(self) -> tuple[Total, ...]:
        """Return the running totals of measures."""
        return running_totals(self.view.record.measures)


def every(source: Source, ask: Ask) -> tuple[Any, ...]:
    """Return all entries a question asks for; for lists known to be short."""
    return source.entries(ask)
