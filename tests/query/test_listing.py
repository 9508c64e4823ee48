"""Lists by filter, facet and cursor, lanes over time, and positions side by side, on entries made by hand."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from diurna.errors import NotFoundError, UsageError
from diurna.query import RecordView
from diurna.query.comparing import compare_days, compare_holders
from diurna.query.landmap import build_map, land_path, project
from diurna.query.listing import list_entries
from diurna.query.ranking import rank_questions
from diurna.query.source import MemorySource, every
from diurna.query.timeline import MOST_ITEMS, build_timeline, by_actor, by_question, by_type
from diurna.query.totals import running_totals
from diurna.types.actors import Place
from diurna.types.dates import Basis, between
from diurna.types.entries import Amount, MeasureEntry
from diurna.types.listing import Ask
from diurna.types.ontology import EventStatus, MeasureKind, MeasureStatus, StanceValue
from query.test_views import AFTER, BEFORE, MINISTER, NORWAY, QUESTION, RECORD, SHIFT, event

MANY = tuple(event(n, date(2019, 1, 1) + timedelta(days=n), NORWAY) for n in range(1, 120))
LONG = MemorySource(RecordView(replace(RECORD.record, events=MANY)))


def test_pages_follow_each_other_without_gap_or_repetition() -> None:
    found, after = [], ""
    while True:
        page = LONG.listing(Ask("events", limit=50, after=after))
        found += [entry.code for entry in page.items]
        if not page.next:
            break
        after = page.next

    assert found == [entry.code for entry in MANY]
    assert page.total == len(MANY)
    assert [entry.code for entry in every(LONG, Ask("events"))] == found


def test_a_facet_counts_what_the_other_filters_leave() -> None:
    planned = replace(MANY[0], status=EventStatus.PLANNED)
    view = RecordView(replace(RECORD.record, events=(planned, *RECORD.record.events)))
    page = list_entries(view, Ask("events", {"status": ("planned",)}))
    statuses = next(facet for facet in page.facets if facet.name == "status")
    actors = next(facet for facet in page.facets if facet.name == "actor")

    assert page.total == 1
    assert {value.value: value.count for value in statuses.values} == {"planned": 1, "occurred": 2}
    assert [value.value for value in statuses.values if value.is_chosen] == ["planned"]
    assert {value.value: value.count for value in actors.values} == {"gov:NOR": 1}


def test_values_of_one_field_are_alternatives_and_fields_must_all_hold() -> None:
    assert list_entries(RECORD, Ask("positions", {"stance": ("for", "against")})).total == 2
    assert list_entries(RECORD, Ask("positions", {"stance": ("for",), "current": ("no",)})).total == 0


def test_an_actor_is_found_by_name_with_those_who_act_for_it() -> None:
    assert list_entries(RECORD, Ask("events", {"actor": ("Norway",)})).total == 2
    assert list_entries(RECORD, Ask("events", {"actor": (MINISTER.key,)})).total == 1
    with pytest.raises(NotFoundError):
        list_entries(RECORD, Ask("events", {"actor": ("Atlantis",)}))


def test_words_and_days_narrow_a_list() -> None:
    assert list_entries(RECORD, Ask("events", words="closed PORTS")).total == 2
    assert list_entries(RECORD, Ask("events", words="opened")).total == 0
    assert list_entries(RECORD, Ask("events", since=date(2019, 6, 2), until=date(2019, 6, 3))).total == 1


@pytest.mark.parametrize(
    "ask",
    [Ask("dragons"), Ask("events", {"colour": ("red",)}), Ask("events", order="size"), Ask("events", after="nowhere")],
)
def test_what_no_list_knows_is_an_error_and_not_an_empty_list(ask: Ask) -> None:
    with pytest.raises(UsageError):
        list_entries(RECORD, ask)


def test_the_axis_shows_events_while_they_are_few_and_counts_above() -> None:
    few = build_timeline(MANY, by_actor)
    assert not few.is_binned
    assert [len(lane.marks) for lane in few.lanes] == [len(MANY)]

    days = [date(2000, 1, 1) + timedelta(days=3 * n) for n in range(MOST_ITEMS + 1)]
    many = build_timeline([event(n, day, NORWAY) for n, day in enumerate(days)], by_type)
    assert many.is_binned
    assert sum(part.count for lane in many.lanes for part in lane.bins) == len(days)
    assert all(len(lane.bins) <= 121 for lane in many.lanes)


def test_a_week_does_not_look_like_a_day_and_a_plan_not_like_a_deed() -> None:
    week = between(date(2019, 6, 3), date(2019, 6, 9), Basis.EXPLICIT)
    planned = event(1, date(2019, 6, 1), NORWAY, date=week, status=EventStatus.PLANNED)
    mark = build_timeline([planned], by_actor).lanes[0].marks[0]

    assert (mark.start, mark.end, mark.precision.value, mark.status) == (week.earliest, week.latest, "week", "planned")


def test_an_event_stands_under_the_question_its_words_bear_on() -> None:
    lanes = build_timeline(RECORD.record.events, by_question(RECORD.record.positions, {QUESTION.id: "close"})).lanes

    assert [(lane.name, len(lane.marks)) for lane in lanes] == [("close", 2)]


def test_two_days_are_compared_by_what_was_held_on_each() -> None:
    pair = compare_days(RECORD.matrix(), date(2019, 6, 2), date(2019, 6, 30))[0]

    assert (pair.left, pair.right, pair.differs) == (BEFORE, AFTER, True)
    assert compare_days(RECORD.matrix(), date(2018, 1, 1), date(2018, 2, 1)) == ()


def test_two_holders_are_compared_on_what_either_stands_on() -> None:
    iceland = replace(AFTER, holder=replace(AFTER.holder, key="gov:ISL", name="Iceland"), stance=StanceValue.AGAINST)
    view = RecordView(replace(RECORD.record, positions=(BEFORE, AFTER, iceland)))
    pair = compare_holders(view.matrix(), "Norway", "Iceland")[0]

    assert (pair.question, pair.left, pair.right, pair.differs) == (QUESTION.id, AFTER, iceland, True)


def test_questions_are_ranked_by_moves_when_asked() -> None:
    other = replace(QUESTION, id="qu2", code="QU-2", name="a calm question")
    calm = [replace(AFTER, id=f"po{n}", question="qu2", holder=replace(AFTER.holder, name=f"H{n}")) for n in range(4)]
    record = replace(RECORD.record, questions=(QUESTION, other), positions=(BEFORE, AFTER, *calm), shifts=(SHIFT,))
    matrix = RecordView(record).matrix()

    assert [question.id for question in rank_questions(matrix, "moved")] == ["qu1", "qu2"]
    assert [question.id for question in rank_questions(matrix, "name")] == ["qu2", "qu1"]


def test_totals_of_different_units_are_never_added() -> None:
    words = AFTER.evidence[0]

    def measure(number: int, day: int, value: float, unit: str, kind: str) -> MeasureEntry:
        return MeasureEntry(
            f"me{number}", "ME", (AFTER.holder,), MeasureKind.SANCTION, MeasureStatus.IMPOSED, "", (words,), (),
            date(2019, 6, day), amounts=(Amount(value, unit, "exact", kind, words),),
        )  # fmt: skip

    found = running_totals([
        measure(1, 1, 900, "individuals and entities", "total"),
        measure(2, 5, 1000, "individuals and entities", "total"),
        measure(3, 6, 19, "individuals", "delta"), measure(4, 3, 400, "individuals", "total"),
    ])  # fmt: skip

    assert [(total.amount.value, total.amount.unit) for total in found] == [
        (400, "individuals"),
        (1000, "individuals and entities"),
    ]


def test_the_map_shows_events_where_they_happened_and_says_who_claims_what() -> None:
    place = Place("area:crimea", "Crimea", latitude=45.3, longitude=34.4)
    found = build_map([event(1, date(2022, 9, 1), NORWAY, place=place.key), MANY[0]], {place.key: place})
    crimea = next(area for area in found.contested if area.key == "area:crimea")

    assert [(spot.place.name, len(spot.events)) for spot in found.spots] == [("Crimea", 1)]
    assert found.unplaced == 1
    assert crimea.administered_by == ("RUS",)
    assert set(crimea.claimed_by) == {"UKR", "RUS"}
    assert project(0, 60)[1] < project(0, 0)[1]


def test_land_is_drawn_without_jumps_across_the_map() -> None:
    rings = [ring.strip("Z").split("L") for ring in land_path().split("M") if ring]
    steps = [abs(float(a.split(",")[0]) - float(b.split(",")[0])) for ring in rings for a, b in pairwise(ring)]

    assert len(rings) > 100
    assert max(steps) < 60


def test_pinned_questions_come_first_and_hidden_ones_not_at_all() -> None:
    pinned = replace(QUESTION, id="qu2", code="QU-2", name="zebra crossings", is_pinned=True)
    hidden = replace(QUESTION, id="qu3", code="QU-3", name="a rumour", is_hidden=True)
    stands = [AFTER, *(replace(AFTER, id=f"po{key}", question=key) for key in ("qu2", "qu3"))]
    record = replace(RECORD.record, questions=(QUESTION, pinned, hidden), positions=tuple(stands), shifts=())

    assert [question.id for question in rank_questions(RecordView(record).matrix(), "name")] == ["qu2", "qu1"]
