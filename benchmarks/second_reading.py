"""Measures how far two readings of the corpus agree on its statements: the gold records and a second reading.

    python benchmarks/second_reading.py [--corpus tests/corpus] [--demo src/diurna/data/demo] [--show]

Two statements are one where their contents overlap by half (Jaccard of code points, accepted cuts included).
"""

import argparse
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from diurna.reading import ReadOptions, read_reports
from diurna.types.reports import Report

_SAME = 0.5
_SLACK = 400


@dataclass(frozen=True, slots=True)
class Line:
    """One statement of the second reading."""

    tier: str
    speakers: tuple[str, ...]
    cue: str
    cells: frozenset[int]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=Path("tests/corpus"))
    parser.add_argument("--demo", type=Path, default=Path("src/diurna/data/demo"))
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args()
    texts = {path.stem: path for folder in (asked.demo, asked.corpus) for path in folder.glob("*/**/*.txt")}
    golds = {path.stem: path for path in asked.corpus.glob("*/*.json")}
    total: Counter[str] = Counter()
    for name, rows in _readings(asked.corpus / "second-reading.txt"):
        if name not in texts or name not in golds:
            print(f"{name}: no text or no gold here")
            continue
        total["reports"] += 1
        gold = json.loads(golds[name].read_text(encoding="utf-8"))
        for line in _compare(rows, _text(texts[name]), gold, total):
            if asked.show:
                print(name, line)
    _print(total)


def _print(total: Counter[str]) -> None:
    both = total["both"]
    print(f"{total['reports']} reports; second {total['second']}, gold {total['gold']}, in both {both}")
    print(f"content F1 {2 * both / (total['second'] + total['gold']):.3f}")
    for part in ("speaker", "cue", "tier"):
        print(f"{part} the same, of those in both: {total[part] / both:.3f}")
    print(f"gold core rows found by the second reading: {total['core found']} of {total['core']}")
    print(f"gold nested rows found by the second reading: {total['nested found']} of {total['nested']}")


def _text(path: Path) -> str:
    return next(item.text for item in read_reports([str(path)], ReadOptions()) if isinstance(item, Report))


def _readings(path: Path) -> Iterator[tuple[str, list[str]]]:
    name, rows = "", []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            if name:
                yield name, rows
            name, rows = line[1:-1], []
        elif line.strip() and not line.startswith("#"):
            rows.append(line)
    if name:
        yield name, rows


def _placed(rows: Sequence[str], text: str) -> Iterator[Line]:
    at = 0
    for row in rows:
        tier = {">": "nested", "~": "weak"}.get(row[0], "core")
        who, cue, words = (part.strip() for part in row.lstrip(">~ ").split("|", 2))
        cells: set[int] = set()
        for part in words.split(" & "):
            first, _, last = part.partition(" … ")
            starts = [match.start() for match in re.finditer(re.escape(first), text)]
            start = next((place for place in starts if place >= at - _SLACK), starts[0])
            cells |= set(range(start, text.index(last, start + len(first)) + len(last) if last else start + len(first)))
        if tier != "nested":
            at = max(at, min(cells))
        speakers = () if who == "-" else tuple(who.split(";"))
        yield Line(tier, speakers, cue, frozenset(cells))


def _cells(spans: Any) -> frozenset[int]:
    listed = spans if isinstance(spans, list) else [spans]
    return frozenset(place for span in listed for place in range(span["start"], span["end"]))


def _compare(rows: Sequence[str], text: str, gold: dict[str, Any], total: Counter[str]) -> Iterator[str]:
    mine = list(_placed(rows, text))
    theirs = gold["statements"]
    cuts = [[_cells(row["content"]), *map(_cells, row.get("content_alts", []))] for row in theirs]
    scored = sorted(
        (
            (_likeness(line, row, cut), i, k)
            for i, line in enumerate(mine)
            for k, (row, cut) in enumerate(zip(theirs, cuts, strict=True))
            if max(_jaccard(line.cells, part) for part in cut) >= _SAME
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for _, i, k in scored:
        if i not in pairs and k not in pairs.values():
            pairs[i] = k
    total.update({"second": len(mine), "gold": len(theirs), "both": len(pairs)})
    for k, row in enumerate(theirs):
        total[row["tier"]] += 1
        total[f"{row['tier']} found"] += k in pairs.values()
        if k not in pairs.values():
            yield f"only gold: {row['tier']} {row['content'][0]['text'][:80]}"
    for i, line in enumerate(mine):
        if i in pairs:
            row = theirs[pairs[i]]
            same = {"speaker": _speaks(line, row, gold), "cue": _cued(line, row), "tier": line.tier == row["tier"]}
            total.update({part: int(value) for part, value in same.items()})
            words = text[min(line.cells) : max(line.cells) + 1][:60]
            different = [part for part, value in same.items() if not value]
            if different:
                yield f"differ in {', '.join(different)}: {words}"
        else:
            yield f"only second: {line.tier} {text[min(line.cells) : max(line.cells) + 1][:80]}"


def _likeness(line: Line, row: dict[str, Any], cut: Sequence[frozenset[int]]) -> float:
    same = max(_jaccard(line.cells, part) for part in cut)
    return same + 0.02 * (line.tier == row["tier"]) + 0.05 * (bool(line.cue) and _cued(line, row))


def _jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / len(one | other)


def _cued(line: Line, row: dict[str, Any]) -> bool:
    worded = row["cue"]["text"].lower() if row.get("cue") else ""
    if line.cue in {"", ":", "A:"}:
        return line.cue != "" or not worded
    return any(word in worded for word in line.cue.lower().split())


def _speaks(line: Line, row: dict[str, Any], gold: dict[str, Any]) -> bool:
    if not line.speakers:
        return not row["speakers"]
    actors = {actor["id"]: actor for actor in gold["actors"]}
    names = [row.get("unnamed_source") or ""]
    for speaker in row["speakers"]:
        actor = actors.get(speaker["actor"], {})
        names += [speaker["canonical"], speaker.get("text", ""), actor.get("canonical", ""), *actor.get("aliases", [])]
    known = _fold(" ".join(names))
    return any(all(word in known for word in _fold(who).split()) for who in line.speakers)


def _fold(words: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", words.lower()) if not unicodedata.combining(char))


if __name__ == "__main__":
    main()
