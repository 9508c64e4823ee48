"""Prints figures of the merged chronology on our corpus: tellings in the right event, pairs, look-alikes, dates, cells.

usage: python benchmarks/chronology.py [--pipeline standard|rules]      run from the repository's root
"""

import argparse
import json
import tempfile
from pathlib import Path

from diurna.chronology import build_record
from diurna.evaluation.scoring.record import evaluate_chronology
from diurna.export.chronology import chronology_of
from diurna.reading import ReadOptions, read_reports
from diurna.types.findings import Findings
from diurna.types.reports import Report
from diurna.workspace import find, resolve_reports

CORPUS = Path("tests/corpus")
REPORTS = Path("src/diurna/data/demo")


def measure(story: Path, pipeline: str, folder: Path) -> None:
    items = read_reports([str(REPORTS / story.name)], ReadOptions())
    reports = [item for item in items if isinstance(item, Report)]
    found = {r.id: f for r, f in find(reports, pipeline=pipeline) if isinstance(f, Findings)}
    record = build_record(resolve_reports(reports, found))
    predicted = folder / f"{story.name}.json"
    predicted.write_text(json.dumps(chronology_of(record)), encoding="utf-8")
    told = sum(len(item.events) for item in found.values())
    merged = [event for event in record.events if len(event.history) > 1]
    print(f"== {story.name}: {told} tellings, {len(record.events)} events, {len(merged)} of them merged")
    for score in evaluate_chronology(story / "chronology.json", predicted):
        print(f"  {score.line()}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--pipeline", default="standard")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for story in sorted(path.parent for path in CORPUS.glob("*/chronology.json")):
            measure(story, given.pipeline, Path(folder))


if __name__ == "__main__":
    main()
