"""Marked mentions of many documents are put together by what was done and by what stands around it."""

from datetime import date

from diurna.chronology.coreference import Pointed, cluster_mentions


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
