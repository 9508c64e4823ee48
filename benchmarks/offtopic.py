"""Events found in text on sports, weather and cooking, per 1,000 words: every one of them is wrong.

python benchmarks/offtopic.py [FOLDER] [--show]
"""

import argparse
from pathlib import Path

from diurna.reading import ReadOptions, read_reports
from diurna.types.findings import Findings
from diurna.types.reports import Report
from diurna.workspace import find

FOLDER = Path(__file__).parent.parent / "tests/corpus/offtopic"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("--show", action="store_true", help="list each event with its words")
    options = parser.parse_args()
    sources = [str(path) for path in sorted(options.folder.glob("*.txt"))]
    reports = [item for item in read_reports(sources, ReadOptions()) if isinstance(item, Report)]
    words = events = 0
    for report, found in find(reports):
        assert isinstance(found, Findings), found
        words += len(report.text.split())
        events += len(found.events)
        for event in found.events if options.show else ():
            print(report.source_name, event.type.value, event.evidence[0].cut(report.text), event.provenance.reason)
    print(f"{len(reports)} texts, {words} words, {events} events: {1000 * events / words:.2f} per 1,000 words")


if __name__ == "__main__":
    main()
