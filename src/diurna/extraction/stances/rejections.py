"""Reads rejected claims: "rejects the allegation made by X that …", with X, who made it, on the other side."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from diurna.extraction.events.evidence import clause_words
from diurna.extraction.events.frames import verb_frame
from diurna.extraction.events.reading import Reader
from diurna.extraction.stances.claims import claim_within, finite_claim, is_accusation_word
from diurna.extraction.stances.words import attitude_words
from diurna.linguistics.parsed import ParsedPassage
from diurna.linguistics.trees import is_negated
from diurna.types.findings import Provenance, StanceMention, finding_id
from diurna.types.ontology import StanceValue

EXTRACTOR = "diurna.stances.v1"


def rejections(reader: Reader, part: ParsedPassage, token: Token) -> Iterator[StanceMention]:
    """Yield the denial that a verb of rejecting tells and the claim it rejects, where its words carry the claim."""
    if token.pos_ != "VERB" or token.lemma_.lower() not in attitude_words()["rejecting"] or is_negated(token):
        return
    nouns = [word for word in token.subtree if word.i > token.i and word.pos_ == "NOUN" and is_accusation_word(word)]
    claim = claim_within(nouns[0]) or _stray_claim(nouns[0]) if nouns else ""
    frame = verb_frame(token)
    holders = reader.parties.ids(item for item in frame.doers if reader.parties.is_political(item))
    if not claim or not holders:
        return
    made = StanceMention(
        id=finding_id("p", part.span(token.i, token.i), "claim"),
        holders=holders,
        proposition="",
        lemmas=(),
        stance=StanceValue.AGAINST,
        label=part.span(token.i, token.i),
        evidence=(part.span_of(clause_words(frame, token)),),
        provenance=Provenance(EXTRACTOR, f"“{token.text}” the {nouns[0].lower_}"),
        claim=claim,
    )
    yield made
    claimants = reader.parties.ids(_claimants(nouns[0]))
    if claimants:
        words = part.doc[nouns[0].left_edge.i : nouns[0].right_edge.i + 1]
        yield replace(
            made,
            id=finding_id("p", part.span(nouns[0].i, nouns[0].i), "claim"),
            holders=claimants,
            stance=StanceValue.FOR,
            label=part.span(nouns[0].i, nouns[0].i),
            evidence=(part.span_of(words),),
            provenance=Provenance(EXTRACTOR, f"the {nouns[0].lower_} is theirs, by the words of who rejects it"),
        )


def _stray_claim(noun: Token) -> str:
    """Return the claim of a "that" clause which a parser hangs on another word of the accusation."""
    after = (word for word in noun.sent if word.i > noun.i and word.lower_ == "that" and word.dep_ == "mark")
    mark = next(after, None)
    return finite_claim(mark.head) if mark is not None and mark.head.pos_ in {"VERB", "AUX"} else ""


def _claimants(noun: Token) -> Iterator[Token]:
    """Yield those who made the claim: its owner, or who stands after "by"."""
    for child in noun.children:
        if child.dep_ == "poss":
            yield child
        if child.dep_ == "prep" and child.lower_ == "by":
            yield from (item for item in child.children if item.dep_ == "pobj")
        if child.dep_ == "acl" and child.tag_ == "VBN":
            yield from (
                item for by in child.children if by.lower_ == "by" for item in by.children if item.dep_ == "pobj"
            )
