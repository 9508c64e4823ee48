"""The record brought up to date by what changed is the record built from nothing, whatever the order and batches."""

from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest

from diurna.chronology import build_record
from diurna.export.whole import write_whole
from diurna.types.findings import Findings
from diurna.types.record import Judgement, JudgementKind, Record
from diurna.types.reports import Report
from diurna.workspace import Workspace, build, resolve_reports
from synthetic import Made, make

DISPUTES = (30, 31)


def story() -> list[Made]:
    """Return the reports on two disputes, copies among them."""
    made = (make(number) for number in range(1500))
    return [item for item in made if all(dispute in DISPUTES for dispute, _ in item.truth.events.values())]


@pytest.fixture(scope="module")
def reports() -> dict[str, tuple[Report, Findings]]:
    return {item.report.id: (item.report, item.findings) for item in story()}


def from_nothing(reports: dict[str, tuple[Report, Findings]], judgements: Sequence[Judgement] = ()) -> Record:
    ordered = sorted((report for report, _ in reports.values()), key=lambda report: (report.published, report.id))
    return build(resolve_reports(ordered, {key: found for key, (_, found) in reports.items()}), judgements)


def add(workspace: Workspace, reports: Sequence[tuple[Report, Findings]]) -> int:
    workspace.store.add_reports(report for report, _ in reports)
    workspace.store.put_findings(reports, "synthetic")
    return workspace.update()


def batches(reports: dict[str, tuple[Report, Findings]], rng: Random) -> list[list[tuple[Report, Findings]]]:
    waiting = list(reports.values())
    rng.shuffle(waiting)
    found = []
    while waiting:
        size = rng.choice((1, 4, 9, 25))
        found.append(waiting[:size])
        waiting = waiting[size:]
    return found


@pytest.mark.parametrize("seed", [1, 2])
def test_any_order_and_batches_give_the_bytes_of_a_build_from_nothing(
    tmp_path: Path, reports: dict[str, tuple[Report, Findings]], seed: int
) -> None:
    with Workspace.create(tmp_path / "x.db") as workspace:
        for batch in batches(reports, Random(seed)):
            add(workspace, batch)
        assert write_whole(workspace.store.record()) == write_whole(from_nothing(reports))
        assert workspace.verify() == ()
        assert workspace.store.check() == ()


Decide = Callable[[Workspace, Record, Random], object]


def accept(workspace: Workspace, record: Record, rng: Random) -> object:
    return workspace.judge(JudgementKind.ACCEPT, rng.choice(record.events).id, user="ann")


def reject(workspace: Workspace, record: Record, rng: Random) -> object:
    entries: tuple[Any, ...] = (
        *record.events,
        *record.positions,
        *record.statements,
        *record.measures,
        *record.questions,
    )
    return workspace.judge(JudgementKind.REJECT, rng.choice(entries).id, user="ann")


def merge(workspace: Workspace, record: Record, rng: Random) -> object:
    one, two = rng.sample(record.events, 2) if len(record.events) > 1 else (record.events[0],) * 2
    return one is not two and workspace.judge(JudgementKind.MERGE, one.id, after=two.id, user="ann")


def rename(workspace: Workspace, record: Record, rng: Random) -> object:
    target = rng.choice([*(question.id for question in record.questions), *(actor.key for actor in record.actors)])
    return workspace.judge(JudgementKind.RENAME, target, after=f"name {rng.random():.3f}", user="ann")


def correct(workspace: Workspace, record: Record, rng: Random) -> object:
    return workspace.judge(
        JudgementKind.CORRECT, rng.choice(record.events).id, field="date", after="2010-02-01", user="ann"
    )


def undo(workspace: Workspace, _record: Record, rng: Random) -> object:
    judgements = workspace.store.judgements()
    return bool(judgements) and workspace.undo(rng.choice(judgements).number, user="ann")


@pytest.mark.parametrize("seed", [3, 4, 5])
def test_decisions_made_between_batches_give_what_a_build_with_all_of_them_gives(
    tmp_path: Path, reports: dict[str, tuple[Report, Findings]], seed: int
) -> None:
    rng = Random(seed)
    decide: list[Decide] = [accept, reject, merge, rename, correct, undo]
    with Workspace.create(tmp_path / "x.db") as workspace:
        for batch in batches(reports, rng):
            add(workspace, batch)
            rng.choice(decide)(workspace, workspace.store.record(), rng)
        expected = from_nothing(reports, workspace.store.judgements())
        assert write_whole(workspace.store.record()) == write_whole(expected)


def test_a_report_that_touches_nothing_changes_no_other_entry(
    tmp_path: Path, reports: dict[str, tuple[Report, Findings]]
) -> None:
    with Workspace.create(tmp_path / "x.db") as workspace:
        add(workspace, list(reports.values()))
        before = workspace.store.contents()
        far = make(40_000)
        add(workspace, [(far.report, far.findings)])
        after = workspace.store.contents()

    assert {key: after[key] for key in before} == before
    assert len(after) > len(before)


def test_findings_read_anew_replace_what_the_old_ones_said(
    tmp_path: Path, reports: dict[str, tuple[Report, Findings]]
) -> None:
    with Workspace.create(tmp_path / "x.db") as workspace:
        add(workspace, list(reports.values()))
        emptied = {
            key: (report, Findings(key, "synthetic", found.passages)) for key, (report, found) in reports.items()
        }
        kept = dict(list(reports.items())[:20])
        add(workspace, [pair for key, pair in emptied.items() if key not in kept])

        expected = from_nothing({**emptied, **kept})
        assert write_whole(workspace.store.record()) == write_whole(expected)


def test_tellings_of_one_deed_come_together_and_those_of_others_stay_apart() -> None:
    made = story()
    found = {item.report.id: item.findings for item in made}
    ordered = sorted((item.report for item in made), key=lambda report: (report.published, report.id))
    record = build_record(resolve_reports(ordered, found))
    truth = {(item.report.id, key): deed for item in made for key, deed in item.truth.events.items()}

    deeds = [{truth[telling.report_id, telling.finding] for telling in event.history} for event in record.events]

    assert sorted(deeds, key=str) == sorted(({deed} for deed in set(truth.values())), key=str)
