"""Figures found against those a gold record lists: value, and qualifier of those whose value is right.

usage: python benchmarks/figures.py REPORTS GOLD (folders whose files pair by ``doc.file``)
"""

import argparse
import json
from pathlib import Path
from typing import Any

from diurna.extraction.figures import extract_figures
from diurna.linguistics.pipeline import load_nlp, parse_report
from diurna.reading import ReadOptions, read_reports, split_passages
from diurna.types.findings import Figure, Findings
from diurna.types.reports import Report


def gold_figures(gold: dict[str, Any]) -> dict[tuple[int, int], dict[str, Any]]:
    rows = [figure for name in ("events", "measures") for row in gold[name] for figure in row.get("figures") or []]
    return {(row["start"], row["end"]): row for row in rows if isinstance(row, dict) and "start" in row}


def found_figures(report: Report) -> list[Figure]:
    parsed = parse_report(load_nlp(), report, split_passages(report))
    return list(extract_figures(parsed, Findings(report.id)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", type=Path)
    parser.add_argument("gold", type=Path)
    options = parser.parse_args()
    total = values = qualifiers = 0
    for path in sorted(options.gold.rglob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        source = next(options.reports.rglob(gold["doc"]["file"]), None) if "doc" in gold else None
        if source is None:
            continue
        report = next(item for item in read_reports([str(source)], ReadOptions()) if isinstance(item, Report))
        found = found_figures(report)
        for (start, end), row in gold_figures(gold).items():
            total += 1
            near = [item for item in found if item.span.start < end and start < item.span.end]
            right = [item for item in near if row["value"] in {item.value, item.upper}]
            values += bool(right)
            qualifiers += any(item.qualifier == row["qualifier"] for item in right)
    print(f"{total} figures: value right {values} ({values / total:.3f}), qualifier too {qualifiers}")


if __name__ == "__main__":
    main()
