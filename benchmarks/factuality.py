"""Factuality of given events: macro F1 over asserted, planned, possible, negated; and over asserted or other.

usage: python benchmarks/factuality.py MEANTIME.jsonl [--errors]
       python benchmarks/factuality.py --crude MODALITY.tsv [--errors]

The second reads CrudeOilNews rows (one event mention a row); its sentences are halved by their hash. Rules are
written on the development half only, and errors are shown for that half only.
"""

import argparse
import csv
import hashlib
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

Pairs = Counter[tuple[str, str]]


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


def crude_rows(path: Path) -> list[dict[str, Any]]:
    """Return the sentences with their events' places, each sentence once."""
    rows: dict[str, dict[str, Any]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            text = line["sentence"]
            tokens = text.split(" ")
            first, last = int(line["tok_start"]), int(line["tok_end"])
            start = sum(len(token) + 1 for token in tokens[:first])
            end = start + len(" ".join(tokens[first:last]))
            row = rows.setdefault(text, {"text": text, "dct": "2020-01-01", "events": []})
            row["events"].append({"start": start, "end": end, "text": text[start:end], "class": line["modality"]})
    return list(rows.values())


def half_of(text: str) -> str:
    return "held" if int(hashlib.sha256(text.encode()).hexdigest(), 16) % 2 else "development"


def macro_f1(pairs: Pairs, names: Sequence[str] = tuple(Factuality)) -> tuple[float, dict[str, float]]:
    scores = {}
    for name in names:
        hits = pairs[name, name]
        told = sum(count for (_, got), count in pairs.items() if got == name)
        gold = sum(count for (want, _), count in pairs.items() if want == name)
        scores[str(name)] = 2 * hits / (told + gold) if told + gold else 0.0
    return sum(scores.values()) / len(scores), scores


def show(row: Mapping[str, Any], event: Mapping[str, Any], want: str, got: str) -> None:
    around = row["text"][max(0, event["start"] - 90) : event["end"] + 40].replace("\n", " ")
    print(f"{want} read as {got}: {event['text']!r} in … {around} …")


def report(title: str, pairs: Pairs, names: Sequence[str]) -> None:
    mean, scores = macro_f1(pairs, names)
    rounded = {name: round(score, 3) for name, score in scores.items()}
    print(f"{title}: macro F1 {mean:.3f}", rounded, f"{pairs.total()} events")


def measure_meantime(path: Path, *, errors: bool) -> None:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    pairs: Pairs = Counter()
    for row, parsed in zip(rows, parsed_rows(rows), strict=True):
        for event in row["events"]:
            want = gold_class(event)
            if want is None:
                continue
            got = factuality_of(parsed, Span(parsed.report.id, event["start"], event["end"]))
            pairs[want, got] += 1
            if errors and want != got:
                show(row, event, want, got)
    report("four classes", pairs, tuple(Factuality))


def measure_crude(path: Path, *, errors: bool) -> None:
    rows = crude_rows(path)
    pairs: dict[str, Pairs] = {"development": Counter(), "held": Counter()}
    for row, parsed in zip(rows, parsed_rows(rows), strict=True):
        half = half_of(row["text"])
        for event in row["events"]:
            told = factuality_of(parsed, Span(parsed.report.id, event["start"], event["end"]))
            got = "asserted" if told is Factuality.ASSERTED else "other"
            pairs[half][event["class"], got] += 1
            if errors and half == "development" and event["class"] != got:
                show(row, event, event["class"], got)
    for half, counted in pairs.items():
        report(f"asserted or other, {half} half", counted, ("asserted", "other"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=Path)
    parser.add_argument("--crude", action="store_true", help="the rows are CrudeOilNews event mentions")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    measure = measure_crude if options.crude else measure_meantime
    measure(options.rows, errors=options.errors)


if __name__ == "__main__":
    main()
