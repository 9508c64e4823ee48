"""Keeps sports, weather and kitchen talk from becoming events: a veto by passage, from a word list."""

from functools import cache

from spacy.tokens import Doc

from diurna.extraction.events.lexicon import Lexicon, lines_of
from diurna.linguistics.parsed import ParsedReport

_ENOUGH = 3


@cache
def _domains() -> tuple[frozenset[str], ...]:
    found = []
    for _, line in lines_of("domains.txt"):
        _, _, words = line.partition(":")
        found.append(frozenset(word.strip() for word in words.split(",") if word.strip()))
    return tuple(found)


def is_report_off_topic(parsed: ParsedReport, lexicon: Lexicon) -> bool:
    """Return whether a whole report speaks of sports, weather, cooking or films more than of politics."""
    lemmas = {token.lemma_.lower() for part in parsed.parts for token in part.doc}
    political = len(lemmas & lexicon.classes["politics"])
    return any(len(lemmas & words) >= _ENOUGH and len(lemmas & words) > political for words in _domains())


def is_off_topic(doc: Doc, lexicon: Lexicon) -> bool:
    """Return whether a passage speaks of sports, weather or cooking and hardly of politics."""
    lemmas = {token.lemma_.lower() for token in doc}
    political = len(lemmas & lexicon.classes["politics"])
    return any(len(lemmas & words) >= _ENOUGH and len(lemmas & words) > 2 * political for words in _domains())
