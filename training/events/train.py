"""Train the event network on prepared examples; saves averaged weights, prints scores on what was held out.

    python train.py EXAMPLES.jsonl BASE_DIR OUT.pt [--fold 0] [--epochs 5] [--soft TEACHER.jsonl] [--parts train dev]

`--fold N` leaves out fold N of PLV and prints its scores; without it all of PLV is learned from.  Of the pairs set the
`train` part is learned from and the `dev` part is scored.  The learning rate falls to nothing by the last step or
minute, so that a run on a busy machine still ends well.
"""

from __future__ import annotations

import argparse
import collections
import json
import random
import time
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from network import HEADS, ROOTS, STATUSES, TYPES, EventNetwork
from prepare import marked_pieces
from torch import Tensor, nn
from variation import varied

from diurna.models.tokenise import Tokeniser, read_vocabulary

START, END = 101, 102
Floats = npt.NDArray[np.float32]
LABELS = {"root": ROOTS, "type": TYPES, "status": STATUSES}
SHARE = {"root": 1.0, "type": 1.0, "status": 0.7}
SOFT_SHARE = 2.0


def tensors(batch: list[dict[str, Any]]) -> tuple[Tensor, Tensor]:
    longest = max(len(row["ids"]) for row in batch) + 2
    ids = torch.zeros((len(batch), longest), dtype=torch.long)
    mask = torch.zeros((len(batch), longest), dtype=torch.long)
    for i, row in enumerate(batch):
        pieces = [START, *row["ids"], END]
        ids[i, : len(pieces)] = torch.tensor(pieces)
        mask[i, : len(pieces)] = 1
    return ids, mask


def batches(rows: list[dict[str, Any]], size: int, dice: random.Random) -> list[list[dict[str, Any]]]:
    """Give one epoch: rows of like length together, batches in random order."""
    dice.shuffle(rows)
    out = []
    for start in range(0, len(rows), size * 16):
        part = sorted(rows[start : start + size * 16], key=lambda row: len(row["ids"]))
        out += [part[i : i + size] for i in range(0, len(part), size)]
    dice.shuffle(out)
    return out


def batch_loss(scores: dict[str, Tensor], batch: list[dict[str, Any]], smoothing: float) -> Tensor:
    """Cross entropy of every head over the rows that tell its label; a teacher's chances count beside the label."""
    weights = torch.tensor([row.get("weight", 1.0) for row in batch])
    loss = torch.zeros(())
    for name in HEADS:
        gold = torch.tensor([row.get(name, -100) for row in batch])
        told = gold >= 0
        if told.any():
            each = nn.functional.cross_entropy(
                scores[name][told], gold[told], label_smoothing=smoothing, reduction="none"
            )
            loss = loss + SHARE[name] * (each * weights[told]).sum() / len(batch)
        taught = [i for i, row in enumerate(batch) if f"soft_{name}" in row]
        if taught:
            aim = torch.tensor([batch[i][f"soft_{name}"] for i in taught])
            each = -(aim * torch.log_softmax(scores[name][taught], -1)).sum(-1)
            loss = loss + SOFT_SHARE * each.sum() / len(batch)
    return loss


def macro_f1(gold: list[Any], found: list[Any]) -> tuple[float, dict[Any, float]]:
    each = {}
    for name in sorted(set(gold)):
        right = sum(g == name == f for g, f in zip(gold, found, strict=True))
        each[name] = 2 * right / (gold.count(name) + found.count(name))
    return sum(each.values()) / len(each), each


@torch.no_grad()
def log_chances(model: nn.Module, rows: list[dict[str, Any]], size: int = 16) -> dict[str, Floats]:
    """Give log probabilities of every head for rows in their order."""
    model.eval()
    out = {name: np.zeros((len(rows), count), np.float32) for name, count in HEADS.items()}
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]["ids"]))
    for start in range(0, len(order), size):
        some = order[start : start + size]
        for name, scores in model(*tensors([rows[i] for i in some])).items():
            out[name][some] = torch.log_softmax(scores, -1).numpy()
    return out


