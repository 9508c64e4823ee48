"""From a score for every label of every piece to the best sequence of labels that is a sequence of spans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from diurna.models.sessions import Floats

_FORBIDDEN = np.float32(-1e9)


@dataclass(frozen=True, slots=True)
class LabelledRun:
    """Pieces `first` to `last` (both included) carry one role; `score` is the mean probability of their labels."""

    role: str
    first: int
    last: int
    score: float


def log_softmax(scores: Floats) -> Floats:
    """Give log probabilities along the last axis."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    result: Floats = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return result


def transitions(labels: Sequence[str], *, inside_word: bool) -> Floats:
    """Give 0 where a label may follow another and a great penalty where not.

    `I-X` follows only `B-X` or `I-X`; within a word no span begins and none ends.
    """
    table = np.zeros((len(labels), len(labels)), dtype=np.float32)
    for before, left in enumerate(labels):
        for after, right in enumerate(labels):
            goes_on = right.startswith("I-") and left in {f"B-{right[2:]}", right}
            stays_out = left == right == "O"
            if (right.startswith("I-") or inside_word) and not (goes_on or stays_out):
                table[before, after] = _FORBIDDEN
    return table


def best_labels(scores: Floats, labels: Sequence[str], inside_word: Sequence[bool]) -> tuple[int, ...]:
    """Give the allowed sequence of labels with the highest sum of scores (Viterbi).

    Args:
        scores: Log probabilities, one row a piece.
        labels: The label of each column: `O`, `B-X` or `I-X`.
        inside_word: For each piece whether it goes on with the word of the piece before.
    """
    if not len(scores):
        return ()
    tables = [transitions(labels, inside_word=inside) for inside in (False, True)]
    opening = np.asarray([_FORBIDDEN if label.startswith("I-") else 0 for label in labels], dtype=np.float32)
    columns = np.arange(len(labels))
    total = scores[0] + opening
    back = np.empty(scores.shape, dtype=np.int64)
    for i in range(1, len(scores)):
        through = total[:, None] + tables[inside_word[i]]
        back[i] = through.argmax(axis=0)
        total = through[back[i], columns] + scores[i]
    path = [int(total.argmax())]
    for i in range(len(scores) - 1, 0, -1):
        path.append(int(back[i, path[-1]]))
    return tuple(reversed(path))


def labelled_runs(
    scores: Floats, labels: Sequence[str], inside_word: Sequence[bool], *, offset: int = 0
) -> tuple[LabelledRun, ...]:
    """Give the spans of the best sequence of labels; their pieces are counted from `offset`."""
    path = best_labels(scores, labels, inside_word)
    runs: list[LabelledRun] = []
    i = 0
    while i < len(path):
        if labels[path[i]] == "O":
            i += 1
            continue
        role, first = labels[path[i]][2:], i
        i += 1
        while i < len(path) and labels[path[i]] == f"I-{role}":
            i += 1
        chosen = [float(scores[k, path[k]]) for k in range(first, i)]
        runs.append(LabelledRun(role, offset + first, offset + i - 1, float(np.exp(sum(chosen) / len(chosen)))))
    return tuple(runs)
