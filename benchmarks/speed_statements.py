"""Times the statement stage beside bare parsing on one core, in one run, so that the ratio means something.

    python benchmarks/speed_statements.py [REPORTS …] [--copies 4]

REPORTS are files or folders; the bundled demo if none is given. Bare parsing is the spaCy pipeline alone; the stage
is quotations, rules and tagger, with the mentions it reads found before and not timed. Run alone on a machine for
figures to quote; on a shared one only the ratio is steady.
"""

import argparse
import os
import resource
import time
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

from diurna.extraction.mentions import extract_mentions
from diurna.extraction.statements import extract_statements, extract_statements_by_rules
from diurna.linguistics.parsed import ParsedReport
from diurna.linguistics.pipeline import load_nlp, parse_report
from diurna.reading import ReadOptions, read_reports, split_passages
from diurna.types.findings import Findings
from diurna.types.reports import Report

_DEMO = "src/diurna/data/demo"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", nargs="*", default=[str(path) for path in sorted(Path(_DEMO).iterdir())])
    parser.add_argument("--copies", type=int, default=4)
    asked = parser.parse_args()
    reports = [item for item in read_reports(asked.reports, ReadOptions()) if isinstance(item, Report)] * asked.copies
    words = sum(len(report.text.split()) for report in reports)
    nlp = load_nlp()
    started = time.process_time()
    parsed = [parse_report(nlp, report, split_passages(report)) for report in reports]
    bare = time.process_time() - started
    memory = _memory()
    print(f"{len(reports)} reports, {words} words; one core's time")
    print(f"bare parsing            {words / bare:7.0f} words a second, {memory:.0f} MB at most")
    found = [_with_mentions(item) for item in parsed]
    for name, extract in (("rules", extract_statements_by_rules), ("standard", extract_statements)):
        list(extract(parsed[0], found[0]))
        started = time.process_time()
        for item, before in zip(parsed, found, strict=True):
            list(extract(item, before))
        spent = time.process_time() - started
        ratio = f"{spent / bare:.2f} of parsing, {_memory() - memory:+.0f} MB"
        print(f"statements by {name:9} {words / spent:7.0f} words a second beyond it ({ratio})")


def _with_mentions(parsed: ParsedReport) -> Findings:
    empty = Findings(
        parsed.report.id, passages=parsed.passages, sentences=parsed.sentences, quotations=parsed.quotations
    )
    return replace(empty, mentions=tuple(extract_mentions(parsed, empty)))


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
