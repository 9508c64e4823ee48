"""Passages cover what can be seen, in order, without overlap, whatever the text."""

from datetime import date
from time import perf_counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from diurna.reading import report_id, split_passages
from diurna.reading.paragraphs import INVISIBLE
from diurna.types.reports import Passage, PassageKind, Report

_DAY = date(2021, 3, 4)
_PIECES = st.sampled_from(
    [
        *(
            "\n",
            "\n\n",
            "\r\n",
            "\r\n\r\n",
            "\r",
            "\t",
            " ",
            "\u00a0",
            "\u200b",
            "\u202e",
            "\u2028",
            "\u2029",
            "\f",
            "\x85",
        ),
        *(
            "Ships left.",
            "“We will go,”",
            " he said",
            "• a point",
            "Key points",
            "Read more: x",
            "By Ann Lee",
            "KYIV (AP) — ",
        ),
        *(
            "Анна сказала: «Нет».",
            "🐟🇳🇴",
            "e\u0301",
            "Photo: Ann Lee",
            "- with AP",
            "@anna",
            "Ann Lee @anna",
            " date 2021-03-04 ",
        ),
    ]
)
_TEXTS = st.lists(_PIECES | st.text(max_size=12), max_size=30).map("".join)


def _split(text: str) -> tuple[Passage, ...]:
    return split_passages(Report(report_id(text), text, _DAY))


def _kinds(text: str) -> list[str]:
    return [passage.kind.value for passage in _split(text)]


def _words(text: str, kind: PassageKind) -> list[str]:
    return [passage.span.cut(text) for passage in _split(text) if passage.kind is kind]


@given(_TEXTS)
@settings(max_examples=300, deadline=None)
@example(" date 2021-03-04 \u200b")
@example("\u2029\u2029a\u2029")
@example("KYIV (AP) — \u200b“x")
def test_passages_lie_in_order_and_cover_all_that_shows(text: str) -> None:
    passages = _split(text)
    last = 0
    for number, passage in enumerate(passages):
        assert passage.index == number
        assert last <= passage.span.start < passage.span.end <= len(text)
        assert not text[last : passage.span.start].strip(INVISIBLE), "nothing that shows lies between passages"
        last = passage.span.end
    assert not text[last:].strip(INVISIBLE)


@given(_TEXTS)
@settings(max_examples=200, deadline=None)
def test_passages_start_and_end_with_something_to_see(text: str) -> None:
    for passage in _split(text):
        if passage.kind is not PassageKind.HEADER:
            words = passage.span.cut(text)
            assert words[0] not in INVISIBLE
            assert words[-1] not in INVISIBLE


@given(_TEXTS)
@settings(max_examples=100, deadline=None)
def test_every_passage_has_a_reason(text: str) -> None:
    assert all(passage.reason for passage in _split(text))


@pytest.mark.parametrize(
    "text",
    ["A-" * 30_000, "A.’-" * 20_000, "(" * 50_000, "a@" * 30_000, "“" * 50_000, "Ann Lee " * 9_000, "1" * 90_000],
)
def test_no_text_takes_long(text: str) -> None:
    start = perf_counter()
    _split(text)
    _split(f"{text[:900]}\n\n{text[:400]}\n\nShips left on Monday after a long and bitter row over the quotas.")
    assert perf_counter() - start < 5


def test_windows_line_ends_part_paragraphs_and_keep_offsets() -> None:
    text = "Ships left the bank on Monday.\r\n\r\nThe minister said no."
    assert [passage.span.cut(text) for passage in _split(text)] == text.split("\r\n\r\n")


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The minister told parliament on Monday that the ships\nwould leave the bank before the winter and that no\n"
        "others would be sent there."
    )
    assert len(_split(text)) == 1


def test_two_short_lines_are_two_paragraphs() -> None:
    text = "Further information from the press office of the ministry\nFollow the ministry wherever you are"
    assert len(_split(text)) == 2


