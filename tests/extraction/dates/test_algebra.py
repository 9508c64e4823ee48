"""The algebra of days and intervals: shifts come back, neighbours meet, intersections lie inside, unions around."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diurna.extraction.dates.calendar import neighbour, period_of, shifted
from diurna.types.dates import Basis, DateInterval, Precision, between

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
UNITS = st.sampled_from(["week", "month", "quarter", "year", "decade"])


@st.composite
def intervals(draw: st.DrawFn) -> DateInterval:
    first, last = sorted((draw(DAYS), draw(DAYS)))
    open_start, open_end = draw(st.booleans()), draw(st.booleans())
    return between(None if open_start else first, None if open_end else last, Basis.EXPLICIT)


@given(day=DAYS, count=st.integers(-2000, 2000), unit=st.sampled_from(["day", "week", "fortnight"]))
def test_a_shift_by_days_comes_back(day: date, count: int, unit: str) -> None:
    there = shifted(day, count, unit)

    assert there is not None
    assert shifted(there, -count, unit) == day


@given(day=DAYS, unit=UNITS)
def test_last_this_and_next_follow_on_each_other(day: date, unit: str) -> None:
    last, this, following = neighbour(day, unit, -1), period_of(day, unit), neighbour(day, unit, 1)

    assert last is not None
    assert this is not None
    assert following is not None
    assert this.first <= day <= this.last
    assert shifted(last.last, 1, "day") == this.first
    assert shifted(this.last, 1, "day") == following.first


@given(one=intervals(), other=intervals(), day=DAYS)
def test_an_intersection_holds_what_both_hold_and_a_union_what_either_does(
    one: DateInterval, other: DateInterval, day: date
) -> None:
    met, both = one.intersect(other), one.union(other)

    assert (one.contains(day) and other.contains(day)) == (met is not None and met.contains(day))
    assert both.contains(day) or not (one.contains(day) or other.contains(day))


@pytest.mark.parametrize(
    ("first", "last", "precision"),
    [
        ("2022-09-21", "2022-09-21", Precision.DAY),
        ("2022-09-19", "2022-09-25", Precision.WEEK),
        ("2022-09-01", "2022-09-30", Precision.MONTH),
        ("2022-01-01", "2022-12-31", Precision.YEAR),
        ("2020-01-01", "2022-12-31", Precision.OPEN),
    ],
)
def test_precision_is_the_finest_unit_that_covers_the_days(first: str, last: str, precision: Precision) -> None:
    found = between(date.fromisoformat(first), date.fromisoformat(last), Basis.EXPLICIT)

    assert found.precision is precision


@pytest.mark.parametrize(
    ("day", "count", "unit", "shown"),
    [
        ("2024-01-31", 1, "month", "2024-02-29"),
        ("2023-01-31", 1, "month", "2023-02-28"),
        ("2024-02-29", -1, "year", "2023-02-28"),
        ("2022-12-31", 1, "day", "2023-01-01"),
    ],
)
def test_months_are_clamped_to_their_length(day: str, count: int, unit: str, shown: str) -> None:
    assert shifted(date.fromisoformat(day), count, unit) == date.fromisoformat(shown)


def test_a_shift_out_of_the_calendar_is_none() -> None:
    assert shifted(date(9999, 12, 31), 1, "day") is None
    assert shifted(date(1, 1, 1), -1, "month") is None
