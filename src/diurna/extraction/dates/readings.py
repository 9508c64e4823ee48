"""The table from the name a rule gives its reading to the function that reads it; visible in one place."""

from collections.abc import Callable

from diurna.extraction.dates import absolute, feasts, lengths, moments, quarters, relative
from diurna.extraction.dates.frame import Frame, Meaning
from diurna.extraction.dates.rules import Match

Reading = Callable[[Match, Frame], Meaning | None]
"""Gives a match its meaning in its frame; None where the words name no possible time."""


def nothing(match: Match, frame: Frame) -> Meaning | None:
    """Return None: the words are no time."""
    del match, frame
    return None


READINGS: dict[str, Reading] = {
    "ago": relative.ago,
    "anchored length": lengths.anchored_length,
    "calendar day": absolute.calendar_day,
    "century": absolute.century,
    "clock": moments.clock,
    "decade": absolute.decade,
    "every": lengths.every,
    "fiscal year": absolute.fiscal_year,
    "fixed": absolute.fixed,
    "frequency": lengths.frequency,
    "from now": relative.from_now,
    "future": moments.future,
    "holiday": feasts.holiday,
    "in length": lengths.in_length,
    "lately": lengths.lately,
    "length": lengths.length,
    "long unit": lengths.long_unit,
    "month": absolute.month,
    "near day": relative.near_day,
    "near length": lengths.near_length,
    "near period": relative.near_period,
    "nothing": nothing,
    "number date": absolute.number_date,
    "offset": relative.offset,
    "overnight": relative.overnight,
    "past": moments.past,
    "piece of a year": quarters.piece_of_a_year,
    "present": moments.present,
    "range of days": absolute.range_of_days,
    "range of years": absolute.range_of_years,
    "same period": relative.same_period,
    "same time": relative.same_time,
    "season": absolute.season,
    "stretch of a year": quarters.stretch_of_a_year,
    "term": lengths.term,
    "to come": lengths.to_come,
    "week of a day": absolute.week_of_a_day,
    "week of a month": absolute.week_of_a_month,
    "weekday of a month": absolute.weekday_of_a_month,
    "weekday": relative.weekday,
    "year": absolute.year,
    "year before": quarters.year_before,
}
