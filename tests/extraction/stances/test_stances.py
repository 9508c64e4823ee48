import pytest

from extraction.reports import Told

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "stance", "words"),
    [
        ("Turkey condemned the deployment of troops on the island.", "against", "deployment"),
        ("India is considering expelling the Canadian ambassador.", "considering", "expel the Canadian ambassador"),
        ("Peru decided against expelling the Mexican ambassador.", "against", "expel the Mexican ambassador"),
        ("Mali refused to recognise the court’s ruling.", "against", "recognise the court’s ruling"),
        ("Sudan urged Ethiopia to close the dam.", "for", "close the dam"),
        ("France supports the proposal for a ceasefire.", "for", "proposal for a ceasefire"),
        ("Brazil plans to close the border.", "for", "close the border"),
    ],
)
def test_who_is_for_or_against_what(text: str, stance: str, words: str) -> None:
    told = Told(text)
    found = [(item.stance.value, item.proposition) for item in told.found.stances]
    assert any(value == stance and words in phrase for value, phrase in found), found


def test_a_doer_is_for_its_own_plan_and_is_named_as_holder() -> None:
    told = Told("Serbia will impose sanctions on Kosovo.")
    (stance,) = told.found.stances
    assert told.words(stance.holders) == ["Serbia"]
    assert stance.stance == "for"


def test_an_earlier_stance_is_past() -> None:
    told = Told("The Government has previously decided against expelling the Russian ambassador.")
    (stance,) = told.found.stances
    assert stance.is_past
    assert stance.stance == "against"


def test_a_stance_without_a_holder_is_not_made() -> None:
    assert Told("Two soldiers were detained on Monday.").found.stances == ()
