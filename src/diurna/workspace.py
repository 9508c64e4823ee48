"""Composes the stages and owns a store: the one object the command line and the page hold.

The language stages are imported on first use, so that opening, querying and serving a record load neither spaCy nor
onnxruntime.
"""

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path
from types import TracebackType
from typing import Self

from diurna.errors import NotFoundError, UsageError
from diurna.ontology.own_actors import load_own_rows
from diurna.query.views import RecordView
from diurna.store import Fault, Hit, Store
from diurna.types.actors import ResolvedReport
from diurna.types.findings import Findings
from diurna.types.problems import Problem, ProblemCode
from diurna.types.record import Conflict, Judgement, JudgementKind, Record
from diurna.types.reports import Report

_BATCH = 8
_AT_ONCE = 240
_STRETCH = 100
_WHOLE = 1000
_WIDER = 10
_BUILT_FROM = "built_from"
RULES_VERSION = "2"
"""Raised when resolution or chronology change what they make of the same findings: a rebuild is then due."""

Progress = Callable[[str, int, int], None]
"""Told after each step: what is being done, how many are done, how many there are (0 when not known)."""


def _silent(_what: str, _done: int, _count: int) -> None:
    return


@dataclass(frozen=True, slots=True)
class AddOutcome:
    """What adding did.

    Attributes:
        added: Ids of reports that were new.
        known: How many reports were there already.
        problems: What could not be read, and why; the rest was added.
        changed: How many entries of the record were added, changed or removed.
    """

    added: tuple[str, ...]
    known: int
    problems: tuple[Problem, ...]
    changed: int


