"""Measure what adding costs as a record grows: synthetic reports with known truth, findings made without the language.

usage: scale.py RECORD.db [REPORTS] [--small N]
  Builds a record of REPORTS (default 10,000; 100,000 for the figure of the issue) in RECORD.db, which goes on where it
  was, and adds three hundreds at --small (default 1,000) and at the end, each hundred in a process of its own.
  The language stages are left out (tests/synthetic.py makes each report together with its findings); everything after
  them is the real thing: names, copies, actors, events, questions, measures, writing, search index.
"""

import json
import resource
import sqlite3
import subprocess
import sys
import time
from collections import Counter, defaultdict
from contextlib import closing
from pathlib import Path
from statistics import median

from diurna.chronology import build_record
from diurna.store import Store
from diurna.workspace import Workspace, resolve_reports

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
from synthetic import make

_HUNDRED = 100
_STRETCH = 1000
_WORDS = ("treaty", "Kenya envoys", '"the treaty"', "harvest museum")


def main() -> None:
    if sys.argv[1] == "--hundred":
        print(json.dumps(hundred(Path(sys.argv[2]), int(sys.argv[3]))))
        return
    path = Path(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 and sys.argv[2].isdigit() else 10_000
    small = int(sys.argv[sys.argv.index("--small") + 1]) if "--small" in sys.argv else 1000
    Workspace.create(path).store.close()
    have = _made(path)
    if have <= small:
        build(path, have, small)
        at_small = [measured(path, small + n * _HUNDRED) for n in range(3)]
        print("small", json.dumps(at_small), flush=True)
        have = small + 3 * _HUNDRED
    else:
        at_small = []
    build(path, have, count - 3 * _HUNDRED)
    at_end = [measured(path, count - (3 - n) * _HUNDRED) for n in range(3)]
    print("end", json.dumps(at_end), flush=True)
    report(path, count, at_small, at_end)


def _made(path: Path) -> int:
    """Return how many reports the record has: their files are named by their numbers."""
    with closing(sqlite3.connect(path)) as raw:
        last = raw.execute("SELECT max(CAST(source_name AS INTEGER)) FROM shown").fetchone()[0]
    return 0 if last is None else int(last) + 1


def build(path: Path, first: int, last: int) -> None:
    """Add reports by number, a thousand at a time."""
    with Workspace.open(path) as workspace:
        workspace.update(stretch=_STRETCH)
        for start in range(first, last, _STRETCH):
            began, cpu = time.perf_counter(), time.process_time()
            _put(workspace.store, start, min(start + _STRETCH, last))
            workspace.update(stretch=_STRETCH)
            wall, spent = time.perf_counter() - began, time.process_time() - cpu
            print(f"{start + _STRETCH:>7} reports: {wall:.1f} s wall, {spent:.1f} s CPU", flush=True)


def measured(path: Path, start: int) -> dict[str, float]:
    """Add a hundred reports in a process of its own."""
    command = [sys.executable, __file__, "--hundred", str(path), str(start)]
    found: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return found


def hundred(path: Path, start: int) -> dict[str, float]:
    """Return what adding a hundred reports costs: seconds of CPU and of the clock, and megabytes at most."""
    first = make(0)  # loads tables and word lists, once a process
    build_record(resolve_reports([first.report], {first.report.id: first.findings}))
    with Workspace.open(path) as workspace:
        _put(workspace.store, start, start + _HUNDRED)
        began, cpu = time.perf_counter(), time.process_time()
        workspace.update()
        wall, spent = time.perf_counter() - began, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"cpu_s": round(spent, 2), "wall_s": round(wall, 2), "peak_mb": round(peak)}


def _put(store: Store, first: int, last: int) -> None:
    made = [make(number) for number in range(first, last)]
    store.add_reports(item.report for item in made)
    store.put_findings([(item.report, item.findings) for item in made], "synthetic")


def report(path: Path, count: int, small: list[dict[str, float]], end: list[dict[str, float]]) -> None:
    if small:
        ratio = median(item["cpu_s"] for item in end) / median(item["cpu_s"] for item in small)
        print(f"adding 100: {ratio:.2f} times the CPU of the small record")
    print(f"size of the file: {path.stat().st_size / 1e6:.0f} MB")
    with Store.open(path) as store:
        for words in _WORDS:
            print(f"search {words!r}: {_timed(lambda words=words: store.search(words)):.0f} ms")
        print(f"chronology, first page of 100: {_timed(lambda: store.page('events', limit=100)):.0f} ms")
        middle = store.page("events", limit=1, after=f"20{10 + count // 40000}")
        key = middle[0].sort if middle else ""
        print(f"chronology, 100 from the middle: {_timed(lambda: store.page('events', limit=100, after=key)):.0f} ms")
        print(f"matrix, 25 questions: {_timed(lambda: store.matrix(questions=25, holders=20)):.0f} ms")
        print(_against_truth(store, min(count, 2000)))


def _timed(ask: object) -> float:
    """Return the median of five askings in milliseconds, the first of them left out."""
    assert callable(ask)
    spent = []
    for _ in range(6):
        began = time.perf_counter()
        ask()
        spent.append((time.perf_counter() - began) * 1000)
    return median(spent[1:])


def _against_truth(store: Store, count: int) -> str:
    """Return how well the first reports' tellings are grouped: pairs of tellings of one event."""
    truth = {}
    for number in range(count):
        made = make(number)
        truth.update({(made.report.id, finding): deed for finding, deed in made.truth.events.items()})
    found: dict[str, list[object]] = defaultdict(list)
    for event in store.page("events", limit=count * 2):
        for telling in event.entry.history:
            key = (telling.report_id, telling.finding)
            if key in truth:
                found[event.entry.id].append(truth[key])
    right = sum(n * (n - 1) // 2 for deeds in found.values() for n in Counter(deeds).values())
    made_pairs = sum(len(deeds) * (len(deeds) - 1) // 2 for deeds in found.values())
    true_pairs = sum(n * (n - 1) // 2 for n in Counter(truth.values()).values())
    precision, recall = right / max(1, made_pairs), right / max(1, true_pairs)
    return f"tellings of one event, first {count} reports: precision {precision:.3f}, recall {recall:.3f}"


if __name__ == "__main__":
    main()
