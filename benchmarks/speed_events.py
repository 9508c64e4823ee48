"""Times the event stage and the whole pipeline beside bare spaCy on one core, in one run.

    python benchmarks/speed_events.py [REPORTS …] [--copies 3]

REPORTS are files or folders; the bundled demo if none is given. Bare spaCy is the installed English model over the
body passages, nothing of ours added. A stage is timed alone, with everything before it found. The whole pipeline is
reading, parsing, every extractor, names, and the merged record. On a shared machine only ratios count.
"""

import argparse
import os
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import spacy

from diurna.extraction.passes import extract_all, with_found
from diurna.extraction.registry import load_pipeline
from diurna.linguistics.parsed import ParsedReport
from diurna.linguistics.pipeline import MODEL, load_nlp, parse_report
from diurna.reading import ReadOptions, read_reports, split_passages
from diurna.types.findings import Findings
from diurna.types.reports import Report
from diurna.workspace import build, resolve_reports

_DEMO = "src/diurna/data/demo"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", nargs="*", default=[str(path) for path in sorted(Path(_DEMO).iterdir())])
    parser.add_argument("--copies", type=int, default=3)
    asked = parser.parse_args()
    reports = load(asked.reports)
    words = sum(len(report.text.split()) for report in reports)
    warm_up(reports[:2])
    bare = min(bare_parsing(reports) for _ in range(asked.copies))
    whole = min(whole_pipeline(asked.reports) for _ in range(asked.copies))
    print(f"{len(reports)} reports, {words} words; one core's time, best of {asked.copies}")
    print(f"bare spaCy              {words / bare:7.0f} words a second")
    print(f"whole pipeline          {words / whole:7.0f} words a second ({bare / whole:.2f} of bare spaCy)")
    for name, spent in stages(reports):
        print(f"  {name:24} {words / max(spent, 1e-9):9.0f} words a second beyond it ({spent / bare:.2f} of parsing)")


def load(sources: Sequence[str]) -> list[Report]:
    return [item for item in read_reports(list(sources), ReadOptions()) if isinstance(item, Report)]


def warm_up(reports: Sequence[Report]) -> None:
    for parsed in parse(reports):
        extract_all(parsed, load_pipeline("standard"))


def bare_parsing(reports: Sequence[Report]) -> float:
    nlp = spacy.load(MODEL)
    texts = [
        passage.span.cut(report.text) for report in reports for passage in split_passages(report) if passage.is_body
    ]
    started = time.process_time()
    for _ in nlp.pipe(texts):
        pass
    return time.process_time() - started


def whole_pipeline(sources: Sequence[str]) -> float:
    extractors = load_pipeline("standard")
    started = time.process_time()
    reports = load(sources)
    found = {item.report.id: extract_all(item, extractors) for item in parse(reports)}
    build(resolve_reports(reports, found))
    return time.process_time() - started


def stages(reports: Sequence[Report]) -> Iterable[tuple[str, float]]:
    """Yield what each extractor takes on its own, with what stands before it in the pipeline already found."""
    parsed = list(parse(reports))
    found = [
        Findings(item.report.id, passages=item.passages, sentences=item.sentences, quotations=item.quotations)
        for item in parsed
    ]
    for extractor in load_pipeline("standard"):
        started = time.process_time()
        more = [list(extractor.extract(item, before)) for item, before in zip(parsed, found, strict=True)]
        yield extractor.name, time.process_time() - started
        found = [with_found(before, items) for before, items in zip(found, more, strict=True)]
    resolved_at = time.process_time()
    resolved = resolve_reports(reports, {item.report_id: item for item in found})
    yield "names", time.process_time() - resolved_at
    built_at = time.process_time()
    build(resolved)
    yield "record", time.process_time() - built_at


def parse(reports: Iterable[Report]) -> Iterable[ParsedReport]:
    nlp = load_nlp()
    return (parse_report(nlp, report, split_passages(report)) for report in reports)


if __name__ == "__main__":
    main()
