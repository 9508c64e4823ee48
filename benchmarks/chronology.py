"""Prints figures of the merged chronology on our corpus: tellings in the right event, pairs, look-alikes, dates, cells.

usage: python benchmarks/chronology.py [--pipeline standard|rules] [--reference REPORTS]   (from the repository's root)

With --reference it instead checks the reading of three reports on the votes of September 2022: the mobilisation once,
with its day; the votes planned and then held; a government's move on expelling an ambassador, and the stand of two
parties on it; nineteen more individuals and more than a thousand individuals and entities apart.
"""

import argparse
import json
import tempfile
from pathlib import Path

from diurna.chronology import build_record
from diurna.chronology.ledgers import ledgers_of
from diurna.evaluation.scoring.record import evaluate_chronology
from diurna.export.chronology import chronology_of
from diurna.reading import ReadOptions, read_reports
from diurna.types.findings import Findings
from diurna.types.ontology import EventStatus, EventType, StanceValue
from diurna.types.record import Record
from diurna.types.reports import Report
from diurna.workspace import find, resolve_reports

CORPUS = Path("tests/corpus")
REPORTS = Path("src/diurna/data/demo")


def measure(story: Path, pipeline: str, folder: Path) -> None:
    record = read(REPORTS / story.name, pipeline)
    predicted = folder / f"{story.name}.json"
    predicted.write_text(json.dumps(chronology_of(record)), encoding="utf-8")
    told = sum(len(event.history) for event in record.events)
    merged = [event for event in record.events if len(event.history) > 1]
    print(f"== {story.name}: {told} tellings, {len(record.events)} events, {len(merged)} of them merged")
    for score in evaluate_chronology(story / "chronology.json", predicted):
        print(f"  {score.line()}")


def read(folder: Path, pipeline: str) -> Record:
    items = read_reports([str(folder)], ReadOptions())
    reports = [item for item in items if isinstance(item, Report)]
    found = {r.id: f for r, f in find(reports, pipeline=pipeline) if isinstance(f, Findings)}
    return build_record(resolve_reports(reports, found))


def is_mobilised_once(record: Record) -> bool:
    told = [e for e in record.events if e.type is EventType.MOBILIZE and "mobilis" in e.summary.casefold()]
    days = [e.date.iso() for e in told if e.date]
    return len(told) == 1 and days == ["2022-09-21"] and len({t.report_id for t in told[0].history}) > 1


def are_votes_held(record: Record) -> bool:
    wanted = (EventStatus.PLANNED, EventStatus.OCCURRED)
    told = [e for e in record.events if "referend" in " ".join(x.words for t in e.history for x in t.evidence)]
    return any((e.history[0].status, e.status) == wanted for e in told)


def has_moved(record: Record) -> bool:
    moves = [s for s in record.shifts if (s.from_stance, s.to_stance) == (StanceValue.AGAINST, StanceValue.CONSIDERING)]
    return [s.holder.key for s in moves] == ["gov:NZL"]


def stand_parties(record: Record) -> bool:
    asked = {s.question for s in record.shifts if s.holder.key == "gov:NZL"}
    stood = {(p.holder.key, p.stance) for p in record.positions if p.question in asked}
    return {("party:NZL:national", StanceValue.FOR), ("party:NZL:green", StanceValue.FOR)} <= stood


def are_figures_apart(record: Record) -> bool:
    lines = [(ledger.unit, line.amount) for ledger in ledgers_of(record.measures) for line in ledger.lines]
    told = {(unit, amount.value, amount.kind, amount.qualifier) for unit, amount in lines}
    return {
        ("individuals", 19.0, "delta", "exact"),
        ("individuals and entities", 1000.0, "total", "more than"),
    } <= told


CHECKS = (is_mobilised_once, are_votes_held, has_moved, stand_parties, are_figures_apart)


def check(folder: Path, pipeline: str) -> None:
    record = read(folder, pipeline)
    results = [(test.__name__.replace("_", " "), test(record)) for test in CHECKS]
    for name, is_right in results:
        print(f"{'ok  ' if is_right else 'FAIL'} {name}")
    if not all(is_right for _, is_right in results):
        raise SystemExit(1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--pipeline", default="standard")
    parser.add_argument("--reference", type=Path, metavar="REPORTS")
    given = parser.parse_args()
    if given.reference:
        check(given.reference, given.pipeline)
        return
    with tempfile.TemporaryDirectory() as folder:
        for story in sorted(path.parent for path in CORPUS.glob("*/chronology.json")):
            measure(story, given.pipeline, Path(folder))


if __name__ == "__main__":
    main()
