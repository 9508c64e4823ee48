"""Add a corpus in random orders and batches; every record must equal the one built from nothing, byte for byte.

usage: orders.py FOLDER [SHUFFLES] [SEED]
  The language stages run once; each shuffle adds the reports anew to a record of its own and compares its export.
"""

import random
import sys
import tempfile
import time
from pathlib import Path

from diurna.export.whole import write_whole
from diurna.reading import ReadOptions, read_reports
from diurna.types.findings import Findings
from diurna.types.reports import Report
from diurna.workspace import Workspace, build, find, resolve_reports

_SIZES = (1, 2, 5, 10, 50)


def main() -> None:
    shuffles = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 0
    files = sorted(str(path) for path in Path(sys.argv[1]).rglob("*.txt"))
    reports = [item for item in read_reports(files, ReadOptions()) if isinstance(item, Report)]
    found = {report.id: item for report, item in find(reports) if isinstance(item, Findings)}
    ordered = sorted((r for r in reports if r.id in found), key=lambda report: (report.published, report.id))
    expected = write_whole(build(resolve_reports(ordered, found)))
    began = time.perf_counter()
    other = [number for number in range(seed, seed + shuffles) if added(ordered, found, number) != expected]
    spent = time.perf_counter() - began
    print(f"{len(ordered)} reports, {shuffles} shuffles in {spent:.0f} s: {len(other)} differ {other[:10]}")
    raise SystemExit(1 if other else 0)


def added(reports: list[Report], found: dict[str, Findings], seed: int) -> str:
    """Return the export of a record to which the reports were added in one random order and random batches."""
    rng = random.Random(seed)
    waiting = rng.sample(reports, len(reports))
    with tempfile.TemporaryDirectory() as folder, Workspace.create(Path(folder) / "x.db") as workspace:
        while waiting:
            size = rng.choice(_SIZES)
            batch, waiting = waiting[:size], waiting[size:]
            workspace.store.add_reports(batch)
            workspace.store.put_findings([(report, found[report.id]) for report in batch], "orders")
            workspace.update()
        return write_whole(workspace.store.record())


if __name__ == "__main__":
    main()
