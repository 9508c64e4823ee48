"""How much of a content stands inside quotation marks: direct, indirect or mixed."""

from collections.abc import Sequence

from diurna.linguistics.parsed import ParsedReport
from diurna.types.ontology import StatementKind
from diurna.types.span import Span


def kind_of(parsed: ParsedReport, content: Sequence[Span]) -> StatementKind:
    """Return direct when every letter of the content is quoted, indirect when none is, else mixed."""
    text = parsed.report.text
    letters = [place for span in content for place in range(span.start, span.end) if text[place].isalnum()]
    near = [item.span for item in parsed.quotations if any(item.span.overlaps(span) for span in content)]
    quoted = sum(1 for place in letters if any(span.start <= place < span.end for span in near))
    if quoted == len(letters):
        return StatementKind.DIRECT
    return StatementKind.MIXED if quoted else StatementKind.INDIRECT
