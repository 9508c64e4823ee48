"""Joins drafts into statements: settles overlaps, nests claims, carries speakers, fills attributes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from diurna.extraction.dates import said_date
from diurna.extraction.statements.carried import Page, Voiced, voice_all
from diurna.extraction.statements.cues import load_cues
from diurna.extraction.statements.drafts import Draft, Source, hull, shared, size_of
from diurna.extraction.statements.edges import with_whole_quotation
from diurna.extraction.statements.forces import force_of
from diurna.extraction.statements.kinds import kind_of
from diurna.extraction.statements.speakers import mention_of, place_of, words_of
from diurna.linguistics.parsed import ParsedReport
from diurna.types.dates import Basis, DateInterval, on
from diurna.types.findings import Findings, Provenance, Statement, finding_id
from diurna.types.ontology import Force, StatementKind
from diurna.types.span import Span

_SAME = 0.6
_LEFT = 0.25
_THIRD = frozenset({"he", "her", "his", "its", "she", "their", "they"})
_OUTER = frozenset({Force.ACCUSATION, Force.CLAIM, Force.COMMITMENT, Force.DEMAND, Force.DENIAL})
_INNER = frozenset({Force.ATTITUDE, Force.EXPECTATION})
_CLAIMS = ("with its clause", "with its that", "with its of", "edges by the tagger")


def assemble(parsed: ParsedReport, found: Findings, drafts: Sequence[Draft], *, extractor: str) -> Iterator[Statement]:
    """Yield the statements of a report from the drafts of all its passages, in text order."""
    settled = settle([_whole(draft, parsed) for draft in drafts])
    opened = frozenset(item.span.end for item in parsed.quotations if not item.is_closed)
    voiced = voice_all(Page(settled, parsed.parts, opened, load_cues()))
    names = _names(settled)
    for place, item in enumerate(voiced):
        yield _statement(parsed, found, item, Frame(names[place], _nest(place, settled, names), names, extractor))


@dataclass(frozen=True, slots=True)
class Frame:
    """What a statement needs to know of the others: ids by place, and the one it is nested in."""

    name: str
    nested_in: str | None
    names: Sequence[str]
    extractor: str


def _whole(draft: Draft, parsed: ParsedReport) -> Draft:
    """Return a draft whose content does not end in the middle of a quotation of its paragraph."""
    if draft.is_quotation:
        return draft
    near = [item for item in parsed.quotations if draft.part.passage.span.contains(item.span)]
    return replace(draft, content=with_whole_quotation(draft.content, near))


def settle(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Return the drafts in text order without second readings of the same words."""
    kept: list[Draft] = []
    for draft in drafts:
        if not any(_is_second_reading(draft, other) for other in kept):
            kept.append(draft)
    kept = [draft for draft in kept if not any(_is_own_voice(draft, other) for other in kept)]
    kept = [draft for draft in kept if not _is_mere_mention(draft, kept)]
    kept = [_within(draft, kept) for draft in kept]
    return tuple(sorted(kept, key=lambda draft: (draft.start, -draft.end)))


def _within(draft: Draft, others: Sequence[Draft]) -> Draft:
    """Return a claim inside another cut where the other's words end: "supported it, which Kyiv calls a sham"."""
    if draft.is_quotation or len(draft.content) != 1:
        return draft
    own = draft.content[0]
    for other in others:
        end = hull(other.content).end
        is_over = (
            other is not draft and not other.is_quotation and _cue_inside(draft, other) and own.start < end < own.end
        )
        if is_over and end - own.start >= _LEFT * len(own):
            return replace(draft, content=(Span(own.report_id, own.start, end),))
    return draft


def _is_second_reading(draft: Draft, other: Draft) -> bool:
    both = shared(draft.content, other.content)
    if not both:
        return False
    if _cue_inside(draft, other) or _cue_inside(other, draft):
        return False
    return both >= _SAME * min(size_of(draft.content), size_of(other.content))


