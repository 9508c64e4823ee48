"""Measures keep deltas and totals apart; contradictions stand side by side; copies count once."""

from chronology.factories import Draft, day
from diurna.chronology import build_record
from diurna.types.ontology import EventStatus, EventType, MeasureKind
from diurna.types.record import Record

STORY = (
    "Northland expelled the consul of Southland on Thursday after a row over fishing rights in the shallow gulf. "
    "The consul had served in the port city for six years and was told to leave before the end of the month. "
    "Fishermen burned tyres outside the harbour office while police looked on from behind their barriers."
)


def record(*drafts: Draft) -> Record:
    return build_record([draft.resolved() for draft in drafts])


def test_copy_cut_short_has_the_origin_of_the_story() -> None:
    made = record(Draft("2024-05-02", STORY, "whole"), Draft("2024-05-03", STORY[:190], "cut"))
    (origin,) = made.origins
    assert origin.reports == ("whole0000000", "cut000000000")
    assert "runs of three words" in origin.reason


def test_round_up_of_two_stories_does_not_make_them_one() -> None:
    other = (
        "Lawmakers in the capital put off a decision on the new airport because nobody could agree who would pay. "
        "The mayor called the delay a disgrace, and the builders said their offer would lapse within the week."
    )
    made = record(
        Draft("2024-05-02", STORY, "gulf"), Draft("2024-05-02", other, "mayor"), Draft("2024-05-03", f"{STORY} {other}")
    )
    assert sorted(len(origin.reports) for origin in made.origins) == [1, 2]


def test_copy_a_month_later_is_another_origin() -> None:
    assert len(record(Draft("2024-05-02", STORY), Draft("2024-06-02", STORY + " Again.")).origins) == 2


def test_copied_telling_is_supported_by_one_origin() -> None:
    drafts = (Draft("2024-05-02", STORY), Draft("2024-05-03", STORY + " More later."))
    for draft in drafts:
        words = "Northland expelled the consul of Southland on Thursday"
        draft.event(words, EventType.SANCTION, "expel", "expel consul southland", by=("Northland",))
    (event,) = record(*drafts).events
    assert len(event.history) == 2
    assert len(event.supported_by) == 1


def test_same_words_of_one_speaker_are_tied_across_reports() -> None:
    words = "nobody who burned tyres at the harbour will ever fish in this gulf again"
    drafts = (
        Draft("2024-05-02", f"Ada Holm said {words}."),
        Draft("2024-05-03", f"She said: {words}, Ada Holm added."),
    )
    for draft in drafts:
        draft.says(words, "Ada Holm")
    one, two = record(*drafts).statements
    assert one.same_words == (two.id,)
    assert two.same_words == (one.id,)


def sanctions(published: str, words: str, *figures: tuple[str, float, str, str]) -> Draft:
    draft = Draft(published, words + ".")
    made = tuple(draft.figure(text, value, unit, kind=kind) for text, value, unit, kind in figures)
    instrument = "Gulf Act"
    draft.measure(words, "Northland", MeasureKind.SANCTION, figures=made, instrument=instrument, target="shipowners")
    return draft


def test_measure_told_twice_is_one_with_both_evidences() -> None:
    made = record(
        sanctions("2024-05-02", "Northland listed another 19 shipowners", ("another 19", 19, "shipowners", "delta")),
        sanctions("2024-05-03", "Another 19 shipowners were listed", ("Another 19", 19, "shipowners", "delta")),
    )
    (measure,) = made.measures
    assert len(measure.evidence) == 2
    assert [amount.value for amount in measure.amounts] == [19]


def test_delta_and_total_are_never_added_up() -> None:
    draft = Draft("2024-05-02", "Northland listed another 19 shipowners, bringing the list to 212 persons and firms.")
    delta = draft.figure("another 19", 19, "shipowners", kind="delta")
    total = draft.figure("212 persons and firms", 212, "persons and firms", kind="total")
    draft.measure("listed another 19 shipowners", "Northland", MeasureKind.SANCTION, figures=(delta, total))
    (measure,) = record(draft).measures
    assert [(a.value, a.unit, a.kind) for a in measure.amounts] == [
        (19, "shipowners", "delta"),
        (212, "persons and firms", "total"),
    ]


def test_other_delta_is_another_measure() -> None:
    made = record(
        sanctions("2024-05-02", "Northland listed another 19 shipowners", ("another 19", 19, "shipowners", "delta")),
        sanctions("2024-05-04", "Northland listed another 7 shipowners", ("another 7", 7, "shipowners", "delta")),
    )
    assert len(made.measures) == 2


def shooting(published: str, words: str, *, on: str, figure: tuple[str, float, str] | None = None) -> Draft:
    draft = Draft(published, words + ".")
    figures = (draft.figure(figure[0], figure[1], "sailors", figure[2]),) if figure else ()
    content = "fire trawler cape sailor wound patrol"
    draft.event(words, EventType.ASSAULT, "fire", content, by=("Northland",), on=day(on), figures=figures)
    return draft


def test_figures_that_cannot_both_hold_stand_side_by_side() -> None:
    made = record(
        shooting("2024-05-02", "A patrol of Northland fired, wounding 3", on="2024-05-01", figure=("3", 3, "exact")),
        shooting("2024-05-03", "Northland fired and 11 were hurt", on="2024-05-01", figure=("11", 11, "exact")),
    )
    (contradiction,) = made.contradictions
    assert contradiction.field == "figure"
    assert [side.words for side in contradiction.sides] == ["3", "11"]
    assert contradiction.about == made.events[0].id


def test_floor_and_higher_figure_agree() -> None:
    made = record(
        shooting("2024-05-02", "Northland fired, wounding 3", on="2024-05-01", figure=("3", 3, "at least")),
        shooting("2024-05-03", "Northland fired and 11 were hurt", on="2024-05-01", figure=("11", 11, "exact")),
    )
    assert made.contradictions == ()


def test_days_that_cannot_both_hold_stand_side_by_side() -> None:
    made = record(
        shooting("2024-05-03", "Northland fired at the trawler on Wednesday", on="2024-05-01"),
        shooting("2024-05-04", "The trawler was fired at by Northland on Thursday", on="2024-05-02"),
    )
    (contradiction,) = made.contradictions
    assert contradiction.field == "date"


def test_versions_that_exclude_each_other_are_two_events_and_a_contradiction() -> None:
    draft = Draft("2024-05-03", "Northland says Southland rammed it. Southland says Northland rammed it.")
    for by, to, words in (
        ("Southland", "Northland", "Southland rammed it"),
        ("Northland", "Southland", "Northland rammed it"),
    ):
        draft.event(
            words,
            EventType.ASSAULT,
            "ram",
            "ram",
            by=(by,),
            to=(to,),
            source=(to,),
            status=EventStatus.ALLEGED,
            on=day("2024-05-02"),
        )
    made = record(draft)
    assert len(made.events) == 2
    assert [entry.field for entry in made.contradictions] == ["deed"]


def test_short_report_printed_twice_is_one_origin() -> None:
    made = record(Draft("2024-05-02", "Talks are off.", "one"), Draft("2024-05-03", "Talks are off.", "two"))
    assert [len(origin.reports) for origin in made.origins] == [2]
