"""Statements as bare attributions, spans of source, cue and content: the shape in which corpora of quotations are scored."""

from collections.abc import Mapping
from dataclasses import dataclass

from diurna.types.findings import Findings, Mention, Statement
from diurna.types.reports import Report
from diurna.types.span import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution.

    Attributes:
        source: Spans of the words that name the source; empty when none do.
        cue: Spans of the words of saying; empty without a cue.
        content: Spans of what is said.
        speaker: The speakers as worded, joined by "; ", or empty.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speaker: str = ""


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
        source,
        () if statement.cue is None else (statement.cue,),
        statement.content,
        "; ".join(mention.text for mention in speakers),
    )


def _unnamed(report: Report, found: Findings, statement: Statement) -> tuple[Span, ...]:
    """Return where the words of an unnamed source stand in the sentence of the cue, if they do."""
    if not statement.unnamed_source or statement.sentence >= len(found.sentences):
        return ()
    sentence = found.sentences[statement.sentence].span
    start = sentence.cut(report.text).find(statement.unnamed_source)
    if start < 0:
        return ()
    first = sentence.start + start
    return (report.span(first, first + len(statement.unnamed_source)),)
