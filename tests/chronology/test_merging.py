"""Two actors made one by hand: everything of the merged one goes to the survivor, and back when it is undone."""

from pathlib import Path

import pytest

from diurna.chronology.merging import redirected, survivors
from diurna.errors import UsageError
from diurna.reading import read_reports
from diurna.types.actors import Actor, ResolvedReport
from diurna.types.findings import Findings
from diurna.types.ontology import ActorKind
from diurna.types.record import JudgementKind
from diurna.types.reports import Report
from diurna.workspace import Workspace

FIRST = " date 2019-06-04 Norway's foreign minister, Mathias Brekkhus, said the ports would stay shut.\n"
SECOND = " date 2019-06-05 Mats Brekkhus, a Norwegian minister, said on Wednesday that the ports would open.\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    for number, text in enumerate((FIRST, SECOND)):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    made = Workspace.create(tmp_path / "ports.db")
    made.add(read_reports([str(tmp_path / "0.txt"), str(tmp_path / "1.txt")]))
    return made


def persons(workspace: Workspace) -> dict[str, str]:
    return {actor.name: actor.key for actor in workspace.record().actors() if actor.kind is ActorKind.PERSON}


@pytest.mark.model
def test_a_merged_actor_speaks_under_the_survivor_and_the_record_is_the_same_however_built(
    workspace: Workspace,
) -> None:
    before = workspace.record().record
    keys = persons(workspace)
    gone, stays = keys["Mats Brekkhus"], keys["Mathias Brekkhus"]
    made = workspace.judge(JudgementKind.MERGE, gone, user="ana", after=stays)
    after = workspace.record()

    assert persons(workspace) == {"Mathias Brekkhus": stays}
    assert {party.key for statement in after.statements() for party in statement.speakers} == {stays}
    assert "Mats Brekkhus" in next(actor for actor in after.actors() if actor.key == stays).aliases
    assert after.record == workspace.build_from_nothing()
    workspace.undo(made.number, user="ana")
    assert workspace.record().record == before


@pytest.mark.model
def test_only_actors_of_one_kind_are_merged(workspace: Workspace) -> None:
    with pytest.raises(UsageError, match="of one kind"):
        workspace.judge(JudgementKind.MERGE, "gov:NOR", user="ana", after=persons(workspace)["Mats Brekkhus"])


def test_merges_lead_on_and_rings_lead_nowhere() -> None:
    assert survivors((("a", "b"), ("b", "c"))) == {"a": "c", "b": "c"}
    assert survivors((("a", "b"), ("b", "a"))) == {}
    assert survivors((("a", "b"), ("a", "c"))) == {"a": "c"}


def test_who_acts_for_a_merged_body_acts_for_the_survivor() -> None:
    from datetime import date

    report = Report("0123456789ab", "x", date(2019, 6, 4))
    envoy = Actor("person:x", ActorKind.PERSON, "X", acts_for="gov:AAA")
    body = Actor("gov:AAA", ActorKind.GOVERNMENT, "A")
    item = redirected(ResolvedReport(report, Findings(report.id), (), (envoy, body)), {"gov:AAA": "gov:BBB"})

    assert [(actor.key, actor.acts_for) for actor in item.actors] == [("gov:BBB", None), ("person:x", "gov:BBB")]
