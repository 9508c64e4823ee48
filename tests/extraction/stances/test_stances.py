import pytest

from extraction.reports import Told

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "stance", "words"),
    [
        ("Turkey condemned the deployment of troops on the island.", "against", "deploy troops on the island"),
        ("India is considering expelling the Canadian ambassador.", "considering", "expel the Canadian ambassador"),
        ("Peru decided against expelling the Mexican ambassador.", "against", "expel the Mexican ambassador"),
        ("Mali refused to recognise the court’s ruling.", "against", "recognise the court’s ruling"),
        ("Sudan urged Ethiopia to close the dam.", "for", "close the dam"),
        ("France supports the proposal for a ceasefire.", "for", "agree on a ceasefire"),
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


def propositions(text: str) -> list[tuple[str, str]]:
    return [(item.stance.value, item.claim or item.proposition) for item in Told(text).found.stances]


@pytest.mark.parametrize(
    ("text", "stance", "phrase"),
    [
        ("Spain condemned the plans for referendums in the islands.", "against", "hold referendums"),
        ("Spain demanded the release of the fishermen.", "for", "release the fishermen"),
        ("Egypt deplored the expulsion, on 3 May, of two members of its embassy.", "against", "expel two members"),
        ("Norway lifted its import ban on 1 October.", "against", "keep import ban"),
        (
            "Kenya’s government said no decision has been made on whether to close the port.",
            "considering",
            "close the port",
        ),
        ("Britain had no plans to close the port.", "against", "close the port"),
        ("France voted against the resolution on Syria.", "against", "adopt the resolution"),
        ("China abstained from voting on the resolution.", "unclear", "adopt the resolution"),
        ("Norway will raise its mackerel quota this season.", "for", "raise mackerel quota"),
        ("Iran threatened to close the strait.", "considering", "close the strait"),
        (
            "Chile’s government decided not to proceed with the exercises near the border.",
            "against",
            "hold exercises",
        ),
        ("Kenya rejected an ultimatum from Chad to reopen the port.", "for", "reopen the port"),
    ],
)
def test_a_proposition_is_completed_with_its_act(text: str, stance: str, phrase: str) -> None:
    found = propositions(text)
    assert any(value == stance and phrase in words for value, words in found), found


def test_a_denial_is_on_a_claim_of_fact() -> None:
    found = propositions("Chile accused Bolivia of shelling the village. Bolivia denied it.")
    assert found == [("for", "of Bolivia shelling the village"), ("against", "of Bolivia shelling the village")]


def test_telling_of_a_deed_is_no_approval_of_it() -> None:
    assert not any(
        words == "invade Chad" for _, words in propositions("Sudan has invaded Chad, Egypt’s minister said.")
    )


@pytest.mark.parametrize(
    "text",
    [
        "The minister thanked Denmark.",
        "The Government summoned the Norwegian ambassador.",
        "Peru’s president will meet the Chilean president on Tuesday.",
    ],
)
def test_courtesies_and_meetings_show_no_stance(text: str) -> None:
    assert propositions(text) == []
