"""Train the small linear model of word runs for PLOVER's roots; prints five-fold scores on PLV, writes the weights.

    python words.py EXAMPLES.jsonl OUT.npz [--chances CHANCES.npy]

Learns from PLV and from the sentences of our own in its manner; every fold of PLV is scored by a model that did not see
it.  `--chances` keeps these log probabilities, in the order of the examples.
"""

from __future__ import annotations

import argparse
import json
import re
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from network import ROOTS
from torch import Tensor, nn
from train import report

from diurna.models.wording import BUCKETS, buckets

Floats = npt.NDArray[np.float32]
MARK = re.compile(r"</?[st]>")
RATE, STEPS, DECAY = 0.1, 120, 2e-4
SCALE = 4.0 / 127


def buckets_of(marked: str) -> list[int]:
    """Give the buckets of a marked sentence: the first actor and recipient count, as they do in the product."""
    plain, opened, places, last = "", {}, {}, 0
    for mark in MARK.finditer(marked):
        plain += marked[last : mark.start()]
        last = mark.end()
        name = mark[0].strip("</>")
        if "/" not in mark[0]:
            opened[name] = len(plain)
        elif name in opened:
            places.setdefault(name, (opened[name], len(plain)))
    return list(buckets(plain + marked[last:], places.get("s"), places.get("t")))


def matrix(rows: list[list[int]], rarity: Floats) -> Tensor:
    places = np.array([[i, bucket] for i, row in enumerate(rows) for bucket in row]).T
    values = np.concatenate([rarity[row] / max(float(np.linalg.norm(rarity[row])), 1e-6) for row in rows])
    return torch.sparse_coo_tensor(places, values, (len(rows), BUCKETS), check_invariants=True).coalesce()


def fit(rows: list[list[int]], gold: list[int]) -> tuple[Floats, Floats, Floats]:
    """Give weights, bias and rarity."""
    seen = np.zeros(BUCKETS, np.float32)
    for row in rows:
        seen[row] += 1
    rarity = np.where(seen >= 2, np.log(len(rows) / np.maximum(seen, 1)) + 1, 0).astype(np.float32)
    counted, wanted = matrix(rows, rarity), torch.tensor(gold)
    weights = torch.zeros(BUCKETS, len(ROOTS), requires_grad=True)
    bias = torch.zeros(len(ROOTS), requires_grad=True)
    optimiser = torch.optim.Adam([weights, bias], lr=RATE)
    for step in range(STEPS):
        optimiser.param_groups[0]["lr"] = RATE * (1 - step / STEPS)
        loss = nn.functional.cross_entropy(torch.sparse.mm(counted, weights) + bias, wanted)
        loss = loss + DECAY * (weights**2).sum() / len(ROOTS)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
    return weights.detach().numpy(), bias.detach().numpy(), rarity


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("examples", type=Path)
    ask.add_argument("out", type=Path)
    ask.add_argument("--chances", type=Path)
    told = ask.parse_args()
    warnings.filterwarnings("ignore", message="Sparse")
    torch.set_num_threads(1)
    rows: list[dict[str, Any]] = [json.loads(line) for line in told.examples.open(encoding="utf-8")]
    rows = [row for row in rows if "root" in row]
    cut = [buckets_of(row["text"]) for row in rows]
    gold = [row["root"] for row in rows]
    chances = np.zeros((len(rows), len(ROOTS)), np.float32)
    for fold in sorted({row["part"] for row in rows if row["source"] == "plv"}):
        held = [i for i, row in enumerate(rows) if row["source"] == "plv" and row["part"] == fold]
        kept = [i for i in range(len(rows)) if i not in set(held)]
        weights, bias, rarity = fit([cut[i] for i in kept], [gold[i] for i in kept])
        scores = torch.sparse.mm(matrix([cut[i] for i in held], rarity), torch.from_numpy(weights)) + torch.from_numpy(
            bias
        )
        chances[held] = torch.log_softmax(scores, -1).numpy()
    plv = [i for i, row in enumerate(rows) if row["source"] == "plv"]
    report("words, five folds", [rows[i] for i in plv], {"root": chances[plv]})
    if told.chances:
        np.save(told.chances, chances[plv])
    weights, bias, rarity = fit(cut, gold)
    small = np.clip(np.round(weights / SCALE), -127, 127).astype(np.int8)
    np.savez_compressed(told.out, weights=small, scale=np.float32(SCALE), bias=bias, rarity=rarity.astype(np.float16))
    print(told.out, told.out.stat().st_size, "largest weight", float(np.abs(weights).max()))


if __name__ == "__main__":
    main()
