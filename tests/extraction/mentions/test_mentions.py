import pytest

from diurna.extraction.mentions import mention_at
from diurna.types.findings import Findings, Mention
from diurna.types.ontology import Gender, MentionForm
from diurna.types.span import Span
from resolution.stories import find

pytestmark = pytest.mark.model


def at(found: Findings, text: str, words: str) -> Mention:
    start = text.index(words)
    mention = mention_at(found, Span(found.report_id, start, start + len(words)))
    assert mention is not None
    return mention


def one(text: str, words: str) -> Mention:
    return at(find(text), text, words)


def test_every_span_cuts_its_own_words() -> None:
    text = (
        "Peru's foreign minister, Alma Quiroga, told Chile's envoy that both sides would pay.\n\n“We will,” she said."
    )
    for mention in find(text).mentions:
        assert mention.span.cut(text) == mention.text
        assert mention.span.contains(mention.head)


@pytest.mark.parametrize(
    ("text", "words", "title", "country"),
    [
        ("Peruvian Foreign Minister Alma Quiroga spoke.", "Quiroga", "Foreign Minister", "PER"),
        ("Peru's Foreign Minister Alma Quiroga spoke.", "Quiroga", "Foreign Minister", "PER"),
        ("Foreign Minister Alma Quiroga of Peru spoke.", "Quiroga", "Foreign Minister", "PER"),
        ("Alma Quiroga, the Peruvian foreign minister, spoke.", "Quiroga", "foreign minister", "PER"),
        ("Peru's foreign minister, Alma Quiroga, spoke.", "Quiroga", "foreign minister", "PER"),
        ("Alma Quiroga, Peru's ambassador to Norway, spoke.", "Quiroga", "ambassador", "PER"),
    ],
)
def test_title_and_country_around_a_name(text: str, words: str, title: str, country: str) -> None:
    mention = one(text, words)
    assert (mention.name, mention.title, mention.country) == ("Alma Quiroga", title, country)


def test_noun_phrase_of_a_titled_name_is_whole() -> None:
    mention = one("On Monday former Peruvian President Alma Quiroga spoke.", "Quiroga")
    assert mention.text == "former Peruvian President Alma Quiroga"
    assert mention.form is MentionForm.NAME_AND_OFFICE


def test_honorific_gives_gender_and_no_title() -> None:
    mention = one("Ms Quiroga denied it.", "Quiroga")
    assert (mention.gender, mention.title) == (Gender.FEMININE, None)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Lima rejected the offer.", MentionForm.METONYM),
        ("Envoys met in Lima.", MentionForm.PLACE),
        ("The train from Lima was late.", MentionForm.PLACE),
        ("Chile's dispute with Lima goes on.", MentionForm.METONYM),
    ],
)
def test_capital_acts_or_is_a_place(text: str, form: MentionForm) -> None:
    assert one(text, "Lima").form is form


def test_country_after_in_is_a_place_and_as_subject_an_actor() -> None:
    text = "Norway shut its embassy in Iceland."
    found = find(text)
    assert at(found, text, "Norway").form is MentionForm.NAME
    assert at(found, text, "Iceland").form is MentionForm.PLACE


def test_backer_is_not_the_country_of_a_group() -> None:
    mention = one("Peruvian-backed rebels shelled the town.", "rebels")
    assert mention.country is None
    assert mention.is_plural


def test_national_adjective_gives_a_group_its_country() -> None:
    mention = one("Peruvian troops crossed the river.", "Peruvian troops")
    assert (mention.country, mention.role, mention.text) == ("PER", "MIL", "Peruvian troops")


def test_national_adjective_alone_is_a_demonym() -> None:
    assert one("Peruvian aggression must end.", "Peruvian").form is MentionForm.DEMONYM


def test_empty_it_is_no_mention() -> None:
    text = "It is expected that Norway will leave."
    assert all(mention.text != "It" for mention in find(text).mentions)


def test_possessive_pronoun_is_a_mention() -> None:
    assert one("Norway recalled its envoy.", "its").grammatical == "possessive"


def test_words_inside_quotation_marks_are_marked() -> None:
    text = "“We will not pay,” the minister said."
    found = find(text)
    assert at(found, text, "We").in_quotation
    assert not at(found, text, "the minister").in_quotation


def test_innermost_name_is_found_before_the_phrase_around_it() -> None:
    text = "The leaders of Peru spoke."
    found = find(text)
    assert at(found, text, "Peru").text == "Peru"
    assert at(found, text, "The leaders of Peru").text == "The leaders of Peru"


def test_nothing_is_found_where_nothing_stands() -> None:
    text = "Prices rose again."
    assert mention_at(find(text), Span("0" * 12, 0, 6)) is None


def test_day_before_a_subject_is_no_part_of_its_mention() -> None:
    found = find("On Thursday lorry drivers in Tacna lifted the blockade.")
    assert "lorry drivers in Tacna" in {mention.text for mention in found.mentions}
