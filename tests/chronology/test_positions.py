"""Positions belong to bodies, last while a stance is kept, and shift only when it changes."""

from chronology.factories import Draft, day
from diurna.chronology import build_record
from diurna.types.ontology import StanceValue
from diurna.types.record import Record

FOR, AGAINST, CONSIDERING = StanceValue.FOR, StanceValue.AGAINST, StanceValue.CONSIDERING


def record(*drafts: Draft) -> Record:
    return build_record([draft.resolved() for draft in drafts])


def one(published: str, by: str, words: str, proposition: str, value: StanceValue, *, name: str = "") -> Draft:
    draft = Draft(published, f"{by} {words}.", name)
    draft.stance(words, by, proposition, value)
    return draft


def test_ministers_words_are_the_governments_position() -> None:
    (position,) = record(one("2024-05-01", "Ada Holm", "backs a toll", "levy a bridge toll", FOR)).positions
    assert position.holder.key == "gov:NLD"
    assert [party.name for party in position.speakers] == ["Ada Holm"]


def test_party_and_person_without_office_speak_for_themselves() -> None:
    made = record(
        one("2024-05-01", "Reform Party", "backs a toll", "levy a bridge toll", FOR),
        one("2024-05-02", "Southland", "backs a toll", "levy a bridge toll", FOR),
    )
    assert {position.holder.name for position in made.positions} == {"Reform Party", "Southland"}


def test_changed_stance_in_later_report_is_a_shift() -> None:
    made = record(
        one("2024-05-01", "Ada Holm", "rejects a toll", "levy a bridge toll", AGAINST),
        one("2024-05-09", "Northland", "will levy a toll", "levy the bridge toll", FOR),
    )
    assert len(made.questions) == 1
    (shift,) = made.shifts
    assert (shift.from_stance, shift.to_stance) == (AGAINST, FOR)
    assert shift.date is not None
    assert shift.date.iso() == "2024-05-09"
    assert [position.is_current for position in made.positions] == [False, True]


def test_one_report_can_state_both_sides_of_a_shift() -> None:
    draft = Draft("2024-05-01", "Northland, which had decided against a toll, is again considering one.")
    draft.stance("had decided against a toll", "Northland", "levy a bridge toll", AGAINST, past=True)
    draft.stance("is again considering one", "Northland", "levy a bridge toll", CONSIDERING)
    (shift,) = record(draft).shifts
    assert (shift.from_stance, shift.to_stance) == (AGAINST, CONSIDERING)
    assert "one report states both" in shift.reason


def test_two_voices_of_one_body_on_one_day_are_no_shift() -> None:
    made = record(
        one("2024-05-01", "Ada Holm", "rejects a toll", "levy a bridge toll", AGAINST, name="a"),
        one("2024-05-01", "Ben Oake", "wants a toll", "levy a bridge toll", FOR, name="b"),
    )
    assert made.shifts == ()
    assert all(position.is_current for position in made.positions)


def test_same_stance_in_other_words_is_one_position() -> None:
    made = record(
        one("2024-05-01", "Ada Holm", "will not recognise the vote", "recognise the vote", AGAINST),
        one("2024-05-04", "Northland", "never accepts recognition of the poll", "recognition of the poll", AGAINST),
    )
    (position,) = made.positions
    assert len(position.evidence) == 2
    assert len(position.origins) == 2
    assert made.shifts == ()


def test_reported_stance_is_kept_apart_and_shifts_nothing() -> None:
    own = one("2024-05-01", "Northland", "rejects a toll", "levy a bridge toll", AGAINST)
    other = Draft("2024-05-03", "Southland says Northland wants a toll.")
    other.stance("Northland wants a toll", "Northland", "levy a bridge toll", FOR, source=("Southland",))
    made = record(own, other)
    reported = next(position for position in made.positions if position.according_to)
    assert reported.stance is FOR
    assert not reported.is_current
    assert made.shifts == ()


def test_different_propositions_are_different_questions() -> None:
    made = record(
        one("2024-05-01", "Northland", "rejects a toll", "levy a bridge toll", AGAINST),
        one("2024-05-02", "Northland", "wants the envoy out", "expel the Southland ambassador", FOR),
    )
    assert len(made.questions) == 2
    assert made.shifts == ()


def test_unclear_stance_shifts_nothing() -> None:
    made = record(
        one("2024-05-01", "Northland", "rejects a toll", "levy a bridge toll", AGAINST),
        one("2024-05-05", "Northland", "would not comment on a toll", "levy a bridge toll", StanceValue.UNCLEAR),
        one("2024-05-09", "Northland", "again rejects a toll", "levy a bridge toll", AGAINST),
    )
    assert made.shifts == ()


def test_earlier_stance_with_a_day_is_placed_by_it() -> None:
    draft = Draft("2024-05-09", "Northland rejected a toll in April and now wants one.")
    draft.stance("rejected a toll", "Northland", "levy a bridge toll", AGAINST, on=day("2024-04-02"))
    draft.stance("now wants one", "Northland", "levy a bridge toll", FOR)
    (shift,) = record(draft).shifts
    assert "2024-04-02" in shift.reason


