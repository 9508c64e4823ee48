"""Predicts who or where single mentions are; the rows of one document are read as one report."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from typing import Any

from diurna.errors import FormatError
from diurna.evaluation.lines import Row, name_of, read_rows, require, write_rows
from diurna.evaluation.predicting.finding import UNDATED, find_in
from diurna.evaluation.work import Outcome, Work
from diurna.extraction.mentions import mention_at
from diurna.reading import report_id
from diurna.reading.countries import country_of_outlet
from diurna.reading.dates import parse_date
from diurna.resolution import Memory, learn
from diurna.resolution.cases import NOT_MENTIONED, ActorCase, PlaceCase, resolve_actor_case, resolve_place_case
from diurna.types.reports import Report
from diurna.types.span import Span

_GAP = "\n\n"


@dataclass(slots=True)
class _Document:
    """The rows of one document, put together as one text."""

    day: Any = None
    outlet: str | None = None
    parts: list[str] = field(default_factory=list)
    starts: dict[str, int] = field(default_factory=dict)
    length: int = 0
    cases: list[tuple[int, Any, int, int]] = field(default_factory=list)

    def place_of(self, words: str) -> int:
        """Return where a part stands, put at the end the first time it is met."""
        if words not in self.starts:
            self.starts[words] = self.length
            self.parts.append(words)
            self.length += len(words) + len(_GAP)
        return self.starts[words]

    def report(self) -> Report:
        """Return the document as a report."""
        text = _GAP.join(self.parts)
        day = parse_date(self.day) or UNDATED
        return Report(report_id(text), text, day, outlet=self.outlet, home_country=country_of_outlet(self.outlet))


_Job = tuple[Report, tuple[tuple[int, Any, int, int], ...]]
_Answer = tuple[int, Row]


def predict_actors(source: str, output: str, work: Work) -> Outcome:
    """Write ``{id, country, code_1, code_2, actor, person, none, reason}`` for every mention."""
    return _predict(source, output, work, "actors")


def predict_places(source: str, output: str, work: Work) -> Outcome:
    """Write ``{id, country, admin1, lat, lon, none, reason}`` for every mention."""
    return _predict(source, output, work, "places")


def _predict(source: str, output: str, work: Work, task: str) -> Outcome:
    resolve = partial(_resolve, work.pipeline, task)
    answers = work.each(resolve, _jobs(source), "documents", spare=partial(_unresolved, task))
    return work.outcome(write_rows(output, _in_order(answers)))


def _in_order(answers: Iterable[Sequence[_Answer]]) -> Iterator[Row]:
    """Yield rows in the order of the input, though documents may be interleaved in it."""
    waiting: dict[int, Row] = {}
    due = 0
    for found in answers:
        waiting.update(found)
        while due in waiting:
            yield waiting.pop(due)
            due += 1


def _jobs(source: str) -> Iterator[_Job]:
    where = name_of(source)
    documents: dict[Any, _Document] = {}
    for place, (number, row) in enumerate(read_rows(source)):
        key = ("doc", row["doc"]) if row.get("doc") is not None else ("row", place)
        _enter(documents.setdefault(key, _Document()), place, row, where, number)
    for document in documents.values():
        yield document.report(), tuple(document.cases)


def _enter(document: _Document, place: int, row: Row, where: str, number: int) -> None:
    identifier = require(row, "id", (str, int), where, number)
    mention = require(row, "mention", str, where, number)
    if row.get("date") and parse_date(row["date"]) is None:
        raise FormatError(where, number, "the field 'date' is no day (YYYY-MM-DD)")
    document.day = document.day or row.get("date")
    document.outlet = document.outlet or row.get("source")
    for name in ("headline", "context"):
        if row.get(name):
            document.place_of(str(row[name]))
    start, end = _find(document, row, mention, where, number)
    document.cases.append((place, identifier, start, end))


def _find(document: _Document, row: Row, mention: str, where: str, number: int) -> tuple[int, int]:
    """Return where the mention stands; one that stands nowhere becomes a paragraph of its own."""
    text = str(row.get("text") or "")
    start, end = row.get("start"), row.get("end")
    offset = document.place_of(text) if text else 0
    if text and isinstance(start, int):
        stop = end if isinstance(end, int) else start + len(mention)
        if not 0 <= start < stop <= len(text):
            raise FormatError(where, number, f"the mention {start}-{stop} lies outside the text")
        return offset + start, offset + stop
    for words in (text, str(row.get("context") or ""), str(row.get("headline") or "")):
        inside = words.find(mention) if mention else -1
        if inside >= 0:
            begin = document.place_of(words) + inside
            return begin, begin + len(mention)
    if not mention.strip():
        raise FormatError(where, number, "the field 'mention' is empty")
    begin = document.place_of(mention)
    return begin, begin + len(mention)


def _resolve(pipeline: str, task: str, job: _Job) -> list[_Answer]:
    report, cases = job
    found = find_in(report, pipeline, "mentions")
    memory = Memory.of(learn(report, found.findings))
    answer = resolve_actor_case if task == "actors" else resolve_place_case
    answers: list[_Answer] = []
    for place, identifier, start, end in cases:
        case = answer(report, found.findings, Span(report.id, start, end), mention_at, memory)
        if task == "actors" and case.reason == NOT_MENTIONED:
            case = _by_words_alone(report, report.text[start:end], pipeline) or case
        answers.append((place, {"id": identifier} | asdict(case)))
    return answers


def _by_words_alone(report: Report, words: str, pipeline: str) -> ActorCase | None:
    """Return who words are by themselves, where they only modify others in their sentence ("police custody")."""
    alone = replace(report, id=report_id(words), text=words)
    found = find_in(alone, pipeline, "mentions")
    case = resolve_actor_case(alone, found.findings, Span(alone.id, 0, len(words)), mention_at, Memory())
    return None if case.none else replace(case, reason=f"by its words alone: {case.reason}")


def _unresolved(task: str, job: _Job) -> list[_Answer]:
    empty = asdict((ActorCase if task == "actors" else PlaceCase)(none=True, reason="not readable"))
    return [(place, {"id": identifier} | empty) for place, identifier, _, _ in job[1]]
