import pytest

from resolution.stories import Story

pytestmark = pytest.mark.model


def test_she_is_the_subject_though_a_rival_stands_nearer() -> None:
    story = Story(
        "Ms Alma Quiroga, the Peruvian minister, attacked Ms Rosa Salas.\n\nShe gave no date.",
    )
    assert story.who("She") == "person:alma-quiroga@PER"


def test_gender_excludes_the_nearer_name() -> None:
    story = Story("Mr Teo Salas met Ms Rosa Quiroga. He gave no date.")
    assert story.who("He") == "person:teo-salas"


def test_i_is_the_speaker_of_the_quotation() -> None:
    story = Story("“I will not pay,” Peruvian President Alma Quiroga said.", statements=True)
    assert story.who("I") == "person:alma-quiroga@PER"


def test_we_is_the_body_the_speaker_speaks_for() -> None:
    story = Story("“We will not pay,” Peruvian President Alma Quiroga said.", statements=True)
    assert story.who("We") == "gov:PER"


def test_it_before_a_verb_of_saying_is_the_last_government() -> None:
    story = Story("Norway closed the port. It denied any link with the talks.")
    assert story.who("It") == "gov:NOR"


def test_it_that_may_be_a_thing_is_refused() -> None:
    story = Story("Norway closed the port. It lies in a fjord.")
    answer = story.answer("It")
    assert answer.actor is None
    assert answer.reason


def test_its_is_the_subject_of_the_clause() -> None:
    assert Story("Iceland said Norway had moved its ships.").who("its") == "gov:NOR"


def test_nobody_is_guessed_between_two_who_fit() -> None:
    story = Story("Mr Teo Salas and Mr Pavel Orlik met. He gave no date.")
    answer = story.answer("He")
    assert answer.actor is None
    assert len(answer.candidates) == 2
