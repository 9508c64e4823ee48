import pytest

from extraction.reports import Told

pytestmark = pytest.mark.model


def told(text: str) -> list[tuple[str, str, str, str]]:
    report = Told(text)
    return [
        (" + ".join(report.words(item.holders)), item.stance.value, item.proposition, item.claim)
        for item in report.found.stances
    ]


@pytest.mark.parametrize(
    ("text", "holder", "stance", "phrase"),
    [
        ("Ghana said the crossing would reopen on Thursday.", "Ghana", "for", "reopen the crossing"),
        ("Kenya said the valves would stay closed until Friday.", "Kenya", "against", "reopen the valves"),
        ("Egypt will go to Dakar provided that a date is set.", "Egypt", "for", "go to Dakar"),
        ("Chad said part of the water supply could be restored.", "Chad", "considering", "restore the water supply"),
        ("Peru and Chile said those drills would be extended by two days.", "Peru + Chile", "for", "extend"),
        ("Asked whether Chile might use force, Brazil said it would not.", "Brazil", "against", "use force"),
        ("Iceland reserves the right to bring the matter before the tribunal.", "Iceland", "considering", "bring"),
        ("France put off a decision on the sale of frigates.", "France", "considering", "sale of frigates"),
        ("Mali said any unilateral filling would be treated as a hostile act.", "Mali", "against", "filling"),
        ("Sudan has given three Chadian diplomats until Friday to leave.", "Sudan", "for", "expel three Chadian"),
        ("Mali suspended talks on the loan.", "Mali", "against", "hold talks on the loan"),
        ("China and Russia blocked a statement on the launch.", "China + Russia", "against", "adopt a statement"),
        ("An earlier text, tabled by Ghana, had failed.", "Ghana", "for", "adopt an earlier text"),
        ("Peru has called the agreement “a surrender with a stamp”.", "Peru", "against", "agreement"),
        (
            "North Korea fired a missile over Japan, drawing condemnation from Seoul and Tokyo.",
            "Seoul + Tokyo",
            "against",
            "missile over Japan",
        ),
        (
            "Mali fired what appeared to be a missile over Chad, drawing condemnation from Ghana.",
            "Ghana",
            "against",
            "fire a missile over Chad",
        ),
        ("Chad ignored the advice of Mali to postpone the vote.", "Chad", "against", "postpone the vote"),
        ("Ghana is delighted that two partners have found a way.", "Ghana", "for", "two partners to find a way"),
    ],
)
def test_a_stance_without_a_word_of_attitude(text: str, holder: str, stance: str, phrase: str) -> None:
    found = told(text)
    assert any(item[:2] == (holder, stance) and phrase in item[2] for item in found), found


@pytest.mark.parametrize(
    ("text", "holder", "stance", "claim"),
    [
        ("Iceland insists that the trawler turned across her bow.", "Iceland", "for", "that the trawler turned"),
        ("Egypt held Sudan fully responsible for the collapse.", "Egypt", "for", "that Sudan is responsible for"),
        ("Bolivia says it never gave a figure.", "Bolivia", "against", "that it gave a figure"),
        ("Chile said the Bolivian army fired first.", "Chile", "for", "that the Bolivian army fired first"),
    ],
)
def test_a_claim_of_fact_is_stood_on_or_denied(text: str, holder: str, stance: str, claim: str) -> None:
    found = told(text)
    assert any(item[:2] == (holder, stance) and item[3].startswith(claim) for item in found), found


@pytest.mark.parametrize(
    "text",
    [
        "The party in Ghana demanded that the Government close its embassy.",
        "A man at the roadblock said the bridge would reopen.",
        "The man did not believe Mali would use force.",
        "Kenya said its exports are still shut out.",
        "Mali said that no harbour will be forgotten.",
    ],
)
def test_what_others_are_to_do_and_what_is_merely_suffered_is_no_stance_of_the_doer(text: str) -> None:
    assert not [
        item for item in told(text) if item[1] == "for" and item[0] in {"the Government", "A man", "Kenya", "Mali"}
    ]


def test_what_is_weighed_is_not_settled_by_a_second_reading() -> None:
    told = Told("The government of Peru will again consider expelling the Bolivian ambassador.")

    assert [item.stance.value for item in told.found.stances] == ["considering"]
