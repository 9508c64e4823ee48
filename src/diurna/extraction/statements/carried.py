"""Gives quotations without a cue the statement they carry on: by paragraphs, over a whole report."""

from collections.abc import Sequence
from dataclasses import dataclass

from diurna.extraction.statements.drafts import Draft, Source
from diurna.extraction.statements.sources import source_of_sentence
from diurna.types.span import Span

_REACH = 2


@dataclass(frozen=True, slots=True)
class Carried:
    """A cue-less draft's speaker.

    Attributes:
        base: The cued draft it carries on, or None.
        source: Whose words they are, when no draft is carried on.
        reason: Why, for a person to check.
    """

    base: Draft | None
    source: Source
    reason: str


def carry(draft: Draft, drafts: Sequence[Draft], opened: frozenset[int]) -> Carried:
    """Return what a cue-less quotation carries on, among the report's drafts in text order.

    In this order: the statement before it in its own paragraph; where the paragraph is one of a quotation re-opened
    over several, the cue that closes the run; the last statement of the paragraph before; a cued quotation in the
    paragraph after. ``opened`` holds the ends of quotations left open by their paragraph.
    """
    mine = draft.part.passage.index
    cued = [other for other in drafts if other.source is not None and other.trigger is not None]
    cued += [other for other in drafts if other.source is not None and other.trigger is None]
    cued.sort(key=lambda other: (other.start, other.end))
    same = [other for other in cued if other.part is draft.part and other.start < draft.start]
    if same:
        return Carried(same[-1], Source(), "carries on the statement before it in its paragraph")
    if not _opens_paragraph(draft) and (told := source_of_sentence(draft.part, draft.start)) is not None:
        return Carried(None, told, "follows a sentence about its speaker")
    ahead = _ahead(draft, drafts, opened)
    if ahead is not None:
        return Carried(ahead, Source(), "its quotation is closed and attributed in a later paragraph")
    before = [other for other in cued if other.end <= draft.start and _distance(draft, other) <= _chain(draft, drafts)]
    if before:
        return Carried(_speaking(before), Source(), "carries on the paragraph before")
    after = [other for other in cued if other.is_quotation and other.part.passage.index == mine + 1]
    if after:
        return Carried(after[0], Source(), "its speaker is named in the paragraph after")
    return Carried(None, Source(unnamed="nobody is named beside the quotation"), "a quotation that nobody near it says")


def _opens_paragraph(draft: Draft) -> bool:
    return draft.start - draft.part.offset <= 2


def _distance(draft: Draft, other: Draft) -> int:
    return draft.part.passage.index - other.part.passage.index


def _chain(draft: Draft, drafts: Sequence[Draft]) -> int:
    """Return how many passages back the cue may stand: over every cue-less paragraph between, and one more."""
    bare = {other.part.passage.index for other in drafts if other.source is None and other.is_quotation}
    mine = draft.part.passage.index
    reach = 1
    while mine - reach in bare:
        reach += 1
    return reach + (_REACH - 1)


def _speaking(before: Sequence[Draft]) -> Draft:
    """Return the last statement of the nearest paragraph, a quotation rather than an indirect one in passing."""
    nearest = before[-1].part
    last = [other for other in before if other.part is nearest]
    return next((other for other in reversed(last) if other.is_quotation), last[-1])


def _ahead(draft: Draft, drafts: Sequence[Draft], opened: frozenset[int]) -> Draft | None:
    """Return the cued draft that ends the run of re-opened quotations this draft begins, or None."""
    end = draft.end
    for other in drafts:
        if other.start <= draft.start or not other.is_quotation:
            continue
        if end not in opened:
            return None
        if other.source is not None:
            return other
        end = other.end
    return None


def hull(content: Sequence[Span]) -> Span:
    """Return the span from the start of the first to the end of the last."""
    return Span(content[0].report_id, content[0].start, content[-1].end)
