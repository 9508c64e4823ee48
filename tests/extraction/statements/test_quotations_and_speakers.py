"""Whose a quotation is: signatures, inverted cues, asides, re-opened answers, contents to their closing mark."""

import pytest

from diurna.types.ontology import StatementKind
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


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Both the National Party and Green Party called for the envoy to be expelled.",
            ("the National Party", "Green Party"),
        ),
        ("Ms Ek, Mr Berg and the mayor all said the bridge was safe.", ("Ms Ek", "Mr Berg", "the mayor")),
        ("The film uses footage of Hillary Clinton asking, “Why are we not ahead?”", ("Hillary Clinton",)),
    ],
)
def test_everybody_who_speaks_is_named_and_nobody_else(text: str, speakers: tuple[str, ...]) -> None:
    read = Read(text)

    assert read.speakers(read.only()) == speakers


def test_title_in_marks_is_no_quotation() -> None:
    read = Read('On "The Maria Harvey Morning Show," Ms Ruiz said the talks were dead.')

    assert [read.spoken(item)[2] for item in read.statements] == [("the talks were dead",)]


def test_quotation_goes_on_behind_but() -> None:
    read = Read('"You know, I love Larry," Ms Ek said, but "when it comes to energy, Larry works for the industry."')

    assert read.spoken(read.only())[2] == (
        "You know, I love Larry",
        "when it comes to energy, Larry works for the industry",
    )


def test_date_beside_an_object_is_not_when_it_was_said() -> None:
    read = Read("The Government of Peru deplores the expulsion, on 23 December, of four members of its consulate.")
    statement = read.only()

    assert read.spoken(statement)[2] == ("the expulsion, on 23 December, of four members of its consulate",)


def test_label_of_a_transcript_is_its_speaker_and_its_answers_are_direct() -> None:
    read = Read(
        "Sanna Ek, Radio Nord: What do you know about the crew?\n\nOlsen: They are safe. Nobody paid a ransom.\n\n"
        "Q: Would you lead it?\n\nA: If both governments ask us, yes."
    )

    assert [item.kind for item in read.statements] == [StatementKind.DIRECT, StatementKind.DIRECT]
    assert [item.continues for item in read.statements] == [None, read.statements[0].id]


def test_reporters_gloss_on_a_claim_is_left_out() -> None:
    read = Read("The minister said the talks were over, a claim Lima disputes.")

    assert read.spoken(read.statements[0])[2] == ("the talks were over",)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Hungary is reported to oppose any new measure.", "to oppose any new measure"),
        ("Three ministers voiced “deep unease” at the plan.", "“deep unease” at the plan"),
        (
            "The ministry issued a list of demands: the release of the crew and an apology.",
            "the release of the crew and an apology",
        ),
        ("The envoy backed plans for a vote in May.", "plans for a vote in May"),
    ],
)
def test_positions_and_hearsay_are_statements(text: str, content: str) -> None:
    read = Read(text)

    assert read.spoken(read.only())[2] == (content,)
