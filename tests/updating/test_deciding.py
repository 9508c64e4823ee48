"""Decisions: they outlast new reports, meet newer evidence without being overwritten, and can be taken back in bulk."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from diurna.errors import UsageError
from diurna.export.whole import write_whole
from diurna.types.entries import EventEntry
from diurna.types.record import JudgementKind
from diurna.workspace import Workspace
from synthetic import Made, make


def story() -> list[Made]:
    made = (make(number) for number in range(1500))
    return [item for item in made if all(dispute == 30 for dispute, _ in item.truth.events.values())]


def add(workspace: Workspace, made: list[Made]) -> None:
    workspace.store.add_reports(item.report for item in made)
    workspace.store.put_findings([(item.report, item.findings) for item in made], "synthetic")
    workspace.update()


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "x.db") as opened:
        add(opened, story()[:14])
        yield opened


def longest(workspace: Workspace) -> EventEntry:
    return max(workspace.store.record().events, key=lambda event: (len(event.history), event.id))


def test_a_split_outlasts_new_reports_and_both_parts_keep_an_id(workspace: Workspace) -> None:
    event = longest(workspace)
    reports = sorted({telling.report_id for telling in event.history})
    going = reports[: len(reports) // 2]

    workspace.judge(JudgementKind.SPLIT, event.code, after="\n".join(going), user="ann", why="two raids")
    add(workspace, story()[14:])

    homes = {t.report_id: e.id for e in workspace.store.record().events for t in e.history if e.type is event.type}
    assert {homes[key] for key in going} & {homes[key] for key in reports if key not in going} == set()
    assert workspace.store.find_id(event.id)


def test_a_split_must_leave_something_on_both_sides(workspace: Workspace) -> None:
    event = longest(workspace)
    everything = "\n".join(telling.report_id for telling in event.history)

    for tellings in (everything, "ffffffffffff"):
        with pytest.raises(UsageError, match="but not all"):
            workspace.judge(JudgementKind.SPLIT, event.id, after=tellings, user="ann")


def test_merging_what_somebody_said_are_two_is_told_and_counts(workspace: Workspace) -> None:
    event = longest(workspace)
    first = event.history[0].report_id
    workspace.judge(JudgementKind.SPLIT, event.id, after=first, user="ann")
    parts = [e for e in workspace.store.record().events if {e.id, *e.also} & {event.id, *event.also}]
    one, two = sorted(parts, key=lambda e: len(e.history))[:2]

    assert "said that these are two" in workspace.warnings(JudgementKind.MERGE, one.id, two.id)[0]
    workspace.judge(JudgementKind.MERGE, one.id, after=two.id, user="ben")

    assert workspace.store.find_id(one.id) == workspace.store.find_id(two.id)
    assert len(longest(workspace).history) == len(event.history)


def test_what_newer_reports_say_of_a_decision_is_listed_and_changes_nothing(workspace: Workspace) -> None:
    event = longest(workspace)
    made = workspace.judge(JudgementKind.ACCEPT, event.id, user="ann")
    assert workspace.conflicts() == ()

    add(workspace, story()[14:])

    found = workspace.conflicts()
    assert [item.judgement.number for item in found] == [made.number]
    assert f"told {len(event.history)} times" in found[0].reason
    assert event.id in workspace.store.record().accepted


def test_the_ledger_keeps_the_value_before_and_the_value_given(workspace: Workspace) -> None:
    event = longest(workspace)
    name = event.recipients[0].name

    made = workspace.judge(JudgementKind.CORRECT, event.id, field="actors", after=name, user="ann", why="read again")

    assert made.before == f"{event.actors[0].key}={event.actors[0].name}"
    assert made.after == f"{event.recipients[0].key}={name}"
    corrected = next(e for e in workspace.store.record().events if e.id == event.id)
    assert [party.key for party in corrected.actors] == [event.recipients[0].key]


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("type", "AID", "AID"),
        ("date", "2010-01-02/2010-01-05", "2010-01-02/2010-01-05"),
        ("place", "city:1=Port Vell", "Port Vell"),
        ("background", "yes", "True"),
        ("denied_by", "=the rebels", "the rebels"),
    ],
)
def test_fields_people_correct(workspace: Workspace, field: str, value: str, shown: str) -> None:
    event = longest(workspace)

    workspace.judge(JudgementKind.CORRECT, event.id, field=field, after=value, user="ann")

    found = next(e for e in workspace.store.record().events if e.id == event.id)
    where = {"place": "place_name", "background": "is_background"}.get(field, field)
    given = getattr(found, where)
    text = given.iso() if field == "date" else given[0].name if field == "denied_by" else str(given)
    assert text == shown


def test_an_amount_is_corrected_in_its_place_and_keeps_its_words(workspace: Workspace) -> None:
    add(workspace, story()[14:])
    measure = next(item for item in workspace.store.record().measures if item.amounts)

    workspace.judge(
        JudgementKind.CORRECT, measure.id, field="amounts", after="1: more than 40 officials (total)", user="a"
    )

    found = next(item for item in workspace.store.record().measures if item.id == measure.id)
    amount = found.amounts[0]
    assert (amount.value, amount.unit, amount.qualifier, amount.kind) == (40.0, "officials", "more than", "total")
    assert amount.evidence == measure.amounts[0].evidence


def test_pinned_questions_come_first_and_hidden_ones_leave_the_matrix(workspace: Workspace) -> None:
    question = workspace.store.record().questions[0]

    workspace.judge(JudgementKind.PIN, question.code, user="ann")
    assert workspace.record().matrix().questions[0].is_pinned
    workspace.judge(JudgementKind.HIDE, question.code, user="ann")

    assert question.id not in [item.id for item in workspace.record().matrix().questions]
    assert [item.id for item in workspace.record().questions()] == [question.id]


def test_bulk_undo_restores_the_record_with_one_entry_for_each(workspace: Workspace) -> None:
    before = write_whole(workspace.store.record())
    record = workspace.store.record()
    workspace.judge(JudgementKind.REJECT, record.events[0].id, user="ann")
    workspace.judge(JudgementKind.RENAME, record.questions[0].id, after="Sign?", user="ben")
    workspace.judge(JudgementKind.CORRECT, record.events[1].id, field="status", after="planned", user="ann")

    of_ann = [item.number for item in workspace.standing(user="ann")]
    today = datetime.now(UTC).date()
    made = workspace.undo_all(of_ann, user="cleo")
    assert [item.after for item in made] == ["3", "1"]
    workspace.undo_all([item.number for item in workspace.standing(since=today)], user="cleo")

    assert write_whole(workspace.store.record()) == before
    assert len(workspace.store.judgements()) == 6
