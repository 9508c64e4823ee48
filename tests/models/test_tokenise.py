from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from diurna.models.tokenise import BREAK, Tokeniser, sentence_starts

WORDS = (
    "[PAD]",
    BREAK,
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "cafe",
    "min",
    "##ister",
    "##s",
    "said",
    "the",
    "war",
    "i",
    ".",
    ",",
)
MARKS = ('"', "“", "”", "-", "!", "?", "киев", "中", "文", "a", "##a", "b", "##b", "s", "e", "##e", "…")
TOKENISER = Tokeniser({piece: number for number, piece in enumerate((*WORDS, *MARKS))})
NAMES = (*WORDS, *MARKS)

TRICKY = st.text(
    st.one_of(
        st.sampled_from("aAbBeEé\u0301\u200b\u200d\ufe0f\xad\xa0 \n\r\t.,\"“”-'中文КиЕв\u0130\u1e9eß𝒜😀👩🏽"),
        st.characters(),
    ),
    max_size=60,
)


def cut(text: str) -> list[tuple[str, str]]:
    pieces = TOKENISER.pieces(text)
    return [(NAMES[i], text[s:e]) for i, s, e in zip(pieces.ids, pieces.starts, pieces.ends, strict=True)]


def test_words_are_cut_greedily_from_the_left() -> None:
    assert cut("The ministers said.") == [
        ("the", "The"),
        ("min", "min"),
        ("##ister", "ister"),
        ("##s", "s"),
        ("said", "said"),
        (".", "."),
    ]


def test_accents_are_folded_and_their_marks_stay_with_the_letter() -> None:
    assert cut("Café") == [("cafe", "Café")]
    assert cut("cafe\u0301, war") == [("cafe", "cafe\u0301"), (",", ","), ("war", "war")]


def test_offsets_count_code_points_after_an_emoji() -> None:
    assert cut("👩🏽‍🚒 war")[-1] == ("war", "war")
    assert TOKENISER.pieces("😀😀 war").starts[-1] == 3


def test_cyrillic_is_folded_and_kept_whole() -> None:
    assert cut("Киев said") == [("киев", "Киев"), ("said", "said")]


def test_a_zero_width_space_inside_a_word_is_covered_and_at_its_edges_is_not() -> None:
    assert cut("sa\u200bid") == [("said", "sa\u200bid")]
    assert cut("\u200bsaid\u200b") == [("said", "said")]


def test_cjk_characters_stand_alone() -> None:
    assert cut("中文") == [("中", "中"), ("文", "文")]


def test_white_space_with_a_line_break_is_one_marker() -> None:
    assert cut("war \n\n the") == [("war", "war"), (BREAK, " \n\n "), ("the", "the")]


def test_a_word_without_pieces_is_unknown_as_a_whole() -> None:
    assert cut("warq said") == [("[UNK]", "warq"), ("said", "said")]
    assert cut("a" * 101) == [("[UNK]", "a" * 101)]


def test_only_the_range_asked_for_is_cut_but_offsets_count_from_the_text() -> None:
    pieces = TOKENISER.pieces("the war said", 4, 7)

    assert (pieces.starts, pieces.ends) == ((4,), (7,))


@given(TRICKY)
def test_pieces_lie_in_order_inside_the_text(text: str) -> None:
    pieces = TOKENISER.pieces(text)

    assert all(0 <= s < e <= len(text) for s, e in zip(pieces.starts, pieces.ends, strict=True))
    assert list(pieces.starts) == sorted(pieces.starts)
    assert list(pieces.ends) == sorted(pieces.ends)


@given(TRICKY)
def test_every_letter_of_the_text_is_covered(text: str) -> None:
    pieces = TOKENISER.pieces(text)
    covered = {i for s, e in zip(pieces.starts, pieces.ends, strict=True) for i in range(s, e)}

    assert all(i in covered for i, character in enumerate(text) if character.isalnum())


@given(TRICKY, TRICKY)
def test_text_before_a_blank_only_shifts_offsets(before: str, text: str) -> None:
    alone, after = TOKENISER.pieces(text), TOKENISER.pieces(f"{before} . {text}")
    shift = len(before) + 3
    tail = len(after) - len(alone)

    assert after.ids[tail:] == alone.ids
    inner = [s + shift for s in alone.starts]
    assert list(after.starts[tail:])[1:] == inner[1:]


def test_sentences_open_after_a_stop_and_at_line_breaks() -> None:
    text = 'The war. “The war!” said a.b. The war\nthe war. "The war." The war'
    pieces = TOKENISER.pieces(text)
    starts = [text[pieces.starts[i] :][:8] for i in sentence_starts(text, pieces, TOKENISER.break_id)]

    assert starts == ["The war.", "“The war", "The war\n", "\nthe war", '"The war', "The war"]
