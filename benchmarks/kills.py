"""Kill a process at random moments of adding, rebuilding, merging and undoing; count what is lost (it must be nothing).

usage: kills.py [MOMENTS]
  A record of synthetic reports (tests/synthetic.py; no language stages) is changed by another process that is killed
  with SIGKILL at a random moment of its run. The record must then be sound (``verify`` and ``doctor`` clean, no report
  and no judgement lost) and, brought up to date, must equal one whose process was not killed.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from diurna.export.whole import write_whole
from diurna.store import Store
from diurna.types.record import JudgementKind
from diurna.workspace import Workspace, build, resolve_reports

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
from synthetic import Made, make

DEEDS = ("add", "rebuild", "merge", "undo")
_KNOWN, _ALL = 60, 110


def reports() -> list[Made]:
    """Return the reports on five disputes, by date."""
    made = (make(number) for number in range(1200))
    return [item for item in made if all(30 <= dispute < 35 for dispute, _ in item.truth.events.values())][:_ALL]


def put(workspace: Workspace, made: list[Made]) -> None:
    """Add reports with their findings and bring the record up to date."""
    workspace.store.add_reports(item.report for item in made)
    workspace.store.put_findings([(item.report, item.findings) for item in made], "synthetic")
    workspace.update(stretch=10)


def do(deed: str, path: Path) -> None:
    """Do one deed on a record: what the killed process runs."""
    with Workspace.open(path) as workspace:
        print("ready", flush=True)
        if deed == "add":
            put(workspace, reports()[_KNOWN:])
        elif deed == "rebuild":
            with workspace.store.updating() as archive:
                archive.keep_note("built_from", "")
            workspace.update(stretch=10)
        elif deed == "merge":
            one, two = sorted(workspace.store.page("events", limit=2), key=lambda line: line.sort)
            workspace.judge(JudgementKind.MERGE, two.entry.id, after=one.entry.id, user="killed")
        else:
            workspace.undo_all([item.number for item in workspace.standing()], user="killed")
        print("done", flush=True)


def kill_once(deed: str, base: Path, folder: Path, moment: float) -> tuple[bool, list[str]]:
    """Kill a deed after so many seconds; return whether it was still running, and what was wrong afterwards."""
    path = folder / "x.db"
    for old in folder.iterdir():
        old.unlink()
    shutil.copy(base, path)
    with subprocess.Popen(
        [sys.executable, __file__, "--do", deed, str(path)], stdout=subprocess.PIPE, text=True
    ) as run:
        assert run.stdout is not None
        run.stdout.readline()
        time.sleep(moment)
        was_running = run.poll() is None
        if was_running:
            os.kill(run.pid, signal.SIGKILL)
    return was_running, faults(base, path)


def span_of(deed: str, base: Path, folder: Path) -> float:
    """Return the seconds a deed takes when nobody kills it, from where it begins."""
    path = folder / "timed.db"
    shutil.copy(base, path)
    command = [sys.executable, __file__, "--do", deed, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        run.stdout.readline()
        began = time.perf_counter()
        run.stdout.readline()
        return time.perf_counter() - began


def faults(base: Path, path: Path) -> list[str]:
    """Return what is wrong with a record after a kill: as it is, and once it is brought up to date."""
    with Store.open(base) as before:
        reports_before, judgements_before = {r.id for r in before.reports()}, before.judgements()
    found = []
    with Workspace.open(path) as workspace:
        found += [f"verify: {fault.about} {fault.problem}" for fault in workspace.verify()]
        found += [f"doctor: {fault.about} {fault.problem}" for fault in workspace.store.check()]
        if not reports_before <= {report.id for report in workspace.store.reports()}:
            found.append("a report is lost")
        if workspace.store.judgements()[: len(judgements_before)] != judgements_before:
            found.append("a judgement is lost")
        workspace.update(stretch=10)
        kept = workspace.store.findings()
        whole = [report for report in workspace.store.reports() if report.id in kept]
        expected = build(resolve_reports(whole, kept), workspace.store.judgements())
        if write_whole(workspace.store.record()) != write_whole(expected):
            found.append("brought up to date, it is not what its reports and judgements say")
    return found


def main() -> None:
    if sys.argv[1:2] == ["--do"]:
        do(sys.argv[2], Path(sys.argv[3]))
        return
    moments = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    rng = random.Random(11)
    with tempfile.TemporaryDirectory() as scratch:
        base = Path(scratch) / "base.db"
        with Workspace.create(base) as workspace:
            put(workspace, reports()[:_KNOWN])
            for line in workspace.store.page("events", limit=6)[2:]:
                workspace.judge(JudgementKind.ACCEPT, line.entry.id, user="ann")
        folder = Path(scratch) / "killed"
        folder.mkdir()
        spans = {deed: span_of(deed, base, folder) for deed in DEEDS}
        killed: Counter[str] = Counter()
        wrong: list[str] = []
        for number in range(moments):
            deed = DEEDS[number % len(DEEDS)]
            running, found = kill_once(deed, base, folder, rng.uniform(0, spans[deed]))
            killed[deed] += running
            wrong += [f"{deed}: {item}" for item in found]
    print(f"killed while running: {dict(killed)} of {moments} moments; faults: {len(wrong)}")
    for item in wrong:
        print(item)


if __name__ == "__main__":
    main()
