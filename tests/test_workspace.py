"""The whole house: the same record in any order, in any batches, after any interruption."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import diurna
from conftest import DEMO
from diurna.export.whole import write_whole
from diurna.reading import read_reports
from diurna.types.reports import Report
from diurna.workspace import Workspace

pytestmark = pytest.mark.model
FILES = sorted((DEMO / "kestrel-bank-2019").glob("*.txt"))[:5]


def made(path: Path, batches: list[list[Path]]) -> str:
    with Workspace.create(path) as workspace:
        for batch in batches:
            assert workspace.add(read_reports([str(name) for name in batch])).problems == ()
        assert workspace.verify() == ()
        return write_whole(workspace.record().record)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> str:
    return made(tmp_path_factory.mktemp("whole") / "x.db", [FILES])


def test_any_order_and_any_batches_give_the_same_bytes(tmp_path: Path, whole: str) -> None:
    shuffled = random.Random(7).sample(FILES, len(FILES))

    assert made(tmp_path / "one-by-one.db", [[name] for name in shuffled]) == whole
    assert made(tmp_path / "twice.db", [FILES[::-1], FILES]) == whole


def test_reading_in_memory_gives_the_same_record_as_a_file(whole: str) -> None:
    assert write_whole(diurna.read(*map(str, FILES)).record) == whole


def test_as_of_is_the_record_of_the_reports_published_by_then(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    made(path, [FILES])
    with Workspace.open(path) as workspace:
        day = workspace.store.reports()[1].published
        early = workspace.record(as_of=day)

    known = [r for r in read_reports([str(name) for name in FILES]) if isinstance(r, Report) and r.published <= day]
    names = [str(name) for name in FILES if name.name in {r.source_name for r in known}]

    assert write_whole(early.record) == write_whole(diurna.read(*names).record)


def test_killed_at_random_moments_and_run_again_nothing_is_lost(tmp_path: Path, whole: str) -> None:
    path = tmp_path / "killed.db"
    command = [sys.executable, "-m", "diurna", "add", *map(str, FILES), "-p", str(path), "-q"]
    rng = random.Random(11)
    for _ in range(6):
        with subprocess.Popen(command) as process:
            time.sleep(rng.uniform(0.3, 6))
            os.kill(process.pid, signal.SIGKILL)
    subprocess.run(command, check=True)

    with Workspace.open(path) as workspace:
        assert workspace.verify() == ()
        assert workspace.store.check() == ()
        assert not workspace.is_behind()
        assert write_whole(workspace.record().record) == whole


def test_two_at_once_wait_for_each_other(tmp_path: Path, whole: str) -> None:
    path = tmp_path / "two.db"
    halves = (FILES[:3], FILES[2:])
    commands = [[sys.executable, "-m", "diurna", "add", *map(str, half), "-p", str(path), "-q"] for half in halves]

    running = [subprocess.Popen(command) for command in commands]

    assert [process.wait() for process in running] == [0, 0]
    with Workspace.open(path) as workspace:
        workspace.rebuild_if_due()
        assert write_whole(workspace.record().record) == whole
