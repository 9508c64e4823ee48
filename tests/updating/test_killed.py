"""Killed while it updates or decides, the record loses nothing; two processes at once wait for each other."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from diurna.export.whole import write_whole
from diurna.types.record import JudgementKind
from diurna.workspace import Workspace
from synthetic import Made, make

SCRIPT = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from test_killed import add, story
from diurna.types.record import JudgementKind
from diurna.workspace import Workspace
with Workspace.open(Path(sys.argv[2])) as workspace:
    print("ready", flush=True)
    if sys.argv[3] == "add":
        for item in story()[20:]:
            add(workspace, [item])
    else:
        workspace.undo_all([item.number for item in workspace.standing()], user="ann")
        with workspace.store.updating() as archive:
            archive.keep_note("built_from", "")
        workspace.update()
"""


def story() -> list[Made]:
    made = (make(number) for number in range(1500))
    return [item for item in made if all(dispute == 30 for dispute, _ in item.truth.events.values())]


def add(workspace: Workspace, made: Sequence[Made]) -> None:
    workspace.store.add_reports(item.report for item in made)
    workspace.store.put_findings([(item.report, item.findings) for item in made], "synthetic")
    workspace.update()


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("base") / "x.db"
    with Workspace.create(path) as workspace:
        add(workspace, story()[:20])
        for line in workspace.store.page("events", limit=2):
            workspace.judge(JudgementKind.REJECT, line.entry.id, user="ann")
    return path


def start(path: Path, deed: str) -> subprocess.Popen[str]:
    here = Path(__file__).parent
    command = [sys.executable, "-c", SCRIPT, str(here), str(path), deed]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(here.parent), *sys.path])}
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)


@pytest.mark.parametrize(("deed", "moment"), [("add", 0.4), ("add", 1.5), ("undo", 0.1), ("undo", 0.6)])
def test_killed_at_any_moment_nothing_is_lost(tmp_path: Path, base: Path, deed: str, moment: float) -> None:
    path = tmp_path / "x.db"
    shutil.copy(base, path)
    with Workspace.open(base) as untouched:
        judgements = untouched.store.judgements()

    with start(path, deed) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(moment)
        os.kill(process.pid, signal.SIGKILL)

    with Workspace.open(path) as workspace:
        assert workspace.verify() == ()
        assert workspace.store.check() == ()
        assert workspace.store.judgements()[: len(judgements)] == judgements
        workspace.update()
        assert write_whole(workspace.store.record()) == write_whole(workspace.build_from_nothing())


def test_two_processes_at_once_lose_nothing(tmp_path: Path, base: Path) -> None:
    path = tmp_path / "x.db"
    shutil.copy(base, path)

    with start(path, "add") as one, start(path, "undo") as two:
        assert (one.wait(), two.wait()) == (0, 0)

    with Workspace.open(path) as workspace:
        assert workspace.store.count_reports() == len({item.report.id for item in story()})
        assert workspace.standing() == ()
        assert write_whole(workspace.store.record()) == write_whole(workspace.build_from_nothing())
        assert workspace.verify() == ()
