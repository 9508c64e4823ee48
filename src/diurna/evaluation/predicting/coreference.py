"""Predicts which marked event mentions of a corpus tell one event; rows of MEANTIME and of ECB+ are both read."""

from dataclasses import dataclass, field
from datetime import date

from diurna.chronology.coreference import Pointed, cluster_mentions
from diurna.errors import FormatError
from diurna.evaluation.lines import Row, name_of, read_rows, require, write_rows
from diurna.evaluation.predicting.finding import UNDATED, parse_alone, report_in
from diurna.evaluation.predicting.pointing import point_at, story_of
from diurna.evaluation.work import Outcome, Work
from diurna.reading import report_id
from diurna.types.reports import Report

_GAP = "\n\n"
Pieces = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Document:
    """A document to be parsed, with the pieces of each of its mentions."""

    name: str
    topic: str
    report: Report
    day: date | None = None
    tokens: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    mentions: list[Pieces] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Corpus:
    """All documents by name, and for each mention its document and the row it is written with."""

    documents: dict[str, _Document] = field(default_factory=dict)
    mentions: list[tuple[str, Row]] = field(default_factory=list)


def predict_coreference(source: str, output: str, work: Work) -> Outcome:
    """Write every mention of the input with the ``cluster`` it is put in; no cluster crosses topics."""
    corpus = _read(source)
    documents = [document for document in corpus.documents.values() if document.mentions]
    pointed = {
        document.name: iter(found)
        for document, found in zip(documents, work.each(_point, documents, "documents", spare=_by_words), strict=True)
    }
    by_topic: dict[str, list[tuple[int, Pointed]]] = {}
    for number, (name, _) in enumerate(corpus.mentions):
        by_topic.setdefault(corpus.documents[name].topic, []).append((number, next(pointed[name])))
    clusters: dict[int, str] = {}
    for topic, members in by_topic.items():
        numbers = cluster_mentions([mention for _, mention in members])
        clusters.update((number, f"{topic}:{cluster}") for (number, _), cluster in zip(members, numbers, strict=True))
    return Outcome(
        write_rows(output, (row | {"cluster": clusters[number]} for number, (_, row) in enumerate(corpus.mentions)))
    )


def _read(source: str) -> _Corpus:
    where = name_of(source)
    corpus = _Corpus()
    for number, row in read_rows(source):
        if "events" in row:
            _read_text(corpus, row, where, number)
        elif "sentences" in row:
            document = _of_sentences(row, where, number)
            corpus.documents[document.name] = document
        else:
            _read_mention(corpus, row, where, number)
    return corpus


def _read_text(corpus: _Corpus, row: Row, where: str, number: int) -> None:
    """Enter a row of MEANTIME: a text with its events."""
    name = str(require(row, "id", (str, int), where, number))
    report = report_in(row, where, number)
    document = corpus.documents.setdefault(name, _Document(name, "", report, report.published))
    for event in require(row, "events", list, where, number):
        start, end = (require(event, key, int, where, number) for key in ("start", "end"))
        if not 0 <= start < end <= len(report.text):
            raise FormatError(where, number, f"the event {start}-{end} lies outside the text")
        document.mentions.append(((start, end),))
        corpus.mentions.append((name, {"id": row["id"], "doc": row["id"], "start": start, "end": end}))


def _of_sentences(row: Row, where: str, number: int) -> _Document:
    """Return a document of ECB+: its tokens joined by spaces, a paragraph a sentence."""
    name = str(require(row, "doc", (str, int), where, number))
    places: dict[tuple[int, int], tuple[int, int]] = {}
    text = ""
    for sentence in require(row, "sentences", list, where, number):
        text += _GAP if text else ""
        for place, token in enumerate(require(sentence, "tokens", list, where, number)):
            text += " " if place else ""
            places[sentence["sent"], place] = (len(text), len(text) + len(token))
            text += token
    return _Document(name, str(row.get("topic", "")), Report(report_id(text), text, UNDATED), tokens=places)


def _read_mention(corpus: _Corpus, row: Row, where: str, number: int) -> None:
    """Enter a mention of ECB+, which names its document, sentence and tokens."""
    name = str(require(row, "doc", (str, int), where, number))
    sentence, tokens = require(row, "sent", int, where, number), require(row, "tokens", list, where, number)
    document = corpus.documents.get(name)
    pieces = [document.tokens.get((sentence, token)) for token in tokens] if document is not None else []
    if document is None or not pieces or None in pieces:
        raise FormatError(where, number, f"its document {name!r} with these tokens does not stand before it")
    document.mentions.append(tuple(piece for piece in pieces if piece is not None))
    corpus.mentions.append((name, {key: value for key, value in row.items() if key != "cluster"}))


def _point(document: _Document) -> list[Pointed]:
    parsed = parse_alone(document.report, all_body=True)
    story = story_of(parsed)
    return [point_at(parsed, document.name, pieces, story, document.day) for pieces in document.mentions]


def _by_words(document: _Document) -> list[Pointed]:
    """Return the mentions of a document that could not be parsed, each known by its words alone."""
    text = document.report.text
    words = [" ".join(text[start:end].lower() for start, end in pieces) for pieces in document.mentions]
    nothing: frozenset[str] = frozenset()
    return [
        Pointed(document.name, pieces[0][0], lemma, nothing, nothing, nothing, document.day)
        for pieces, lemma in zip(document.mentions, words, strict=True)
    ]
