"""Prints TIMEX3 figures of the dates stage: MEANTIME development half, our reference expressions, dates of record golds, speed.

usage: python benchmarks/timex.py SHARED [--errors N]      SHARED holds data/, gold/ and tools/ as described in its README
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from diurna.extraction.dates.tasks import timexes
from diurna.linguistics.parsed import ParsedReport
from diurna.linguistics.pipeline import load_nlp, parse_reports
from diurna.reading import report_id, split_passages
from diurna.types.reports import Passage, PassageKind, Report
from diurna.types.span import Span

Rows = list[dict[str, object]]


def read_rows(path: Path) -> Rows:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def paragraphs(report: Report) -> tuple[Passage, ...]:
    """Return every paragraph as body: a benchmark's text has no furniture to be told apart."""
    found: list[Passage] = []
    start = 0
    for block in report.text.split("\n\n"):
        inner = block.strip()
        if inner:
            first = start + block.index(inner)
            span = Span(report.id, first, first + len(inner))
            found.append(Passage(span, PassageKind.BODY, len(found), len(found)))
        start += len(block) + 2
    return tuple(found)


def parse_rows(rows: Rows) -> list[ParsedReport]:
    reports = [
        Report(report_id(str(row["text"])), str(row["text"]), date.fromisoformat(str(row["dct"]))) for row in rows
    ]
    return list(parse_reports(load_nlp(), [(report, paragraphs(report)) for report in reports]))


def predict(rows: Rows, parsed: Iterable[ParsedReport]) -> Rows:
    return [{"id": row["id"], "timexes": timexes(report)} for row, report in zip(rows, parsed, strict=True)]


def score(tool: Path, gold: Rows, predicted: Rows, *more: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        paths = Path(folder) / "gold.jsonl", Path(folder) / "predicted.jsonl"
        for path, rows in zip(paths, (gold, predicted), strict=True):
            path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        command = [sys.executable, str(tool), *map(str, paths), *more]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def reference_rows(shared: Path) -> Rows:
    rows = read_rows(shared / "data/time/reference_reports_timex.jsonl")
    return [row | {"text": (shared / "reports" / f"{row['id']}.txt").read_text(encoding="utf-8")} for row in rows]


def parse_reference(rows: Rows) -> list[ParsedReport]:
    reports = [
        Report(report_id(str(row["text"])), str(row["text"]), date.fromisoformat(str(row["dct"]))) for row in rows
    ]
    return list(parse_reports(load_nlp(), [(report, split_passages(report)) for report in reports]))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("shared", type=Path)
    arguments.add_argument("--errors", type=int, default=0)
    options = arguments.parse_args()
    tool = options.shared / "tools/score_timex.py"

    rows = read_rows(options.shared / "data/time/meantime_timex_dev.jsonl")
    parsed = parse_rows(rows)
    start = time.perf_counter()
    predicted = predict(rows, parsed)
    seconds = time.perf_counter() - start
    print("MEANTIME development half")
    print(score(tool, rows, predicted, "--boot", "1000", "--errors", str(options.errors)))
    print(f"speed given the parse: {len(rows) / seconds:.0f} documents a second\n")

    rows = reference_rows(options.shared)
    print("reference reports")
    print(score(tool, rows, predict(rows, parse_reference(rows)), "--errors", "20"))


if __name__ == "__main__":
    main()
