"""Questions defined up front: stances are assigned to them whatever the order; bad files say what is wrong."""

from pathlib import Path

import pytest

from diurna.chronology.defined import read_definitions
from diurna.errors import UsageError
from diurna.export.whole import write_whole
from diurna.workspace import Workspace, build, resolve_reports
from synthetic import Made, make

FILE = """
[[question]]
name = "Shall the treaty be signed?"
words = ["signing", "treaty"]

[[question]]
name = "Ghana on everything"
phrases = ["treaty"]
holders = ["gov:GHA"]
"""


def story() -> list[Made]:
    made = (make(number) for number in range(1500))
    return [item for item in made if all(dispute in (30, 31, 32) for dispute, _ in item.truth.events.values())]


def add(workspace: Workspace, made: list[Made]) -> None:
    workspace.store.add_reports(item.report for item in made)
    workspace.store.put_findings([(item.report, item.findings) for item in made], "synthetic")
    workspace.update()


def expected(workspace: Workspace, made: list[Made]) -> str:
    ordered = sorted((item.report for item in made), key=lambda report: (report.published, report.id))
    resolved = resolve_reports(ordered, {item.report.id: item.findings for item in made})
    return write_whole(build(resolved, workspace.store.judgements()))


@pytest.mark.parametrize("known_before", [0, 20, 1000])
def test_positions_found_before_and_after_are_assigned(tmp_path: Path, known_before: int) -> None:
    made = story()
    with Workspace.create(tmp_path / "x.db") as workspace:
        add(workspace, made[:known_before])
        workspace.define(FILE, where="questions.toml", user="ann")
        add(workspace, made[known_before:])
        record = workspace.store.record()

        assert [question.name for question in record.questions] == ["Shall the treaty be signed?"]
        assert record.questions[0].is_defined
        assert {position.question for position in record.positions} == {record.questions[0].id}
        assert write_whole(record) == expected(workspace, made)


def test_undone_definitions_give_the_found_questions_back(tmp_path: Path) -> None:
    made = story()
    with Workspace.create(tmp_path / "x.db") as workspace:
        add(workspace, made)
        before = write_whole(workspace.store.record())
        entered = workspace.define(FILE, where="questions.toml", user="ann")
        assert workspace.define(FILE, where="questions.toml", user="ann") == ()

        workspace.undo_all([item.number for item in entered], user="ann")

        assert write_whole(workspace.store.record()) == before


def test_only_the_holders_named_count(tmp_path: Path) -> None:
    made = story()
    text = FILE[FILE.rindex("[[question]]") :]
    with Workspace.create(tmp_path / "x.db") as workspace:
        add(workspace, made)
        holders = {position.holder.key for position in workspace.store.record().positions}
        one = min(key for key in holders if key)
        workspace.define(text.replace("gov:GHA", one), where="q.toml", user="ann")

        record = workspace.store.record()
        defined = next(question for question in record.questions if question.is_defined)
        assert {p.holder.key for p in record.positions if p.question == defined.id} == {one}
        assert {p.holder.key for p in record.positions if p.question != defined.id} == holders - {one}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[question", "not valid TOML"),
        ("", "it defines no question"),
        ('[[questions]]\nname = "x"', "unknown entry 'questions'"),
        ('[[question]]\nwords = ["x"]', "question 1 has no name"),
        ('[[question]]\nname = "x"', "no words or phrases"),
        ('[[question]]\nname = "x"\nwords = ["the", "of"]', "no words or phrases that tell anything"),
        ('[[question]]\nname = "x"\nwords = "treaty"', "must be a list of texts"),
        ('[[question]]\nname = "x"\nwords = ["treaty"]\ncolour = 1', "unknown key 'colour'"),
        ('[[question]]\nname = "x"\nwords = ["a treaty"]\n[[question]]\nname = "X"\nwords = ["tax"]', "two questions"),
    ],
)
def test_a_malformed_file_says_what_is_wrong(text: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        read_definitions(text, "questions.toml")
