"""Reads what is asked for by the way: a demand named by a noun with its owner, and a condition set ("not until …")."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from diurna.extraction.events.evidence import clause_words
from diurna.extraction.events.frames import verb_frame
from diurna.extraction.events.reading import Reader
from diurna.extraction.stances.holding import Shown, mention_of
from diurna.extraction.stances.propositions import deed_phrase, thing_phrase
from diurna.extraction.stances.words import attitude_words
from diurna.linguistics.parsed import ParsedPassage
from diurna.linguistics.trees import is_negated
from diurna.types.findings import StanceMention, finding_id
from diurna.types.ontology import StanceValue
from diurna.types.span import Span


def asks(reader: Reader, part: ParsedPassage, token: Token) -> Iterator[StanceMention]:
    """Yield the stances of owned demands and of conditions that a word opens."""
    yield from _owned(reader, part, token)
    yield from _condition(reader, part, token)


def _owned(reader: Reader, part: ParsedPassage, token: Token) -> Iterator[StanceMention]:
    """Yield that the owner of a demand, offer or plan is for it ("an ultimatum from Chile to restore supplies")."""
    if token.pos_ != "NOUN" or token.lemma_.lower() not in attitude_words()["owned"]:
        return
    owners = [item for item in _owners(token) if reader.parties.is_political(item) and item.pos_ != "PRON"]
    made = thing_phrase(token)
    if not owners or not made.phrase or made.points:
        return
    words = part.doc[token.left_edge.i : max(token.i, _last(token)) + 1]
    why = f"the {token.lower_} is theirs"
    holders = reader.parties.ids(owners)
    if holders:
        yield _made(part, token, holders, part.span_of(words), Shown(StanceValue.FOR, made, why))


def _owners(noun: Token) -> Iterator[Token]:
    for child in noun.children:
        if child.dep_ == "poss":
            yield child
        if child.dep_ == "prep" and child.lower_ in {"from", "by"}:
            yield from (item for item in child.children if item.dep_ == "pobj")
        if child.dep_ == "acl" and child.lemma_ == "make":
            yield from (
                item for by in child.children if by.lower_ == "by" for item in by.children if item.dep_ == "pobj"
            )


def _last(noun: Token) -> int:
    kept = [child for child in noun.rights if child.dep_ in {"prep", "acl"}]
    return max((child.right_edge.i for child in kept), default=noun.i)


def _condition(reader: Reader, part: ParsedPassage, token: Token) -> Iterator[StanceMention]:
    """Yield that who will not move until something is done is for it."""
    marks = {child.lower_ for child in token.children if child.dep_ in {"mark", "advmod"}}
    if token.pos_ != "VERB" or token.dep_ != "advcl" or not marks & {"until", "unless"}:
        return
    held = token.head
    is_kept = held.pos_ in {"VERB", "AUX"} and (is_negated(held) or held.lemma_ in {"stay", "remain", "keep", "refuse"})
    subject = next((child for child in token.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    source = reader.sources.of(held)
    frame = verb_frame(held)
    holders = source.speakers if source is not None else reader.parties.ids(frame.doers)
    made = deed_phrase(token)
    if not is_kept or subject is None or not holders or not made.phrase or made.points:
        return
    doers = reader.parties.ids(verb_frame(token).doers)
    if set(doers) & set(holders):
        return
    span = part.span_of(clause_words(frame, held))
    end = part.span(token.right_edge.i, token.right_edge.i).end
    whole = Span(span.report_id, span.start, max(span.end, end))
    why = f"will not move {min(marks & {'until', 'unless'})} it is done"
    yield _made(part, token, holders, whole, Shown(StanceValue.FOR, made, why))


def _made(part: ParsedPassage, token: Token, holders: tuple[str, ...], evidence: Span, shown: Shown) -> StanceMention:
    made = mention_of(part, token, holders, evidence, shown)
    return replace(made, id=finding_id("p", made.label, "ask"))
