"""Reads noun phrases around a word: coordinated nouns, what "dozens of" counts, what stands after each preposition."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from diurna.extraction.events.lexicon import grammar_words


def spread(heads: Iterable[Token]) -> tuple[Token, ...]:
    """Return the heads with their coordinated nouns, "dozens of" looked through, each once and in text order."""
    found: dict[int, Token] = {}
    for head in heads:
        for token in _with_conjuncts(head):
            counted = counted_noun(token)
            found.setdefault(counted.i, counted)
    return tuple(found[place] for place in sorted(found))


def counted_noun(token: Token) -> Token:
    """Return the noun that "dozens of", "two of" or "a number of" counts, else the token itself."""
    if token.lemma_.lower() in grammar_words("quantities") or token.pos_ in {"NUM", "DET", "ADJ"}:
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                inner = next((grand for grand in child.children if grand.dep_ == "pobj"), None)
                return counted_noun(inner) if inner is not None else token
    return token


def obliques(head: Token) -> dict[str, tuple[Token, ...]]:
    """Return the noun heads after each preposition that hangs on the head or on its particle or object noun."""
    found: dict[str, list[Token]] = {}
    for child in head.children:
        if child.dep_ in {"prep", "dative", "agent"} and child.pos_ in {"ADP", "SCONJ"}:
            for name, tokens in _after(child):
                found.setdefault(name, []).extend(tokens)
        elif child.dep_ == "prt":
            for grand in child.children:
                if grand.dep_ == "pobj":
                    found.setdefault(child.lower_, []).append(grand)
                elif grand.dep_ == "prep":
                    for name, tokens in _after(grand):
                        found.setdefault(name, []).extend(tokens)
    kept = {name: [token for token in tokens if not _is_time(token)] for name, tokens in found.items()}
    return {name: spread(tokens) for name, tokens in kept.items() if tokens or not found[name]}


def _is_time(token: Token) -> bool:
    return token.ent_type_ in {"DATE", "TIME"}


def _with_conjuncts(token: Token) -> Iterator[Token]:
    yield token
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}:
            yield from _with_conjuncts(child)
        elif child.dep_ == "nmod" and child.pos_ == "PROPN" and any(word.dep_ == "cc" for word in token.children):
            yield child


def _after(preposition: Token) -> Iterator[tuple[str, list[Token]]]:
    name = preposition.lower_
    for child in preposition.children:
        if child.dep_ == "pobj":
            yield name, [child]
        elif child.dep_ == "pcomp" and name != "by":
            yield name, [item for item in child.children if item.dep_ == "nsubj" and item.i == preposition.i + 1]
        elif child.dep_ == "prep":
            for inner, tokens in _after(child):
                yield inner, tokens
                yield name, tokens
        elif child.dep_ == "conj" and child.pos_ == "ADP":
            yield from _after(child)
