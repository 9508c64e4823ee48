"""Attributions of every kind the tagger knows, acts and attitudes too: broader than the record's statements.

Corpora of attribution count "the council voted for the plan" and "he seems to doubt it"; the record does not. This is
the reading to compare with such corpora; nothing of it enters the record.
"""

from collections.abc import Iterator, Sequence

from diurna.extraction.statements.attributions import Attribution, attributions
from diurna.extraction.statements.drafts import shared, size_of
from diurna.extraction.statements.tagged import read_links
from diurna.linguistics.parsed import ParsedReport
from diurna.models.linking import Link
from diurna.models.tagging import Tagged
from diurna.types.findings import Findings, Mention
from diurna.types.ontology import StatementKind
from diurna.types.span import Span

_ALIKE = 0.3
_APART = 0.25
_BESIDE = 8


def broad_attributions(parsed: ParsedReport, found: Findings) -> tuple[Attribution, ...]:
    """Return every attribution of a report in text order: the tagger's, with quotations as the statements have them.

    Raises:
        ModelError: The tagger's weights are missing or altered.
    """
    quoted = _quotations(parsed, found)
    tagged = [_from_link(parsed, found, item) for item in read_links(parsed)]
    chosen = [_with_edges(item, quoted) for item in tagged]
    more = [item for item in quoted if all(_is_apart(item, other) for other in tagged)]
    return tuple(sorted((*chosen, *more), key=lambda item: (item.content[0].start, item.content[-1].end)))


def _quotations(parsed: ParsedReport, found: Findings) -> tuple[Attribution, ...]:
    """Return the attributions whose content is a quotation."""
    direct = [
        statement
        for statement in found.statements
        if statement.nested_in is None and statement.kind is StatementKind.DIRECT
    ]
    kept = {statement.content for statement in direct}
    return tuple(item for item in attributions(parsed.report, found) if item.content in kept)


def _from_link(parsed: ParsedReport, found: Findings, item: Link) -> Attribution:
    source = _spans(parsed, [item.source] if item.source else [])
    speakers = tuple(_speakers(found, source))
    words = "; ".join(mention.text for mention in speakers) or "; ".join(s.cut(parsed.report.text) for s in source)
    cue = _spans(parsed, [item.cue] if item.cue else [])
    return Attribution(source, cue, _spans(parsed, item.contents), words, tuple(mention.id for mention in speakers))


def _speakers(found: Findings, source: Sequence[Span]) -> Iterator[Mention]:
    """Yield the outermost mentions inside the source, a name before an office."""
    inside = [item for item in found.mentions if any(span.contains(item.head) for span in source)]
    named = [item for item in inside if item.name]
    yield from (named or inside)[:1]


def _spans(parsed: ParsedReport, tagged: Sequence[Tagged]) -> tuple[Span, ...]:
    return tuple(Span(parsed.report.id, item.start, item.end) for item in tagged)


def _with_edges(item: Attribution, quoted: Sequence[Attribution]) -> Attribution:
    best = max(quoted, key=lambda other: _likeness(item, other), default=None)
    if best is None or _likeness(item, best) < _ALIKE:
        return item
    source, speaker, mentions = item.source, item.speaker, item.mentions
    if not source or _is_signed(best):
        source, speaker, mentions = best.source, best.speaker, best.mentions
    return Attribution(source, item.cue, best.content, speaker, mentions)


def _is_signed(item: Attribution) -> bool:
    """Return whether a label or a signature names the speaker, without words of saying."""
    if any(len(span) > 1 for span in item.cue) or not item.source:
        return False
    before = item.content[0].start - item.source[-1].end
    after = item.source[0].start - item.content[-1].end
    return 0 <= before <= _BESIDE or 0 <= after <= _BESIDE


def _likeness(one: Attribution, other: Attribution) -> float:
    both = shared(one.content, other.content)
    return both / (size_of(one.content) + size_of(other.content) - both)


def _is_apart(one: Attribution, other: Attribution) -> bool:
    return shared(one.content, other.content) < _APART * min(size_of(one.content), size_of(other.content))
