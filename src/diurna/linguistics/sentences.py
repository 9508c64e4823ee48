"""Sentence boundaries that survive quotations, abbreviations and numbers; a spaCy component before the parser."""

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

from diurna.linguistics.words import load_word_list

_TERMINAL = frozenset({".", "!", "?", "…", "...", "?!", "!?"})
_CLOSERS = frozenset({'"', "”", "’", "'", ")", "]", "''", "»", "“"})
_OPENERS = frozenset({'"', "“", "‘", "'", "(", "[", "``", "«", "„"})
_MAY_END = _TERMINAL | {":", ";", "–", "—", "-", "•", "*", "|"}
_REACH = 5


@Language.component("diurna_sentences", assigns=["token.is_sent_start"])
def mark_sentences(doc: Doc) -> Doc:
    """Force or forbid the sentence starts that punctuation settles; the parser decides the rest."""
    for token in doc[1:]:
        decision = _decide(token)
        if decision is not None:
            token.is_sent_start = decision
    return doc


def add_abbreviations(nlp: Language) -> None:
    """Make the tokenizer keep each listed abbreviation together with its full stop."""
    tokenizer: Any = nlp.tokenizer
    for word in load_word_list("abbreviations"):
        if len(word) > 3 and word[0].isupper():
            tokenizer.add_special_case(word, [{"ORTH": word}])


def _decide(token: Token) -> bool | None:
    before = token.nbor(-1)
    if before.is_space and "\n" in before.text:
        return True
    if token.is_space or _is_closing(token) or token.text in _TERMINAL | {",", ";", ":"}:
        return False
    if _is_opening(before):
        return False
    last, closed = _last_mark(token)
    if last is None:
        return None
    if token.text[0].islower():
        return False
    if last.text not in _MAY_END:
        return _after_word(last)
    if last.text not in _TERMINAL or _is_abbreviating(last, token):
        return None if last.text not in _TERMINAL else False
    return _after_terminal(token, last, closed=closed)


def _is_opening(token: Token) -> bool:
    """Return whether a quotation mark or bracket opens: it clings to what follows and not to what goes before."""
    if token.text not in _OPENERS or token.whitespace_:
        return False
    return token.i == 0 or bool(token.nbor(-1).whitespace_) or token.nbor(-1).text in _OPENERS


def _is_closing(token: Token) -> bool:
    """Return whether a quotation mark or bracket closes: nothing but white space follows it, none goes before."""
    if token.text not in _CLOSERS:
        return False
    return not token.nbor(-1).whitespace_ and (token.i + 1 == len(token.doc) or bool(token.whitespace_))


def _last_mark(token: Token) -> tuple[Token | None, bool]:
    """Return the last token before closing marks and white space, and whether closing marks were passed over."""
    place = token.i - 1
    closed = False
    while place >= 0 and (token.doc[place].is_space or token.doc[place].text in _CLOSERS):
        closed = closed or not token.doc[place].is_space
        place -= 1
    return (token.doc[place] if place >= 0 else None), closed


def _after_word(last: Token) -> bool | None:
    if last.text.endswith(".") and last.text not in load_word_list("abbreviations"):
        is_initial = len(last.text) == 2 and last.text[0].isupper()
        return False if is_initial else None
    return False


def _is_abbreviating(stop: Token, token: Token) -> bool:
    """Return whether a full stop belongs to "No", "Lt", an initial … and what follows to the same phrase."""
    if stop.text != "." or stop.i == 0:
        return False
    word = stop.nbor(-1)
    if word.whitespace_:
        return False
    if len(word.text) == 1 and word.text.isupper() and word.text != "I":
        return True
    return f"{word.text}." in load_word_list("abbreviations") and (token.like_num or word.text not in {"No", "Nos"})


def _after_terminal(token: Token, last: Token, *, closed: bool) -> bool | None:
    if last.text in {"...", "…"}:
        return None
    if not last.whitespace_ and last.i == token.i - 1:
        return None
    if closed and last.text != "." and _is_saying_next(token):
        return False
    starts = token.text[0].isupper() or token.is_quote or token.text[0].isdigit() or token.text in {"(", "["}
    return True if starts else None


def _is_saying_next(token: Token) -> bool:
    """Return whether a name and a verb of saying follow: ("Why now?" Smith asked)."""
    saying = load_word_list("saying")
    for later in token.doc[token.i : token.i + _REACH]:
        if later.lower_ in saying:
            return True
        if later.is_punct:
            return False
    return False
