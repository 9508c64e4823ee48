"""Extracts statements by rules alone: cue tables and dependency patterns, no trained weights beyond the parse."""

from collections.abc import Iterator

from diurna.extraction.statements.assembly import assemble
from diurna.extraction.statements.cues import CueTables, load_cues
from diurna.extraction.statements.drafts import Draft
from diurna.extraction.statements.layout import lay_out
from diurna.extraction.statements.nouns import drafts_by_nouns
from diurna.extraction.statements.phrases import drafts_by_phrases
from diurna.extraction.statements.quoted import drafts_by_quotations
from diurna.extraction.statements.transcripts import drafts_by_labels, is_question, is_transcript
from diurna.extraction.statements.verbs import drafts_by_verbs
from diurna.linguistics.parsed import ParsedPassage, ParsedReport
from diurna.types.findings import Findings, Statement

EXTRACTOR = "diurna.statements.rules.v1"


def extract_statements_by_rules(parsed: ParsedReport, found: Findings) -> Iterator[Statement]:
    """Yield the statements of a report that rules find, in text order.

    Example:
        "“We will respond,” Mahuta told reporters." gives one direct statement, content "We will respond,", cue
        "told", speaker the mention of Mahuta, addressee that of the reporters.
    """
    tables = load_cues()
    drafts = [draft for part in parsed.parts for draft in drafts_of(part, parsed, tables)]
    return assemble(parsed, found, drafts, extractor=EXTRACTOR)


def drafts_of(part: ParsedPassage, parsed: ParsedReport, tables: CueTables) -> Iterator[Draft]:
    """Yield the drafts of one passage, those that win over a second reading of the same words first."""
    layout = lay_out(part, parsed.quotations, tables)
    if is_question(layout):
        return
    labelled = tuple(drafts_by_labels(layout, in_transcript=is_transcript(parsed)))
    yield from labelled
    if not labelled:
        yield from drafts_by_quotations(layout, tables)
    yield from drafts_by_verbs(layout, tables)
    yield from drafts_by_phrases(layout, tables)
    yield from drafts_by_nouns(layout, tables)
