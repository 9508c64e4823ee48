"""How a deed is told: by adjectives, drawn nouns, weapons; what goes on, what is only asked, what is no deed."""

import pytest

from diurna.types.ontology import EventStatus
from extraction.reports import Told

pytestmark = pytest.mark.model

SCENE = " The foreign ministry spoke of the sanctions and the border treaty."


@pytest.mark.parametrize(
    ("text", "kind", "actor"),
    [
        ("Chile is ready for talks with Peru.", "AGREE", "Chile"),
        ("The government was disappointed that Peru ignored the treaty.", "ACCUSE", "The government"),
        ("The army fired a rocket into the bay, drawing condemnation from Norway.", "ACCUSE", "Norway"),
        ("A Turkish strike killed four soldiers near the border on Monday.", "ASSAULT", "Turkish"),
        ("Peru signalled restraint, and hinted at further measures.", "THREATEN", "Peru"),
        ("The parliament of Chad approved the treaty.", "SUPPORT", "The parliament of Chad"),
        ("Norway gave two diplomats from Chad until Friday to leave the country.", "SANCTION", "Norway"),
        ("Peru stopped lorry drivers from crossing the border.", "COERCE", "Peru"),
        ("The president called the chancellor of Austria on Sunday to discuss the truce.", "CONSULT", "The president"),
    ],
)
def test_a_deed_is_told_in_many_ways(text: str, kind: str, actor: str) -> None:
    told = Told(text + SCENE)
    events = [event for event in told.found.events if event.type == kind]
    assert [told.words(event.actors) for event in events] == [[actor]]


def test_a_weapon_of_nobody_named_has_no_actor() -> None:
    (event,) = [
        e for e in Told("A car bomb killed two soldiers in the capital." + SCENE).found.events if e.type == "ASSAULT"
    ]
    assert event.actors == ()


def test_a_request_taken_up_has_its_maker_for_recipient() -> None:
    told = Told("Peru asked Chile for the release of the crew. Chile rejected the request." + SCENE)
    event = told.event("REJECT")
    assert told.words(event.recipients) == ["Peru"]
    assert "recipient: who did what it is about" in event.provenance.reason


def test_nobody_is_recipient_of_a_bare_refusal() -> None:
    told = Told("Chile met Peru in Lima. Chile rejected the plan." + SCENE)
    assert told.event("REJECT").recipients == ()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Soldiers have been blocking the road to the port.", EventStatus.ONGOING),
        ("Two ministers are being held by the rebels in the capital.", EventStatus.ONGOING),
        ("Rebels have occupied the village since May.", EventStatus.ONGOING),
        ("Soldiers blocked the road to the port.", EventStatus.OCCURRED),
        ("On 12 May the army of Chad blocked the road to the port.", EventStatus.OCCURRED),
        ("Neither government will expel diplomats.", EventStatus.NEGATED),
    ],
)
def test_what_goes_on_is_told_from_what_happened(text: str, status: EventStatus) -> None:
    found = [event for event in Told(text + SCENE).found.events if event.type in {"COERCE", "SANCTION", "ASSAULT"}]
    assert [event.status for event in found] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "The opposition called for the ambassador to be expelled.",
        "Peru did not ask for a seat at the table.",
        "They spoke about who attacked whom.",
        "The two sides met, as agreed.",
        "The count was released by the ministry on Friday.",
    ],
)
def test_what_is_asked_unsaid_or_released_on_paper_is_no_deed(text: str) -> None:
    kinds = set(Told(text + SCENE).kinds())
    assert not kinds & {"SANCTION", "ASSAULT", "AGREE", "RETREAT"}
    assert kinds <= {"REQUEST", "CONSULT"}
    assert "did not" not in text or "REQUEST" not in kinds


def test_a_report_called_a_lie_is_denied() -> None:
    told = Told("The spokesman of Chad said the report was a lie." + SCENE)
    assert "REJECT" in told.kinds()
    assert "ACCUSE" not in told.kinds()


def test_a_participle_of_saying_after_what_is_said_is_the_tellers() -> None:
    told = Told("The minister told reporters that the consul had been seized, calling it a clear violation." + SCENE)
    assert told.words(told.event("ACCUSE").actors) == ["The minister"]


def test_a_semicolon_parts_two_deeds_and_their_words() -> None:
    told = Told("The court convicted the general; the parliament condemned the coup." + SCENE)
    assert told.evidence(told.event("SANCTION")) == ["The court convicted the general"]
    assert told.evidence(told.event("ACCUSE")) == ["the parliament condemned the coup"]


def test_a_port_reopens_by_nobody_named() -> None:
    (event,) = [
        e for e in Told("Chile said the port would reopen on Thursday." + SCENE).found.events if e.type == "CONCEDE"
    ]

    assert event.status is EventStatus.PLANNED
    assert event.actors == ()
