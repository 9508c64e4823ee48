"""Claims inside claims, and whose they are."""

import pytest

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
            "The minister said Oslo hoped the talks would resume in June.",
            ("Oslo",),
            "the talks would resume in June",
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
    "text",
    [
        "Matsuno said that Japan would never recognise the results.",
        "“I told my people that we would stay,” Ortega said.",
        "Ms Lund said she regretted the recall.",
        "“People refused to open the door,” Ortega said.",
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
