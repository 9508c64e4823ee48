"""Gives quotations without a cue the statement they carry on: by paragraphs, over a whole report."""

from collections.abc import Sequence
from dataclasses import dataclass

from diurna.extraction.statements.cues import CueTables
from diurna.extraction.statements.drafts import Draft, Source
from diurna.extraction.statements.sources import source_of, source_of_sentence
from diurna.linguistics.parsed import ParsedPassage
from diurna.linguistics.trees import VERBAL

_NOBODY = Source(unnamed="nobody: no speaker is named near the quotation")


@dataclass(frozen=True, slots=True)
class Voiced:
    """A draft with its speaker settled.

    Attributes:
        draft: The draft.
        source: Whose words they are.
        home: The passage the source's tokens belong to.
        base: Place of the draft whose words it carries on, among the drafts, or None.
        reason: Why, for a person to check.
    """

    draft: Draft
    source: Source
    home: Draft
    reason: str
    base: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """What a quotation without a cue may carry on.

    Attributes:
        drafts: The report's drafts in text order.
        parts: Its body passages.
        opened: Ends of the quotations left open by their paragraph.
        tables: The cue tables.
    """

    drafts: Sequence[Draft]
    parts: Sequence[ParsedPassage]
    opened: frozenset[int]
    tables: CueTables


def voice_all(page: Page) -> tuple[Voiced, ...]:
    """Return every draft with its speaker; those without a cue take another's.

    In this order: the statement before it in its own paragraph; the subject of the sentence before it there; the cue
    that closes a quotation re-opened over several paragraphs; a lead-in that ends the paragraph before in a colon; the
    last quotation or statement of the paragraph before; a cued quotation in the paragraph after.
    """
    found: list[Voiced] = []
    for place, draft in enumerate(page.drafts):
        if draft.source is not None:
            found.append(Voiced(draft, draft.source, draft, draft.reason))
        else:
            found.append(_carried(page, place, found))
    return tuple(found)


def _carried(page: Page, place: int, earlier: Sequence[Voiced]) -> Voiced:
    draft = page.drafts[place]
    if draft.is_answer:
        return _answer(draft, earlier)
    same = [number for number, other in enumerate(earlier) if other.draft.part is draft.part]
    same = [number for number in same if not _is_inner(earlier[number].draft, page.drafts)]
    if same:
        return _follow(draft, same[-1], earlier[same[-1]], "carries on the statement before it in its paragraph")
    if draft.start - draft.part.offset > 2 and (told := source_of_sentence(draft.part, draft.start)) is not None:
        return Voiced(draft, told, draft, f"{draft.reason}; follows a sentence about its speaker")
    ahead = _ahead(page, place)
    if ahead is not None:
        return _before(page, draft, ahead, "its quotation is closed and attributed in a later paragraph")
    back = _part_before(page, draft)
    if back is not None and (lead := _lead_in(back, page)) is not None:
        return Voiced(draft, lead[0], lead[1], f"{draft.reason}; the paragraph before leads into it")
    near = [number for number, other in enumerate(earlier) if other.draft.part is back]
    near = [number for number in near if not _is_inner(earlier[number].draft, page.drafts)]
    if near:
        spoken = [number for number in near if earlier[number].draft.is_quotation]
        chosen = (spoken or near)[-1]
        return _follow(draft, chosen, earlier[chosen], "carries on the paragraph before")
    after = _named_after(page, place)
    if after is not None:
        return _before(page, draft, after, "its speaker is named in the paragraph after")
    if back is not None and (shown := _introduced(back, draft)) is not None:
        return Voiced(draft, shown[0], shown[1], f"{draft.reason}; the paragraph before is about its speaker")
    return Voiced(draft, _NOBODY, draft, draft.reason)


def _is_inner(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Return whether a draft is a claim inside another's: nobody carries that on."""
    if draft.cue is None:
        return False
    cue = draft.cue
    return any(span.contains(cue) for other in drafts if other is not draft for span in other.content)


def _answer(draft: Draft, earlier: Sequence[Voiced]) -> Voiced:
    labelled = [number for number, other in enumerate(earlier) if other.draft.lemma == ":"]
    if not labelled:
        return Voiced(draft, _NOBODY, draft, draft.reason)
    return _follow(draft, labelled[-1], earlier[labelled[-1]], "the transcript's last label names its speaker")


def _follow(draft: Draft, place: int, other: Voiced, why: str) -> Voiced:
    base = place if other.base is None else other.base
    return Voiced(draft, other.source, other.home, f"{draft.reason}; {why}", base)


def _before(page: Page, draft: Draft, place: int, why: str) -> Voiced:
    other = page.drafts[place]
    return Voiced(draft, other.source or _NOBODY, other, f"{draft.reason}; {why}", place)


def _part_before(page: Page, draft: Draft) -> ParsedPassage | None:
    place = next(number for number, part in enumerate(page.parts) if part is draft.part)
    return page.parts[place - 1] if place else None


def _lead_in(part: ParsedPassage, page: Page) -> tuple[Source, Draft] | None:
    """Return who speaks after a paragraph that ends in a colon ("Here is what she told us:"), with the home of it."""
    if not part.doc.text.rstrip().endswith(":"):
        return None
    for token in reversed(list(part.doc)):
        if token.pos_ in VERBAL and page.tables.verb_cues(token):
            source = source_of(token, page.tables)
            home = Draft(
                part, (part.span(token.i, token.i),), source, page.tables.verb_cues(token)[0].force, "lead-in", token
            )
            return (source, home) if source.heads else None
    return None


def _introduced(part: ParsedPassage, draft: Draft) -> tuple[Source, Draft] | None:
    """Return whom a paragraph of one sentence shows before he speaks ("The harbour master, Luis Ferro, was blunt.")."""
    sentences = list(part.doc.sents)
    root = sentences[0].root
    if len(sentences) != 1 or root.lemma_ != "be" or not any(child.dep_ == "acomp" for child in root.children):
        return None
    source = source_of_sentence(part, part.passage.span.end)
    if source is None:
        return None
    return source, Draft(part, (part.span(root.i, root.i),), source, draft.force, "shown before", root)


def _ahead(page: Page, place: int) -> int | None:
    """Return the place of the cued draft that ends the run of re-opened quotations a draft begins, or None."""
    end = page.drafts[place].end
    for number in range(place + 1, len(page.drafts)):
        other = page.drafts[number]
        if not other.is_quotation:
            continue
        if end not in page.opened:
            return None
        if other.source is not None:
            return number if other.lemma != ":" else None
        end = other.end
    return None


def _named_after(page: Page, place: int) -> int | None:
    draft = page.drafts[place]
    for number in range(place + 1, len(page.drafts)):
        other = page.drafts[number]
        if other.part.passage.index > draft.part.passage.index + 1:
            return None
        if other.is_quotation and other.source is not None:
            return number
    return None