def test_a_list_is_not_hard_wrapped_text() -> None:
    text = "• First call-up of reservists since the war\n• more than a thousand held at protests, say monitors"
    assert len(_split(text)) == 2


def test_run_together_paragraphs_are_parted() -> None:
    text = "The ships have left the bank.The minister said they would not return. The U.S.Navy watched."
    assert next(passage.span.cut(text) for passage in _split(text)) == "The ships have left the bank."
    assert len(_split(text)) == 2


def test_a_dateline_is_a_passage_of_its_own() -> None:
    text = "OSLO/REYKJAVIK, April 9 (Northwire) - Norway said no."
    assert _kinds(text) == ["dateline", "body"]
    assert _words(text, PassageKind.BODY) == ["Norway said no."]


def test_a_colon_after_a_name_is_no_dateline() -> None:
    assert _kinds("NATO: the alliance said on Monday it would wait.") == ["body"]


_RUNNING = "Ministers of the two countries met on Monday and agreed to go on talking about the quotas next week."


def test_a_list_of_links_ends_where_sentences_begin() -> None:
    text = (
        f"{_RUNNING}\n\nMore on this story\n\nSix months on the bank: a timeline\n\nWhat is a fish worth?\n\n{_RUNNING}"
    )
    assert _kinds(text) == ["body", "link", "link", "link", "body"]


def test_points_above_the_running_text_are_highlights() -> None:
    text = f"• Ambassador recalled\n• Import ban from Friday\n\n{_RUNNING}"
    assert _kinds(text) == ["highlights", "highlights", "body"]


def test_points_within_the_running_text_are_body() -> None:
    text = f"{_RUNNING}\n\n• The ban will be lifted.\n\n• The ambassador will return."
    assert _kinds(text) == ["body", "body", "body"]


def test_an_embedded_post_runs_to_its_time() -> None:
    text = f"{_RUNNING}\n\nAnn Lee @annlee\n\nThey cut our nets. We will answer.\n\n10:58 · 23 Dec 2023\n\n{_RUNNING}"
    assert _kinds(text) == ["body", "embedded-post", "embedded-post", "embedded-post", "body"]


def test_an_embedded_post_without_a_time_ends_with_its_block() -> None:
    text = f"{_RUNNING}\n\nAnn Lee @annlee\nThey cut our nets.\n\n{_RUNNING}"
    assert _kinds(text) == ["body", "embedded-post", "embedded-post", "body"]


def test_a_signed_post_takes_its_block_with_it() -> None:
    text = f"{_RUNNING}\n\nA big day for the coast 🐟\n— Ann Lee (@annlee) June 4, 2019\n\n{_RUNNING}"
    assert _kinds(text) == ["body", "embedded-post", "embedded-post", "body"]


@pytest.mark.parametrize(
    "words",
    [
        "“The vote,” she said, “is a sham. We won’t recognise it.”",
        "“Never!” shouted the crowd",
        "By Friday the ships had left the bank, the ministry said.",
        "He walked out of the talks in Geneva in March 2019.",
        "Reporting by the commission is due in May, the minister said.",
        "Norway - which left the pact in 2012 - said it would wait.",
        "The president's office said: “Photos of the ships will follow.”",
        "Live fire was heard near the border, residents said.",
        "“Watch us,” the general told reporters. “We will be back.”",
        "Related talks on gas are to open in Doha next week.",
        "• The ban will be lifted, the minister said.",
        "Correction of the border is what both sides want.",
        "He wrote on Twitter: “We will not go.”",
        "Source of the leak was the embassy, Berlin says.",
        "More than 300 people were held, the monitors said.",
        "The foreign minister, pictured by state media as a moderate, resigned on 4 May 2020, officials said.",
        "Contact between the two armies broke off on Sunday.",
        "Анна Ли заявила, что корабли ушли.",
    ],
)
def test_running_text_is_never_furniture(words: str) -> None:
    assert _kinds(f"{_RUNNING}\n\n{words}\n\n{_RUNNING}\n\n{_RUNNING}") == ["body"] * 4
