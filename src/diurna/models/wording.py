"""Counting words around two marked parties: a linear model that stands beside the network for PLOVER's roots."""

from __future__ import annotations

import math
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from diurna.models.decoding import log_softmax
from diurna.models.sessions import Floats

BUCKETS = 1 << 15
_WORD = re.compile(r"[A-Za-z']+|\d")
_ACTOR, _RECIPIENT = "SSS", "TTT"
_AFTER = 5
_STEM = 5

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class WordModel:
    """Weights of hashed word runs; get it from `read_word_model`.

    Attributes:
        weights: One row for a bucket, one column for a root, in eighths of a byte times `scale`.
        bias: One for a root.
        rarity: How much a bucket counts, by how few training sentences fell into it.
    """

    weights: Floats
    bias: Floats
    rarity: Floats

    def log_chances(self, text: str, actor: Place | None, recipient: Place | None) -> Floats:
        """Give log probabilities of the roots for one sentence."""
        places = list(buckets(text, actor, recipient))
        values = self.rarity[places]
        length = math.sqrt(float((values * values).sum())) or 1.0
        scores = (values / np.float32(length)) @ self.weights[places] + self.bias
        return log_softmax(np.asarray(scores, dtype=np.float32))


def read_word_model(path: Path) -> WordModel:
    """Give the model that lies at `path`, as `training/events/words.py` wrote it."""
    with np.load(path, allow_pickle=False) as stored:
        weights = stored["weights"].astype(np.float32) * stored["scale"].astype(np.float32)
        return WordModel(weights, stored["bias"].astype(np.float32), stored["rarity"].astype(np.float32))


def buckets(text: str, actor: Place | None, recipient: Place | None) -> Sequence[int]:
    """Give the buckets that the runs of words of a sentence fall into, ascending, each once."""
    return sorted({zlib.crc32(run.encode()) & (BUCKETS - 1) for run in _runs(_words(text, actor, recipient))})


def _words(text: str, actor: Place | None, recipient: Place | None) -> list[str]:
    """Give the words in small letters, digits as 0 and the parties as one word each."""
    at, found = 0, []
    for place, name in sorted((p, n) for p, n in ((actor, _ACTOR), (recipient, _RECIPIENT)) if p is not None):
        if place[0] < at:
            continue
        found += _plain(text[at : place[0]])
        found.append(name)
        at = place[1]
    return found + _plain(text[at:])


def _plain(text: str) -> list[str]:
    return ["0" if word.isdigit() else word.lower() for word in _WORD.findall(text)]


def _runs(words: Sequence[str]) -> Iterator[str]:
    """Give single words, runs of two and three, stems, and words by where they stand to the parties."""
    yield from words
    yield from (f"{one}_{two}" for one, two in pairwise(words))
    yield from ("_".join(words[i : i + 3]) for i in range(len(words) - 2))
    yield from (f"st={word[:_STEM]}" for word in words if len(word) > _STEM)
    if _ACTOR in words and _RECIPIENT in words:
        actor, recipient = words.index(_ACTOR), words.index(_RECIPIENT)
        first, last = sorted((actor, recipient))
        yield f"dir={actor < recipient}"
        yield from (f"mid={word}" for word in words[first + 1 : last])
        yield from (f"aft={word}" for word in words[last + 1 : last + 1 + _AFTER])
        yield from (f"afts={word}" for word in words[actor + 1 : actor + 1 + _AFTER])
