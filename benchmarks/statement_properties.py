"""Reads random texts full of marks and words of saying, and checks what must hold of every statement.

    python benchmarks/statement_properties.py [--cases 100000] [--seed 1]

Checked of each text: nothing is raised; quotations lie inside their paragraph, apart from each other; every content
and cue is a slice of the text without blanks at its edges; the parts of a content are in order and apart; ids are
given once; ``continues`` and ``nested_in`` name another statement of the text; a nested claim lies inside the other.
"""

import argparse
import random
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice, pairwise

from spacy.tokens import Doc

from diurna.extraction.mentions import extract_mentions
from diurna.extraction.passes import extract_all
from diurna.extraction.registry import Extractor
from diurna.extraction.statements import extract_statements_by_rules
from diurna.linguistics.parsed import ParsedReport
from diurna.linguistics.pipeline import load_nlp, parse_reports
from diurna.reading import report_id, split_passages
from diurna.types.findings import Findings, Statement
from diurna.types.reports import Report

_MARKS = [
    "“",
    "”",
    '"',
    "‘",
    "’",
    "'",
    "„",
    "«",
    "»",
    "``",
    ",",
    ".",
    ":",
    ";",
    "?",
    "!",
    "–",
    "—",
    "…",
    "(",
    ")",
    "[",
    "]",
]
_SAID = """
Ortega said says told reporters that Peru will condemn condemned the vote as a sham he she it who which accused Chile of
denied vowed to reopen according to a statement by the minister calls for is expected claims claim and but when asked we
"""
_WORDS = _SAID.split()
_STAGES = (Extractor("mentions", extract_mentions), Extractor("statements", extract_statements_by_rules))
_DAY = date(2024, 1, 1)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    started = time.perf_counter()
    texts = _texts(asked.cases, random.Random(asked.seed))
    broken = statements = done = 0
    while some := list(islice(texts, 500)):
        for text, parsed in zip(some, _parsed(some), strict=True):
            done += 1
            faults, found = _read(text, parsed)
            statements += found
            broken += bool(faults)
            for fault in faults:
                print(f"{fault}: {text!r}")
    print(f"{done} texts, {statements} statements, {broken} broken; {time.perf_counter() - started:.0f} s")
    return 1 if broken else 0


def _texts(count: int, generator: random.Random) -> Iterator[str]:
    for _ in range(count):
        parts = []
        for _ in range(generator.randint(2, 14)):
            word = generator.choice(_MARKS if generator.random() < 0.35 else _WORDS)
            parts.append(word + generator.choice(("", " ", " ", " ", "\n\n" if generator.random() < 0.2 else " ")))
        yield "".join(parts).strip() or "."


def _parsed(texts: Iterable[str]) -> Iterator[ParsedReport]:
    pairs = [(report, split_passages(report)) for report in (Report(report_id(text), text, _DAY) for text in texts)]
    words = [passage.span.cut(report.text) for report, passages in pairs for passage in passages if passage.is_body]
    return parse_reports(_Batched(load_nlp().pipe(words)), pairs)  # type: ignore[arg-type]


class _Batched:
    """Hands out, in their order, texts that were parsed in large batches, for speed."""

    def __init__(self, docs: Iterator[Doc]) -> None:
        self._docs = docs

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        return (next(self._docs) for _ in texts)


def _read(text: str, parsed: ParsedReport) -> tuple[list[str], int]:
    """Return what is wrong with the reading of a text, and how many statements it has."""
    try:
        found = extract_all(parsed, _STAGES)
    except Exception as error:  # noqa: BLE001 - whatever is raised is what we look for
        return [f"raised {error!r}"], 0
    return [*_quotations(found), *_statements(text, found)], len(found.statements)


def _quotations(found: Findings) -> Iterator[str]:
    spans = [item.span for item in found.quotations]
    if not all(any(passage.span.contains(span) for passage in found.passages) for span in spans):
        yield "a quotation outside its paragraph"
    if not all(one.end <= other.start for one, other in pairwise(spans)):
        yield "quotations overlap"


def _statements(text: str, found: Findings) -> Iterator[str]:
    by_name = {item.id: item for item in found.statements}
    if len(by_name) < len(found.statements):
        yield "an id given twice"
    for item in found.statements:
        for span in (*item.content, *((item.cue,) if item.cue else ())):
            words = span.cut(text)
            if not words or words != words.strip() or text[span.start : span.end] != words:
                yield "a span that is no clean slice"
        if not item.content or not all(one.end <= other.start for one, other in pairwise(item.content)):
            yield "parts of a content overlap"
        if item.continues is not None and item.continues not in by_name:
            yield "it continues what is not there"
        if item.nested_in is not None and not _is_inside(item, by_name.get(item.nested_in)):
            yield "a nested claim outside its statement"


def _is_inside(inner: Statement, outer: Statement | None) -> bool:
    if outer is None or outer is inner:
        return False
    low, high = outer.content[0].start, outer.content[-1].end
    return all(low <= span.start and span.end <= high for span in inner.content)


if __name__ == "__main__":
    sys.exit(main())
