"""Statements as bare attributions, spans of source, cue and content: the shape in which such corpora are scored."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from diurna.types.findings import Findings, Mention, Statement
from diurna.types.reports import Report
from diurna.types.span import Span

_DOCUMENT = re.compile(r"nobody: a document \((?P<words>.*)\)")
_RELATIVE = re.compile(r"(?P<word>who|which|that)(?: \w+)?\s*\Z")


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution.

    Attributes:
        source: Spans of the words that name the source; empty when none do.
        cue: Spans of the words of saying; empty without a cue.
        content: Spans of what is said.
        speaker: The speakers as worded, joined by "; ", or empty.
        mentions: Ids of the speakers' mentions, for resolution to name.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speaker: str = ""
    mentions: tuple[str, ...] = ()


def attributions(report: Report, found: Findings, *, nested: bool = False) -> tuple[Attribution, ...]:
    """Return the attributions of a report, claims inside claims left out unless asked for.

    The source of a statement is its speakers' mentions, or the words of an unnamed source where they stand in the
    text. The name of a pronoun's referent is for resolution to add.
    """
    mentions = {mention.id: mention for mention in found.mentions}
    return tuple(
        _attribution(report, found, statement, mentions)
        for statement in found.statements
        if nested or statement.nested_in is None
    )


def _attribution(report: Report, found: Findings, statement: Statement, mentions: Mapping[str, Mention]) -> Attribution:
    speakers = [mentions[identifier] for identifier in statement.speakers if identifier in mentions]
    source = tuple(mention.span for mention in speakers) or _unnamed(report, found, statement)
    return Attribution(
        (*source, *_relative(report, statement, source)),
        () if statement.cue is None else (statement.cue,),
        statement.content,
        "; ".join(mention.text for mention in speakers),
        tuple(mention.id for mention in speakers),
    )


def _unnamed(report: Report, found: Findings, statement: Statement) -> tuple[Span, ...]:
    """Return where the words of an unnamed source or of a document stand in the sentence of the cue, if they do."""
    words = statement.unnamed_source or ""
    if document := _DOCUMENT.fullmatch(words):
        words = document["words"]
    if not words or statement.sentence >= len(found.sentences):
        return ()
    sentence = found.sentences[statement.sentence].span
    start = sentence.cut(report.text).find(words)
    if start < 0:
        return ()
    return (report.span(sentence.start + start, sentence.start + start + len(words)),)


def _relative(report: Report, statement: Statement, source: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the "who" or "which" that stands for the source right before the cue."""
    if statement.cue is None or not source or source[-1].end > statement.cue.start:
        return ()
    match = _RELATIVE.search(report.text, source[-1].end, statement.cue.start)
    return () if match is None else (report.span(match.start("word"), match.end("word")),)
