import pytest

from resolution.stories import Story

pytestmark = pytest.mark.model


def test_type_word_tells_the_region_from_the_city() -> None:
    story = Story("Ukraine held a village in the Kherson region. Shells fell in Kherson.")
    where = story.where("the Kherson region")
    assert where is not None
    assert not where.startswith("city:")
    city = story.where("Kherson", nth=1)
    assert city is not None
    assert city.startswith("city:")


def test_support_in_the_text_goes_before_size() -> None:
    venezuela = Story("Venezuela sent troops to a base in Valencia.")
    spain = Story("Spain sent troops to a base in Valencia.")
    places = {place.key: place.country for place in (*venezuela.resolved.places, *spain.resolved.places)}
    assert places[venezuela.where("Valencia") or ""] == "VEN"
    assert places[spain.where("Valencia") or ""] == "ESP"


def test_disputed_area_has_its_status_on_the_day() -> None:
    story = Story("A vote was held in the Crimean Peninsula.")
    key = story.where("Crimean Peninsula")
    place = next(place for place in story.resolved.places if place.key == key)
    assert "UKR" in place.claimed_by
    assert place.administered_by == ("RUS",)


def test_small_ambiguous_place_without_support_is_refused() -> None:
    answer = Story("Police met residents in San Isidro.").answer("San Isidro")
    assert answer.place is None
    assert len(answer.candidates) > 1


def test_unknown_place_is_refused_with_a_reason() -> None:
    answer = Story("Lorries waited at the gate near Qorvasund.").answer("Qorvasund")
    assert answer.place is None
    assert "not in the tables" in answer.reason


def test_world_city_goes_before_its_small_namesake_in_a_country_of_the_report() -> None:
    story = Story("The United States and Mexico met for talks in Geneva.")
    place = next(place for place in story.resolved.places if place.key == story.where("Geneva"))
    assert place.country == "CHE"
