"""One-line cases of the time tagger: report's day, tense, marked words, value, and the days it stands for."""

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diurna.extraction.dates.calendar import easter
from diurna.extraction.dates.frame import Frame, Tense
from diurna.extraction.dates.tagging import Tagged, tag

THURSDAY = "2022-09-22"


def _tagged(day: str, tense: str, text: str, *, month_first: bool | None = None) -> tuple[Tagged, ...]:
    frame = Frame(date.fromisoformat(day), month_first=month_first)
    return tag(text, frame, lambda _start, _end: Tense(tense))


def _days(item: Tagged) -> str:
    meaning = item.meaning
    if not meaning.is_placed:
        return "-"
    first = meaning.first.isoformat() if meaning.first else ""
    last = meaning.last.isoformat() if meaning.last else ""
    return first if first == last else f"{first}/{last}"


CASES = [
    # weekdays: the report's own day counts, whatever the tense
    (THURSDAY, "past", "They met on [Thursday].", "2022-09-22", "2022-09-22"),
    (THURSDAY, "past", "They met on [Friday].", "2022-09-16", "2022-09-16"),
    (THURSDAY, "past", "They met on [Wednesday].", "2022-09-21", "2022-09-21"),
    (THURSDAY, "future", "They will meet on [Friday].", "2022-09-23", "2022-09-23"),
    (THURSDAY, "future", "They will meet on [Wednesday].", "2022-09-28", "2022-09-28"),
    (THURSDAY, "future", "They will meet on [Thursday evening].", "2022-09-22TEV", "2022-09-22"),
    (THURSDAY, "none", "[Monday]'s talks failed.", "2022-09-19", "2022-09-19"),
    (THURSDAY, "past", "They met [last Thursday].", "2022-09-15", "2022-09-15"),
    (THURSDAY, "future", "They will meet [next Thursday].", "2022-09-29", "2022-09-29"),
    (THURSDAY, "future", "They will meet [this Friday].", "2022-09-23", "2022-09-23"),
    (THURSDAY, "past", "It fell [late on Monday].", "2022-09-19", "2022-09-19"),
    # over the ends of months, years and leap days
    ("2022-03-01", "past", "They met on [Monday].", "2022-02-28", "2022-02-28"),
    ("2024-03-01", "past", "They met on [Thursday].", "2024-02-29", "2024-02-29"),
    ("2024-02-28", "future", "They will meet on [Thursday].", "2024-02-29", "2024-02-29"),
    ("2023-01-01", "past", "They met on [Saturday].", "2022-12-31", "2022-12-31"),
    ("2022-12-31", "future", "They will meet on [Sunday].", "2023-01-01", "2023-01-01"),
    ("2024-03-01", "past", "They met [yesterday].", "2024-02-29", "2024-02-29"),
    ("2023-03-01", "past", "They met [yesterday].", "2023-02-28", "2023-02-28"),
    ("2022-12-31", "future", "They will meet [tomorrow].", "2023-01-01", "2023-01-01"),
    ("2023-01-01", "past", "Shells fell [last night].", "2022-12-31TNI", "2022-12-31"),
    ("2023-01-02", "past", "They met [last week].", "2022-W52", "2022-12-26/2023-01-01"),
    ("2021-01-01", "past", "They met [this week].", "2020-W53", "2020-12-28/2021-01-03"),
    ("2023-01-15", "past", "They met [last month].", "2022-12", "2022-12-01/2022-12-31"),
    ("2022-12-15", "future", "They will meet [next month].", "2023-01", "2023-01-01/2023-01-31"),
    ("2023-01-15", "past", "They met [last year].", "2022", "2022-01-01/2022-12-31"),
    ("2023-02-10", "past", "It fell in [the last quarter].", "2022-Q4", "2022-10-01/2022-12-31"),
    ("2024-02-29", "past", "It was signed [a year ago].", "2023", "2023-01-01/2023-12-31"),
    # months and days without a year
    ("2023-01-20", "past", "It began in [December].", "2022-12", "2022-12-01/2022-12-31"),
    ("2023-11-20", "future", "It will begin in [January].", "2024-01", "2024-01-01/2024-01-31"),
    ("2023-12-19", "none", "The vote in [February] is safe.", "2024-02", "2024-02-01/2024-02-29"),
    (THURSDAY, "past", "It began in [February].", "2022-02", "2022-02-01/2022-02-28"),
    ("2023-01-04", "past", "It was sunk on [30 December].", "2022-12-30", "2022-12-30"),
    ("2022-12-28", "future", "It will be held on [January 4].", "2023-01-04", "2023-01-04"),
    ("2022-10-10", "past", "It was signed on [12 May].", "2022-05-12", "2022-05-12"),
    ("2022-05-13", "past", "It happened on [Thursday 12 May].", "2022-05-12", "2022-05-12"),
    ("2022-09-22", "past", "It happened on [Feb. 24, 2022].", "2022-02-24", "2022-02-24"),
    ("2022-09-22", "past", "It happened on [the 24th of February 2022].", "2022-02-24", "2022-02-24"),
    # ranges
    (
        THURSDAY,
        "future",
        "Voting runs between [23 and 27 September].",
        "2022-09-23/2022-09-27",
        "2022-09-23/2022-09-27",
    ),
    (THURSDAY, "future", "They meet on [21 and 22 October].", "2022-10-21/2022-10-22", "2022-10-21/2022-10-22"),
    (THURSDAY, "past", "They ruled in [1939-45].", "1939/1945", "1939-01-01/1945-12-31"),
    # periods near the report
    (THURSDAY, "past", "It fell [earlier this year].", "2022", "2022-01-01/2022-09-22"),
    (THURSDAY, "future", "It falls [later this month].", "2022-09", "2022-09-22/2022-09-30"),
    (THURSDAY, "future", "It will be done by [the end of the month].", "2022-09", "2022-09-30"),
    (THURSDAY, "past", "It was quiet in [the past few weeks].", "PXW", "2022-08-25/2022-09-22"),
    (THURSDAY, "future", "They will meet in [the next two weeks].", "P2W", "2022-09-22/2022-10-06"),
    (THURSDAY, "past", "It was agreed [three days ago].", "2022-09-19", "2022-09-19"),
    (THURSDAY, "past", "It was agreed [two weeks ago].", "2022-W36", "2022-09-05/2022-09-11"),
    (THURSDAY, "past", "It was agreed [a week ago].", "2022-W37", "2022-09-15"),
    # counted from a day named before
    (THURSDAY, "past", "They met on 12 May and parted [two days later].", "2022-05-14", "2022-05-14"),
    (THURSDAY, "past", "On 1 March it voted; [the next day] it struck.", "2022-03-02", "2022-03-02"),
    (THURSDAY, "past", "It froze in 2014, and [that year] it fell.", "2014", "2014-01-01/2014-12-31"),
    # times of the clock take the day beside them
    (THURSDAY, "past", "It struck at [9:30 p.m.] on Tuesday.", "2022-09-20T21:30", "2022-09-20"),
    (THURSDAY, "past", "It struck at [04.15 GMT].", "2022-09-22T04:15Z", "2022-09-22"),
    # durations and sets
    (THURSDAY, "past", "They talked for [six months].", "P6M", "-"),
    (THURSDAY, "past", "They talked for [a decade].", "P10Y", "-"),
    (THURSDAY, "past", "The [27-year] pact ended.", "P27Y", "-"),
    (THURSDAY, "past", "It sails twice [a week].", "P1W", "-"),
    # vague
    (THURSDAY, "past", "It had [previously] refused.", "PAST_REF", "/2022-09-22"),
    (THURSDAY, "past", "It was quiet until [now].", "PRESENT_REF", "2022-09-22"),
    ("2022-04-25", "past", "They met on [Easter Monday].", "2022-04-18", "2022-04-18"),
]


