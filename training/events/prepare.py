"""Write the training examples of all sources as JSON lines: pieces of a marked sentence with what is known of it.

    python prepare.py PLV_train.tsv VOCAB_TXT OUT.jsonl

PLV_train.tsv is not in this repository; the rest is.  Each line: `source` (plv, own, told or pairs), `part`
(train, dev, test or a fold of PLV, 0 to 4), `text` (marked with <s> actor, <t> recipient, <p> predicate), `ids`, and of
`root`, `type`, `status` whatever the source tells.
"""

from __future__ import annotations

import csv
import json
import random
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from network import ROOTS, STATUSES, TYPES

from diurna.models.tokenise import Tokeniser, read_vocabulary

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "pairs"))
from check import sentences  # noqa: E402  # the pairs set comes with its own reader

MARKS = {"<s>": 2, "</s>": 3, "<t>": 4, "</t>": 5, "<p>": 6, "</p>": 7}
TAG = re.compile(r"(</?[stp]>)")
LONGEST = 124
FOLDS = 5
REFUSED = frozenset({"AGREE", "CONSULT"})
"""Roots whose PLV convention is not ours: a coming meeting is AGREE there and a planned CONSULT here."""


def marked_pieces(tokeniser: Tokeniser, marked: str) -> list[int]:
    """Give the pieces of a marked sentence, cut to a window around the marks if it is very long."""
    ids: list[int] = []
    for part in TAG.split(marked):
        ids += [MARKS[part]] if part in MARKS else tokeniser.pieces(part).ids
    if len(ids) <= LONGEST:
        return ids
    first = next((i for i, piece in enumerate(ids) if piece in MARKS.values()), 0)
    start = min(max(0, first - 30), len(ids) - LONGEST)
    return ids[start : start + LONGEST]


def plv_rows(path: Path) -> Iterator[dict[str, Any]]:
    """Give PLV with five folds, every root spread evenly over them."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    dice, by_root, fold = random.Random(5), defaultdict(list), 0
    for row in rows:
        by_root[ROOTS.index(row["gold_root"])].append(row)
    for root in sorted(by_root):
        dice.shuffle(by_root[root])
        for row in by_root[root]:
            yield {"source": "plv", "part": str(fold % FOLDS), "text": row["marked_sentence"], "root": root,
                   "quad": int(row["gold_penta"])}  # fmt: skip
            fold += 1


def own_rows(path: Path) -> Iterator[dict[str, Any]]:
    """Give the sentences written for this purpose; `type` where PLV's reading of it is also ours."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            found = {"source": "own", "part": "train", "text": row["marked_sentence"], "root": ROOTS.index(row["root"])}
            if row["root"] not in REFUSED:
                found["type"] = TYPES.index(row["type"])
            yield found


def told_rows(path: Path) -> Iterator[dict[str, Any]]:
    """Give the sentences written to tell apart what becomes of a deed, and what is none."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            found = {
                "source": "told",
                "part": "train",
                "text": row["marked_sentence"],
                "type": TYPES.index(row["type"]),
            }
            if row["status"]:
                found["status"] = STATUSES.index(row["status"])
            yield found


def pair_rows(folder: Path) -> Iterator[dict[str, Any]]:
    """Give the candidate pairs of our own reports, with the part of the split that the report belongs to."""
    split = tomllib.loads((folder / "split.toml").read_text("utf-8"))
    part_of = {name: part for part in ("train", "dev", "test") for name in split[part]}
    for path in sorted((folder / "labels").glob("*.tsv")):
        told = sentences(path.stem)
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                marked = marked_row(told[int(row["sentence"]) - 1], row)
                found = {"source": "pairs", "part": part_of[path.stem], "report": path.stem, "text": marked}
                found["type"] = TYPES.index(row["type"])
                if row["status"]:
                    found["status"] = STATUSES.index(row["status"])
                yield found


def marked_row(sentence: str, row: dict[str, str]) -> str:
    """Give the sentence with the row's words marked; of several places of a word those nearest the predicate's."""
    words = {"p": row["predicate"], "s": row["actor"], "t": row["recipient"]}
    places = {tag: [m.start() for m in re.finditer(re.escape(w), sentence)] for tag, w in words.items() if w}
    best, chosen = float("inf"), {}
    for middle in places.get("p", [None]):
        taken, cost = ({"p": middle} if middle is not None else {}), 0.0
        for tag in ("s", "t"):
            free = [p for p in places.get(tag, ()) if not overlaps(p, words[tag], taken, words)]
            if not free:
                cost += 1000.0 * (tag in places)
                continue
            anchor = len(sentence) // 2 if middle is None else middle
            taken[tag] = min(free, key=lambda p, a=anchor: abs(p - a))
            cost += abs(taken[tag] - anchor)
        if cost < best:
            best, chosen = cost, taken
    edits = [(at, 1, f"<{tag}>") for tag, at in chosen.items()]
    edits += [(at + len(words[tag]), 0, f"</{tag}>") for tag, at in chosen.items()]
    for at, _, mark in sorted(edits, reverse=True):
        sentence = sentence[:at] + mark + sentence[at:]
    return sentence


def overlaps(place: int, word: str, taken: dict[str, int], words: dict[str, str]) -> bool:
    return any(place < at + len(words[tag]) and at < place + len(word) for tag, at in taken.items())


def main() -> None:
    plv, vocabulary, out = (Path(argument) for argument in sys.argv[1:4])
    tokeniser = Tokeniser(read_vocabulary(vocabulary))
    ours = (*own_rows(HERE / "plv_style.tsv"), *told_rows(HERE / "told_style.tsv"), *pair_rows(HERE / "pairs"))
    rows = [*plv_rows(plv), *ours]
    with out.open("w", encoding="utf-8") as target:
        for row in rows:
            target.write(json.dumps(row | {"ids": marked_pieces(tokeniser, row["text"])}) + "\n")
    print(len(rows), "examples")


if __name__ == "__main__":
    main()