class Workspace:
    """A record file and the stages that fill it."""

    def __init__(self, store: Store, *, pipeline: str = "standard") -> None:
        self.store = store
        self.pipeline = pipeline

    @classmethod
    def open(cls, path: Path | str, *, pipeline: str = "standard") -> Self:
        """Return the workspace on an existing record.

        Raises:
            StoreError: There is no such file, it is no Diurna record, or it is of another version.
        """
        return cls(Store.open(path), pipeline=pipeline)

    @classmethod
    def create(cls, path: Path | str, *, pipeline: str = "standard") -> Self:
        """Return the workspace on a record, made first if there is none.

        Raises:
            StoreError: The file cannot be made, is no Diurna record, or is of another version.
        """
        return cls(Store.create(path), pipeline=pipeline)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.store.close()

    def add(self, items: Iterator[Report | Problem], *, jobs: int = 1, progress: Progress = _silent) -> AddOutcome:
        """Add reports and bring the record up to date with them; adding again changes nothing.

        Each report is kept before it is read, and each batch of findings as it is made, so that a run that is stopped
        goes on where it was. Only what the new reports touch is made anew.

        Args:
            items: Reports and problems as they are read.
            jobs: How many processes read reports at a time; the record is the same for any number.
            progress: Told after each step.
        """
        problems: list[Problem] = []
        seen: set[str] = set()
        added: list[str] = []
        while batch := list(islice(items, 200)):
            problems.extend(item for item in batch if isinstance(item, Problem))
            reports = {item.id: item for item in batch if isinstance(item, Report) and item.id not in seen}
            known = self.store.known_reports(reports)
            self.store.add_reports(item for item in batch if isinstance(item, Report))
            seen.update(reports)
            added.extend(identifier for identifier in reports if identifier not in known)
            progress("reading", len(seen), 0)
        problems.extend(self.extract(jobs=jobs, progress=progress))
        changed = self.update(progress=progress)
        return AddOutcome(tuple(added), len(seen) - len(added), tuple(problems), changed)

    def extract(self, *, jobs: int = 1, progress: Progress = _silent) -> tuple[Problem, ...]:
        """Find what the reports say whose findings are missing or out of date; return what went wrong."""
        from diurna.extraction.registry import pipeline_key

        key = pipeline_key(self.pipeline)
        count, done = self.store.count_to_read(key), 0
        problems: list[Problem] = []
        failed: set[str] = set()
        while waiting := self._next_to_read(key, failed):
            for batch in _found_in(waiting, self.pipeline, jobs):
                self.store.put_findings(((report, item) for report, item in batch if isinstance(item, Findings)), key)
                problems.extend(item for _, item in batch if isinstance(item, Problem))
                failed.update(report.id for report, item in batch if isinstance(item, Problem))
                done += len(batch)
                progress("extracting", done, count)
        return tuple(problems)

    def _next_to_read(self, key: str, failed: Collection[str]) -> tuple[Report, ...]:
        found = self.store.reports_to_read(key, _AT_ONCE + len(failed))
        return tuple(report for report in found if report.id not in failed)

    def update(self, *, stretch: int = _STRETCH, progress: Progress = _silent) -> int:
        """Bring the derived record up to date with findings and judgements; return how many entries changed.

        Done in stretches of so many reports, each kept as a whole: a run that is stopped goes on with the next. A
        record made anew keeps its old lines until the new ones of its first thousand reports replace them.
        """
        from diurna.updating import update

        changed = done = 0
        while self.store.is_due(_rules()):
            with self.store.updating() as archive:
                at_once = stretch
                if archive.note(_BUILT_FROM) != _rules():
                    archive.clear()
                    archive.keep_note(_BUILT_FROM, _rules())
                    at_once = max(stretch, _WHOLE)
                waiting = archive.waiting("build", at_once)
                changed += update(archive, waiting)
            done += len(waiting)
            progress("building", done, 0)
        return changed

    def rebuild_if_due(self, *, progress: Progress = _silent) -> int:
        """Bring the derived record up to date; return how many entries changed."""
        return self.update(progress=progress)

    def rebuild(self, *, jobs: int = 1, progress: Progress = _silent) -> int:
        """Read every report again and make the record anew; return how many entries are not as they were.

        What people decided is applied again. A run that is stopped leaves a record that 'add' or 'rebuild' completes.
        """
        from diurna.extraction.registry import pipeline_key

        before = self.store.contents()
        count, done = self.store.count_reports(), 0
        for reports in self.store.report_batches(_AT_ONCE):
            for batch in _found_in(reports, self.pipeline, jobs):
                found = ((report, item) for report, item in batch if isinstance(item, Findings))
                self.store.put_findings(found, pipeline_key(self.pipeline))
                done += len(batch)
                progress("extracting", done, count)
        with self.store.updating() as archive:
            archive.keep_note(_BUILT_FROM, "")
        self.update(progress=progress)
        after = self.store.contents()
        return sum(before.get(key) != after.get(key) for key in before.keys() | after.keys())

    def is_behind(self) -> bool:
        """Return whether the record does not yet say what its reports and judgements say (a run was stopped)."""
        return self.store.is_unread() or self.store.is_due(_rules())

    def record(self, *, as_of: date | None = None) -> RecordView:
        """Return the record, or what could be known from reports published by a day."""
        if as_of is None:
            return RecordView(self.store.record())
        return RecordView(self.build_from_nothing(as_of=as_of))

    def build_from_nothing(self, *, as_of: date | None = None) -> Record:
        """Return the record made of all reports at once, or of those published by a day: what updating must equal."""
        findings = self.store.findings()
        reports = tuple(r for r in self.store.reports() if r.id in findings and (not as_of or r.published <= as_of))
        return build(resolve_reports(reports, findings), self.store.judgements())

    def judge(
        self, kind: JudgementKind, target: str, *, user: str, after: str = "", why: str = "", field: str = ""
    ) -> Judgement:
        """Enter a decision in the ledger, apply it, and return it.

        Args:
            kind: What is decided.
            target: Id or code of the entry it concerns.
            user: Who decides.
            after: What is given: the survivor for a merge, a value, a name; for a split which tellings go, by report
                id or code, or for a question by its wordings, one a line.
            why: The reason.
            field: The field to correct.

        Raises:
            NotFoundError: The record has no such entry.
            UsageError: The decision cannot be made on that entry.
        """
        from diurna.chronology.judgements import judgement_problem
        from diurna.updating.deciding import prepared

        identifier = self.store.find_id(target)
        problem = judgement_problem(kind, identifier, field, after)
        if problem:
            raise UsageError(f"{target}: {problem}")
        with self.store.updating() as archive:
            before, given = prepared(archive, kind, identifier, field=field, after=after)
        made = Judgement(0, datetime.now(UTC), user, kind, identifier, before, given, why, field)
        made = replace(made, number=self.store.add_judgement(made))
        self.update()
        return made

    def warnings(self, kind: JudgementKind, target: str, after: str) -> tuple[str, ...]:
        """Return what a person should know before a decision: a merge of what somebody said are two.

        Raises:
            NotFoundError: The record has no such entry.
        """
        from diurna.updating.deciding import warnings

        if kind is not JudgementKind.MERGE:
            return ()
        one, two = self.store.find_id(target), self.store.find_id(after)
        with self.store.updating() as archive:
            return warnings(archive, one, two)

    def conflicts(self) -> tuple[Conflict, ...]:
        """Return the decisions that newer evidence or newer rules speak against; the decisions stand all the same."""
        from diurna.updating.deciding import conflicts

        with self.store.updating() as archive:
            return conflicts(archive)

    def define(self, text: str, *, where: str, user: str) -> tuple[Judgement, ...]:
        """Define questions up front from a TOML file's text; return what was new, one judgement a question.

        Raises:
            UsageError: The file is malformed; the message says where and how to mend it.
        """
        from diurna.chronology.defined import read_definitions
        from diurna.chronology.judgements import Ledger

        wanted = read_definitions(text, where)
        known = {item.id: item for item in Ledger.of(self.store.judgements()).defined()}
        made = []
        for item in wanted:
            if known.get(item.id) != item:
                before = known[item.id].text() if item.id in known else ""
                now, kind = datetime.now(UTC), JudgementKind.DEFINE
                entered = Judgement(0, now, user, kind, item.id, before, item.text(), where)
                made.append(replace(entered, number=self.store.add_judgement(entered)))
        self.update()
        return tuple(made)

    def undo(self, number: int, *, user: str, why: str = "") -> Judgement:
        """Take a judgement back by entering its undoing in the ledger; return that.

        Raises:
            NotFoundError: The ledger has no such judgement.
        """
        return self.undo_all([number], user=user, why=why)[0]

    def undo_all(self, numbers: Sequence[int], *, user: str, why: str = "") -> tuple[Judgement, ...]:
        """Take judgements back, the latest first, with one entry in the ledger for each; return these.

        Raises:
            NotFoundError: The ledger has no such judgement.
        """
        known = {item.number: item for item in self.store.judgements()}
        missing = next((number for number in numbers if number not in known), None)
        if missing is not None:
            raise NotFoundError("judgement", str(missing))
        undone = []
        for number in sorted(set(numbers), reverse=True):
            target, now = known[number].target, datetime.now(UTC)
            made = Judgement(0, now, user, JudgementKind.UNDO, target, after=str(number), why=why)
            undone.append(replace(made, number=self.store.add_judgement(made)))
        self.update()
        return tuple(undone)

    def standing(self, *, since: date | None = None, user: str | None = None) -> tuple[Judgement, ...]:
        """Return the judgements that stand, all or those made since a day or by somebody, oldest first."""
        from diurna.chronology.judgements import Ledger

        found = Ledger.of(self.store.judgements()).standing
        return tuple(
            item for item in found if (since is None or item.at.date() >= since) and (user is None or item.user == user)
        )

    def search(self, query: str, *, limit: int = 50, as_of: date | None = None) -> tuple[Hit, ...]:
        """Return what holds all words of a query, best first; with a day, what reports published by then first told."""
        if as_of is None:
            return self.store.search(query, limit)
        found = (hit for hit in self.store.search(query, limit * _WIDER) if hit.report_id)
        known = (hit for hit in found if self.store.report(hit.report_id).published <= as_of)
        return tuple(islice(known, limit))

    def verify(self) -> tuple[Fault, ...]:
        """Return every piece of evidence that no longer equals its text."""
        return self.store.verify()


