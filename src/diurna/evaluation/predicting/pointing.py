"""What a marked event mention is compared by: its head word and the content words around it."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from diurna.chronology.coreference import Pointed
from diurna.linguistics.parsed import ParsedReport

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_MODIFIERS = frozenset({"compound", "amod", "poss", "nummod"})
_LINKS = frozenset({"prep", "agent"})


def story_of(parsed: ParsedReport) -> frozenset[str]:
    """Return the lemmas of a document's content words."""
    return frozenset(lemma for part in parsed.parts for lemma in _lemmas(part.doc))


def point_at(
    parsed: ParsedReport, doc: str, pieces: Sequence[tuple[int, int]], story: frozenset[str], day: date | None
) -> Pointed:
    """Return the mention whose words the pieces cover, with what it is compared by."""
    start = pieces[0][0]
    part = parsed.part_at(start)
    tokens = (
        [] if part is None else [token for token in part.doc if _covers(pieces, part.offset + token.idx, len(token))]
    )
    if not tokens:
        words = " ".join(parsed.report.text[first:last] for first, last in pieces).lower()
        return Pointed(doc, start, words, frozenset(), frozenset(), story, day)
    inside = {token.i for token in tokens}
    head = next((token for token in tokens if token.head.i not in inside or token.head.i == token.i), tokens[0])
    lemma = " ".join(token.lemma_.lower() for token in tokens)
    return Pointed(doc, start, lemma, _around(head), _lemmas(head.sent), story, day)


def _covers(pieces: Sequence[tuple[int, int]], start: int, length: int) -> bool:
    return any(start < last and first < start + length for first, last in pieces)


def _around(head: Any) -> frozenset[str]:
    """Return the lemmas of what a head depends on and what depends on it, with the modifiers of these."""
    near = [head.head, *head.children]
    near += [below for child in head.children if child.dep_ in _LINKS for below in child.children]
    more = [below for token in near for below in token.children if below.dep_ in _MODIFIERS]
    return _lemmas(token for token in (*near, *more) if token.i != head.i)


def _lemmas(tokens: Iterable[Any]) -> frozenset[str]:
    return frozenset(token.lemma_.lower() for token in tokens if token.pos_ in _CONTENT and not token.is_stop)
