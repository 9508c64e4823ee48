import pytest

from extraction.reports import Told, findings_of

pytestmark = pytest.mark.model


def test_a_second_verb_of_saying_has_the_speaker_for_its_doer_not_what_he_speaks_of() -> None:
    told = Told('Riga said its ships had taken "due care" and accused Minsk of piracy.')
    event = told.event("ACCUSE")
    assert told.words(event.actors) == ["Riga"]
    assert told.words(event.recipients) == ["Minsk"]


def test_a_past_verb_after_an_infinitive_goes_on_from_the_verb_that_governs_it() -> None:
    told = Told("Kenya ordered 12 Somali diplomats to leave and closed the border crossing at Mandera.")
    closing = told.event("COERCE")
    assert told.words(closing.actors) == ["Kenya"]
    assert closing.status == "occurred"


def test_what_a_deed_prompts_is_not_done_by_its_doer() -> None:
    found = findings_of("Iran launched a rocket on Tuesday, prompting alarm in Qatar and suspending flights to Doha.")
    assert all(event.lemma != "suspend" for event in found.events)


def test_whether_to_do_it_is_considered_where_it_is_being_weighed() -> None:
    told = Told("Slovenia is weighing whether to recall its ambassador to Serbia.")
    assert told.event("SANCTION").status == "considered"


def test_what_would_have_been_done_is_no_event() -> None:
    assert findings_of("Peru would have expelled the Omani envoys if there had been any.").events == ()


def test_failing_to_agree_is_no_refusal() -> None:
    told = Told("Chad and Libya failed to reach an agreement on the border.")
    assert "REJECT" not in told.kinds()
    assert all(event.status == "negated" for event in told.found.events)


def test_what_a_government_says_of_its_own_official_is_no_allegation() -> None:
    told = Told("US President Joe Biden spoke with Malawi’s foreign minister on Monday, the White House said.")
    event = told.event("CONSULT")
    assert event.status == "occurred"
    assert event.according_to == ()


def test_what_its_own_army_says_is_no_allegation() -> None:
    event = Told("Brazil sent more troops to the border with Guyana, its army said.").event("MOBILIZE")
    assert event.status == "occurred"


def test_a_threat_has_no_recipient_in_the_pronoun_of_its_own_doer() -> None:
    told = Told("China warned last week that it would take all necessary measures.")
    event = told.event("THREATEN")
    assert told.words(event.actors) == ["China"]
    assert event.recipients == ()


def test_whom_a_government_puts_on_alert_is_no_recipient() -> None:
    assert Told("President Irfaan Ali put the Guyana Defence Force on full alert.").event("MOBILIZE").recipients == ()


def test_a_semicolon_parts_two_deeds() -> None:
    told = Told("The junta revoked two defence agreements with France on Thursday; France rejected the decision.")
    assert told.event("SANCTION").status == "occurred"


def test_ordering_a_mobilisation_is_mobilising() -> None:
    told = Told("President Ilham Aliyev ordered a partial mobilisation of army reserves on Monday.")
    assert told.kinds() == ["MOBILIZE"]
    assert told.event("MOBILIZE").status == "occurred"


def test_blaming_a_body_for_an_attack_on_another_is_aimed_at_the_one_blamed() -> None:
    told = Told("Britain, which blames the Kremlin for the attack on Sergei Skripal, recalled its ambassador.")
    assert told.words(told.event("ACCUSE").recipients) == ["the Kremlin"]


def test_evidence_keeps_the_closing_mark_of_the_quotation_it_opens() -> None:
    told = Told('Tokyo called the launch "barbaric" on Tuesday.')
    assert told.evidence(told.event("ACCUSE"))[0].count('"') == 2


def test_evidence_of_a_quotation_leaves_the_cue_after_it_out() -> None:
    told = Told('"This is a violation of international law," foreign minister Jan Tamm told reporters in Tallinn.')
    assert told.evidence(told.event("ACCUSE")) == ["This is a violation of international law,"]


