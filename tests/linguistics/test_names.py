import pytest

from resolution.stories import read

pytestmark = pytest.mark.model


def entities(text: str) -> list[tuple[str, str]]:
    parsed = read(text)
    return [(ent.text, ent.label_) for part in parsed.parts for ent in part.doc.ents]


def test_family_name_is_a_person_in_every_paragraph() -> None:
    text = "Energy Minister Ruslana Mavrenko resigned.\n\nMavrenko gave no reason.\n\nAides of Mavrenko left too."
    assert [label for words, label in entities(text) if words == "Mavrenko"] == ["PERSON", "PERSON"]


def test_title_is_no_part_of_the_name() -> None:
    assert ("Oriel Tamm", "PERSON") in entities("President Oriel Tamm flew to Geneva.")


def test_name_beside_a_title_is_a_person() -> None:
    found = entities("The fisheries minister, Dorthe Vang Holm, spoke first. Holm left early.")
    assert ("Dorthe Vang Holm", "PERSON") in found
    assert ("Holm", "PERSON") in found


def test_particles_stay_inside_a_name() -> None:
    assert ("Hanne van der Linde", "PERSON") in entities("Prime Minister Hanne van der Linde spoke.")


def test_city_the_tables_know_is_no_person() -> None:
    labels = dict(entities("Shells fell on Luhansk on Friday."))
    assert labels["Luhansk"] in {"GPE", "LOC"}


def test_body_with_a_title_word_in_its_name_stays_a_body() -> None:
    assert ("U.N. General Assembly", "ORG") in entities("The U.N. General Assembly voted on Wednesday.")
