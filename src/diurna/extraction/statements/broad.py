"""Attributions of every kind the tagger knows, acts and attitudes too: broader than the record's statements.

Corpora of attribution count "the council voted for the plan" and "he seems to doubt it"; the record does not. This is
the reading to compare with such corpora; nothing of it enters the record.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from diurna.extraction.statements.attributions import Attribution, attributions
from diurna.extraction.statements.cues import load_cues
from diurna.extraction.statements.drafts import shared, size_of
from diurna.extraction.statements.layout import lay_out
from diurna.extraction.statements.tagged import read_links
from diurna.extraction.statements.transcripts import labelled_question
from diurna.linguistics.parsed import ParsedReport
from diurna.models.linking import Link
from diurna.models.tagging import Tagged
from diurna.types.findings import Findings, Mention
from diurna.types.ontology import StatementKind
from diurna.types.span import Span

_ALIKE = 0.3
_APART = 0.25
_BESIDE = 8
_MOST = 0.5


def broad_attributions(parsed: ParsedReport, found: Findings) -> tuple[Attribution, ...]:
    """Return every attribution of a report in text order: the tagger's, with quotations as the statements have them.

    Raises:
        ModelError: The tagger's weights are missing or altered.
    """
    asked = _questions(parsed)
    links = (_from_link(parsed, found, item) for item in read_links(parsed))
    tagged = [item for item in links if not any(_is_covered(item, other) for other in asked)]
    quoted = (*asked, *_quotations(parsed, found, tagged))
    kept = [_joined(parsed, item, quoted) for item in tagged]
    taken = [span for item in kept if item is not None for span in item.content]
    more = [item for item in quoted if shared(item.content, taken) < _APART * size_of(item.content)]
    whole = (item for item in (*more, *kept) if item is not None)
    voiced = (item for item in whole if item.source or item.cue)
    return tuple(sorted(voiced, key=lambda item: (item.content[0].start, item.content[-1].end)))


def _questions(parsed: ParsedReport) -> tuple[Attribution, ...]:
    """Return the questions of a transcript: attributions, though never statements of the record."""
    layouts = (lay_out(part, parsed.quotations, load_cues()) for part in parsed.parts)
    asked = (labelled_question(layout) for layout in layouts)
    return tuple(
        Attribution((name,), (colon,), (words,), name.cut(parsed.report.text))
        for name, colon, words in filter(None, asked)
    )


def _joined(parsed: ParsedReport, item: Attribution, quoted: Sequence[Attribution]) -> Attribution | None:
    """Return an attribution with its quotations as the statements have them; those of another voice are taken out."""
    inside = [other for other in quoted if _is_covered(item, other) or shared(item.cue, other.cue)]
    own = [other for other in inside if _is_same_voice(item, other)]
    free = [part for part in item.content if not any(_holds_part(other, part) for other in inside)]
    if own:
        free = [part for part in free if _is_in_sentence(parsed, part, item.cue)]
    if any(other.cue for other in own):
        free = [part for part in free if not any(other.cue and shared([part], other.content) for other in own)]
        own = [other for other in own if other.cue or _is_near(parsed, other.content, item.cue)]
        said = [span for other in own for span in other.content]
        free = [part for part in free if any(_gap(part, span) <= _BESIDE for span in said) or _is_mixed(parsed, part)]
        free = [part for part in free if _is_near(parsed, [part], item.cue)]
    content = sorted({*(span for other in own for span in other.content), *free}, key=lambda span: span.start)
    return replace(item, content=_apart(content)) if content else None


def _is_near(parsed: ParsedReport, content: Sequence[Span], cue: Sequence[Span]) -> bool:
    """Return whether a content stands in the paragraph of the words of saying."""
    homes = [passage.span for passage in parsed.passages if shared([passage.span], cue)]
    return any(shared([home], content) for home in homes)


def _is_in_sentence(parsed: ParsedReport, part: Span, cue: Sequence[Span]) -> bool:
    """Return whether a part of a content stands in the sentence of the words of saying, where there are any."""
    homes = [sentence.span for sentence in parsed.sentences if shared([sentence.span], cue)]
    return not homes or shared([part], homes) > 0


def _is_mixed(parsed: ParsedReport, part: Span) -> bool:
    """Return whether a part of a content holds a quotation with words around it."""
    return any(part.overlaps(quotation.span) for quotation in parsed.quotations)


def _gap(one: Span, other: Span) -> int:
    return max(0, other.start - one.end, one.start - other.end)


def _apart(content: Sequence[Span]) -> tuple[Span, ...]:
    """Return spans without those that overlap one before."""
    found: list[Span] = []
    for span in content:
        if not found or span.start >= found[-1].end:
            found.append(span)
    return tuple(found)


def _is_same_voice(item: Attribution, quotation: Attribution) -> bool:
    if _is_signed(quotation) or not item.source or not item.cue:
        return False
    return not quotation.cue or shared(item.cue, quotation.cue) > 0


def _quotations(parsed: ParsedReport, found: Findings, tagged: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions whose content is a quotation.

    One that carries on in its paragraph has its base's cue, unless the tagger gives it one of its own.
    """
    outer = [statement for statement in found.statements if statement.nested_in is None]
    by_name = {statement.id: statement for statement in outer}
    made: list[Attribution] = []
    for statement, item in zip(outer, attributions(parsed.report, found), strict=True):
        if statement.kind is not StatementKind.DIRECT:
            continue
        base = by_name.get(statement.continues or "")
        cue = item.cue
        voiced = any(_voices(parsed, other, item) for other in tagged)
        if base is not None and base.cue and not voiced and _is_near(parsed, statement.content, [base.cue]):
            cue = (base.cue,)
        _add(made, replace(item, cue=cue))
    return tuple(made)


def _voices(parsed: ParsedReport, tagged: Attribution, quotation: Attribution) -> bool:
    """Return whether the tagger gives a quotation a source and a cue in its own paragraph."""
    is_same = _likeness(tagged, quotation) >= _MOST
    return is_same and bool(tagged.source) and _is_near(parsed, quotation.content, tagged.cue)


def _add(made: list[Attribution], item: Attribution) -> None:
    """Put an attribution to the one that has its cue, else by itself."""
    for place, other in enumerate(made):
        if item.cue and item.cue == other.cue:
            content = sorted({*other.content, *item.content}, key=lambda span: span.start)
            made[place] = replace(other, content=tuple(content))
            return
    made.append(item)


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


def _is_covered(item: Attribution, quotation: Attribution) -> bool:
    """Return whether a quotation is what an attribution holds, or most of one of its parts."""
    return _likeness(item, quotation) >= _ALIKE or any(_holds_part(quotation, part) for part in item.content)


def _holds_part(quotation: Attribution, part: Span) -> bool:
    return shared([part], quotation.content) >= _MOST * len(part)


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
