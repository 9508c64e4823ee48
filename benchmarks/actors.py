"""Predict the actor task of a JSONL file with nothing but the tables and the text, for ``score_actors.py``.

usage: actors.py CASES.jsonl PREDICTIONS.jsonl
"""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

from diurna.extraction.mentions import mention_at
from diurna.extraction.passes import extract_all
from diurna.extraction.registry import load_extractor
from diurna.linguistics.pipeline import load_nlp, parse_reports
from diurna.resolution import Memory
from diurna.resolution.cases import resolve_actor_case
from diurna.types.reports import Passage, PassageKind, Report
from diurna.types.span import Span

_UNDATED = date(2022, 1, 1)
Case = dict[str, Any]


def main() -> None:
    cases = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines() if line]
    start = perf_counter()
    with Path(sys.argv[2]).open("w", encoding="utf-8") as output:
        output.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in predict(cases))
    print(f"{len(cases)} cases in {perf_counter() - start:.1f} s")


def predict(cases: Iterable[Case]) -> Iterator[Case]:
    """Yield who the mention of each case is, in order."""
    reports = [_report(case) for case in cases]
    extractor = [load_extractor("diurna.mentions.v1")]
    parsed = parse_reports(load_nlp(), ((report, passages) for report, passages, _ in reports))
    for case, (report, _, span), parse in zip(cases, reports, parsed, strict=True):
        findings = extract_all(parse, extractor)
        found = resolve_actor_case(report, findings, span, mention_at, Memory())
        yield {"id": case["id"], **asdict(found)}


def _report(case: Case) -> tuple[Report, tuple[Passage, ...], Span]:
    """Return the case as a report: the mention's own words come first where its text does not hold them."""
    mention, text = case["mention"], case.get("text") or ""
    place = case.get("start")
    if place is None:
        place = text.find(mention)
    if place < 0:
        text, place = f"{mention}\n{text}", 0
    identifier = str(case["id"])
    day = date.fromisoformat(case["date"]) if case.get("date") else _UNDATED
    report = Report(identifier, text, day)
    passages: list[Passage] = []
    offset = 0
    for line in text.splitlines(keepends=True):
        words = line.strip()
        if words:
            first = offset + line.index(words)
            span = Span(identifier, first, first + len(words))
            passages.append(Passage(span, PassageKind.BODY, len(passages), len(passages)))
        offset += len(line)
    return report, tuple(passages), Span(identifier, place, place + len(mention))


if __name__ == "__main__":
    main()
