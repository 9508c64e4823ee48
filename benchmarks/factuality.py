"""Factuality of given events on MEANTIME rows: macro F1 over asserted, planned, possible, negated.

usage: python benchmarks/factuality.py EVENTS.jsonl [--errors]
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from diurna.extraction.events.factuality import Factuality, factuality_of
from diurna.linguistics.parsed import ParsedReport
from diurna.linguistics.pipeline import load_nlp, parse_reports
from diurna.types.reports import Passage, PassageKind, Report
from diurna.types.span import Span


def gold_class(event: Mapping[str, Any]) -> Factuality | None:
    if event["polarity"] == "NEG":
        return Factuality.NEGATED
    if event["certainty"] in {"POSSIBLE", "PROBABLE"}:
        return Factuality.POSSIBLE
    if event["certainty"] == "CERTAIN" and event["polarity"] == "POS":
        return Factuality.PLANNED if event["time"] == "FUTURE" else Factuality.ASSERTED
    return None


def passages_of(text: str, name: str) -> tuple[Passage, ...]:
    found: list[Passage] = []
    place = 0
    for paragraph in text.split("\n\n"):
        if paragraph.strip():
            start = text.index(paragraph, place)
            span = Span(name, start, start + len(paragraph))
            found.append(Passage(span, PassageKind.BODY, len(found), len(found)))
        place += len(paragraph) + 2
    return tuple(found)


def parsed_rows(rows: Sequence[Mapping[str, Any]]) -> Iterator[ParsedReport]:
    reports = [
        (Report(f"{i:012d}", row["text"], date.fromisoformat(row["dct"])), passages_of(row["text"], f"{i:012d}"))
        for i, row in enumerate(rows)
    ]
    return parse_reports(load_nlp(), reports)


def macro_f1(pairs: Counter[tuple[str, str]]) -> tuple[float, dict[str, float]]:
    scores = {}
    for name in Factuality:
        hits = pairs[name, name]
        told = sum(count for (_, got), count in pairs.items() if got == name)
        gold = sum(count for (want, _), count in pairs.items() if want == name)
        scores[name.value] = 2 * hits / (told + gold) if told + gold else 0.0
    return sum(scores.values()) / len(scores), scores


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=Path)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.rows.read_text(encoding="utf-8").splitlines() if line.strip()]
    pairs: Counter[tuple[str, str]] = Counter()
    for row, parsed in zip(rows, parsed_rows(rows), strict=True):
        for event in row["events"]:
            want = gold_class(event)
            if want is None:
                continue
            got = factuality_of(parsed, Span(parsed.report.id, event["start"], event["end"]))
            pairs[want, got] += 1
            if options.errors and want != got:
                around = row["text"][max(0, event["start"] - 90) : event["end"] + 40].replace("\n", " ")
                print(f"{want} read as {got}: {event['text']!r} in … {around} …")
    mean, scores = macro_f1(pairs)
    print(f"macro F1 {mean:.3f}", {name: round(score, 3) for name, score in scores.items()}, f"{pairs.total()} events")


if __name__ == "__main__":
    main()
