"""Judge the pairs set, or a fold of PLV, with an exported network as the product does, and print how well.

    python evaluate.py EXAMPLES.jsonl NETWORK.onnx WORDS.npz VOCAB_TXT [--part dev] [--fold 0 --chances CHANCES.npy]

Of the pairs: macro F1 of the type (none included) and of the status, how often what is planned or threatened is taken
for a thing that occurred, the calibration error, and what abstaining below a chance would give; pairs a second.
"""

from __future__ import annotations

import argparse
import itertools
import json
import re
import time
from pathlib import Path
from typing import Any

import numpy as np
from network import ROOTS, STATUSES, TYPES
from train import report

from diurna.models.catalogue import Model
from diurna.models.relations import Candidate, Judgement, RelationJudge
from diurna.models.sessions import open_session
from diurna.models.tokenise import Tokeniser, read_vocabulary
from diurna.models.wording import read_word_model

MARK = re.compile(r"</?[stp]>")
SLOTS = {"s": "actor", "t": "recipient", "p": "predicate"}


def candidate(marked: str) -> Candidate:
    """Give the question a marked sentence asks; where a mark comes twice the first counts."""
    plain, opened, places, last = "", {}, {}, 0
    for mark in MARK.finditer(marked):
        plain += marked[last : mark.start()]
        last = mark.end()
        name = mark[0].strip("</>")
        if "/" not in mark[0]:
            opened[name] = len(plain)
        elif name in opened:
            places.setdefault(SLOTS[name], (opened[name], len(plain)))
    plain += marked[last:]
    return Candidate(plain, 0, len(plain), **places)


def chances_of(judged: tuple[Judgement, ...]) -> dict[str, Any]:
    return {
        "root": np.log([[one.roots[name] + 1e-9 for name in ROOTS] for one in judged]),
        "type": np.log([[one.types[name] + 1e-9 for name in TYPES] for one in judged]),
        "status": np.log([[one.statuses[name] + 1e-9 for name in STATUSES] for one in judged]),
    }


def calibration(judged: tuple[Judgement, ...], rows: list[dict[str, Any]]) -> None:
    sure = np.array([one.types[one.type] for one in judged])
    right = np.array([one.type == TYPES[row["type"]] for one, row in zip(judged, rows, strict=True)])
    edges = np.linspace(0, 1, 11)
    error = 0.0
    for low, high in itertools.pairwise(edges):
        here = (sure > low) & (sure <= high)
        if here.any():
            error += here.mean() * abs(sure[here].mean() - right[here].mean())
    print(f"calibration error {error:.3f}")
    for least in (0.5, 0.7, 0.9):
        print(f"  at {least}: answers {np.mean(sure >= least):.2f}, right {right[sure >= least].mean():.3f}")


def mistaken_for_done(judged: tuple[Judgement, ...], rows: list[dict[str, Any]]) -> None:
    ahead = [
        i for i, row in enumerate(rows) if "status" in row and STATUSES[row["status"]] in {"planned", "threatened"}
    ]
    done = sum(judged[i].status == "occurred" for i in ahead)
    print(f"planned or threatened taken for occurred: {done} of {len(ahead)}")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    for name in ("examples", "network", "words", "vocabulary"):
        ask.add_argument(name, type=Path)
    ask.add_argument("--part", default="dev")
    ask.add_argument("--fold")
    ask.add_argument("--chances", type=Path, help="what words.py --chances kept")
    told = ask.parse_args()
    judge = RelationJudge(
        Model("events", "0", "", "", {}),
        Tokeniser(read_vocabulary(told.vocabulary)),
        open_session("events", told.network),
        read_word_model(told.words),
    )
    rows = [json.loads(line) for line in told.examples.open(encoding="utf-8")]
    pairs = [row for row in rows if row["source"] == "pairs" and row["part"] == told.part]
    began = time.process_time()
    judged = judge.judge([candidate(row["text"]) for row in pairs])
    print(f"{len(pairs) / (time.process_time() - began):.0f} pairs a CPU second")
    report(told.part, pairs, chances_of(judged))
    mistaken_for_done(judged, pairs)
    calibration(judged, pairs)
    if told.fold is not None:
        mixed_with_words(judge, rows, told.fold, np.load(told.chances))


def mixed_with_words(judge: RelationJudge, rows: list[dict[str, Any]], fold: str, chances: Any) -> None:
    """Print the roots of a fold of PLV for several shares of the word model, which did not see the fold either."""
    plv = [(row, words) for row, words in zip((r for r in rows if r["source"] == "plv"), chances, strict=True)]
    held = [row for row, _ in plv if row["part"] == fold]
    words = np.stack([words for row, words in plv if row["part"] == fold])
    network = chances_of(judge.judge([candidate(row["text"]) for row in held]))["root"]
    for share in (0.0, 0.3, 0.5, 0.7, 1.0):
        mixed = network + share * words
        mixed -= np.log(np.exp(mixed).sum(1, keepdims=True))
        report(f"PLV fold {fold}, share of words {share}", held, {"root": mixed})


if __name__ == "__main__":
    main()
