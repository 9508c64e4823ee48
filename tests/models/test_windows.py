from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from diurna.models.windows import windows_over


def test_a_short_text_is_one_window() -> None:
    assert windows_over(5, (0, 3), size=10, overlap=4) == ((0, 5),)
    assert windows_over(0, (), size=10, overlap=4) == ()


def test_a_window_ends_with_a_sentence_and_the_next_repeats_what_fits() -> None:
    assert windows_over(16, (0, 4, 7, 12), size=10, overlap=5) == ((0, 7), (4, 12), (7, 16))


def test_where_the_last_sentence_is_too_long_to_repeat_half_the_overlap_is() -> None:
    assert windows_over(18, (0, 4, 7, 12), size=10, overlap=4) == ((0, 7), (4, 12), (10, 18))


def test_a_sentence_longer_than_a_window_is_cut_with_overlap() -> None:
    assert windows_over(18, (0,), size=10, overlap=4) == ((0, 10), (8, 18))


@given(st.integers(1, 400), st.sets(st.integers(1, 399)), st.integers(4, 60), st.integers(0, 30))
def test_windows_cover_every_piece_and_none_is_too_long(count: int, cuts: set[int], size: int, overlap: int) -> None:
    sentences = (0, *sorted(cut for cut in cuts if cut < count))

    windows = windows_over(count, sentences, size=size, overlap=min(overlap, size // 2))

    assert all(0 < stop - start <= size for start, stop in windows)
    assert {i for start, stop in windows for i in range(start, stop)} == set(range(count))
    assert [start for start, _ in windows] == sorted({start for start, _ in windows})
