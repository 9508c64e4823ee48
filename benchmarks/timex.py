"""Prints TIMEX3 figures of the dates stage: MEANTIME development half, reference reports, record golds, speed.

usage: python benchmarks/timex.py SHARED [--errors N]
SHARED is the folder of data/, gold/, reports/ and tools/.
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

from timex_rivals import rivals

from diurna.extraction.dates import extract_times
from diurna.extraction.dates.tasks import timexes
from diurna.linguistics.parsed import ParsedReport
from diurna.linguistics.pipeline import load_nlp, parse_reports
from diurna.reading import ReadOptions, read_reports, report_id, split_passages
from diurna.types.findings import Findings
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


def record_dates(gold: Path, reports: Path, tool: Path) -> str:
    """Return the lines on dates of the record scorer over a folder of golds and the folder of their reports."""
    golds = [path for path in sorted(gold.glob("*.json")) if (reports / f"{path.stem}.txt").exists()]
    texts = list(read_reports([str(reports / f"{path.stem}.txt") for path in golds], ReadOptions()))
    read = [report for report in texts if isinstance(report, Report)]
    with tempfile.TemporaryDirectory() as folder:
        for side in ("gold", "predicted"):
            (Path(folder) / side).mkdir()
        parsed = parse_reports(load_nlp(), [(report, split_passages(report)) for report in read])
        for path, report in zip(golds, parsed, strict=True):
            dates = [
                {
                    "start": time.span.start,
                    "end": time.span.end,
                    "value": time.interval.iso() if time.interval else None,
                }
                for time in extract_times(report, Findings(report.report.id))
            ]
            (Path(folder) / "predicted" / path.name).write_text(json.dumps({"dates": dates}), encoding="utf-8")
            (Path(folder) / "gold" / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
        command = [sys.executable, str(tool), f"{folder}/gold", f"{folder}/predicted", "--show"]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return "\n".join(line for line in printed.splitlines() if "date" in line and not line.startswith("  MISS event"))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("shared", type=Path)
    arguments.add_argument("--errors", type=int, default=0)
    options = arguments.parse_args()
    tool = options.shared / "tools/score_timex.py"

    rows = read_rows(options.shared / "data/time/meantime_timex_dev.jsonl")
    parsed = parse_rows(rows)
    predict(rows[:2], parsed[:2])
    start = time.perf_counter()
    predicted = predict(rows, parsed)
    seconds = time.perf_counter() - start
    print("MEANTIME development half")
    print(score(tool, rows, predicted, "--boot", "1000", "--errors", str(options.errors)))
    print(f"speed given the parse: {len(rows) / seconds:.0f} documents a second\n")
    for name, found, taken in rivals(rows):
        print(f"{name}, the same texts")
        print(score(tool, rows, found, "--boot", "1000"))
        print(f"speed: {len(rows) / taken:.0f} documents a second\n")

    rows = reference_rows(options.shared)
    print("reference reports")
    print(score(tool, rows, predict(rows, parse_reference(rows)), "--errors", "20"))

    corpus = Path(__file__).parents[1] / "tests/corpus"
    demo = Path(__file__).parents[1] / "src/diurna/data/demo"
    folders = [(options.shared / "gold", options.shared / "reports")]
    folders += [(folder, demo / folder.name) for folder in sorted(corpus.iterdir()) if (demo / folder.name).is_dir()]
    for gold, reports in folders:
        print(gold.name)
        print(record_dates(gold, reports, options.shared / "tools/score_record.py"))


if __name__ == "__main__":
    main()