def _is_own_voice(draft: Draft, other: Draft) -> bool:
    """Return whether a claim inside another is no second voice: "she regretted that …", or what nobody is named for."""
    if draft is other or not _cue_inside(draft, other) or not _holds(other.content, draft.content):
        return False
    heads = draft.source.heads if draft.source is not None else ()
    is_charged = draft.trigger is not None and draft.trigger.dep_ == "pcomp"
    if any(head.pos_ in {"PROPN", "NOUN"} and (is_charged or head.dep_ != "dobj") for head in heads):
        is_denied = draft.is_negated or other.force is Force.DENIAL
        is_denied = is_denied or (draft.force is Force.ACCUSATION and _is_of_one_voice(draft, other))
        return draft.reason.endswith("with its object") and (is_denied or draft.force not in _OUTER)
    if other.is_quotation and any(head.lower_ in _THIRD for head in heads):
        return False
    is_clause = draft.reason.endswith((*_CLAIMS, "with its naming")) or draft.reason.startswith("the noun")
    is_nobodys = not heads and (draft.reason.startswith("the noun") or _is_passed_on(draft))
    is_third = is_nobodys or any(head.lower_ in _THIRD for head in heads)
    is_inner = draft.force in _INNER and not draft.reason.endswith("with its naming")
    is_said = is_clause or draft.force is Force.ACCUSATION
    return not is_said or not is_third or is_inner


def _is_of_one_voice(draft: Draft, other: Draft) -> bool:
    """Return whether the same words name the speaker of both: "said it had no part in it and blamed outsiders"."""
    heads = {head.i for head in draft.source.heads} if draft.source is not None else set()
    return other.source is not None and any(head.i in heads for head in other.source.heads)


def _is_passed_on(draft: Draft) -> bool:
    """Return whether something is told by somebody left out: "said it had been told that …"."""
    is_left_out = draft.source is not None and draft.source.unnamed == "nobody: agentless passive"
    return is_left_out and draft.lemma in load_cues().words["passed"]


def _is_mere_mention(draft: Draft, others: Sequence[Draft]) -> bool:
    """Return whether somebody's promise or demand is only spoken of, by nobody: "kept his promise to return"."""
    heads = draft.source.heads if draft.source is not None else ()
    is_owned = bool(heads) and heads[0].tag_ == "PRP$"
    is_inner = draft.reason.startswith("the noun") and draft.lemma in load_cues().words["inner"]
    return (is_owned or is_inner) and not any(_cue_inside(draft, other) for other in others)


def _cue_inside(draft: Draft, other: Draft) -> bool:
    """Return whether a draft's own cue stands in the other's content: a claim inside a claim."""
    return draft.cue is not None and any(span.contains(draft.cue) for span in other.content)


def _names(drafts: Sequence[Draft]) -> tuple[str, ...]:
    """Return an id for each draft, made of its place in the text."""
    names: list[str] = []
    for draft in drafts:
        name = finding_id("s", hull(draft.content))
        more = sum(1 for other in names if other == name or other.startswith(f"{name}-"))
        names.append(finding_id("s", hull(draft.content), str(more + 1)) if more else name)
    return tuple(names)


def _statement(parsed: ParsedReport, found: Findings, voiced: Voiced, frame: Frame) -> Statement:
    draft = voiced.draft
    speakers, unnamed = _speakers(voiced.home, voiced.source, found)
    place = draft.trigger if draft.trigger is not None else _first_token(draft)
    return Statement(
        frame.name,
        draft.content,
        StatementKind.DIRECT if draft.is_answer or draft.lemma == ":" else kind_of(parsed, draft.content),
        force_of(draft, load_cues()),
        Provenance(frame.extractor, voiced.reason),
        cue=draft.cue,
        cue_lemma=draft.lemma,
        speakers=speakers,
        unnamed_source=unnamed,
        said=_said(parsed, found, voiced.home),
        venue=place_of(voiced.home.part, _venues(voiced.home), found),
        addressee=_addressee(draft, found),
        continues=None if voiced.base is None else frame.names[voiced.base],
        nested_in=frame.nested_in,
        sentence=draft.part.sentence_index(place) if place is not None else draft.part.first_sentence,
        is_negated=draft.is_negated,
    )


