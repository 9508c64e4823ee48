"""Whose a quotation is: signatures, inverted cues, asides, re-opened answers, contents to their closing mark."""

import pytest

from extraction.statements.marked import Read

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We lost everything we had in that fire.”― Carla Sanchez.", ("Carla Sanchez",)),
        ("“They came at eight in the morning,” a teacher from Leeds told the paper.", ("a teacher from Leeds",)),
        ("The plan failed. Said Mary Ellis: “I do not get the sense that she tried.”", ("Mary Ellis",)),
        ("The film ends with Ortega saying last week, “That makes me smart,” when Lund blasted him.", ("Ortega",)),
    ],
)
def test_quotation_is_whose_it_is(text: str, speaker: tuple[str, ...]) -> None:
    read = Read(text)

    assert read.speakers(read.statements[0]) == speaker


def test_quoted_content_goes_to_its_closing_mark_over_sentences() -> None:
    read = Read('Ortega told Fox that "they hit him because they were told to. It is a game."')

    assert read.only().content[0].cut(read.text) == "they hit him because they were told to. It is a game."


def test_reopened_answer_is_its_labels() -> None:
    read = Read(
        '"PENCE: Well, look, the question is why she was inviting an owner.\n\n'
        '"But the truth is that he has a way of talking to people.\n\n'
        '"WALLACE: And the answer is that nobody has asked him yet."'
    )
    answer, more = read.statements[:2]

    assert more.continues == answer.id


def test_saying_behind_a_colon_holds_what_follows_it() -> None:
    read = Read("The ambassador denied that: they had been held openly, he said, and to high standards.")

    assert read.statements[-1].content[0].cut(read.text) == "they had been held openly"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The union set out two demands: the release of the crew and an apology.",
            "the release of the crew and an apology",
        ),
        ("Chile holds Peru responsible for the safety of the crew.", "Peru responsible for the safety of the crew"),
        ('Ortega called the deployment "grotesque" - and left.', 'the deployment "grotesque"'),
    ],
)
def test_demands_in_a_list_blame_and_names_are_content(text: str, content: str) -> None:
    read = Read(text)

    assert [span.cut(text) for span in read.statements[0].content] == [content]
