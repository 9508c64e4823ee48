"""Full-text search over statements, events, positions, measures and reports, behind one small face."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.engine import Connection

from diurna.store.codec import evidence_in
from diurna.types.entries import EventEntry, MeasureEntry, Party, PositionEntry, QuestionEntry, StatementEntry
from diurna.types.record import Record

MARK_START, MARK_END = "\x02", "\x03"
_WORD = re.compile(r"\w+(?:['’.-]\w+)*", re.UNICODE)
_PHRASE = re.compile(r'"([^"]+)"')


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing found: its kind (``event``, ``statement``, ``report`` …), id, and a snippet of the words that matched.

    ``snippet`` marks the matching words with the characters U+0002 and U+0003.
    """

    kind: str
    id: str
    report_id: str
    snippet: str


def index_record(connection: Connection, record: Record) -> None:
    """Replace the search index by one over this record."""
    connection.execute(text("DELETE FROM search"))
    rows = [
        {"kind": kind, "id": identifier, "report_id": report_id, "words": words}
        for kind, identifier, report_id, words in _rows(record)
    ]
    if rows:
        insert = "INSERT INTO search (kind, id, report_id, words) VALUES (:kind, :id, :report_id, :words)"
        connection.execute(text(insert), rows)


def search_words(connection: Connection, query: str, limit: int) -> tuple[Hit, ...]:
    """Return what holds all words of a query, best first; a part in double quotation marks is a phrase."""
    match = _match_expression(query)
    if not match:
        return ()
    statement = text(
        "SELECT kind, id, report_id, snippet(search, 3, :before, :after, '…', 24) AS words FROM search "
        "WHERE search MATCH :match ORDER BY rank, kind, id LIMIT :limit"
    )
    values = {"match": match, "limit": limit, "before": MARK_START, "after": MARK_END}
    return tuple(Hit(*row) for row in connection.execute(statement, values))


def _match_expression(query: str) -> str:
    """Return an FTS5 expression in which every word is quoted, so that none is taken for syntax."""
    phrases = [" ".join(_WORD.findall(found)) for found in _PHRASE.findall(query)]
    rest = _WORD.findall(_PHRASE.sub(" ", query))
    parts = [f'"{phrase}"' for phrase in phrases if phrase] + [f'"{word}"*' for word in rest]
    return " AND ".join(parts)


def _rows(record: Record) -> Iterator[tuple[str, str, str, str]]:
    for report in record.reports:
        yield "report", report.id, report.id, report.text
    for event in record.events:
        yield "event", event.id, event.history[0].report_id if event.history else "", _words(event, event.actors)
    for statement in record.statements:
        yield "statement", statement.id, statement.report_id, _words(statement, statement.speakers)
    for position in record.positions:
        yield "position", position.id, position.evidence[0].span.report_id, _words(position, (position.holder,))
    for measure in record.measures:
        yield "measure", measure.id, measure.evidence[0].span.report_id, _words(measure, measure.by)
    for question in record.questions:
        yield "question", question.id, "", " · ".join((question.name, *question.phrases))


def _words(
    entry: EventEntry | StatementEntry | PositionEntry | MeasureEntry | QuestionEntry, parties: tuple[Party, ...]
) -> str:
    names = [party.name for party in parties]
    words = [evidence.words for _, evidence in evidence_in(entry)]
    return " · ".join(dict.fromkeys((*names, *words)))