def report(name: str, rows: list[dict[str, Any]], chances: dict[str, Floats]) -> None:
    """Print macro F1 and accuracy of every head over the rows that tell its label; the quads of PLV too."""
    for head, labels in LABELS.items():
        if head not in chances:
            continue
        told = [i for i, row in enumerate(rows) if head in row]
        if not told:
            continue
        gold = [labels[rows[i][head]] for i in told]
        found = [labels[k] for k in chances[head][told].argmax(1)]
        score, each = macro_f1(gold, found)
        right = sum(g == f for g, f in zip(gold, found, strict=True)) / len(gold)
        shown = " ".join(f"{label[:5]}:{value:.2f}" for label, value in each.items())
        print(f"{name} {head} n {len(gold)} macro {score:.4f} accuracy {right:.4f} {shown}", flush=True)
        wrong = collections.Counter((g, f) for g, f in zip(gold, found, strict=True) if g != f)
        print("   ", *(f"{g}>{f}:{n}" for (g, f), n in wrong.most_common(14)), flush=True)
    quads = [row["quad"] for row in rows if "quad" in row]
    if quads:
        borders = {1: slice(0, 3), 2: slice(3, 6), 3: slice(6, 10), 4: slice(10, 15)}
        mass = np.stack([np.exp(chances["root"])[:, part].sum(1) for part in borders.values()], 1)
        found = [int(k) + 1 for k in mass.argmax(1)]
        binary = macro_f1([q > 2 for q in quads], [q > 2 for q in found])[0]
        print(f"{name} quad {macro_f1(quads, found)[0]:.4f} binary {binary:.4f}", flush=True)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("examples", type=Path)
    ask.add_argument("base", type=Path)
    ask.add_argument("out", type=Path)
    ask.add_argument("--fold")
    ask.add_argument("--epochs", type=int, default=5)
    ask.add_argument("--minutes", type=float, default=1e9, help="the rate falls to nothing by then at the latest")
    ask.add_argument("--rate", type=float, default=2e-4)
    ask.add_argument("--layer-decay", type=float, default=0.9)
    ask.add_argument("--smoothing", type=float, default=0.1)
    ask.add_argument("--rows", type=int, default=16)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--threads", type=int, default=1)
    ask.add_argument("--vary", type=float, default=1.0, help="how often sentences are varied; 0 for never")
    ask.add_argument("--soft", type=Path, help="a teacher's chances: JSON lines with text and soft_root")
    ask.add_argument("--parts", nargs="+", default=["train"], help="parts of the pairs set to learn from")
    ask.add_argument("--share", nargs="*", default=[], help="how much of a source an epoch takes, as in own=0.7")
    ask.add_argument("--start", type=Path, help="a checkpoint to go on from")
    ask.add_argument("--sources", nargs="+", default=["plv", "own", "told", "pairs"])
    told = ask.parse_args()
    torch.set_num_threads(told.threads)
    torch.manual_seed(told.seed)
    dice = random.Random(told.seed)
    tokeniser = Tokeniser(read_vocabulary(told.base / "vocab.txt"))
    rows = [json.loads(line) for line in told.examples.open(encoding="utf-8")]
    if told.soft:
        taught = {row["text"]: row for row in map(json.loads, told.soft.open(encoding="utf-8"))}
        for row in rows:
            row |= {key: v for key, v in taught.get(row["text"], {}).items() if key.startswith("soft_")}
        rows += [{"source": "taught", "part": "train", "ids": marked_pieces(tokeniser, text), **row}
                 for text, row in taught.items() if row.get("extra")]  # fmt: skip
    learned = [row for row in rows if is_learned(row, told)]
    held = [row for row in rows if row["source"] == "plv" and row["part"] == told.fold]
    development = [row for row in rows if row["source"] == "pairs" and row["part"] == "dev"]
    print(collections.Counter(row["source"] for row in learned), len(held), len(development), flush=True)
    model = EventNetwork(told.base)
    model.load_base(told.base)
    if told.start:
        model.load_state_dict(torch.load(told.start, weights_only=True))
    told.out.parent.mkdir(parents=True, exist_ok=True)
    average = fit(model, learned, tokeniser, dice, told)
    model.load_state_dict(average)
    torch.save(average, told.out)
    for name, some in (("plv", held), ("dev", development)):
        if some:
            report(name, some, log_chances(model, some))


def is_learned(row: dict[str, Any], told: argparse.Namespace) -> bool:
    """Say whether a row may be learned from: never the test part of the pairs, never the fold that is held out."""
    match row["source"]:
        case "plv":
            return "plv" in told.sources and row["part"] != told.fold
        case "pairs":
            return "pairs" in told.sources and row["part"] in told.parts and row["part"] != "test"
        case source:
            return source == "taught" or source in told.sources


def fit(
    model: EventNetwork,
    rows: list[dict[str, Any]],
    tokeniser: Tokeniser,
    dice: random.Random,
    told: argparse.Namespace,
) -> dict[str, Tensor]:
    """Train and give the average of the weights over about a hundred steps."""
    model.encoder.embeddings.requires_grad_(False)
    layers = list(model.encoder.encoder.layer)
    groups = [
        {"params": list(layer.parameters()), "lr": told.rate * told.layer_decay ** (len(layers) - 1 - i)}
        for i, layer in enumerate(layers)
    ]
    groups.append({"params": [model.marks], "lr": 5 * told.rate, "weight_decay": 0.0})
    groups.append({"params": list(model.heads.parameters()), "lr": 5 * told.rate})
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))
    full = [group["lr"] for group in optimiser.param_groups]
    average = {name: value.detach().clone() for name, value in model.state_dict().items()}
    share = {name: float(part) for name, part in (pair.split("=") for pair in told.share)}
    expected = sum(share.get(row["source"], 1.0) for row in rows)
    total, step, began = max(1, int(told.epochs * expected / told.rows)), 0, time.process_time()
    started = time.monotonic()
    model.train()
    for epoch in range(told.epochs):
        running, batch_count = 0.0, 0
        taken = [row for row in rows if dice.random() < share.get(row["source"], 1.0)]
        for batch in batches([varied(row, rows, tokeniser, told.vary, dice) for row in taken], told.rows, dice):
            progress = max(step / total, (time.monotonic() - started) / 60 / told.minutes)
            if progress >= 1:
                return average
            pace = min(1.0, (step + 1) / (0.06 * total)) * max(0.02, 1 - progress)
            for group, rate in zip(optimiser.param_groups, full, strict=True):
                group["lr"] = rate * pace
            loss = batch_loss(model(*tensors(batch)), batch, told.smoothing)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            step += 1
            batch_count += 1
            running += loss.item()
            if step % 20 == 0:
                print(f"step {step} of {total} CPU {(time.process_time() - began) / 60:.1f} min", flush=True)
                torch.save(average, told.out)
            keep = min(0.99, step / (step + 10))
            with torch.no_grad():
                for name, value in model.named_parameters():
                    if value.requires_grad:
                        average[name].lerp_(value, 1 - keep)
        minutes = (time.process_time() - began) / 60
        print(f"epoch {epoch} loss {running / batch_count:.3f} CPU {minutes:.1f} min", flush=True)
    return average


if __name__ == "__main__":
    main()
