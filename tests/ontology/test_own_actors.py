from datetime import date

import pytest

from diurna.errors import DataError
from diurna.ontology.own_actors import own_bodies, own_people
from diurna.ontology.own_rows import OwnRow
from diurna.ontology.rows import Body, Person, Term
from diurna.types.ontology import ActorKind, Gender

KNOWN = Person(
    *("person:alma-quiroga@PER", "Alma Quiroga", "Quiroga", (), Gender.FEMININE, "PER"),
    (
        Term("gov:PER", "minister", "Minister", date(2010, 1, 1), date(2012, 1, 1), None),
        Term("gov:PER", "president", "President", date(2020, 1, 1), None, None),
    ),
)


def test_own_office_replaces_what_it_overlaps_and_keeps_the_rest() -> None:
    row = OwnRow("Alma Quiroga", ("A. Quiroga",), "person", "PER", office="foreign_minister", start=date(2021, 1, 1))
    (person,) = own_people([row], [KNOWN])

    assert [term.office for term in person.terms] == ["minister", "foreign_minister"]
    assert (person.aliases, person.gender) == (("A. Quiroga",), Gender.FEMININE)


def test_new_person_has_a_key_and_a_body() -> None:
    people = own_people([OwnRow("Teo Salas", (), "person", "CHL", ("BUS",))], [KNOWN])

    assert people[1].key == "person:teo-salas@CHL"
    assert people[1].terms[0].sectors == ("BUS",)


def test_body_the_tables_have_is_left_as_it_is() -> None:
    known = Body("company:CHL:cobre-sur", "Cobre Sur", (), ActorKind.COMPANY, "company", "CHL", ("BUS",), ())
    rows = [OwnRow("Cobre Sur", (), "company", "CHL"), OwnRow("Union of Copper", (), "group", "CHL", ("LAB",))]

    assert [body.key for body in own_bodies(rows, {known.key: known})] == ["group:CHL:union-of-copper"]


def test_unknown_kind_is_refused() -> None:
    with pytest.raises(DataError, match="kind is 'dragon'"):
        own_bodies([OwnRow("Smok", (), "dragon", "POL")], {})
