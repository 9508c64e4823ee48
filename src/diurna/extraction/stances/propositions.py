"""Phrases what somebody is for or against, so that who does or proposes it is for it."""

from dataclasses import dataclass

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from diurna.extraction.events.evidence import content_lemmas
from diurna.linguistics.trees import noun_phrase_of, trimmed

_ENDS = frozenset({"advcl", "relcl", "conj", "cc", "parataxis", "punct"})
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "such", "any"})
_MOST_WORDS = 14


@dataclass(frozen=True, slots=True)
class Proposition:
    """A short phrase with the lemmas that group it with others."""

    phrase: str
    lemmas: tuple[str, ...]


def deed_phrase(verb: Token) -> Proposition:
    """Return "expel the Russian ambassador" for the verb "expelling" with what belongs to it."""
    doc = verb.doc
    last = verb.i
    for child in verb.rights:
        if child.dep_ in _ENDS and child.text not in {"-", "–", "’", "'", '"', "“", "”"}:
            break
        if child.dep_ == "npadvmod" or child.ent_type_ in {"DATE", "TIME"}:
            continue
        last = max(last, _right_edge(child))
    last = min(last, verb.i + _MOST_WORDS)
    rest = doc[verb.i + 1 : last + 1]
    passive = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    if passive is not None:
        topic = noun_phrase_of(passive)
        return _made(f"{verb.lemma_} {topic.text}", (verb, *topic))
    words = trimmed(rest).text if len(rest) else ""
    return _made(f"{verb.lemma_} {words}".strip(), (verb, *rest))


def thing_phrase(noun: Token) -> Proposition:
    """Return the words of a thing without its article: "plans for referendums" out of "the plans for referendums"."""
    words = noun_phrase_of(noun)
    start = words.start
    while start < noun.i and words.doc[start].lower_ in _DETERMINERS:
        start += 1
    kept = words.doc[start : words.end]
    return _made(kept.text, tuple(kept))


def _right_edge(token: Token) -> int:
    for word in token.subtree:
        if word.i > token.i and word.dep_ in {"relcl", "advcl", "parataxis"}:
            return word.left_edge.i - 1
    return token.right_edge.i


def _made(phrase: str, tokens: tuple[Token, ...]) -> Proposition:
    clean = " ".join(phrase.split()).strip(' ,;:“”"')
    first = tokens[0]
    lemmas: set[str] = set()
    for token in tokens:
        span: TokenSpan = token.doc[token.i : token.i + 1]
        lemmas.update(content_lemmas(span))
    lemmas.update({first.lemma_.lower()} if first.pos_ in {"VERB", "NOUN"} else ())
    return Proposition(clean, tuple(sorted(lemmas)))
