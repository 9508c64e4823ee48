"""Checks every label file against its report and prints counts; sentence numbers refer to its split_sentences."""

from __future__ import annotations

import csv
import re
import sys
import tomllib
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
COLUMNS = [
    "sentence",
    "actor",
    "predicate",
    "recipient",
    "type",
    "mode",
    "status",
    "background",
    "according_to",
    "note",
]
STATUSES = {"occurred", "ongoing", "planned", "considered", "threatened", "negated", "alleged"}
HEADER = re.compile(r"^ date (\d{4}-\d\d-\d\d) ")
BREAK = re.compile(r"(?<=[.!?…])[”\"’'»)\]]*(\s+)(?=[“\"‘'«(\[]?[A-Z0-9ÀÁÂÄÅÇÈÉÊÍÎÓÔÖØÚÜČŠŽ])")
ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"‘])(?:Mr|Mrs|Ms|Dr|Gen|Maj|Col|Lt|Sgt|Capt|Adm|Sen|Rep|Gov|Prof|St|No|Art|vs|Jan|Feb|Aug|Sept|Oct|Nov|Dec|Hon|Ft|Mt|Co|Inc|Ltd|[A-Z]|(?:[A-Z]\.)+[A-Z]?)\.$"
)


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Spans of the sentences of a report, the header left out; sentence n is item n - 1."""
    spans = []
    header = HEADER.match(text)
    position = header.end() if header else 0
    for paragraph in re.finditer(r"[^\n]+", text):
        start = max(paragraph.start(), position)
        for found in BREAK.finditer(text, start, paragraph.end()):
            if ABBREVIATION.search(text[start : found.start(1)]):
                continue
            spans.append((start, found.start(1)))
            start = found.end()
        spans.append((start, paragraph.end()))
    trimmed = []
    for start, end in spans:
        words = text[start:end]
        lead = len(words) - len(words.lstrip())
        if words.strip():
            trimmed.append((start + lead, start + len(words.rstrip())))
    return trimmed


def sentences(name: str) -> list[str]:
    """The sentences of one report, in order."""
    text = (HERE / "reports" / f"{name}.txt").read_text("utf-8")
    return [text[start:end] for start, end in split_sentences(text)]


def modes() -> dict[str, set[str]]:
    """The legal modes of each type."""
    ontology = tomllib.loads((HERE.parents[2] / "src/diurna/data/plover.toml").read_text("utf-8"))
    return {name: set(kind.get("modes", {})) for name, kind in ontology["types"].items()}


def read(path: Path) -> list[dict[str, str]]:
    """The lines of one label file."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def faults(row: dict[str, str], told: list[str], legal: dict[str, set[str]]) -> list[str]:
    """What is wrong with one line; empty if nothing."""
    if list(row) != COLUMNS or None in row.values():
        return ["columns"]
    number = row["sentence"]
    if not number.isdigit() or not 1 <= int(number) <= len(told):
        return [f"no sentence {number}"]
    wrong = [
        f"{cell} not in sentence: {row[cell]!r}"
        for cell in ("actor", "predicate", "recipient", "according_to")
        if row[cell] and row[cell] not in told[int(number) - 1]
    ]
    if row["type"] == "NONE":
        return wrong + [f"NONE with {cell}" for cell in ("mode", "status", "background") if row[cell]]
    if row["type"] not in legal:
        return [*wrong, f"type {row['type']!r}"]
    if row["mode"] and row["mode"] not in legal[row["type"]]:
        wrong.append(f"mode {row['type']} {row['mode']!r}")
    if row["status"] not in STATUSES:
        wrong.append(f"status {row['status']!r}")
    if not row["predicate"]:
        wrong.append("event without predicate")
    if row["background"] not in {"", "1"}:
        wrong.append("background")
    return wrong


def main() -> int:
    """Checks all label files, or shows the numbered sentences of the reports named after --show."""
    if sys.argv[1:2] == ["--show"]:
        for name in sys.argv[2:]:
            print(f"== {name}")
            print("\n".join(f"{n} {told}" for n, told in enumerate(sentences(name), 1)))
        return 0
    legal, bad = modes(), 0
    counts: dict[str, Counter[str]] = {key: Counter() for key in ("type", "status", "mode")}
    files: Counter[tuple[str, str]] = Counter()
    for folder in ("labels", "labels-second"):
        for path in sorted((HERE / folder).glob("*.tsv")):
            told = sentences(path.stem)
            for line, row in enumerate(read(path), 2):
                for fault in faults(row, told, legal):
                    bad += 1
                    print(f"{folder}/{path.name}:{line}: {fault}")
                if folder == "labels":
                    counts["type"][row["type"]] += 1
                    counts["status"][row["status"] or "-"] += 1
                    counts["mode"][f"{row['type']} {row['mode']}".strip()] += 1
            files[folder, path.name[:1]] += 1
    print(
        "files",
        {f"{folder} {who}": n for (folder, who), n in sorted(files.items())},
        "reports",
        len(list((HERE / "reports").glob("*.txt"))),
    )
    for key, counter in counts.items():
        print(f"{key} ({sum(counter.values())}):", ", ".join(f"{name} {n}" for name, n in counter.most_common()))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
