from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from diurna.models.decoding import best_labels, labelled_runs, log_softmax, transitions

LABELS = ("O", "B-CUE", "I-CUE", "B-SOURCE", "I-SOURCE")


def scores_for(*wanted: str) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    table = np.zeros((len(wanted), len(LABELS)), dtype=np.float32)
    for i, label in enumerate(wanted):
        table[i, LABELS.index(label)] = 4
    return log_softmax(table)


def test_an_inside_label_without_its_beginning_is_never_given() -> None:
    path = best_labels(scores_for("I-CUE", "I-CUE", "O"), LABELS, (False, False, False))

    assert [LABELS[k] for k in path] == ["B-CUE", "I-CUE", "O"]


def test_two_spans_that_touch_stay_two() -> None:
    runs = labelled_runs(scores_for("B-CUE", "B-CUE", "I-CUE", "B-SOURCE"), LABELS, [False] * 4, offset=10)

    assert [(run.role, run.first, run.last) for run in runs] == [("CUE", 10, 10), ("CUE", 11, 12), ("SOURCE", 13, 13)]
    assert all(0.9 < run.score <= 1 for run in runs)


def test_no_pieces_give_no_spans() -> None:
    assert labelled_runs(np.zeros((0, 5), dtype=np.float32), LABELS, ()) == ()


def test_no_span_begins_or_ends_inside_a_word() -> None:
    late = labelled_runs(scores_for("O", "B-CUE", "I-CUE"), LABELS, (False, True, False))
    short = labelled_runs(scores_for("B-CUE", "I-CUE", "O"), LABELS, (False, True, True))

    assert all((run.first, run.last) in {(0, 2), (2, 2)} for run in late)
    assert [(run.first, run.last) for run in short] == [(0, 2)]


@given(
    st.lists(st.lists(st.floats(-5, 5, width=32), min_size=5, max_size=5), min_size=1, max_size=4),
    st.lists(st.booleans(), min_size=4, max_size=4),
)
def test_the_best_path_is_the_best_of_all_allowed_paths(rows: list[list[float]], inside: list[bool]) -> None:
    scores = np.asarray(rows, dtype=np.float32)
    tables = [transitions(LABELS, inside_word=flag) for flag in inside]

    def worth(path: tuple[int, ...]) -> float:
        steps = sum(float(tables[i + 1][a, b]) for i, (a, b) in enumerate(itertools.pairwise(path)))
        opening = -1e9 if LABELS[path[0]].startswith("I-") else 0
        return opening + steps + sum(float(scores[i, k]) for i, k in enumerate(path))

    best = max(worth(path) for path in itertools.product(range(5), repeat=len(rows)))

    assert abs(worth(best_labels(scores, LABELS, inside)) - best) < 1e-3