def test_evidence_leaves_out_the_word_that_links_the_clause() -> None:
    told = Told("Riga protested after Russian forces shelled Ukrainian positions.")
    assert told.evidence(told.event("ASSAULT")) == ["Russian forces shelled Ukrainian positions"]


def test_saying_that_somebody_should_know_demands_nothing() -> None:
    assert "REQUEST" not in Told("The ministry said that Tehran should know the price of its choice.").kinds()


def test_two_presidents_are_the_two_named_before() -> None:
    told = Told("Joe Biden flew to Tokyo to see Fumio Kishida. The two leaders condemned the missile test on Monday.")
    assert told.words(told.event("ACCUSE").actors) == ["Joe Biden", "Fumio Kishida"]


def test_both_sides_are_the_two_countries_the_report_is_about() -> None:
    told = Told(
        "Thailand accused Cambodia of shelling a village.\n\nCambodia rejected the charge and said Thailand had "
        "moved troops to the border.\n\nThe UN urged both sides to return to talks."
    )
    assert told.words(told.event("REQUEST").recipients) == ["Thailand", "Cambodia"]


def test_two_officials_nobody_named_stay_as_they_are_worded() -> None:
    told = Told("The two envoys met in Geneva on Monday, the foreign ministry said.")
    assert told.words(told.event("CONSULT").actors) == ["The two envoys"]


def test_soldiers_of_two_countries_are_both_countries() -> None:
    told = Told("Bolivian and Chilean soldiers exchanged fire on Wednesday near the border, the army said.")
    assert told.words(told.event("ASSAULT").actors) == ["Bolivian", "Chilean"]


def test_leaders_of_two_countries_are_both_countries() -> None:
    told = Told("The leaders of Guyana and Venezuela signed an agreement on the border on Thursday.")
    assert told.words(told.event("SUPPORT").actors) == ["Guyana", "Venezuela"]


def test_a_plan_keeps_the_day_of_its_announcement_apart_from_its_own() -> None:
    told = Told("Kenya plans to impose sanctions on Somalia.")
    event = told.event("SANCTION")
    assert event.date is None
    assert event.announced is not None
    assert event.announced.iso() == "2021-06-17"


def test_what_somebody_wants_others_to_do_is_a_request() -> None:
    told = Told("The opposition wanted the Omani ambassador expelled, the foreign ministry said.")
    assert "REQUEST" in told.kinds()
    assert "SANCTION" not in told.kinds()


def test_a_past_verb_between_commas_is_a_deed_of_its_own() -> None:
    told = Told(
        "President Ilham Aliyev ordered a mobilisation on Wednesday, backed plans for the four regions to vote on "
        "joining the country and threatened to use all weapons."
    )
    assert told.words(told.event("SUPPORT").actors) == ["President Ilham Aliyev"]
    assert "backed" not in told.evidence(told.event("MOBILIZE"))[0]


def test_those_fired_on_are_recipients_whatever_they_are_doing() -> None:
    told = Told("Israeli troops opened fire on Palestinians trying to return to the north, the army said.")
    assert told.words(told.event("ASSAULT").recipients) == ["Palestinians"]


def test_warning_of_costs_to_come_is_a_threat() -> None:
    told = Told("The president warned that there would be real costs for the government in Lima.")
    assert told.event("THREATEN").status == "threatened"


def test_it_in_what_a_government_says_of_its_own_deed_is_that_government() -> None:
    told = Told("The dam has angered the government of Sudan. Egypt has said it would impose sanctions on Ethiopia.")
    assert told.words(told.event("SANCTION").actors) == ["Egypt"]


def test_an_order_told_as_an_expulsion_is_not_told_again_as_a_demand() -> None:
    told = Told("The ministry said Kenya ordered 60 Somali diplomats to leave and closed the consulate in Mombasa.")
    assert "REQUEST" not in told.kinds()