@pytest.mark.parametrize(("day", "tense", "marked", "value", "days"), CASES, ids=[case[2] for case in CASES])
def test_words_stand_for_days(day: str, tense: str, marked: str, value: str, days: str) -> None:
    words = re.findall(r"\[(.+?)\]", marked)[0]
    found = {item.words: item for item in _tagged(day, tense, re.sub(r"[\[\]]", "", marked))}

    assert words in found
    assert (found[words].meaning.value, _days(found[words])) == (value, days)


@pytest.mark.parametrize(
    "text",
    [
        "The 47-year-old minister resigned.",
        "It stands in 2,014 villages.",
        "They may march to the second gate.",
        "Theresa May refused.",
        "Prices rose by 3.45 points.",
        "He paid $2014 for it.",
        "She won the May Award.",
        "Resolution 2015 was adopted.",
        "About 2000 soldiers crossed.",
        "It fell by 2012%.",
        "It was the worst since World War Two.",
        "30 February never comes, nor does 2022-02-30.",
    ],
)
def test_what_looks_like_a_time_is_none(text: str) -> None:
    assert _tagged(THURSDAY, "past", text) == ()


@pytest.mark.parametrize(("month_first", "value"), [(True, "2022-04-05"), (False, "2022-05-04"), (None, "2022-05-04")])
def test_figures_are_read_by_the_habit_of_the_country(value: str, *, month_first: bool | None) -> None:
    found = _tagged("2022-05-20", "past", "It was stamped 04/05/2022.", month_first=month_first)

    assert [item.meaning.value for item in found] == [value]


