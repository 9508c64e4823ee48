from datetime import date
from itertools import pairwise

import pytest

from diurna.ontology.actors import load_actor_tables
from diurna.ontology.places import load_cities, load_places

MONTH = 31


def test_city_is_found_by_old_name_and_any_spelling() -> None:
    cities = load_cities()

    assert cities.find("Kiev")[0].key == cities.find("Kyiv")[0].key
    assert cities.find("RANGOON")[0].name == "Yangon"
    assert "Odessa" in cities


def test_cities_of_one_name_come_largest_first() -> None:
    found = load_cities().find("Georgetown")

    assert found[0].country == "GUY"
    assert [city.population for city in found] == sorted((city.population for city in found), reverse=True)
    assert len({city.country for city in found}) > 1


def test_unknown_city_is_nowhere() -> None:
    assert load_cities().find("Avelmoor-on-Sea") == ()
    assert "Avelmoor-on-Sea" not in load_cities()


def test_city_names_its_region_by_iso_code() -> None:
    kherson = load_cities().find("Kherson")[0]

    assert kherson.place().admin1 == "UA-65"
    assert load_places().regions["UA-65"].country == "UKR"


def test_every_city_region_and_area_is_of_a_known_country() -> None:
    known = {*load_actor_tables().countries, ""}
    places = load_places()

    assert {city.country for city in load_cities()} - known <= {"BES", "MAF", "BLM", "SGS", "ATF", "UMI", "CCK"}
    assert {region.country for region in places.regions.values()} - known <= {"BES", "MAF", "BLM"}
    assert {code for area in places.areas.values() for code in (area.country, *area.countries)} - known == set()


@pytest.mark.parametrize(
    ("day", "claimed", "administered"),
    [(date(2013, 6, 1), ("UKR",), ("UKR",)), (date(2022, 9, 22), ("UKR", "RUS"), ("RUS",))],
)
def test_disputed_area_is_told_as_of_the_day(
    day: date, claimed: tuple[str, ...], administered: tuple[str, ...]
) -> None:
    (crimea,) = load_places().areas_by_name["crimea"]
    place = crimea.place(day)

    assert (place.claimed_by, place.administered_by) == (claimed, administered)


def test_area_without_a_day_is_told_as_last_known() -> None:
    (crimea,) = load_places().areas_by_name["crimean peninsula"]

    assert crimea.place().administered_by == ("RUS",)


def test_periods_of_an_area_do_not_overlap() -> None:
    clashes = [
        (area.key, before, after)
        for area in load_places().areas.values()
        for before, after in pairwise(area.statuses)
        if ((before.end or date.max) - (after.start or date.min)).days >= MONTH
    ]

    assert clashes == []


def test_vernacular_names_reach_the_area() -> None:
    names = load_places().areas_by_name

    assert names["ayungin shoal"][0].key == "area:second-thomas-shoal"
    assert names["donbass"][0].key == "area:donbas"
    assert names["arabian gulf"][0].kind == "sea"


def test_coordinates_lie_on_earth() -> None:
    areas = load_places().areas.values()

    assert all(-90 <= area.latitude <= 90 and -180 <= area.longitude <= 180 and area.radius_km > 0 for area in areas)
