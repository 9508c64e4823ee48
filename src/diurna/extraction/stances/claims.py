"""Phrases claims of fact ("that the trawler fired first"), which are never one question with approval of the deed."""

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from diurna.extraction.stances.words import phrasing_words
from diurna.linguistics.trees import auxiliaries_of

_MOST_WORDS = 18
_OUTSIDE = frozenset({"advcl", "relcl", "parataxis", "cc"})
_AHEAD = frozenset({"will", "would", "shall", "'ll", "’ll"})
_LOOSE = frozenset({"on", "in", "at", "of", "to", "from", "by", "and", "with", "the", "a", "an"})
_QUOTES = frozenset('"“”«»')


def finite_claim(verb: Token) -> str:
    """Return "that the trawler fired first" for its verb, or nothing where its subject is not named."""
    subject = next((child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass", "expl"}), None)
    if subject is None or is_ahead(verb):
        return ""
    start = subject.left_edge.i
    if is_accusation_word(subject):
        inner = next((word for word in subject.doc[subject.i : verb.i] if word.lower_ == "that"), None)
        if inner is None or inner.i + 1 >= verb.i:
            return ""
        start = inner.i + 1
    end = verb.i + 1
    for child in verb.rights:
        if child.dep_ in _OUTSIDE or child.dep_ == "conj" or child.text in {";", ":", "–", "—"}:
            break
        end = max(end, _end(child))
    if subject.dep_ == "expl":
        end = max(end, max((child.right_edge.i + 1 for child in verb.rights if child.dep_ == "attr"), default=end))
    words = _text(verb.doc[start : min(end, start + _MOST_WORDS)])
    return f"that {words}" if _is_named(subject) else ""


def gerund_claim(doers: Sequence[Token], deed: Token) -> str:
    """Return "of police standing by" for what somebody is accused of."""
    if deed.pos_ not in {"VERB", "AUX"}:
        return ""
    who = " and ".join(_text(_base(token)) for token in doers if _is_named(token))
    words = _text(deed.doc[deed.i : min(_end(deed), deed.i + _MOST_WORDS)])
    return f"of {who} {words}" if who else f"of {words}"


def is_ahead(verb: Token) -> bool:
    """Return whether a clause tells what is to come, which nobody can hold true or false."""
    return any(aux.lower_ in _AHEAD for aux in auxiliaries_of(verb))


def is_accusation_word(token: Token) -> bool:
    """Return whether a noun stands for what somebody holds true ("the charge", "the report")."""
    return token.lemma_.lower() in phrasing_words()["accusations"]


def claim_within(noun: Token) -> str:
    """Return the claim that an accusation carries ("the allegation that …", "reports that …"), or nothing."""
    for child in noun.children:
        if child.dep_ in {"acl", "ccomp", "relcl"} and any(
            c.lower_ == "that" and c.dep_ == "mark" for c in child.children
        ):
            return finite_claim(child)
        if child.dep_ == "acl" and child.tag_ in {"VBD", "VBP", "VBZ", "VBN"}:
            return finite_claim(child)
    return ""


def _is_named(token: Token) -> bool:
    return token.pos_ != "PRON" or token.lower_ in {"he", "she", "they", "there", "nobody", "someone", "we", "i", "it"}


def _base(token: Token) -> Iterable[Token]:
    kept = [c for c in token.lefts if c.dep_ in {"det", "amod", "compound", "poss", "nummod", "nmod"}]
    return token.doc[min([t.left_edge.i for t in kept] or [token.i]) : token.i + 1]


def _end(token: Token) -> int:
    last = token.i
    for word in token.subtree:
        if word.i > token.i and word.dep_ in _OUTSIDE | {"appos"} and word.dep_ != "cc":
            return word.left_edge.i
        last = max(last, word.i)
    return last + 1


def _text(tokens: Iterable[Token]) -> str:
    words = "".join(token.text_with_ws for token in tokens if token.text not in _QUOTES)
    kept = words.split()
    if kept and kept[0] in {"The", "A", "An"}:
        kept[0] = kept[0].lower()
    while kept and kept[-1].casefold() in _LOOSE:
        kept.pop()
    return " ".join(kept).strip(" ,;:.-–—")
