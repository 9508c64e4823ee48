import pytest

from extraction.reports import Told, findings_of

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients", "status"),
    [
        ("Turkey expelled the Dutch envoy.", "SANCTION", ["Turkey"], ["the Dutch envoy"], "occurred"),
        ("Kenya condemned Somalia’s decision to close the border.", "ACCUSE", ["Kenya"], ["Somalia"], "occurred"),
        ("Greece refused to recognise the new border.", "REJECT", ["Greece"], [], "occurred"),
        ("Sudan called on Ethiopia to withdraw its troops.", "REQUEST", ["Sudan"], ["Ethiopia"], "occurred"),
        ("The army deployed 2,000 troops along the border.", "MOBILIZE", ["The army"], [], "occurred"),
        ("Serbia will impose sanctions on Kosovo.", "SANCTION", ["Serbia"], ["Kosovo"], "planned"),
        ("India is considering expelling the Omani envoy.", "SANCTION", ["India"], ["the Omani envoy"], "considered"),
        ("Peru decided against expelling the Omani envoy.", "SANCTION", ["Peru"], ["the Omani envoy"], "negated"),
        ("Armenia and Azerbaijan signed a ceasefire agreement.", "SUPPORT", ["Armenia", "Azerbaijan"], [], "occurred"),
        ("Japan pledged to send aid to Nepal.", "AGREE", ["Japan"], ["Nepal"], "planned"),
        ("Israel lifted the sanctions against Turkey.", "CONCEDE", ["Israel"], ["Turkey"], "occurred"),
        ("Protesters marched against the government.", "PROTEST", ["Protesters"], ["the government"], "occurred"),
        ("Iran released three British prisoners.", "RETREAT", ["Iran"], ["three British prisoners"], "occurred"),
        ("Pakistani forces shelled Indian positions.", "ASSAULT", ["Pakistani forces"], ["Indian"], "occurred"),
    ],
)  # fmt: skip
def test_a_clause_gives_type_actor_recipient_and_status(
    text: str, kind: str, actors: list[str], recipients: list[str], status: str
) -> None:
    told = Told(text)
    event = told.event(kind)
    assert told.words(event.actors) == actors
    assert told.words(event.recipients) == recipients
    assert event.status == status


def test_a_passive_names_its_agent_and_without_one_nobody() -> None:
    with_agent = Told("Two Thai soldiers were detained by Cambodian police.")
    assert with_agent.words(with_agent.event("COERCE").actors) == ["Cambodian police"]
    without = Told("Two Thai soldiers were detained on Monday.")
    assert without.event("COERCE").actors == ()


def test_a_plan_is_never_recorded_as_a_deed() -> None:
    for text in (
        "Russia plans to annex the region.",
        "Russia threatened to annex the region.",
        "Russia is to annex the region.",
        "Russia would annex the region if the talks failed.",
        "Russia wants to annex the region.",
    ):
        assert all(event.status != "occurred" or event.type == "THREATEN" for event in findings_of(text).events), text


def test_a_demanded_deed_is_a_demand_only() -> None:
    assert Told("Britain urged Spain to release the two sailors.").kinds() == ["REQUEST"]


def test_a_refused_deed_is_a_refusal_only() -> None:
    assert Told("Ghana refused to sign the treaty with Togo.").kinds() == ["REJECT"]


def test_a_claim_about_another_side_is_alleged_by_its_speaker() -> None:
    told = Told("Ukraine's defence ministry said that Russian forces had shelled a hospital in Sumy.")
    event = told.event("ASSAULT")
    assert event.status == "alleged"
    assert told.words(event.according_to) == ["Ukraine's defence ministry"]


def test_denial_is_not_a_threat() -> None:
    told = Told("Iran denied that it had threatened to close the strait.")
    assert "THREATEN" not in told.kinds()
    assert told.event("REJECT").type_is_approximate


def test_calling_an_act_unacceptable_accuses() -> None:
    told = Told("Canadian Prime Minister Anna Roy said the tariffs were unacceptable.")
    event = told.event("ACCUSE")
    assert told.words(event.actors) == ["Canadian Prime Minister Anna Roy"]


def test_history_is_background() -> None:
    told = Told("Russia annexed the peninsula in 2014, and the foreign ministry condemned the new law on Monday.")
    assert told.event("COERCE").is_background


def test_one_condemnation_told_twice_is_one_event_with_two_spans() -> None:
    told = Told(
        "Norway condemned the arrest of the two journalists.\n\n"
        "Norway condemned the arrest of the journalists in the strongest terms."
    )
    event = told.event("ACCUSE")
    assert len(event.evidence) == 2


def test_evidence_is_the_clause_without_loose_clauses() -> None:
    told = Told("Chile recalled its ambassador to Bolivia, as protests spread in both countries.")
    event = told.event("SANCTION")
    assert told.evidence(event) == ["Chile recalled its ambassador to Bolivia"]


def test_an_event_noun_with_a_light_verb_is_an_event() -> None:
    told = Told("Azerbaijan launched an attack on Armenian positions.")
    event = told.event("ASSAULT")
    assert told.words(event.actors) == ["Azerbaijan"]


def test_a_relative_clause_takes_its_antecedents() -> None:
    told = Told("The islands, which Japan then seized from Korea, are rich in fish.")
    event = told.event("COERCE")
    assert told.words(event.actors) == ["Japan"]


@pytest.mark.parametrize(
    "text",
    [
        "England attacked from the start, and the striker scored a goal after the referee gave a penalty.",
        "Heavy rain hit the coast overnight and forecasters warned of snow as a cold front moved in.",
        "Whisk the eggs, add the flour and leave the dough to rest before you put the tin in the oven.",
        "My neighbour Anna agreed to look after the cat. She met my mother on Sunday.",
        "The film attacked the senses, and critics praised its director.",
    ],
)
def test_what_is_no_politics_gives_no_events(text: str) -> None:
    assert Told(text).kinds() == []


def test_every_event_says_which_words_and_row_gave_it() -> None:
    event = Told("Mexico condemned the killing of two reporters.").event("ACCUSE")
    assert event.provenance.reason.startswith("“condemned” → ACCUSE/disapprove (row condemn.v)")


def test_order_of_tellings_does_not_change_what_is_found() -> None:
    text = "Mexico condemned the raid. Peru recalled its ambassador to Chile."
    assert findings_of(text) == findings_of(text)


def test_a_politician_who_attacks_a_rival_accuses() -> None:
    told = Told("Prime Minister Ana Silva attacked opposition leader Rui Costa over the treaty and the border law.")
    assert told.kinds() == ["ACCUSE"]


def test_a_warning_of_what_others_may_do_is_no_threat() -> None:
    told = Told("The foreign minister warned that rebels would close the border, and the government agreed.")
    assert "THREATEN" not in told.kinds()
    own = Told("The foreign minister of Mali warned he would close the border with Niger, and the army agreed.")
    assert own.event("THREATEN").modes == ("restrict",)


def test_the_harm_an_attack_did_is_part_of_the_attack() -> None:
    told = Told("Troops opened fire on protesters in the capital, killing at least 12 people.")
    assert told.kinds() == ["ASSAULT"]


def test_an_order_inside_a_quotation_is_a_demand_by_its_speaker() -> None:
    told = Told("“Withdraw your troops now and return to the talks,” Foreign Minister Lena Moe said in Oslo.")
    assert "REQUEST" in told.kinds()
