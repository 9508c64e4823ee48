import pytest

from resolution.stories import read

pytestmark = pytest.mark.model


def sentences(text: str) -> list[str]:
    parsed = read(text)
    return [sentence.span.cut(text) for sentence in parsed.sentences]


@pytest.mark.parametrize(
    "text",
    [
        "Lt. Gen. Pavel A. Orlik met Dr. Ines Prado in the U.S. on Sept. 4.",
        "Clause No. 7 of the treaty sets the price at 3.5 million a year.",
        "“Who will pay for it?” Orlik asked reporters in the yard.",
        '"We won\'t," he said.',
        "Talks with the E.U. ended on Monday without a deal.",
    ],
)
def test_one_sentence_stays_one(text: str) -> None:
    assert sentences(text) == [text]


def test_sentence_ends_inside_closing_quotation_marks() -> None:
    text = "The minister called it “a farce.” Opposition leaders walked out."
    assert sentences(text) == ["The minister called it “a farce.”", "Opposition leaders walked out."]


def test_opening_mark_belongs_to_the_sentence_it_opens() -> None:
    text = 'Orlik dismissed the report. "Nobody left the room," he said.'
    assert sentences(text) == ["Orlik dismissed the report.", '"Nobody left the room," he said.']


def test_full_stop_before_a_capital_ends_a_sentence() -> None:
    text = "Chile closed the port. It gave no date."
    assert sentences(text) == ["Chile closed the port.", "It gave no date."]
