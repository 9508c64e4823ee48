"""Measure what finding and resolving mentions costs beyond the parse: words a second, and memory of the tables.

usage: speed_actors.py FOLDER_OF_REPORTS [ROUNDS]
"""

import resource
import sys
from pathlib import Path
from time import perf_counter

import spacy

from diurna.extraction.passes import extract_all
from diurna.extraction.registry import load_extractor
from diurna.linguistics.pipeline import MODEL, load_nlp, parse_reports
from diurna.reading import ReadOptions, read_reports, split_passages
from diurna.resolution import Memory, learn, resolve
from diurna.types.reports import Report


def main() -> None:
    spacy.load(MODEL)("Warm up on one sentence.")
    bare = _megabytes()
    reports = [
        report
        for path in sorted(Path(sys.argv[1]).rglob("*.txt"))
        for report in read_reports([str(path)], ReadOptions())
        if isinstance(report, Report)
    ]
    parsed = list(parse_reports(load_nlp(), [(report, split_passages(report)) for report in reports]))
    words = sum(len(report.text.split()) for report in reports)
    extractor = [load_extractor("diurna.mentions.v1")]
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    best = min(_round(reports, parsed, extractor) for _ in range(rounds + 1))
    print(f"{len(reports)} reports, {words} words: {words / best:,.0f} words/s beyond the parse")
    print(f"memory {_megabytes():.0f} MB, {_megabytes() - bare:.0f} MB over bare spaCy")


def _round(reports: list[Report], parsed: list, extractor: list) -> float:  # type: ignore[type-arg]
    start = perf_counter()
    found = [extract_all(one, extractor) for one in parsed]
    memory = Memory.of([fact for report, item in zip(reports, found, strict=True) for fact in learn(report, item)])
    for report, item in zip(reports, found, strict=True):
        resolve(report, item, memory)
    return perf_counter() - start


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
