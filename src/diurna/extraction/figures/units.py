"""Tells what a number counts: a currency, per cent, a noun, or what the sentence has just counted."""

import re

from spacy.tokens import Token

from diurna.extraction.figures.numbers import Number
from diurna.extraction.figures.words import AmountWords, load_amount_words

_LEFT_OUT = frozenset({"of", "more", "other", "the", "further", "additional", "their", "its", "his", "her", "all"})
_PRONOUNS = frozenset({"them", "these", "those", "others", "ones", "us", "whom"})
_VOTES = re.compile(r"\b(?:votes?|voted|voting|ballots?|passed)\b", re.IGNORECASE)
_TALLY = re.compile(r"\b(?:number|toll|total|tally)\b", re.IGNORECASE)


def unit_of(number: Number, tokens: list[Token], tables: AmountWords) -> tuple[str, int]:
    """Return what is counted and where its words end: a currency, per cent, or the noun the number modifies."""
    last = tokens[-1]
    if number.currency:
        return number.currency, number.end
    if number.is_percent:
        return "percent", number.end
    doc = last.doc
    following = doc[last.i + 1 : last.i + 4]
    for place, token in enumerate(following):
        word = token.lower_
        if word in tables.currency_names or word in {"crowns", "crown", "kronas", "pesos", "peso"}:
            nation = following[place - 1].lower_ if place else ""
            nation = nation or ""
            code = tables.currency_nations.get(nation) or tables.currency_names.get(word, word)
            return code, token.idx + len(token)
        if place and word not in tables.currency_nations and token.pos_ not in {"PROPN", "ADJ", "PUNCT"}:
            break
    return _counted(tokens)


def _counted(tokens: list[Token]) -> tuple[str, int]:
    last = tokens[-1]
    head = next(
        (
            token.head
            for token in tokens
            if token.dep_ in {"nummod", "quantmod", "compound", "advmod", "amod"} and token.head.i > last.i
        ),
        None,
    )
    while head is not None and head.dep_ in {"nummod", "quantmod"} and head.head.i > head.i:
        head = head.head
    if head is None:
        of = next(
            (child for token in tokens for child in token.children if child.dep_ == "prep" and child.lower_ == "of"),
            None,
        )
        inner = next((child for child in of.children if child.dep_ == "pobj"), None) if of is not None else None
        if inner is None:
            return _implied(last)
        return _noun_words(inner.left_edge.i, inner), inner.idx + len(inner)
    if head.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM", "SYM"} or head.i - last.i > 6:
        return _implied(last)
    return _noun_words(last.i + 1, head), head.idx + len(head)


def _implied(token: Token) -> tuple[str, int]:
    """Return "people" for a number that stands alone as one who acts or suffers ("three were killed"), else nothing."""
    head = token.head
    if token.dep_ in {"nsubj", "nsubjpass", "dobj"} and head.lemma_ in load_amount_words().not_units["human_verbs"]:
        return "people", token.idx + len(token)
    return "", token.idx + len(token)


def _noun_words(first: int, head: Token) -> str:
    """Return a counted noun with its adjectives as worded, without articles, numbers and owners before it."""
    doc = head.doc
    span = [token for token in doc[first : head.i + 1] if token.lower_ not in _LEFT_OUT]
    while span and (span[0].pos_ in {"NUM", "DET", "PUNCT"} or span[0].tag_ in {"PRP$", "POS"}):
        span = span[1:]
    words = " ".join("".join(token.text_with_ws for token in span).split())
    following = next((child for child in head.children if child.dep_ == "conj"), None)
    if following is None:
        return words
    counts = any(child.dep_ == "nummod" for child in following.children)
    if following.i - head.i == 2 and not counts:
        return f"{words} {doc[head.i + 1].text} {following.text}"
    is_adjective = head.pos_ == "ADJ" or head.tag_ == "JJ" or head.ent_type_ == "NORP"
    return f"{words} {following.text}" if counts and is_adjective and following.pos_ == "NOUN" else words


def taken_up(tokens: list[Token], unit: str, previous: str) -> str:
    """Return what a number without a noun counts: votes, what a "number of" names, people, or what was just counted."""
    last = tokens[-1]
    if unit and unit.lower() not in _PRONOUNS:
        return unit
    sentence = last.sent
    if _VOTES.search(sentence.text) and any(
        token.lower_ in {"to", "against", "with", "for"} for token in sentence[: last.i - sentence.start + 2][-4:]
    ):
        return "votes"
    named = next((token for token in sentence if _TALLY.fullmatch(token.lower_) and token.i < last.i), None)
    if named is not None and previous == "":
        for child in named.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                noun = next((item for item in child.children if item.dep_ == "pobj"), None)
                if noun is not None and noun.i < last.i:
                    return _noun_words(noun.left_edge.i, noun)
    if unit.lower() == "others" and last.head.head.lemma_ in load_amount_words().not_units["human_verbs"]:
        return "people"
    return previous or unit


def subject_of_share(tokens: list[Token]) -> str:
    """Return what falls or rises "by a fifth": the subject's own word."""
    by = next((token for token in tokens[0].ancestors if token.lower_ == "by"), None)
    subject = None if by is None else next((child for child in by.head.children if child.dep_ == "nsubj"), None)
    return subject.text if subject is not None else ""
