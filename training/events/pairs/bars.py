"""Turns labels written in the guide's bar shorthand (NAME.bars) into labels/NAME.tsv."""

from __future__ import annotations

import sys
from pathlib import Path

from check import COLUMNS, HERE, STATUSES


def row(line: str) -> list[str]:
    """The ten cells of one shorthand line."""
    cells = [cell.strip() for cell in line.split("|")]
    number, actor, predicate, recipient, kind, status, background, source, note = cells + [""] * (9 - len(cells))
    name, _, mode = kind.partition(" ")
    whole = next((known for known in STATUSES if status and known.startswith(status)), status)
    return [number, actor, predicate, recipient, name, mode, whole, "1" if background == "b" else "", source, note]


def main() -> None:
    """Writes one tsv for every file named; --second writes to labels-second."""
    paths = [Path(name) for name in sys.argv[1:] if name != "--second"]
    folder = "labels-second" if "--second" in sys.argv else "labels"
    for path in paths:
        rows = [COLUMNS, *(row(line) for line in path.read_text("utf-8").splitlines() if line.strip())]
        told = "".join("\t".join(cells) + "\n" for cells in rows)
        (HERE / folder / f"{path.stem}.tsv").write_text(told, "utf-8")


if __name__ == "__main__":
    main()
