"""The record does not depend on the order of its reports, and grows without losing what leads to its entries."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from chronology.factories import Draft, day
from diurna.chronology import build_record
from diurna.types.actors import ResolvedReport
from diurna.types.ontology import EventType, Force, MeasureKind, StanceValue
from diurna.types.record import Judgement, JudgementKind

_STORIES = (
    ("Northland", "expelled the consul", "expel", "expel consul", EventType.SANCTION),
    ("Southland", "closed the strait to tankers", "close", "close strait tanker", EventType.COERCE),
    ("Ada Holm", "condemned the closing of the strait", "condemn", "condemn closing strait", EventType.ACCUSE),
    ("Reform Party", "demanded talks on the strait", "demand", "demand talk strait", EventType.REQUEST),
)


def reports() -> list[ResolvedReport]:
    made = []
    for number in range(8):
        lines = [_STORIES[(number + step) % len(_STORIES)] for step in range(3)]
        text = " ".join(f"{who} {words} in round {number % 3}." for who, words, *_ in lines)
        draft = Draft(f"2024-05-{1 + number // 2:02d}", text, f"n{number}")
        for who, words, lemma, content, kind in lines:
            told = f"{who} {words}"
            draft.event(told, kind, lemma, content, by=(who,), on=day(f"2024-05-0{1 + number % 2}"))
            value = StanceValue.AGAINST if number % 2 else StanceValue.FOR
            draft.stance(told, who, words, value)
            draft.says(words, who, Force.CLAIM)
        draft.measure(lines[0][1], "Northland", MeasureKind.EXPULSION)
        made.append(draft.resolved())
    return made


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(8)))
def test_any_order_of_reports_gives_an_equal_record(order: Sequence[int]) -> None:
    made = reports()
    assert build_record([made[place] for place in order]) == build_record(made)


def test_report_given_twice_counts_once() -> None:
    made = reports()
    assert build_record([*made, made[0]]) == build_record(made)


def test_ids_of_a_smaller_record_lead_somewhere_in_a_larger_one() -> None:
    made = reports()
    before, after = build_record(made[3:]), build_record(made)
    known = {key for entry in after.events for key in (entry.id, *entry.also)}
    assert {entry.id for entry in before.events} <= known


def test_every_piece_of_evidence_equals_its_words() -> None:
    record = build_record(reports())
    texts = {report.id: report.text for report in record.reports}
    evidence = [item for event in record.events for telling in event.history for item in telling.evidence]
    evidence += [item for position in record.positions for item in position.evidence]
    assert evidence
    assert all(texts[item.span.report_id][item.span.start : item.span.end] == item.words for item in evidence)


def judged(number: int, kind: JudgementKind, target: str, after: str = "", field: str = "") -> Judgement:
    return Judgement(number, datetime(2024, 6, 1, tzinfo=UTC), "desk", kind, target, after=after, field=field)


def test_rejected_entry_is_left_out_and_comes_back_when_undone() -> None:
    made = reports()
    target = build_record(made).events[0]
    rejected = judged(1, JudgementKind.REJECT, target.also[0] if target.also else target.id)
    assert target.id not in {entry.id for entry in build_record(made, [rejected]).events}
    undone = judged(2, JudgementKind.UNDO, target.id, after="1")
    assert build_record(made, [rejected, undone]) == build_record(made)


def test_merged_events_keep_the_survivor_and_lead_to_it() -> None:
    made = reports()
    one, two = build_record(made).events[:2]
    merged = build_record(made, [judged(1, JudgementKind.MERGE, one.id, after=two.id)]).events
    survivor = next(entry for entry in merged if entry.id == two.id)
    assert one.id in survivor.also
    assert one.id not in {entry.id for entry in merged}


def test_events_are_merged_by_the_ids_of_later_tellings_too() -> None:
    made = reports()
    entries = build_record(made).events
    one = next(entry for entry in entries if entry.also)
    two = next(entry for entry in entries if entry is not one)
    merged = build_record(made, [judged(1, JudgementKind.MERGE, one.also[-1], after=two.id)]).events
    survivor = next(entry for entry in merged if entry.id == two.id)
    assert one.id in survivor.also


def test_renamed_question_and_actor_show_the_given_name() -> None:
    made = reports()
    question = build_record(made).questions[0]
    given_names = [
        judged(1, JudgementKind.RENAME, question.id, after="passage through the strait"),
        judged(2, JudgementKind.RENAME, "gov:NLD", after="Kingdom of Northland"),
    ]
    record = build_record(made, given_names)
    assert "passage through the strait" in {item.name for item in record.questions}
    assert "Kingdom of Northland" in {party.name for event in record.events for party in event.actors}


def test_corrected_date_wins_over_the_rules() -> None:
    made = reports()
    target = build_record(made).events[0]
    record = build_record(made, [judged(1, JudgementKind.CORRECT, target.id, after="2023-12-24", field="date")])
    changed = next(entry for entry in record.events if entry.id == target.id)
    assert changed.date is not None
    assert changed.date.earliest == date(2023, 12, 24)


def test_corrected_stance_makes_and_unmakes_shifts() -> None:
    made = reports()
    before = build_record(made)
    shift = before.shifts[0]
    same = judged(1, JudgementKind.CORRECT, shift.after, after=shift.from_stance.value, field="stance")
    assert shift.id not in {item.id for item in build_record(made, [same]).shifts}
