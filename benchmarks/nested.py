"""Claims inside claims, measured on single sentences written for it: found, whose they are, and what is no such claim.

    python benchmarks/nested.py [GOLD.jsonl] [--pipeline standard|rules] [--part NAME] [--show]

GOLD holds ``{part, text, claims: [{speaker, content}]}`` with spans as ``[start, end, words]``; if none is given,
tests/corpus/nested.jsonl. A row without claims is a trap. A claim is found where a statement nested in another overlaps
its content by half, and right where its speaker stands where gold's does too (or nobody does). A claim marked
``neutral`` counts neither way.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from diurna.extraction.mentions import extract_mentions
from diurna.extraction.passes import extract_all
from diurna.extraction.registry import Extractor
from diurna.extraction.statements import extract_statements, extract_statements_by_rules
from diurna.linguistics.pipeline import load_nlp, parse_reports
from diurna.types.findings import Findings, Statement
from diurna.types.reports import Passage, PassageKind, Report
from diurna.types.span import Span

GOLD = Path(__file__).parent.parent / "tests/corpus/nested.jsonl"
_PIPELINES = {"standard": extract_statements, "rules": extract_statements_by_rules}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="?", type=Path, default=GOLD)
    parser.add_argument("--pipeline", default="standard", choices=sorted(_PIPELINES))
    parser.add_argument("--part", help="measure the rows of one part only")
    parser.add_argument("--show", action="store_true", help="list every claim missed, added or given to another")
    asked = parser.parse_args()
    rows = [json.loads(line) for line in asked.gold.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if asked.part in {None, row["part"]}]
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row, found in zip(rows, read(rows, asked.pipeline), strict=True):
        for line in compare(row, found, counts[row["part"]]):
            if asked.show:
                print(line)
    for part, count in counts.items():
        print(
            f"{part}: {count['gold']} claims in {count['rows']} sentences ({count['traps']} traps); "
            f"found {count['found']}, speaker right too {count['right']}; "
            f"added {count['extra']} ({count['sprung']} of them in traps)"
        )


def read(rows: list[dict[str, Any]], pipeline: str) -> Iterator[Findings]:
    stages = (Extractor("mentions", extract_mentions), Extractor("statements", _PIPELINES[pipeline]))
    reports = [Report(f"{n:012d}", row["text"], date(2024, 3, 1)) for n, row in enumerate(rows)]
    parsed = parse_reports(load_nlp(), [(report, passages_of(report)) for report in reports])
    return (extract_all(item, stages) for item in parsed)


def passages_of(report: Report) -> tuple[Passage, ...]:
    return (Passage(Span(report.id, 0, len(report.text)), PassageKind.BODY, 0, 0),)


def compare(row: dict[str, Any], found: Findings, count: Counter[str]) -> Iterator[str]:
    inner = [item for item in found.statements if item.nested_in is not None]
    count.update({"rows": 1, "traps": not row["claims"]})
    taken: set[str] = set()
    for claim in row["claims"]:
        best = max(inner, key=lambda item: overlap(claim, item), default=None)
        is_found = best is not None and overlap(claim, best) >= 0.5
        if best is not None and is_found:
            taken.add(best.id)
        if claim.get("neutral"):
            continue
        is_right = best is not None and is_found and is_speaker(claim, best, found)
        count.update({"gold": 1, "found": is_found, "right": is_right})
        if not is_right:
            yield f"{'speaker' if is_found else 'missed '} | {row['text']}"
    for item in inner:
        if item.id not in taken:
            count.update({"extra": 1, "sprung": not row["claims"]})
            words = " … ".join(span.cut(row["text"]) for span in item.content)
            yield f"added   | {row['text']} | {item.cue_lemma} | {words} | {item.provenance.reason}"


def overlap(claim: dict[str, Any], statement: Statement) -> float:
    gold = {place for start, end, _ in claim["content"] for place in range(start, end)}
    own = {place for span in statement.content for place in range(span.start, span.end)}
    return len(gold & own) / len(gold | own)


def is_speaker(claim: dict[str, Any], statement: Statement, found: Findings) -> bool:
    text = found.passages[0].span
    if claim["speaker"] is None:
        return not statement.speakers and (statement.unnamed_source or "").startswith("nobody")
    start, end, words = claim["speaker"]
    places = [item.span for item in found.mentions if item.id in statement.speakers]
    named = statement.unnamed_source or ""
    is_described = not named.startswith("nobody") and bool(named) and (words in named or named in words)
    assert end <= text.end
    return any(span.start < end and start < span.end for span in places) or (not places and is_described)


if __name__ == "__main__":
    main()
