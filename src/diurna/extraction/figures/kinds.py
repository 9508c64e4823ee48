"""Tells whether a figure adds to what was, totals what is, or neither, from the words around it."""

import re

from spacy.tokens import Token

from diurna.extraction.figures.words import AmountWords

_BEFORE, _AFTER, _SENTENCE = 45, 60, 160
_CHANGING = frozenset({"increase", "raise", "cut", "reduce", "expand", "lower", "extend", "boost", "slash", "trim"})


def kind_of(text: str, start: int, end: int, tokens: list[Token], tables: AmountWords) -> tuple[str, str]:
    """Return "delta", "total" or "plain" with the words that tell it; ``start`` is where the figure's phrase starts."""
    before = text[max(0, start - _BEFORE) : start].lower().rstrip()
    after = text[end : end + _AFTER].lower().lstrip()
    if before.endswith("the other"):
        return "plain", ""
    added = next((word for word in tables.delta["before"] if before.endswith(word)), "") or next(
        (word for word in tables.delta["after"] if re.match(rf"{word}\b(?! than)", after)), ""
    )
    if added:
        return "delta", f"; adds: “{added}”"
    for word in tables.delta["around"]:
        if before.endswith(word):
            return "delta", f"; adds: “{word}”"
    if _is_a_change(tokens):
        return "delta", "; adds: a change by so much"
    return _total(text, start, end, tables)


def _is_a_change(tokens: list[Token]) -> bool:
    """Return whether something is raised or cut by the amount ("cut the quota by 1,500 tonnes")."""
    if any(token.text == "%" or token.lower_ in {"percent", "cent"} for token in tokens):
        return False
    by = next((token for token in tokens[0].ancestors if token.pos_ == "ADP"), None)
    if by is None or by.lower_ != "by" or by.head.lemma_ not in _CHANGING:
        return False
    return any(child.dep_ in {"dobj", "nsubjpass"} for child in by.head.children)


def _total(text: str, start: int, end: int, tables: AmountWords) -> tuple[str, str]:
    """Return "total" where words of totalling stand close: right before, or after in the same clause."""
    before = text[max(0, start - _BEFORE) : start].lower()
    sentence = re.split(r"[.!?]\s|\n", text[max(0, start - _SENTENCE) : start].lower())[-1].lstrip(' “"')
    after = re.split(r"[.;]\s|, (?:bringing|making)", text[end : end + _AFTER].lower())[0]
    for word in tables.total["before"]:
        if re.search(rf"\b{re.escape(word)}\s+(?:[\w-]+\s+){{0,2}}$", before):
            return "total", f"; totals: “{word}”"
    for word in tables.total["around"]:
        if re.search(rf"\b{re.escape(word)}\b", after) or sentence.startswith(word):
            return "total", f"; totals: “{word}”"
    return "plain", ""