def test_what_a_gerund_takes_away_is_not_given() -> None:
    assert "AID" not in Told("Washington is considering withholding aid to Ethiopia, an official said.").kinds()


def test_whose_force_it_is_tells_who_did_it() -> None:
    told = Told("Chile thanked Brazil, whose air force evacuated 61 Chilean citizens from the city.")
    assert told.words(told.event("AID").actors) == ["Brazil"]


def test_who_remains_in_custody_did_nothing() -> None:
    told = Told("The minister said the two Estonian sailors remain in custody in the city of Pskov.")
    event = told.event("COERCE")
    assert event.actors == ()
    assert told.words(event.recipients) == ["the two Estonian sailors"]


def test_ministers_of_the_two_countries_are_both_countries() -> None:
    told = Told("Norway and Iceland resumed talks. The prime ministers of the two countries met on Friday in Oslo.")
    assert told.words(told.found.events[-1].actors) == ["Norway", "Iceland"]


def test_deplored_expulsion_is_a_deed_of_its_own() -> None:
    told = Told("The government of Chile deplores the expulsion of four Chilean diplomats from La Paz.")
    assert told.words(told.event("SANCTION").recipients) == ["four Chilean diplomats from La Paz"]


def test_talks_between_two_governments_have_both_as_actors() -> None:
    told = Told("The minister left before a second day of talks between Bolivia and Chile in Lima.")
    assert told.words(told.event("CONSULT").actors) == ["Bolivia", "Chile"]


def test_who_denies_a_charge_does_not_vouch_for_it() -> None:
    told = Told("The government in Riga rejected as unfounded the charge that Latvian soldiers shelled the village.")
    assert all(told.words(event.according_to) == [] for event in told.found.events)
    assert all(event.status != "occurred" for event in told.found.events if event.type == "ASSAULT")


def test_telling_of_a_broken_treaty_accuses() -> None:
    told = Told("Foreign minister Jan Tamm said the ceremony in Minsk broke the United Nations Charter.")
    assert told.words(told.event("ACCUSE").actors) == ["Foreign minister Jan Tamm"]


def test_speaking_by_telephone_is_no_passive() -> None:
    told = Told("President Ilham Aliyev spoke by telephone with his Georgian counterpart, the foreign ministry said.")
    assert told.words(told.event("CONSULT").actors) == ["President Ilham Aliyev"]


def test_a_passive_accusation_is_one_where_nobody_is_named() -> None:
    told = Told("The government said little of the embargo. Oslo was last night accused of bullying its neighbour.")
    event = told.event("ACCUSE")
    assert event.actors == ()
    assert told.words(event.recipients) == ["Oslo"]


def test_readiness_is_told_by_its_whole_clause() -> None:
    told = Told("The foreign minister of Denmark was ready to mediate between the two governments.")
    assert "was ready to mediate" in told.evidence(told.found.events[0])[0]


def test_sharing_only_the_doer_and_one_word_makes_no_deeds_one() -> None:
    told = Told(
        "Caracas has rejected the jurisdiction of the court. Guyana’s government accused Caracas of defying the court."
    )
    rejections = [event for event in told.found.events if event.type == "REJECT"]
    assert all(len(event.evidence) == 1 for event in rejections)


def test_a_threat_is_of_the_day_it_was_made() -> None:
    told = Told("The government warned that it would close the border to Somali ships on Friday.")
    event = told.event("THREATEN")
    assert event.date is not None
    assert event.date.iso() == "2021-06-17"


def test_an_order_signed_does_what_its_participle_tells() -> None:
    told = Told("The economy ministry signed an order raising import duties on American equipment.")
    assert told.event("SANCTION").status == "occurred"


def test_neither_side_is_no_recipient() -> None:
    told = Told("The governments of Chad and Libya agreed on Friday that neither side would attack the other.")
    assert all("neither side" not in told.words(event.recipients) for event in told.found.events)