def find(reports: Sequence[Report], *, pipeline: str = "standard") -> Iterator[tuple[Report, Findings | Problem]]:
    """Yield what each report says, unresolved; a report that cannot be read gives a problem and the rest goes on."""
    from diurna.extraction.passes import extract_all
    from diurna.extraction.registry import load_pipeline, pipeline_key
    from diurna.linguistics.pipeline import load_nlp, parse_reports
    from diurna.reading import split_passages

    extractors = load_pipeline(pipeline)
    key = pipeline_key(pipeline)
    parsed = parse_reports(load_nlp(), ((report, split_passages(report)) for report in reports))
    for report, parsed_report in zip(reports, parsed, strict=True):
        try:
            yield report, extract_all(parsed_report, extractors, pipeline=key)
        except Exception as error:  # noqa: BLE001 - one report must not stop the batch; the problem names the error
            where = report.source_name or report.id
            message = f"it could not be read ({type(error).__name__}: {error}). It is kept; please report this"
            yield report, Problem(where, ProblemCode.EXTRACTION, message)


def resolve_reports(reports: Sequence[Report], findings: Mapping[str, Findings]) -> tuple[ResolvedReport, ...]:
    """Return the reports with everybody and every place resolved, each report's names serving the others."""
    from diurna.resolution import Memory, learn, resolve

    pairs = [(report, findings[report.id]) for report in reports]
    memory = Memory.of([fact for report, found in pairs for fact in learn(report, found)])
    return tuple(resolve(report, found, memory) for report, found in pairs)


