"""Finds the time expressions of one passage and reads them in text order; needs no parse, only a tense for each."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from diurna.extraction.dates.frame import Frame, Meaning, Tense
from diurna.extraction.dates.readings import READINGS
from diurna.extraction.dates.rules import Match, find_matches

TenseAt = Callable[[int, int], Tense]
"""Gives the tense of the clause that holds a stretch of the passage."""

_SENTENCE_END = re.compile(r"(?<!\bSt)[.!?][\"”’)]*(?!(?<=[ap]\.m\.)\s+[A-Z]{2,4}\b)\s+(?=[\"“‘(A-Z])")


@dataclass(frozen=True, slots=True)
class Tagged:
    """An expression of a passage with its meaning; ``start`` and ``end`` count from the passage's start."""

    start: int
    end: int
    words: str
    meaning: Meaning
    rule: str


def tag(
    text: str, frame: Frame, tense_at: TenseAt | None = None, *, before: Meaning | None = None
) -> tuple[Tagged, ...]:
    """Return the time expressions of a passage in text order.

    Args:
        text: The passage.
        frame: The report's day and habits.
        tense_at: Tense of the clause at a place; without it every tense is unknown.
        before: Meaning of the last day named in an earlier passage, for "the same day".
    """
    matches = find_matches(text)
    days = _sentence_days(text, matches, frame, tense_at)
    found: list[Tagged] = []
    previous = before
    for match in matches:
        place = replace(frame, tense=_tense(match, tense_at), previous=previous, nearby=days.get(match.start))
        meaning = READINGS[match.rule.reads](match, place)
        if meaning is None:
            continue
        found.append(Tagged(match.start, match.end, match.words, meaning, match.rule.name))
        if meaning.is_period and meaning.value != "PRESENT_REF" and meaning.type in {"DATE", "TIME"}:
            previous = meaning
    return tuple(found)


def _tense(match: Match, tense_at: TenseAt | None) -> Tense:
    return tense_at(match.start, match.end) if tense_at is not None else Tense.NONE


def _sentence_days(text: str, matches: Sequence[Match], frame: Frame, tense_at: TenseAt | None) -> dict[int, Meaning]:
    """Return, for each time of the clock, the day named nearest to it in its own sentence."""
    clocks = [match for match in matches if match.rule.reads == "clock"]
    if not clocks:
        return {}
    days = [
        (match, meaning)
        for match in matches
        if match.rule.reads in {"weekday", "calendar day", "near day"}
        and (meaning := READINGS[match.rule.reads](match, replace(frame, tense=_tense(match, tense_at)))) is not None
    ]
    ends = [found.end() for found in _SENTENCE_END.finditer(text)]
    nearest: dict[int, Meaning] = {}
    for clock in clocks:
        same = [day for day in days if _sentence(day[0].start, ends) == _sentence(clock.start, ends)]
        if same:
            nearest[clock.start] = min(same, key=lambda day: abs(day[0].start - clock.start))[1]
    return nearest


def _sentence(place: int, ends: Sequence[int]) -> int:
    return sum(end <= place for end in ends)
