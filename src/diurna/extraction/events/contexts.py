"""Tells what an event is about and, where its row leaves it open, which mode it has, from the words that tell it."""

from collections.abc import Iterable
from functools import cache

from spacy.tokens import Token

from diurna.extraction.events.frames import Frame, verb_frame
from diurna.extraction.events.lexicon import lists_of
from diurna.types.ontology import EventType

_GENERAL = frozenset({(EventType.REQUEST, "change"), (EventType.MOBILIZE, "")})
_ASKED = frozenset({EventType.REQUEST, EventType.REJECT})


def contexts_of(words: Iterable[Token]) -> dict[str, str]:
    """Return the contexts of an event, each with the word that gives it, by the words that tell the event."""
    found: dict[str, str] = {}
    for token in words:
        for name in _contexts().get(token.lemma_.lower(), _contexts().get(token.lower_, ())):
            found.setdefault(name, token.text)
    return found


def mode_by_words(kind: EventType, mode: str, frame: Frame, words: Iterable[Token]) -> tuple[str, str]:
    """Return the mode of an event and the word that gives it; the row's own mode where it is no general one."""
    if mode and (kind, mode) not in _GENERAL:
        return mode, ""
    tokens = list(_asked(frame)) if kind in _ASKED else list(words)
    lemmas = [(token.lemma_.lower(), token) for token in tokens]
    for name, wanted in _modes().get(kind, ()):
        hit = next((token for lemma, token in lemmas if lemma in wanted or token.lower_ in wanted), None)
        if hit is not None:
            return name, hit.text
    return mode, ""


def _asked(frame: Frame) -> Iterable[Token]:
    """Yield the words of what is asked or refused: the complement and its object, or the objects."""
    yield frame.trigger
    if frame.complement is not None:
        yield frame.complement
        yield from verb_frame(frame.complement).objects
    yield from frame.objects
    for tokens in frame.obliques.values():
        yield from tokens


@cache
def _contexts() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name, words in lists_of("contexts.txt"):
        for word in words:
            found.setdefault(word, []).append(name)
    return {word: tuple(names) for word, names in found.items()}


@cache
def _modes() -> dict[EventType, tuple[tuple[str, frozenset[str]], ...]]:
    found: dict[EventType, list[tuple[str, frozenset[str]]]] = {}
    for name, words in lists_of("modes.txt"):
        kind, _, mode = name.partition("/")
        found.setdefault(EventType(kind), []).append((mode, frozenset(words)))
    return {kind: tuple(rows) for kind, rows in found.items()}