def build(resolved: Sequence[ResolvedReport], judgements: Sequence[Judgement] = ()) -> Record:
    """Return the record of some resolved reports and the judgements made on it."""
    from diurna.chronology import build_record
    from diurna.chronology.judgements import accepted_ids

    record: Record = build_record(resolved, judgements)
    judged = (record.events, record.statements, record.questions, record.positions, record.measures)
    return replace(record, accepted=accepted_ids(chain(*judged), judgements))


def read_record(reports: Sequence[Report], *, pipeline: str = "standard") -> Record:
    """Return the record of some reports without a file: read, found, resolved and merged in memory."""
    found = {report.id: item for report, item in find(reports, pipeline=pipeline) if isinstance(item, Findings)}
    ordered = sorted((r for r in reports if r.id in found), key=lambda report: (report.published, report.id))
    return build(resolve_reports(ordered, found))


def _found_in(reports: Sequence[Report], pipeline: str, jobs: int) -> Iterator[list[tuple[Report, Findings | Problem]]]:
    """Yield what some reports say, batch by batch, read by one or several processes."""
    batches = [reports[start : start + _BATCH] for start in range(0, len(reports), _BATCH)]
    if jobs <= 1 or len(batches) == 1:
        yield from (list(find(batch, pipeline=pipeline)) for batch in batches)
        return
    with ProcessPoolExecutor(min(jobs, len(batches)), mp_context=get_context("spawn")) as pool:
        yield from pool.map(_find_all, batches, [pipeline] * len(batches))


def _find_all(reports: Sequence[Report], pipeline: str) -> list[tuple[Report, Findings | Problem]]:
    return list(find(reports, pipeline=pipeline))


def _rules() -> str:
    """Return what the record is made by besides reports and judgements: when it changes, all is made anew."""
    parts = [RULES_VERSION, *(repr(row) for row in load_own_rows())]
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
