"""Adds reports to a record in a process of its own, so that the server answers on and loads no language stages.

Run as ``python -m diurna.web.api.joining RECORD REPORTS``; a line of JSON a step tells how far it is.
"""

import sys
from pathlib import Path

import msgspec

from diurna.types.reports import Report
from diurna.web.api.parcels import Told
from diurna.workspace import Workspace


def main(record: Path, waiting: Path) -> None:
    """Add the reports of a file and tell how far it is."""
    reports = msgspec.json.decode(waiting.read_bytes(), type=list[Report])

    def tell(step: str, done: int, total: int) -> None:
        _write(Told(step, done, total))

    with Workspace.open(record) as workspace:
        made = workspace.add(iter(reports), progress=tell)
    count = len(reports)
    _write(Told("done", count, count, list(made.added), made.known, made.changed, list(made.problems)))


def _write(told: Told) -> None:
    sys.stdout.write(msgspec.json.encode(told).decode() + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
