"""What the trained tagger adds to the rules: statements they miss, and better edges of indirect ones.

The tagger was taught on every kind of attribution, so it also marks acts, attitudes and appearances. Only what hangs
on a listed cue and names its source becomes a statement.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Token

from diurna.extraction.statements.cues import Cue, CueTables
from diurna.extraction.statements.drafts import Draft, Source, shared, size_of
from diurna.extraction.statements.edges import content_spans
from diurna.extraction.statements.sources import source_of
from diurna.extraction.statements.vetoes import is_vetoed
from diurna.linguistics.parsed import ParsedPassage, ParsedReport
from diurna.linguistics.trees import VERBAL
from diurna.models.linking import Link, link
from diurna.models.tagging import Tagged, tag
from diurna.types.span import Span

_APART = 0.25
_SAME = 0.5
_MIN_WORDS = 3
_MIN_SCORE = 0.5
_FINITE = frozenset({"MD", "VBD", "VBP", "VBZ"})
_EDGE = 6
_PHRASES = ("with its prep", "with its object", "with its as")
_KEPT = ("with its of", "with its hearsay", "with its feeling", "with its naming", "with its word")
_OPEN = frozenset({"DT", "IN", "PRP$", "TO", "WDT", "WP", "WP$"})
_WEAK = frozenset({"attitude", "expectation"})


def read_links(parsed: ParsedReport) -> tuple[Link, ...]:
    """Return the attributions the tagger sees in a report's body; the model is opened on first use.

    Raises:
        ModelError: The model is missing or altered.
    """
    if not parsed.parts:
        return ()
    regions = [(part.passage.span.start, part.passage.span.end) for part in parsed.parts]
    sentences = [(sentence.span.start, sentence.span.end) for sentence in parsed.sentences]
    quotes = [(max(0, item.span.start - 1), item.span.end + 1) for item in parsed.quotations]
    return link(tag(parsed.report.text, regions), sentences, quotes)


def with_tagger_edges(parsed: ParsedReport, drafts: Sequence[Draft], links: Sequence[Link]) -> tuple[Draft, ...]:
    """Return the drafts, an indirect one with the content the tagger gives its cue where both mostly agree."""
    quoted = [span for draft in drafts if draft.is_quotation for span in draft.content]
    return tuple(_with_edges(parsed, draft, links, quoted) for draft in drafts)


def _with_edges(parsed: ParsedReport, draft: Draft, links: Sequence[Link], quoted: Sequence[Span]) -> Draft:
    if draft.is_quotation or draft.cue is None or draft.reason.endswith(_KEPT) or _is_subject(draft):
        return draft
    for item in links:
        content = _tidied(draft, _content(parsed, draft.part, item.contents), quoted)
        both = shared(draft.content, content)
        union = size_of(draft.content) + size_of(content) - both
        if item.cue is None or not _touches(draft.cue, item.cue) or len(content) < len(draft.content):
            continue
        if not content or _breaks_off(draft.part, content) or _loses_object(draft, content):
            continue
        if _leaves_relative(draft, content):
            continue
        is_longer = both == size_of(draft.content) and abs(content[0].start - draft.start) <= _EDGE
        is_longer = is_longer and draft.reason.endswith(_PHRASES)
        if _SAME <= both / union < 1.0 or (is_longer and both < union):
            return replace(draft, content=content, reason=f"{draft.reason}; edges by the tagger")
    return draft


def _loses_object(draft: Draft, content: Sequence[Span]) -> bool:
    """Return whether a content leaves out the object it is about: "an assurance from Lima" of "… that …"."""
    nouns = (child for child in draft.trigger.rights if child.dep_ == "dobj") if draft.trigger is not None else ()
    spans = [draft.part.span(noun.i, noun.i) for noun in nouns]
    return any(shared([span], draft.content) and not shared([span], content) for span in spans)


def _leaves_relative(draft: Draft, content: Sequence[Span]) -> bool:
    """Return whether a content runs on behind its relative clause: "…, which Lima says is void, would …"."""
    verb = draft.trigger
    if verb is None or verb.dep_ != "relcl":
        return False
    end = draft.part.span(verb.i, max(token.i for token in verb.subtree)).end
    return content[-1].end > max(end, draft.content[-1].end)


def _is_subject(draft: Draft) -> bool:
    """Return whether a noun of saying is the subject of more words, which are not its own."""
    noun = draft.trigger
    return noun is not None and noun.pos_ == "NOUN" and noun.dep_ in {"nsubj", "nsubjpass"}


def _tidied(draft: Draft, content: Sequence[Span], quoted: Sequence[Span]) -> tuple[Span, ...]:
    """Return what the tagger gives a draft as content, made whole.

    Quotations that stand by themselves, the speaker, the one spoken to and the words of saying are left out; a gap
    without any of these is filled; a lone word that the rules do not have is dropped.
    """
    part = draft.part
    gone = {token.i for head in _others(draft) for token in head.subtree} | {head.i for head in _others(draft)}
    gone |= {
        token.i for span in (*quoted, *((draft.cue,) if draft.cue else ())) for token in part.tokens_in(span) or ()
    }
    own = {token.i for span in draft.content for token in part.tokens_in(span) or ()}
    gone -= own
    numbers = sorted({token.i for span in content for token in part.tokens_in(span) or ()} - gone)
    for one, other in pairwise(tuple(numbers)):
        between = range(one + 1, other)
        if not gone.intersection(between) and part.doc[one].sent.start == part.doc[other].sent.start:
            numbers.extend(between)
    spans = content_spans(part, numbers)
    return tuple(span for span in spans if shared([span], draft.content) or " " in part.words(span))


def _others(draft: Draft) -> tuple[Token, ...]:
    heads = draft.source.heads if draft.source is not None else ()
    return heads if draft.addressee is None else (*heads, draft.addressee)


def _breaks_off(part: ParsedPassage, content: Sequence[Span]) -> bool:
    """Return whether a content ends on a word that must go on ("sanctions, which")."""
    last = part.tokens_in(content[-1])
    return last is not None and last[-1].tag_ in _OPEN


def drafts_by_tagger(
    parsed: ParsedReport, drafts: Sequence[Draft], links: Sequence[Link], tables: CueTables
) -> Iterator[Draft]:
    """Yield a draft for each attribution of the tagger that the rules left out and a listed cue carries."""
    for item in links:
        if item.cue is None or min(item.cue.score, *(part.score for part in item.contents)) < _MIN_SCORE:
            continue
        part = parsed.part_at(item.cue.start)
        draft = None if part is None else _draft(parsed, part, item, item.cue, tables)
        if draft is not None and all(_is_apart(draft, other) for other in drafts):
            yield draft


def _draft(parsed: ParsedReport, part: ParsedPassage, item: Link, cue: Tagged, tables: CueTables) -> Draft | None:
    words = part.tokens_in(Span(parsed.report.id, cue.start, cue.end))
    found = _trigger(list(words or ()), tables)
    content = _content(parsed, part, item.contents)
    if found is None or not content or _word_count(parsed, content) < _MIN_WORDS:
        return None
    trigger, meant = found
    if parsed.is_quoted(part.span(trigger.i, trigger.i)) or meant.force.value in _WEAK:
        return None
    if tables.has("deed", trigger) and not _has_clause(part, content):
        return None
    if any(tables.has("unsaid", child) for child in trigger.rights if child.dep_ == "dobj"):
        return None
    source = _source(parsed, part, item.source, trigger, tables)
    if not source.heads:
        return None
    return Draft(
        part,
        content,
        source,
        meant.force,
        f"the tagger, cue “{meant.name}”",
        trigger=trigger,
        cue=Span(parsed.report.id, cue.start, cue.end),
        lemma=meant.name,
    )


def _trigger(words: Sequence[Token], tables: CueTables) -> tuple[Token, Cue] | None:
    """Return the listed word among the words of a cue, with what it means, unless it says nothing here."""
    for token in words:
        if token.pos_ not in VERBAL and not _is_closing(token):
            continue
        for cue in sorted(tables.verb_cues(token), key=lambda cue: (-len(cue.particles), "clause" not in cue.patterns)):
            following = {word.lower_ for word in words if word.i > token.i}
            if set(cue.particles) <= following and not is_vetoed(token, cue, tables):
                return token, cue
    return None


def _is_closing(token: Token) -> bool:
    """Return whether a word taken for a noun closes a sentence as a verb does ("…, Marta Olsen, announces")."""
    return token.tag_ == "NNS" and token.i + 2 >= token.sent.end and token.i > 0 and token.nbor(-1).text == ","


def _source(
    parsed: ParsedReport, part: ParsedPassage, tagged: Tagged | None, trigger: Token, tables: CueTables
) -> Source:
    source = source_of(trigger, tables)
    if source.heads or tagged is None:
        return source
    words = part.tokens_in(Span(parsed.report.id, tagged.start, tagged.end))
    return Source((words.root,)) if words is not None else source


def _has_clause(part: ParsedPassage, content: Sequence[Span]) -> bool:
    words = [token for span in content for token in part.tokens_in(span) or ()]
    return any(token.tag_ in _FINITE for token in words)


def _content(parsed: ParsedReport, part: ParsedPassage, contents: Sequence[Tagged]) -> tuple[Span, ...]:
    numbers: list[int] = []
    for tagged in contents:
        if part.passage.span.contains(Span(parsed.report.id, tagged.start, tagged.end)):
            words = part.tokens_in(Span(parsed.report.id, tagged.start, tagged.end))
            numbers.extend(token.i for token in words or ())
    return content_spans(part, numbers)


def _is_apart(draft: Draft, other: Draft) -> bool:
    both = shared(draft.content, other.content)
    return both < _APART * min(size_of(draft.content), size_of(other.content)) and draft.cue != other.cue


def _touches(cue: Span, tagged: Tagged) -> bool:
    return cue.start < tagged.end and tagged.start < cue.end


def _word_count(parsed: ParsedReport, content: Sequence[Span]) -> int:
    return sum(len(span.cut(parsed.report.text).split()) for span in content)
