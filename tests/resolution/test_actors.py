from datetime import date

import pytest

from diurna.extraction.mentions import mention_at
from diurna.types.span import Span
from resolution.stories import Story, find

pytestmark = pytest.mark.model


def test_family_name_is_the_person_named_in_full() -> None:
    story = Story("Peruvian Foreign Minister Alma Quiroga spoke.\n\nQuiroga gave no date.")
    assert story.who("Quiroga", nth=1) == "person:alma-quiroga@PER"
    assert story.actor("Quiroga").acts_for == "gov:PER"
    assert "sentence 1" in story.answer("Quiroga", nth=1).reason


def test_family_name_of_two_is_refused_with_both() -> None:
    story = Story("Alma Quiroga met Teo Quiroga, a trader, in Lima.\n\nQuiroga gave no date.")
    answer = story.answer("Quiroga gave")
    assert answer.actor is None
    assert answer.candidates == ("Alma Quiroga", "Teo Quiroga")


def test_other_reports_lend_the_full_name() -> None:
    text = "Chile rejected the offer, Quiroga said."
    assert Story(text).who("Quiroga") != "person:alma-quiroga@PER"
    other = "Peruvian Foreign Minister Alma Quiroga spoke in Lima."
    assert Story(text, others=[other]).who("Quiroga") == "person:alma-quiroga@PER"


def test_lone_word_is_no_person_without_a_sign() -> None:
    assert Story("Reporters waited. Brastov said nothing more.").answer("Brastov").actor is None


def test_office_with_a_country_is_its_holder_in_the_report() -> None:
    story = Story("The Peruvian foreign minister left early.\n\nAlma Quiroga, Peru's foreign minister, gave no reason.")
    assert story.who("The Peruvian foreign minister") == "person:alma-quiroga@PER"


def test_office_nobody_is_known_to_hold_is_the_office() -> None:
    story = Story("The Peruvian ambassador left early.")
    actor = story.actor("The Peruvian ambassador")
    assert actor.kind == "office"
    assert actor.acts_for == "gov:PER"


def test_office_stays_refused_when_two_are_so_titled() -> None:
    story = Story(
        "Peruvian President Alma Quiroga and Chilean President Teo Salas met.\n\nPrices fell.\n\n"
        "Prices fell more.\n\nPrices rose.\n\nPrices fell again.\n\nThe president left."
    )
    answer = story.answer("The president left".removesuffix(" left"))
    assert answer.actor is None
    assert len(answer.candidates) == 2


def test_minister_without_a_country_is_the_outlets_own() -> None:
    text = "Foreign Minister Alma Quiroga met envoys from Peru and Chile."
    assert Story(text, home="PER").actor("Quiroga").country == "PER"


def test_government_of_an_unknown_outlet_is_refused() -> None:
    text = "Norway protested.\n\nCritics say the Government in turn did nothing about Iceland."
    assert Story(text).who("the Government") is None
    assert Story(text, home="NOR").who("the Government") == "gov:NOR"


def test_country_acts_as_its_government_and_lies_where_it_is() -> None:
    story = Story("Norway shut its embassy in Iceland.")
    assert story.who("Norway") == "gov:NOR"
    assert story.where("Iceland") == "country:ISL"


def test_capital_that_acts_is_the_government() -> None:
    story = Story("Lima rejected the offer made in Santiago.")
    assert story.who("Lima") == "gov:PER"
    assert story.answer("Santiago").actor is None


def test_installed_leaders_keep_their_sponsor() -> None:
    actor = Story("Russian-installed leaders in two Ukrainian regions called for votes.").actor(
        "Russian-installed leaders"
    )
    assert (actor.country, actor.sponsor, actor.acts_for) == ("UKR", "RUS", None)


def test_leaders_installed_by_are_the_same_group() -> None:
    story = Story("Officials installed by Russia in Ukraine spoke. Russian-installed leaders in Ukraine agreed.")
    assert story.who("Officials") == story.who("Russian-installed leaders")


def test_troops_and_soldiers_are_one_force() -> None:
    story = Story("Peruvian troops dug in. Two days later Peruvian soldiers left.")
    assert story.who("Peruvian troops") == story.who("Peruvian soldiers") == "force:PER:armed-forces"


def test_several_at_once_are_refused() -> None:
    story = Story("Norway and Iceland met. The two countries agreed.")
    assert story.who("The two countries") is None


def test_his_counterpart_holds_the_same_office() -> None:
    story = Story(
        "Chilean Foreign Minister Teo Salas arrived.\n\nSalas praised his Peruvian counterpart.\n\n"
        "Peruvian Foreign Minister Alma Quiroga gave no date."
    )
    assert story.who("his Peruvian counterpart") == "person:alma-quiroga@PER"


def test_neighbour_is_the_one_other_country() -> None:
    assert Story("Norway protested after Iceland accused its neighbour.").who("its neighbour") == "gov:NOR"


def test_every_mention_has_a_reason() -> None:
    story = Story("Norway said it regretted the loss. The two leaders will meet in Arica, she said.")
    assert {one.mention for one in story.resolved.resolutions} == {mention.id for mention in story.found.mentions}
    assert all(one.reason for one in story.resolved.resolutions)


def test_actors_named_and_the_bodies_they_act_for_are_listed() -> None:
    story = Story("Peruvian Foreign Minister Alma Quiroga spoke.")
    assert [actor.key for actor in story.resolved.actors] == ["gov:PER", "person:alma-quiroga@PER"]


def test_order_of_other_reports_changes_nothing() -> None:
    text = "Quiroga and Salas met."
    others = ["Peruvian Foreign Minister Alma Quiroga spoke.", "Chilean envoy Teo Salas spoke."]
    assert Story(text, others=others).resolved == Story(text, others=others[::-1]).resolved


def test_the_alliance_is_the_one_named_before() -> None:
    story = Story("NATO sent envoys to Lima. Peru thanked the alliance.")
    assert story.who("the alliance") == "org:nato"


def test_modifier_is_not_taken_for_the_phrase_it_modifies() -> None:
    text = "Peru's ageing ferries sank."
    assert mention_at(find(text), Span("0" * 12, 0, len("Peru's ageing ferries"))) is None


def test_administration_named_after_its_head_is_his_countrys_government() -> None:
    story = Story(
        "Russia protested. The Trump administration ordered 60 Russian diplomats to leave.", day=date(2018, 3, 29)
    )
    assert story.who("The Trump administration") == "gov:USA"
