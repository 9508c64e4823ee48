"""Claims inside claims, and whose they are."""

import pytest

from diurna.extraction.statements import extract_statements
from diurna.types.findings import Statement
from diurna.types.ontology import Force
from extraction.statements.marked import Read

pytestmark = pytest.mark.model


def nested(read: Read) -> list[Statement]:
    return [item for item in read.statements if item.nested_in is not None]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "Norway denies the claim by Icelandic officials that warning shots were fired.",
            ("Icelandic officials",),
            "warning shots were fired",
        ),
        (
            "Bolivia rejected an ultimatum from Chile to restore gas supplies by midnight.",
            ("Chile",),
            "to restore gas supplies by midnight",
        ),
        (
            "“We wanted a number nobody could argue with. Serbia told us that it would abstain,” a diplomat said.",
            ("Serbia",),
            "it would abstain",
        ),
        (
            "“This flies in the face of Moria's lie that they are there to free the island,” Ms Ek said.",
            ("Moria",),
            "they are there to free the island",
        ),
        (
            "“They say that we fired first. That is wrong,” Ms Ek said.",
            ("They",),
            "we fired first",
        ),
        (
            "Ms Ek said that, according to the navy, three boats had crossed the line.",
            ("the navy",),
            "three boats had crossed the line",
        ),
        (
            "The minister said Oslo hoped the talks would resume in June.",
            ("Oslo",),
            "the talks would resume in June",
        ),
        (
            "The minister echoed the ministry's warning that the border could not stay open.",
            ("the ministry",),
            "the border could not stay open",
        ),
        (
            "The envoy said the council had heard from the inspectors that the seals were broken.",
            ("the inspectors",),
            "the seals were broken",
        ),
        (
            "The governor said people had been told by the rebels to leave before dawn.",
            ("the rebels",),
            "to leave before dawn",
        ),
        (
            "She said the United States had made clear it would not pay.",
            ("the United States",),
            "it would not pay",
        ),
        (
            "“According to our neighbours, the wall keeps out smugglers,” he said.",
            ("our neighbours",),
            "the wall keeps out smugglers",
        ),
        ("She spoke of what the Turks call a gift.", ("the Turks",), "a gift"),
        (
            "Kampala welcomed an assurance from Kigali that the border would reopen.",
            ("Kigali",),
            "the border would reopen",
        ),
    ],
)
def test_claim_inside_a_claim_is_its_makers(text: str, speaker: tuple[str, ...], content: str) -> None:
    read = Read(text)
    (inner,) = nested(read)

    assert read.speakers(inner) == speaker
    assert [span.cut(read.text) for span in inner.content] == [content]


def test_hearsay_inside_a_denial_is_nobodys() -> None:
    read = Read("The spokesperson rejected reports that Berlin had blocked the delivery of tanks.")
    (inner,) = nested(read)

    assert inner.speakers == ()
    assert inner.unnamed_source == "nobody: reports"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The junta said it had been told that the sanctions would be lifted.", "the sanctions would be lifted"),
        ("“The lie that we starved the city must be answered,” Mr Tekle said.", "we starved the city"),
        ("“It is alleged that our men burned the market,” Mr Tekle said.", "our men burned the market"),
        ("The army said it was aware of claims on social media that a jet was lost.", "a jet was lost"),
    ],
)
def test_what_nobody_is_named_for_inside_a_claim_is_nobodys(text: str, content: str) -> None:
    read = Read(text)
    (inner,) = nested(read)

    assert inner.speakers == ()
    assert [span.cut(read.text) for span in inner.content] == [content]


@pytest.mark.parametrize(
    "text",
    [
        "Matsuno said that Japan would never recognise the results.",
        "“I told my people that we would stay,” Ortega said.",
        "Ms Lund said she regretted the recall.",
        "“People refused to open the door,” Ortega said.",
        "The general said the enemy had offered little resistance.",
    ],
)
def test_own_voice_inside_a_claim_is_no_second_voice(text: str) -> None:
    assert nested(Read(text)) == []


def test_denial_of_an_allegation_holds_the_allegation() -> None:
    read = Read("The Government rejects the allegation made by the minister that agents carried out the attack.")
    outer = next(item for item in read.statements if item.nested_in is None)

    assert outer.force is Force.DENIAL
    assert [span.cut(read.text) for span in outer.content] == [
        "the allegation made by the minister that agents carried out the attack"
    ]


@pytest.mark.parametrize(
    ("text", "charged"),
    [
        ("Ms Ek criticised the general for saying that the war was over.", "the general"),
        ("The president accused the envoy of claiming that the vote was rigged.", "the envoy"),
    ],
)
def test_what_somebody_is_charged_with_saying_is_not_the_accusers_claim(text: str, charged: str) -> None:
    read = Read(text)

    assert [read.speakers(item) for item in nested(read)] == [(charged,)]


def test_whoever_is_quoted_as_saying_speaks() -> None:
    read = Read("State media quoted the general as saying that the island would be taken by May.")

    assert read.speakers(read.only()) == ("the general",)


def test_saying_that_is_denied_is_no_claim() -> None:
    statement = Read("She denied having said the fleet was lost.").only()

    assert statement.force is Force.DENIAL
    assert statement.cue_lemma == "deny"


def test_quotation_carries_on_the_statement_not_the_claim_inside_it() -> None:
    read = Read('Both sides "saw the strait as a trap," said Victor Berg, a historian. "It was an open door."')
    carried = next(item for item in read.statements if item.continues is not None)

    assert read.speakers(carried) == ("Victor Berg",)


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested a man suspected of attacking a customs post.",
        "Kosovo declared independence from Serbia in 2008.",
    ],
)
def test_deeds_in_words_of_saying_are_no_statements(text: str) -> None:
    assert Read(text, extract_statements).statements == ()


def test_reporter_adds_what_a_deed_led_to() -> None:
    read = Read("The North fired a missile on Monday, the army said, triggering an alert in the port.")

    assert [span.cut(read.text) for span in read.only().content] == ["The North fired a missile on Monday"]


def test_quotation_is_theirs_whom_the_paragraph_before_shows() -> None:
    read = Read("The harbour master, Luis Ferro, was blunt.\n\n“The cranes are broken and nobody pays.”")

    assert read.speakers(read.only()) == ("Luis Ferro",)


@pytest.mark.parametrize("text", [") 'he denied ; Chile ” condemn it", "denied ; he : ? sham accordingcondemned"])
def test_denial_of_nothing_breaks_nothing(text: str) -> None:
    assert all(item.content for item in Read(text).statements)


def test_a_clause_broken_off_inside_a_set_off_relative_goes_on() -> None:
    read = Read("It was Dana Roth, who stated that sailors threatened with prison could as a rule stay in Norway.")

    assert [span.cut(read.text) for span in read.only().content] == [
        "sailors threatened with prison could as a rule stay in Norway"
    ]


def test_whoever_is_told_apart_by_what_they_backed_says_nothing() -> None:
    read = Read("The envoy thanked the states that had backed the resolution.", extract_statements)

    assert all("the resolution" not in span.cut(read.text) for item in read.statements for span in item.content)
