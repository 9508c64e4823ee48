"""Tells history told as context from the news of a report."""

import re
from datetime import date, timedelta

from spacy.tokens import Span as TokenSpan

from diurna.extraction.events.frames import Frame
from diurna.types.dates import DateInterval

_YEAR = re.compile(r"\b(1[6-9]\d\d|20\d\d)\b")
_LONG_AGO = frozenset({"decades", "decade", "years", "century", "centuries", "generation", "generations"})
_LONG = timedelta(days=300)


def is_history(words: TokenSpan, published: date, when: DateInterval | None, frame: Frame) -> bool:
    """Return whether a deed is dated, or worded, as lying well before the report."""
    if when is not None and when.latest is not None and published - when.latest > _LONG:
        return True
    if any(int(year) < published.year for year in _YEAR.findall(words.text)):
        return True
    if any(token.lower_ == "ago" and token.nbor(-1).lower_ in _LONG_AGO for token in words if token.i > 0):
        return True
    return frame.is_nominal and frame.clause is frame.trigger