def test_an_impossible_day_is_no_date() -> None:
    assert not [item for item in _tagged(THURSDAY, "past", "It is dated 31.02.2022.") if len(item.words) > 4]


@pytest.mark.parametrize(("year", "day"), [(2000, "04-23"), (2019, "04-21"), (2024, "03-31"), (2038, "04-25")])
def test_easter_is_where_the_church_has_it(year: int, day: str) -> None:
    assert easter(year).isoformat() == f"{year}-{day}"


_PIECES = st.sampled_from(
    [
        "on Monday",
        "last",
        "next",
        "this",
        "week",
        "month",
        "31",
        "29",
        "30 February",
        "February 29",
        "12/13/99",
        "the 31st of April",
        "2,014",
        "9999",
        "0001",
        "two days",
        "ago",
        "a year",
        "later",
        "before",
        "Q4",
        "2100",
        "1900",
        "century",
        "Easter",
        "Christmas Day",
        "midnight",
        "25:61",
        "12 p.m.",
        "GMT",
        "a century ago",
        "5000 years ago",
        "since",
        "until",
        "23 to 27",
        "September",
        "the past few",
        "decades",
        "the same day",
        "hours",
        ".",
        ",",
        "“",
        "\n",
        "every",
        "May",
        "and a half",
        "fiscal",
        "the 99th century",
        "the end of the",
        "early",
        "mid-",
        "1990s",
        "FY2100",
        "9/11",
        "the first nine months of",
        "the year-earlier quarter",
        "the third quarter",
        "the last week of",
        "the first Monday in",
        "half a century",
        "’60s",
        "11 p.m. EST",
        "(GMT +14)",
        "Thanksgiving",
        "next fiscal year",
        "in five days",
        "12/31/2100",
        "the week of Jan. 1",
        "9999 years from now",
        "tomorrow night",
    ]
)


@given(
    pieces=st.lists(st.one_of(_PIECES, st.text(max_size=8)), max_size=25),
    day=st.dates(date(1900, 1, 1), date(2100, 12, 31)),
    month_first=st.sampled_from([None, True, False]),
)
def test_any_text_on_any_day_gives_possible_days_and_true_spans(
    pieces: list[str], day: date, *, month_first: bool | None
) -> None:
    text = " ".join(pieces)

    for tense in Tense:
        found = _tagged(day.isoformat(), tense, text, month_first=month_first)
        assert all(text[item.start : item.end] == item.words for item in found)
        assert all(earlier.end <= later.start for earlier, later in pairwise(found))
        for item in found:
            first, last = item.meaning.first, item.meaning.last
            assert first is None or last is None or first <= last
