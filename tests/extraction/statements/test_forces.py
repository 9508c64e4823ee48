"""What a statement does, told by its words where its cue only says."""

import pytest

from diurna.types.ontology import Force
from extraction.statements.marked import Read

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("Ms Ek said the bridge was safe.", Force.CLAIM),
        ("“We will pay,” Ms Ek said.", Force.COMMITMENT),
        ("Oslo said it would not sign the treaty.", Force.COMMITMENT),
        ("The mayor said she was ready to talk to them.", Force.COMMITMENT),
        ("The envoy said he regretted the delay.", Force.ATTITUDE),
        ("The army said it had no plans to leave the island.", Force.DENIAL),
        ("“It is a lie,” Ms Ek said.", Force.DENIAL),
        ("The spokesman insisted that nobody had cancelled the vote.", Force.DENIAL),
        ("Ms Ek said Moria should leave the island.", Force.DEMAND),
        ("“Leave at once,” Ms Ek said.", Force.DEMAND),
        ("Ms Ek said the ceasefire could collapse by May.", Force.EXPECTATION),
    ],
)
def test_words_tell_what_a_saying_does(text: str, force: Force) -> None:
    assert Read(text).only().force is force


@pytest.mark.parametrize(
    "text",
    [
        "“Why are they not here?” Ms Ek asked.",
        "Ms Ek said the warning should have been heard.",
        "Ms Ek said Moria would sign the treaty.",
        "“We wanted a number that nobody could doubt,” Ms Ek said.",
        "“It is not a lie,” Ms Ek said.",
    ],
)
def test_what_is_neither_asked_nor_promised_is_a_claim(text: str) -> None:
    assert Read(text).only().force is Force.CLAIM


def test_cue_that_does_more_than_say_decides() -> None:
    assert Read("Ms Ek vowed that the fleet could stay.").only().force is Force.COMMITMENT
