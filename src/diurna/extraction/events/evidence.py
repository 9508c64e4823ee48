"""Cuts the words that tell a deed out of its sentence: subject to object, loose clauses left out."""

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from diurna.extraction.events.frames import Frame, is_judgement, is_stranded
from diurna.linguistics.trees import clause_of, noun_phrase_of, trimmed
from diurna.types.span import Span

_LOOSE = frozenset({"as", "though", "although", "while", "after", "before", "when", "since", "because", "where"})
_LINKS = frozenset({"that", "as", "after", "before", "because", "since", "when", "while", "though", "although"})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


def clause_words(frame: Frame, top: Token) -> TokenSpan:
    """Return the clause that tells the deed, from the outermost verb of its telling."""
    if is_stranded(frame.trigger):
        return trimmed(frame.trigger.doc[frame.trigger.i : noun_phrase_of(frame.trigger.head).end])
    span = clause_of(top)
    if not span.start <= frame.trigger.i < span.end:
        span = clause_of(frame.clause)
    if not span.start <= frame.trigger.i < span.end:
        span = frame.trigger.doc[min(frame.trigger.left_edge.i, frame.trigger.i) : frame.trigger.right_edge.i + 1]
    span = _between_semicolons(span, frame)
    start = _start(span, top, frame)
    first = span.doc[start]
    if first.dep_ in {"mark", "advmod"} and first.lower_ in _LINKS and start + 1 < frame.trigger.i:
        start += 1
    return trimmed(span.doc[start : _end(span, top, frame)])


def _between_semicolons(span: TokenSpan, frame: Frame) -> TokenSpan:
    """Return the part of a clause between the semicolons around the deed."""
    last = max([frame.trigger.i, *(token.i for token in frame.objects)])
    start = max((token.i + 1 for token in span if token.text == ";" and token.i < frame.trigger.i), default=span.start)
    end = min((token.i for token in span if token.text == ";" and token.i > last), default=span.end)
    return span.doc[start:end]


def quoted_whole(span: Span, text: str) -> Span:
    """Return the span with the closing quotation mark after it, where it opens one that it does not close."""
    words = text[span.start : span.end]
    following = text[span.end : span.end + 1]
    opens = words.count("“") > words.count("”") or words.count('"') % 2 == 1
    if opens and following in {"”", '"'}:
        return Span(span.report_id, span.start, span.end + 1)
    return span


def phrase_words(noun: Token) -> TokenSpan:
    """Return the whole noun phrase of an event noun."""
    return trimmed(noun.doc[noun.left_edge.i : noun.right_edge.i + 1])


def content_lemmas(words: TokenSpan, *, trigger: Token | None = None) -> tuple[str, ...]:
    """Return the lemmas of the content words, sorted, each once; relative clauses beside the trigger's are left out."""
    aside: set[int] = set()
    for token in words:
        if token.dep_ == "relcl" and trigger is not None and trigger.i != token.i and not token.is_ancestor(trigger):
            aside.update(word.i for word in token.subtree)
    kept = (token for token in words if token.i not in aside)
    return tuple(sorted({token.lemma_.lower() for token in kept if token.pos_ in _CONTENT and not token.is_stop}))


def _start(span: TokenSpan, top: Token, frame: Frame) -> int:
    """Return where the clause starts once what stands before its subject and a comma is cut."""
    subject = next((child for child in top.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None or not span.start < subject.left_edge.i <= frame.trigger.i:
        return span.start
    between = span.doc[span.start : subject.left_edge.i]
    return subject.left_edge.i if any(token.text in {",", "—", "–"} for token in between) else span.start


def _end(span: TokenSpan, top: Token, frame: Frame) -> int:
    """Return where the clause ends once loose clauses after the deed are cut."""
    cut = span.end
    last = max((token.i for token in (*frame.objects, frame.trigger)), default=frame.trigger.i)
    for verb in {top, frame.clause}:
        for child in verb.children:
            if child.dep_ == "advcl" and child.left_edge.i > last and _is_loose(child):
                cut = min(cut, child.left_edge.i)
            elif child.dep_ in {"conj", "parataxis"} and child.pos_ == "VERB" and child.i > last:
                cut = min(cut, max(last + 1, child.left_edge.i))
            cut = min([cut, *(item.i for item in child.children if item.i > last and is_stranded(item))])
    return max(cut, frame.trigger.i + 1)


def _is_loose(clause: Token) -> bool:
    first = clause.left_edge
    if is_judgement(clause):
        return False
    if first.i > 0 and first.nbor(-1).text in {",", "—", "–", ";"}:
        return True
    return any(child.dep_ in {"mark", "advmod"} and child.lower_ in _LOOSE for child in clause.children)
