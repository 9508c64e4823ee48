"""Tells who is meant by words for several at once: "the two leaders", "both sides", "the leaders of Chad and Libya"."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from diurna.extraction.events.lexicon import grammar_words
from diurna.types.findings import Findings, Mention
from diurna.types.ontology import ActorKind, MentionForm

_COUNTS = {"both": 2, "two": 2, "three": 3, "four": 4}
_COUNTED = re.compile(r"^(?:the |these |those |all |both )?(both|(?<= )two|(?<= )three|(?<= )four)\b", re.IGNORECASE)
_OWN = re.compile(r"^(?:his|her|its|our|my|your|their|a|an)\b", re.IGNORECASE)
_BEFORE_NAMES = re.compile(r"^ (?:of|from) (?:the )?$")
_JOINED = re.compile(r"^(?:, [\w ’'-]+)*,? and (?:the )?$")
_BODIES = frozenset({ActorKind.GOVERNMENT, ActorKind.INTERNATIONAL_ORGANISATION, ActorKind.BLOC})
_UNNAMED = frozenset({MentionForm.PRONOUN, MentionForm.NOMINAL, MentionForm.OFFICE})
_REACH = 3
_PAIR = 2


class Several:
    """Looks up the members of groups in one report."""

    def __init__(self, found: Findings) -> None:
        """Keep the mentions in text order, and the two countries the report is chiefly about."""
        self._mentions = sorted(found.mentions, key=lambda item: (item.span.start, -item.span.end))
        self._main = _main_pair(self._mentions)

    def members(self, mention: Mention) -> tuple[str, ...]:
        """Return the ids of the mentions a plural stands for; its own where the words before do not settle it."""
        if not mention.is_plural or _OWN.match(mention.text):
            return (mention.id,)
        found = self._inside(mention) or self._counted(mention)
        return found or (mention.id,)

    def _inside(self, mention: Mention) -> tuple[str, ...]:
        """Return the countries coordinated in a plural's own words ("Bolivian and Chilean soldiers")."""
        inside = [item for item in self._mentions if item.id != mention.id and mention.span.contains(item.span)]
        group = next((item for item in inside if self._is_of(mention, item) and _COUNTED.match(item.text)), None)
        if group is not None:
            return self._counted(group)
        named = [item for item in inside if _is_body(item)]
        if len({item.country or item.keys for item in named}) < _PAIR:
            return ()
        first, last = named[0], named[-1]
        start = mention.span.start
        is_before = last.span.end <= mention.head.end
        joined = mention.text[first.span.end - start : last.span.start - start]
        fits = (is_before or self._is_of(mention, first)) and _JOINED.match(joined)
        return tuple(item.id for item in named) if fits else ()

    def _is_of(self, mention: Mention, item: Mention) -> bool:
        """Return whether a mention stands right after "of" behind the head of another."""
        start = mention.span.start
        return bool(_BEFORE_NAMES.match(mention.text[mention.head.end - start : max(item.span.start - start, 0)]))

    def _counted(self, mention: Mention) -> tuple[str, ...]:
        """Return who was named before and makes up the number: "the two presidents", "both sides"."""
        counted = _COUNTED.match(mention.text)
        if counted is None or mention.country is not None:
            return ()
        number, word = _COUNTS[counted[1].lower()], _head_word(mention)
        if word in grammar_words("persons-in-office"):
            return self._nearest(mention, number, _is_official) or self._nearest(mention, number, _is_body)
        if word not in grammar_words("sides"):
            return ()
        main = tuple(item.id for item in self._main if item.span.start < mention.span.start)
        if number == _PAIR == len(main) and word in {"side", "party"}:
            return main
        return self._nearest(mention, number, _is_body) or (main if number == _PAIR == len(main) else ())

    def _nearest(self, mention: Mention, number: int, fits: Callable[[Mention], bool]) -> tuple[str, ...]:
        """Return as many as the number asks for out of the nearest sentences that name exactly so many."""
        before = [item for item in self._mentions if item.span.end <= mention.span.start and fits(item)]
        for reach in range(_REACH):
            near = _distinct(item for item in before if mention.sentence - item.sentence <= reach)
            if len(near) == number:
                return tuple(item.id for item in near)
            if len(near) > number:
                return ()
        return ()


def _head_word(mention: Mention) -> str:
    start = mention.span.start
    words = mention.text[mention.head.start - start : mention.head.end - start].lower().split()
    word = words[-1] if words else ""
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")


def _is_body(mention: Mention) -> bool:
    """Return whether a mention names a country as one that acts, or an organisation."""
    if (
        mention.in_quotation
        or mention.is_plural
        or mention.form in {MentionForm.PRONOUN, MentionForm.NOMINAL, MentionForm.OFFICE}
    ):
        return False
    return mention.kind in _BODIES and bool(mention.country or mention.keys)


def _is_official(mention: Mention) -> bool:
    return mention.kind is ActorKind.PERSON and mention.name is not None and not mention.in_quotation


def _distinct(mentions: Iterable[Mention]) -> list[Mention]:
    """Return the last mention of each actor, in text order."""
    last = {_key(item): item for item in mentions}
    return sorted(last.values(), key=lambda item: item.span)


def _key(mention: Mention) -> str:
    if mention.kind is ActorKind.PERSON:
        return (mention.name or mention.text).split()[-1].lower()
    return mention.country or "|".join(mention.keys)


def _main_pair(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return one mention each of the two countries named far more often than any other, or nothing."""
    named = [item for item in mentions if item.country is not None]
    counts = Counter(item.country for item in named).most_common(_PAIR + 1)
    if len(counts) < _PAIR or counts[_PAIR - 1][1] < _PAIR:
        return ()
    if len(counts) > _PAIR and counts[_PAIR][1] * _PAIR > counts[_PAIR - 1][1]:
        return ()
    first = {item.country: item for item in reversed(named) if _is_body(item)}
    pair = tuple(first[country] for country, _ in counts[:_PAIR] if country in first)
    return pair if len(pair) == _PAIR else ()
