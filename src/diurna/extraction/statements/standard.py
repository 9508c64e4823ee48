"""The standard extractor: rules for quotations and for what they know, the trained tagger for what they miss."""

from collections.abc import Iterator

from diurna.extraction.statements.assembly import assemble
from diurna.extraction.statements.cues import load_cues
from diurna.extraction.statements.rules import drafts_of
from diurna.extraction.statements.tagged import drafts_by_tagger, read_links, with_tagger_edges
from diurna.linguistics.parsed import ParsedReport
from diurna.types.findings import Findings, Statement

EXTRACTOR = "diurna.statements.v1"


def extract_statements(parsed: ParsedReport, found: Findings) -> Iterator[Statement]:
    """Yield the statements of a report that rules and the tagger find together, in text order.

    Quotations keep the rules' edges and speakers; indirect statements take the tagger's edges where both mostly agree;
    what only the tagger sees is kept when it hangs on a listed cue and has a source.

    Raises:
        ModelError: The tagger's weights are missing or altered.
    """
    tables = load_cues()
    links = read_links(parsed)
    drafts = tuple(draft for part in parsed.parts for draft in drafts_of(part, parsed, tables))
    more = tuple(drafts_by_tagger(parsed, drafts, links, tables))
    return assemble(parsed, found, (*with_tagger_edges(parsed, drafts, links), *more), extractor=EXTRACTOR)
