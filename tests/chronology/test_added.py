"""Entries added by hand: beside what the rules found, equal however the record is built, gone when undone."""

import json
from pathlib import Path

import pytest

from diurna.reading import read_reports
from diurna.types.record import Judgement, JudgementKind
from diurna.workspace import Workspace

pytestmark = pytest.mark.model
SAILED = "Iceland's trawlers sailed for Tromsø at dawn"
TEXT = f" date 2019-06-04 Norway shut its ports on Tuesday.\n\n{SAILED}, the harbour master noted.\n"
ICELAND = ["gov:ISL", "Iceland"]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "ports.txt").write_text(TEXT, encoding="utf-8")
    made = Workspace.create(tmp_path / "ports.db")
    made.add(read_reports([str(tmp_path / "ports.txt")]))
    return made


def add(workspace: Workspace, field: str, values: dict[str, object]) -> Judgement:
    report = workspace.store.reports()[0]
    start = report.text.index(SAILED)
    after = json.dumps({"start": start, "end": start + len(SAILED)} | values)
    return workspace.judge(JudgementKind.ADD, report.id, user="ana", field=field, after=after)


VALUES: dict[str, dict[str, object]] = {
    "statement": {"speaker": [[None, "the harbour master"]], "kind": "indirect", "force": "claim"},
    "event": {"type": "MOBILIZE", "status": "occurred", "actors": [ICELAND], "recipients": [], "date": "2019-06-04"},
    "position": {"holder": [ICELAND], "stance": "for", "question_name": "sail at dawn", "about": "sail at dawn"},
    "measure": {"by": [ICELAND], "kind": "deployment", "status": "imposed", "target": "Tromsø"},
}


@pytest.mark.parametrize("kind", VALUES)
def test_what_is_added_stands_in_the_record_with_its_words(workspace: Workspace, kind: str) -> None:
    before = workspace.record().record
    made = add(workspace, kind, VALUES[kind])
    after = workspace.record().record
    field = f"{kind}s"
    new = [entry for entry in getattr(after, field) if entry not in getattr(before, field)]

    assert len(new) == 1
    assert SAILED in repr(new[0])
    assert "added by hand by ana" in repr(new[0])
    assert workspace.build_from_nothing() == after
    assert workspace.verify() == ()
    workspace.undo(made.number, user="ana")
    assert workspace.record().record == before


def test_an_added_position_opens_its_question(workspace: Workspace) -> None:
    add(workspace, "position", VALUES["position"])
    record = workspace.record()

    cell = next(cell for (holder, _), cell in record.matrix().cells.items() if holder == "Iceland")
    assert cell.current.stance.value == "for"
    assert "sail at dawn" in [question.name for question in record.questions()]


def test_what_was_added_can_be_corrected_and_rejected(workspace: Workspace) -> None:
    add(workspace, "event", VALUES["event"])
    event = next(e for e in workspace.record().events() if e.summary == SAILED)
    workspace.judge(JudgementKind.CORRECT, event.id, user="ana", field="status", after="planned")
    assert workspace.record().entry(event.id).status.value == "planned"  # type: ignore[union-attr]

    workspace.judge(JudgementKind.REJECT, event.id, user="ana")
    assert event.id not in [e.id for e in workspace.record().events()]


def test_adding_survives_a_rebuild_of_everything(workspace: Workspace) -> None:
    add(workspace, "statement", VALUES["statement"])
    before = workspace.record().record

    workspace.rebuild()

    assert workspace.record().record == before