def test_stance_on_it_is_on_what_stands_before_it() -> None:
    draft = Draft("2024-05-01", "Northland rejects a bridge toll. Southland welcomed it.")
    draft.stance("rejects a bridge toll", "Northland", "levy a bridge toll", AGAINST)
    draft.stance("welcomed it", "Southland", "it", FOR)
    made = record(draft)
    assert [question.name for question in made.questions] == ["levy a bridge toll"]
    southland = next(position for position in made.positions if position.holder.name == "Southland")
    assert "'it' is read as in 'levy a bridge toll'" in southland.reason


def test_stance_on_nothing_named_is_no_position() -> None:
    draft = Draft("2024-05-01", "Southland warmly welcomed it.")
    draft.stance("warmly welcomed it", "Southland", "it", FOR)
    assert record(draft).questions == ()


def test_deed_done_to_it_is_read_with_what_stands_before() -> None:
    draft = Draft("2024-05-01", "Northland will hold a vote on the canal. Southland will never recognise it.")
    draft.stance("will hold a vote on the canal", "Northland", "hold a vote on the canal", FOR)
    draft.stance("will never recognise it", "Southland", "recognise it", AGAINST)
    made = record(draft)
    names = {position.holder.name: position.question for position in made.positions}
    questions = {question.id: question.name for question in made.questions}
    assert questions[names["Southland"]] == "recognise a vote on the canal"


def test_claim_that_nobody_disputes_is_no_question() -> None:
    draft = Draft("2024-05-01", "Northland says a trawler crossed the line.")
    draft.stance("says a trawler crossed", "Northland", "cross the line", FOR, claim="that a trawler crossed the line")
    assert record(draft).positions == ()


def test_disputed_claim_is_a_question_with_both_sides_named_as_a_claim() -> None:
    told = one("2024-05-01", "Northland", "says a trawler crossed", "cross the line", FOR)
    told.stances.clear()
    told.stance("says a trawler crossed", "Northland", "cross the line", FOR, claim="that a trawler crossed the line")
    denied = Draft("2024-05-03", "Southland denied that the trawler crossed.")
    denied.stance("denied", "Southland", "cross the line", AGAINST, claim="that the trawler crossed the line")
    made = record(told, denied)
    (question,) = made.questions
    assert question.name.startswith("claim that")
    assert {(p.holder.name, p.stance) for p in made.positions} == {("Northland", FOR), ("Southland", AGAINST)}


def test_claim_is_never_grouped_with_approval_of_the_deed() -> None:
    draft = Draft("2024-05-01", "Northland accused Southland of closing the canal. Southland denied it.")
    draft.stance("accused Southland", "Northland", "close the canal", FOR, claim="of Southland closing the canal")
    draft.stance("denied it", "Southland", "close the canal", AGAINST, claim="of Southland closing the canal")
    plan = one("2024-05-02", "Southland", "will close the canal", "close the canal", FOR)
    made = record(draft, plan)
    assert len(made.questions) == 2
    assert made.shifts == ()


def test_accusation_that_nobody_disputes_is_a_claim_and_a_stand_against_the_deed() -> None:
    draft = Draft("2024-05-01", "Northland accused Southland of closing the canal.")
    claim = "of Southland closing the canal"
    draft.stance("accused Southland", "Northland", "close the canal", FOR, claim=claim, accuses=True)
    made = record(draft)
    assert sorted(position.stance for position in made.positions) == sorted((AGAINST, FOR))
    assert any("nobody disputes the accusation" in position.reason for position in made.positions)
    assert len(made.questions) == 2


def test_claim_that_blames_nobody_and_is_not_disputed_is_no_position() -> None:
    draft = Draft("2024-05-01", "Northland said the canal was closed.")
    draft.stance("said", "Northland", "close the canal", FOR, claim="that the canal was closed")
    assert record(draft).positions == ()


def test_like_deeds_done_to_others_are_other_questions() -> None:
    made = record(
        one("2024-05-01", "Northland", "bans imports", "ban imports of Southland fish", FOR),
        one("2024-05-02", "Southland", "bans imports too", "ban imports of Northland fish", FOR),
    )
    assert len(made.questions) == 2


def test_words_that_name_no_one_body_hold_no_position() -> None:
    draft = Draft("2024-05-01", "Both governments want a toll.")
    draft.stance("want a toll", "Both governments", "levy a bridge toll", FOR)
    assert record(draft).positions == ()


def test_private_person_holds_no_position() -> None:
    assert record(one("2024-05-01", "Cleo Marsh", "rejects a toll", "levy a bridge toll", AGAINST)).positions == ()


def test_copy_printed_later_does_not_bring_back_an_old_stance() -> None:
    story = "Northland rejects a toll. " + "The bridge over the strait was opened by the king nine years ago. " * 4
    first, copy = Draft("2024-05-01", story, "first"), Draft("2024-05-03", story + "More.", "copy")
    for draft in (first, copy):
        draft.stance("rejects a toll", "Northland", "levy a bridge toll", AGAINST)
    change = one("2024-05-02", "Northland", "now wants a toll", "levy a bridge toll", FOR)
    assert [shift.to_stance for shift in record(first, copy, change).shifts] == [FOR]
