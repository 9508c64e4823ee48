from __future__ import annotations

from pathlib import Path

import numpy as np

from diurna.models.wording import BUCKETS, WordModel, buckets, read_word_model

TEXT = "Tarmia freed two Carvian sailors on Monday."
TARMIA, SAILORS = (0, 6), (13, 32)


def test_who_the_parties_are_does_not_count() -> None:
    other = "Osterland freed three fishermen on Monday."

    assert buckets(TEXT, TARMIA, SAILORS) == buckets(other, (0, 9), (16, 31))


def test_which_party_acts_counts() -> None:
    assert buckets(TEXT, TARMIA, SAILORS) != buckets(TEXT, SAILORS, TARMIA)


def test_figures_are_alike() -> None:
    assert buckets("It held 7 men.", None, None) == buckets("It held 4 men.", None, None)


def test_a_party_inside_the_other_is_left_to_it() -> None:
    assert buckets(TEXT, (0, 6), (0, 3)) == buckets(TEXT, None, (0, 3))


def test_the_root_of_the_words_that_were_learned_wins(tmp_path: Path) -> None:
    weights = np.zeros((BUCKETS, 15), np.int8)
    weights[list(buckets("freed", None, None)), 5] = 100
    rarity = np.ones(BUCKETS, np.float16)
    path = tmp_path / "words.npz"
    np.savez_compressed(path, weights=weights, scale=np.float32(0.1), bias=np.zeros(15, np.float32), rarity=rarity)

    chances = read_word_model(path).log_chances(TEXT, TARMIA, SAILORS)

    assert chances.argmax() == 5
    assert np.isclose(np.exp(chances).sum(), 1.0)


def test_no_words_leave_every_root_alike() -> None:
    model = WordModel(np.ones((BUCKETS, 15), np.float32), np.zeros(15, np.float32), np.ones(BUCKETS, np.float32))

    assert np.allclose(model.log_chances("…", None, None), np.log(1 / 15))
