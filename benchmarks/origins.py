"""Prints how well copies are found: alterations of news texts against the texts themselves, and unlike pairs.

usage: python benchmarks/origins.py TEXTS.jsonl … [--texts 500]      run from the repository's root

Rows with a "text", twice as many as are altered.
"""

import argparse
import json
import random
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from diurna.chronology.origins import find_origins
from diurna.types.actors import ResolvedReport
from diurna.types.findings import Findings
from diurna.types.reports import Report

FEWEST_WORDS = 150


def headline(text: str, _other: str, _draw: random.Random) -> str:
    return f"Another headline over the same story\n\n{text}"


def reworded(text: str, other: str, draw: random.Random) -> str:
    spare = other.split()
    return " ".join(draw.choice(spare) if draw.random() < 0.05 else word for word in text.split())


def cut(part: int) -> Callable[[str, str, random.Random], str]:
    return lambda text, _other, _draw: " ".join(text.split()[: len(text.split()) // part])


def inside(text: str, other: str, _draw: random.Random) -> str:
    return f"{other}\n\n{text}"


def half_inside(text: str, other: str, _draw: random.Random) -> str:
    return f"{other}\n\n{cut(2)(text, other, _draw)}"


ALTERATIONS: dict[str, Callable[[str, str, random.Random], str]] = {
    "whole, new headline": headline,
    "5 % of words changed": reworded,
    "cut to half": cut(2),
    "cut to a third": cut(3),
    "inside a longer story": inside,
    "half inside another": half_inside,
}


def made(name: str, text: str) -> ResolvedReport:
    return ResolvedReport(Report(name, text, date(2024, 5, 1)), Findings(name), ())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--texts", dest="count", type=int, default=500)
    given = parser.parse_args()
    rows = (json.loads(line)["text"] for path in given.texts for line in path.open(encoding="utf-8"))
    texts = [text for text in rows if len(text.split()) >= FEWEST_WORDS]
    count = min(given.count, len(texts) // 2)
    originals, others = texts[:count], texts[count : 2 * count]
    draw = random.Random(1)
    base = [made(f"a{number:05d}", text) for number, text in enumerate(originals)]
    groups = [group for group in find_origins(base) if len(group.reports) > 1]
    print(f"{len(base)} texts, {len(groups)} groups among the originals alone")
    for name, alter in ALTERATIONS.items():
        copies = [made(f"b{n:05d}", alter(t, others[n % len(others)], draw)) for n, t in enumerate(originals)]
        start = time.perf_counter()
        origins = find_origins([*base, *copies])
        spent = time.perf_counter() - start
        home = {report: group.id for group in origins for report in group.reports}
        right = sum(home[f"a{n:05d}"] == home[f"b{n:05d}"] for n in range(len(originals)))
        wrong = sum(len({report[1:] for report in group.reports}) > 1 for group in origins)
        rate = 2 * len(originals) / spent
        print(f"{name:24s} found {right}/{len(originals)}  mixed groups {wrong}  {rate:,.0f} reports/s")


if __name__ == "__main__":
    main()
