"""Event types of given pairs on PLOVER rows (marked actor and recipient): macro F1 of root and quad.

usage: python benchmarks/relation.py PAIRS.tsv
"""

import argparse
import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from diurna.extraction.events.relation import Relation, relation_between
from diurna.extraction.mentions import extract_mentions
from diurna.extraction.passes import extract_all
from diurna.extraction.registry import Extractor
from diurna.linguistics.pipeline import load_nlp, parse_reports
from diurna.types.reports import Passage, PassageKind, Report
from diurna.types.span import Span

STAGES = (Extractor("mentions", extract_mentions),)


def relations(rows: list[dict[str, str]]) -> Iterator[Relation]:
    reports = []
    for number, row in enumerate(rows):
        text = row["sentence"]
        name = f"{number:012d}"
        reports.append(
            (Report(name, text, date(2020, 1, 1)), (Passage(Span(name, 0, len(text)), PassageKind.BODY, 0, 0),))
        )
    for row, parsed in zip(rows, parse_reports(load_nlp(), reports), strict=True):
        name = parsed.report.id
        source, target = (span_of(row, part, name) for part in ("source", "target"))
        yield relation_between(parsed, extract_all(parsed, STAGES), source, target)


def span_of(row: dict[str, str], part: str, name: str) -> Span:
    start = max(row["sentence"].find(row[part]), 0)
    return Span(name, start, start + max(len(row[part]), 1))


def macro_f1(pairs: Iterable[tuple[str, str]]) -> float:
    counted = Counter(pairs)
    names = {want for want, _ in counted}
    total = 0.0
    for name in names:
        hits = counted[name, name]
        told = sum(count for (_, got), count in counted.items() if got == name)
        gold = sum(count for (want, _), count in counted.items() if want == name)
        total += 2 * hits / (told + gold)
    return total / len(names)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", type=Path)
    options = parser.parse_args()
    with options.pairs.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    found = list(relations(rows))
    roots = [(row["gold_root"], item.root) for row, item in zip(rows, found, strict=True)]
    quads = [(row["gold_penta"], str(item.quad)) for row, item in zip(rows, found, strict=True)]
    silent = sum(item.type is None for item in found)
    right = sum(want == got for want, got in roots) / len(roots)
    print(
        f"{len(rows)} pairs: root macro F1 {macro_f1(roots):.3f} (accuracy {right:.3f}), "
        f"quad macro F1 {macro_f1(quads):.3f}, no type {silent}"
    )


if __name__ == "__main__":
    main()
