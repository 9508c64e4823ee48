"""The day of a report's story: what its lead tells as news, which the headline and the telling after it share."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import islice

from spacy.tokens import Span, Token

from diurna.extraction.dates.verbs import is_eventive, load_verbs
from diurna.linguistics.parsed import ParsedPassage, ParsedReport
from diurna.linguistics.trees import VERBAL, auxiliaries_of

Told = Callable[[Token, ParsedPassage], str | None]
"""Gives the value told of a token's event, or None."""

_LEADS = 3
_SHORTEST = 6
"""Words of a sentence that can lead; a dateline has fewer."""
_OLDEST = 21
"""Days before the report from which a deed is history, not its story."""
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_MATTERS = frozenset({"ccomp"})


def headline_of(parsed: ParsedReport) -> ParsedPassage | None:
    """Return the first paragraph where it is a headline: no sentence that ends, and text below it."""
    if len(parsed.parts) < 2:
        return None
    first = parsed.parts[0]
    is_open = len(first.doc) > 0 and not first.doc[len(first.doc) - 1].is_punct
    return first if is_open and not any(token.text in {".", "?", "!"} for token in first.doc) else None


def story_day(parsed: ParsedReport, told: Told) -> str | None:
    """Return the single day on which the lead's deed was done, not after the report, or None.

    A lead in the perfect or without a day gives way to the sentence after it.
    """
    for sentence, part in _leads(parsed):
        for deed in _deeds(sentence.root):
            value = told(deed, part)
            if value is not None and _is_story(value, parsed.report.published):
                return value
        if sentence.root.tag_ == "VBD" and sentence.root.lemma_ not in load_verbs().saying:
            return None
    return None


def shares_story(token: Token) -> bool:
    """Return whether an event without a day of its own goes on with the story: past deeds and "the …" of events.

    What somebody says is of the report's day, and so are present and future.
    """
    if token.pos_ in VERBAL:
        return _is_past(token) and (token.tag_ == "VBG" or token.lemma_ not in load_verbs().saying)
    is_definite = any(child.lower_ in _DEFINITE for child in token.children)
    return token.pos_ == "NOUN" and is_definite and is_eventive(token.lemma_.lower())


def leads(token: Token, parsed: ParsedReport) -> bool:
    """Return whether a token is the deed of the first sentence below the headline."""
    return any(token.i == sentence.root.i and token.doc is sentence.doc for sentence, _ in islice(_leads(parsed), 1))


def _leads(parsed: ParsedReport) -> Iterator[tuple[Span, ParsedPassage]]:
    headline = headline_of(parsed)
    found = 0
    for part in parsed.parts:
        if headline is not None and part.offset == headline.offset:
            continue
        for sentence in part.doc.sents:
            if len(sentence) < _SHORTEST or sentence.root.pos_ not in VERBAL:
                continue
            yield sentence, part
            found += 1
            if found == _LEADS:
                return


def _deeds(root: Token) -> Sequence[Token]:
    """Return what a lead's sentence tells: of a saying its matter, else the deed itself."""
    if root.lemma_ not in load_verbs().saying:
        return (root,)
    return tuple(child for child in root.children if child.dep_ in _MATTERS) or (root,)


def _is_story(value: str, published: date) -> bool:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return False
    return len(value) == len("2022-09-22") and 0 <= (published - day).days <= _OLDEST


def _is_past(verb: Token) -> bool:
    helpers = auxiliaries_of(verb)
    first = next(iter(helpers), verb)
    if verb.tag_ == "VBG" and not helpers and verb.dep_ in {"advcl", "pcomp"}:
        governor = verb.head if verb.head.pos_ in VERBAL else verb.head.head
        return governor.i != verb.i and governor.pos_ in VERBAL and _is_past(governor)
    return first.tag_ == "VBD" and not any(helper.lemma_ == "have" for helper in helpers)