def _speakers(draft: Draft, source: Source, found: Findings) -> tuple[tuple[str, ...], str | None]:
    """Return the speakers' mention ids, and the words of those whom no mention holds or why nobody is named."""
    ids: list[str] = []
    lost: list[str] = []
    tables = load_cues()
    for head in source.heads:
        mention = mention_of(draft.part, head, found)
        if tables.has("inanimate", head) and (mention is None or mention.name is None):
            return (), f"nobody: a document ({words_of(draft.part, head)})"
        if mention is None:
            lost.append(words_of(draft.part, head))
        elif mention.id not in ids:
            ids.append(mention.id)
    return tuple(ids), ("; ".join(lost) if lost and not ids else source.unnamed or None)


def _said(parsed: ParsedReport, found: Findings, home: Draft) -> DateInterval:
    """Return when it was said: by the day beside the words of saying, else the report's own."""
    if home.trigger is None:
        return on(parsed.report.published, Basis.REPORT_DATE)
    said = said_date(parsed, found, home.trigger, home.part)
    text = parsed.report.text
    is_told = any(said.words in span.cut(text) for span in home.content)
    if said.words and is_told and said.words not in _beside(home, text):
        return on(parsed.report.published, Basis.REPORT_DATE)
    return said


def _beside(draft: Draft, text: str) -> str:
    """Return the words of a draft's passage that are not its content."""
    passage = draft.part.passage.span
    edges = [passage.start, *(place for span in draft.content for place in (span.start, span.end)), passage.end]
    return " | ".join(text[first:last] for first, last in zip(edges[::2], edges[1::2], strict=True))


def _addressee(draft: Draft, found: Findings) -> str | None:
    mention = mention_of(draft.part, draft.addressee, found) if draft.addressee is not None else None
    return mention.id if mention is not None else None


def _first_token(draft: Draft) -> Token | None:
    tokens = draft.part.tokens_in(draft.content[0])
    return tokens[0] if tokens is not None else None


def _venues(draft: Draft) -> tuple[Token, ...]:
    """Return the heads of the "in" and "at" phrases of a draft's cue or of its "Speaking in …"."""
    if draft.trigger is None:
        return ()
    verbs = [
        draft.trigger,
        *(child for child in draft.trigger.children if child.dep_ == "advcl" and child.lemma_ == "speak"),
    ]
    return tuple(noun for verb in verbs for noun in _placed(verb))


def _placed(head: Token) -> Iterator[Token]:
    """Yield the nouns a word is placed in, those that place these behind them ("at a conference in Geneva")."""
    for marker in head.children:
        if marker.dep_ == "prep" and marker.lower_ in {"in", "at"}:
            for noun in marker.children:
                if noun.dep_ == "pobj":
                    yield noun
                    yield from _placed(noun)


def _nest(place: int, drafts: Sequence[Draft], names: Sequence[str]) -> str | None:
    """Return the id of the smallest statement whose content holds this one's cue and content, or None."""
    draft = drafts[place]
    around = [
        (size_of(other.content), number)
        for number, other in enumerate(drafts)
        if number != place and _cue_inside(draft, other) and _surrounds(other.content, draft.content)
    ]
    return names[min(around)[1]] if around else None


def _surrounds(outer: Sequence[Span], inner: Sequence[Span]) -> bool:
    """Return whether one content holds nearly all of another and reaches no less far on either side."""
    return _holds(outer, inner) and hull(outer).contains(hull(inner))


def _holds(outer: Sequence[Span], inner: Sequence[Span]) -> bool:
    return shared(outer, inner) >= 0.9 * size_of(inner)
