"""Marked mentions of many documents are put together by what was done and by what stands around it."""

from datetime import date

from diurna.chronology.coreference import Pointed, cluster_mentions, compared_of
from diurna.chronology.likeness import Likeness, weights_of_measures
from diurna.chronology.storylines import Storylines
from diurna.chronology.wording import Weights


def pointed(doc: str, lemma: str, around: str, *, day: str = "2024-05-01", place: int = 0) -> Pointed:
    words = frozenset(around.split())
    return Pointed(doc, place, lemma, words, words | {lemma}, words | {lemma}, date.fromisoformat(day))


def test_same_deed_in_like_sentences_of_two_documents_is_one_event() -> None:
    one = pointed("a", "arrest", "smuggler harbour police")
    two = pointed("b", "arrest", "smuggler harbour morning")
    assert cluster_mentions([one, two]) == (0, 0)


def test_other_deed_is_another_event() -> None:
    one = pointed("a", "arrest", "smuggler harbour police")
    two = pointed("b", "sail", "smuggler harbour police")
    assert cluster_mentions([one, two]) == (0, 1)


def test_same_deed_in_documents_months_apart_is_another_event() -> None:
    one = pointed("a", "arrest", "smuggler harbour police")
    two = pointed("b", "arrest", "smuggler harbour police", day="2024-09-01")
    assert cluster_mentions([one, two]) == (0, 1)


def test_numbers_follow_the_order_given_and_clusters_do_not_depend_on_it() -> None:
    mentions = [
        pointed("a", "arrest", "smuggler harbour police"),
        pointed("b", "sail", "tanker strait"),
        pointed("c", "arrest", "smuggler harbour morning"),
    ]
    assert cluster_mentions(mentions) == (0, 1, 0)
    assert cluster_mentions(mentions[::-1]) == (0, 1, 0)


def test_words_of_one_family_beside_the_same_words_are_one_event() -> None:
    one = pointed("a", "launch", "missile strait crew")
    two = pointed("b", "fire", "missile strait crew")
    three = pointed("c", "sail", "missile strait crew")
    first, second, third = cluster_mentions([one, two, three])
    assert first == second
    assert third != first


def test_one_word_twice_in_a_sentence_is_two_events() -> None:
    words = frozenset({"hangar", "pilot"})
    mentions = [
        Pointed("a", place, "order", words, words, words, head="order", sentence=sentence)
        for place, sentence in ((0, 1), (9, 1))
    ]
    assert len(set(cluster_mentions(mentions))) == 2


def test_unlike_documents_are_parted_into_stories() -> None:
    stories = {
        "a": frozenset({"arrest", "smuggler", "harbour"}),
        "b": frozenset({"arrest", "smuggler", "quay"}),
        "c": frozenset({"avalanche", "glacier", "hiker"}),
    }
    assert set(Storylines.of(stories).parted()) == {frozenset({"a", "b"}), frozenset({"c"})}


def test_every_measure_has_a_weight() -> None:
    nothing: dict[str, frozenset[str]] = {"a": frozenset(), "b": frozenset()}
    likeness = Likeness(Weights.common(), Storylines.of(nothing))
    names = likeness.measures(*(compared_of(pointed(doc, "arrest", "")) for doc in ("a", "b")))
    assert set(names) | {"to begin with"} == set(weights_of_measures())
