"""Figures found against gold ones: found where they stand, and value, unit, qualifier and kind exact on those found.

    python benchmarks/figures.py [GOLD.jsonl] [--show]

GOLD holds ``{id, text, figures: [{start, end, value, unit, qualifier, kind, upper?}]}``; tests/corpus/figures.jsonl if
none is given: sentences of our own corpora and others written for it, labelled by hand. Those of part "fresh" were
written and measured after the rules (54 of 60 right in all fields, tests/corpus/README.md).
"""

import argparse
import json
from datetime import date
from pathlib import Path
from typing import Any

from diurna.evaluation.scoring.figures import evaluate_figures
from diurna.extraction.dates import extract_times
from diurna.extraction.figures import extract_figures
from diurna.extraction.passes import with_found
from diurna.linguistics.pipeline import load_nlp, parse_reports
from diurna.types.findings import Figure, Findings
from diurna.types.reports import Passage, PassageKind, Report
from diurna.types.span import Span

GOLD = Path(__file__).parent.parent / "tests/corpus/figures.jsonl"
_FIELDS = ("value", "unit", "qualifier", "kind", "upper")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="?", type=Path, default=GOLD)
    parser.add_argument("--show", action="store_true", help="list every figure missed, added or wrong in a field")
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    found = predicted(rows)
    predictions = options.gold.parent / f".{options.gold.name}.predicted"
    try:
        predictions.write_text("\n".join(json.dumps(row) for row in found), encoding="utf-8")
        for score in evaluate_figures(options.gold, predictions):
            print(score.line())
    finally:
        predictions.unlink(missing_ok=True)
    if options.show:
        for row, told in zip(rows, found, strict=True):
            remark(row, told["figures"])


def predicted(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    reports = [
        (report := Report(f"{n:012d}", row["text"], date(2024, 3, 1)), passages_of(report))
        for n, row in enumerate(rows)
    ]
    told = []
    for row, parsed in zip(rows, parse_reports(load_nlp(), reports), strict=True):
        found = Findings(parsed.report.id, passages=parsed.passages, sentences=parsed.sentences)
        found = with_found(found, extract_times(parsed, found))
        told.append({"id": row["id"], "figures": [row_of(item) for item in extract_figures(parsed, found)]})
    return told


def passages_of(report: Report) -> tuple[Passage, ...]:
    return (Passage(Span(report.id, 0, len(report.text)), PassageKind.BODY, 0, 0),)


def row_of(figure: Figure) -> dict[str, Any]:
    values = {name: getattr(figure, name) for name in _FIELDS}
    return {"start": figure.span.start, "end": figure.span.end} | {k: v for k, v in values.items() if v is not None}


def remark(row: dict[str, Any], told: list[dict[str, Any]]) -> None:
    for gold in row["figures"]:
        near = next((item for item in told if item["start"] < gold["end"] and gold["start"] < item["end"]), None)
        if near is None:
            print(f"missed {gold}: {row['text']}")
        elif any(str(near.get(name)).casefold() != str(gold.get(name)).casefold() for name in _FIELDS):
            wrong = {
                name: (gold.get(name), near.get(name))
                for name in _FIELDS
                if str(near.get(name)).casefold() != str(gold.get(name)).casefold()
            }
            print(f"wrong {wrong}: {row['text']}")
    for item in told:
        if not any(item["start"] < gold["end"] and gold["start"] < item["end"] for gold in row["figures"]):
            print(f"added {item}: {row['text']}")


if __name__ == "__main__":
    main()
