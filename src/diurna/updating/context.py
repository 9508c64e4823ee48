"""What the steps of one update share: the open archive, the judgements, and what was worked out so far."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from diurna.chronology.actors import shown_report
from diurna.chronology.corrections import state_text, value_text
from diurna.chronology.indexes import ReportIndex
from diurna.chronology.judgements import Ledger, Notice
from diurna.chronology.merging import redirected
from diurna.store.archive import unpacked
from diurna.store.updating import UpdateArchive
from diurna.types.actors import Actor, Place, Resolution, ResolvedReport
from diurna.types.findings import Findings
from diurna.types.identity import entry_id
from diurna.types.lines import Line, line_of
from diurna.types.record import Judgement, JudgementKind
from diurna.types.reports import Report

_KEPT = 3000

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Who:
    """What resolution adds to a report: kept apart from its findings."""

    resolutions: tuple[Resolution, ...]
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]


@dataclass(slots=True)
class Context:
    """One update.

    Attributes:
        archive: The tables it works on, inside one transaction.
        ledger: The judgements that stand.
        put: Entries made anew, by kind and id.
        gone: Kind and id of entries that are no more.
        stale: Reports whose lines must be made again.
    """

    archive: UpdateArchive
    ledger: Ledger
    put: dict[Key, Any] = field(default_factory=dict)
    gone: set[Key] = field(default_factory=set)
    stale: set[str] = field(default_factory=set)
    _found: dict[str, tuple[Report, Findings]] = field(default_factory=dict)
    _indexes: dict[str, ReportIndex] = field(default_factory=dict)
    _known: dict[str, Actor] = field(default_factory=dict)

    # Entries

    def write(self, kind: str, entries: Iterable[Any], before: Iterable[str] = ()) -> None:
        """Put entries in place; ids that were there before and are not among them go."""
        made = {(kind, _id(entry)): entry for entry in entries}
        self.gone.update({(kind, identifier) for identifier in before} - made.keys())
        self.gone.difference_update(made)
        for key in {(kind, identifier) for identifier in before} - made.keys():
            self.put.pop(key, None)
        self.put.update(made)

    def entries(self, kind: str, identifiers: Iterable[str]) -> dict[str, Any]:
        """Return entries by id as they are now, those made in this update included."""
        wanted = list(dict.fromkeys(identifiers))
        found = self.archive.entries(kind, [key for key in wanted if (kind, key) not in self.put])
        return self._now(kind, found) | {key: self.put[kind, key] for key in wanted if (kind, key) in self.put}

    def entries_where(self, kind: str, column: str, values: Iterable[str]) -> dict[str, Any]:
        """Return entries by id whose column has one of some values, as they were before this update."""
        return self.archive.entries_where(kind, column, values)

    def _now(self, kind: str, found: Mapping[str, Any]) -> dict[str, Any]:
        return {key: entry for key, entry in found.items() if (kind, key) not in self.gone}

    def now(self, kind: str, found: Mapping[str, Any]) -> dict[str, Any]:
        """Return entries read from the archive as they are now: those gone left out, those made anew in their place."""
        return {key: self.put.get((kind, key), entry) for key, entry in self._now(kind, found).items()}

    def lines(self) -> list[Line]:
        """Return what was put, as lines."""
        reviews = self.ledger.reviews()
        days = self.archive.days({e.reports[0] for (kind, _), e in self.put.items() if kind == "origins"})
        return [
            line_of(kind, entry, review=self.ledger.review_of(entry, reviews), days=days)
            for (kind, _), entry in self.put.items()
        ]

    # Reports

    def load(self, reports: Iterable[str]) -> dict[str, tuple[Report, Findings]]:
        """Return reports with their findings; kept while there is room."""
        wanted = list(dict.fromkeys(reports))
        missing = [report for report in wanted if report not in self._found]
        if missing:
            self._make_room()
            findings = self.archive.findings(missing)
            for report in self.archive.reports(missing):
                if report.id in findings:
                    self._found[report.id] = (report, findings[report.id])
        return {report: self._found[report] for report in wanted if report in self._found}

    def _make_room(self) -> None:
        if len(self._found) > _KEPT:
            self._found.clear()
            self._indexes.clear()

    def resolved(self, reports: Iterable[str]) -> dict[str, ResolvedReport]:
        """Return reports with who is who, by id."""
        loaded = self.load(reports)
        who, merged = self.archive.resolved(loaded), self.ledger.merged_actors()
        made = {}
        for key, data in who.items():
            item = unpacked(data, Who)
            made[key] = redirected(ResolvedReport(*loaded[key], item.resolutions, item.actors, item.places), merged)
        return made

    def indexes(self, reports: Iterable[str]) -> tuple[ReportIndex, ...]:
        """Return the indexes of some reports by date and id."""
        wanted = list(dict.fromkeys(reports))
        missing = [report for report in wanted if report not in self._indexes]
        if missing:
            resolved = self.resolved(missing)
            origins = self.archive.origins(missing)
            for key, item in resolved.items():
                known = self.bodies(self.known(actor.key for actor in item.actors))
                self._indexes[key] = ReportIndex.of(shown_report(item, known), origins[key])
        found = [self._indexes[report] for report in wanted if report in self._indexes]
        return tuple(sorted(found, key=lambda index: (index.report.published, index.report.id)))

    def forget(self, reports: Iterable[str]) -> None:
        """Read some reports anew when they are asked for: who is who in them has changed."""
        for report in reports:
            self._indexes.pop(report, None)

    def known(self, keys: Iterable[str]) -> dict[str, Actor]:
        """Return actors as the record knows them now, by key."""
        wanted = list(dict.fromkeys(keys))
        missing = [key for key in wanted if key not in self._known]
        self._known.update(self.entries("actors", missing))
        return {key: self._known[key] for key in wanted if key in self._known}

    def bodies(self, known: dict[str, Actor]) -> dict[str, Actor]:
        """Return some actors with the bodies they act for."""
        return {**known, **self.known(actor.acts_for for actor in known.values() if actor.acts_for)}

    def relearn(self, actors: Iterable[Actor]) -> None:
        """Know some actors as they are now."""
        self._known.update({actor.key: actor for actor in actors})

    def holders(self, reports: Iterable[str]) -> dict[tuple[str, str], str]:
        """Return event entry ids by report id and event mention id."""
        wanted = list(reports)
        homes = {thing.id: thing.home for thing in self.archive.things("ev", wanted) if thing.home}
        found = {}
        for report, (_, findings) in self.load(wanted).items():
            for mention in findings.events:
                home = homes.get(entry_id("ev", report, mention.id))
                if home:
                    found[report, mention.id] = home
        return found


def noted(archive: UpdateArchive) -> Notice:
    """Return what keeps, for each judgement that meets its entry, how the entry stands by the rules."""

    def notice(judgement: Judgement, entry: Any) -> None:
        is_field = judgement.kind is JudgementKind.CORRECT
        value = value_text(entry, judgement.field) if is_field else state_text(entry)
        archive.keep_note(f"judged:{judgement.number}", value)

    return notice


def _id(entry: Any) -> str:
    return str(getattr(entry, "id", None) or entry.key)
