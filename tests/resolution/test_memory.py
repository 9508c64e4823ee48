from datetime import date, timedelta
from itertools import permutations

from diurna.resolution import Memory
from diurna.resolution.memory import is_alike, is_same_name
from diurna.resolution.titles import read_title
from diurna.types.actors import NameFact
from diurna.types.reports import Report

DAY = date(2021, 6, 17)


def fact(name: str, title: str | None, country: str | None, day: date = DAY) -> NameFact:
    report = Report("0" * 12, name, day)
    return NameFact(name, title, country, day, report.cite(report.span(0, len(name))))


def test_order_of_reports_does_not_matter() -> None:
    facts = [
        fact("Alma Quiroga", "foreign minister", "PER"),
        fact("Alma Rosa Quiroga", None, None),
        fact("Alma Quiroga", "mayor", "BOL"),
        fact("Teo Quiroga", "general", "PER"),
    ]
    memories = {repr(Memory.of(order)) for order in permutations(facts)}
    assert len(memories) == 1


def test_two_people_of_one_name_stay_two() -> None:
    memory = Memory.of([fact("Alma Quiroga", "minister", "PER"), fact("Alma Quiroga", "mayor", "BOL")])
    assert {known.country for known in memory.surnamed("Quiroga", None, DAY)} == {"PER", "BOL"}
    assert [known.country for known in memory.surnamed("Quiroga", "BOL", DAY)] == ["BOL"]


def test_a_name_is_remembered_for_four_hundred_days_both_ways() -> None:
    memory = Memory.of([fact("Alma Quiroga", "minister", "PER")])
    for days in (-400, 400):
        assert memory.surnamed("Quiroga", None, DAY + timedelta(days=days))
    for days in (-401, 401):
        assert memory.surnamed("Quiroga", None, DAY + timedelta(days=days)) == ()


def test_office_goes_to_the_holder_nearest_in_time() -> None:
    memory = Memory.of(
        [
            fact("Alma Quiroga", "foreign minister", "PER", date(2021, 1, 1)),
            fact("Teo Salas", "Foreign Minister", "PER", date(2021, 9, 1)),
        ]
    )
    title = read_title("foreign minister")
    assert [known.name for known in memory.holders(title, "PER", date(2021, 2, 1))] == ["Alma Quiroga"]
    assert [known.name for known in memory.holders(title, "PER", date(2021, 8, 1))] == ["Teo Salas"]
    assert memory.holders(title, "CHL", date(2021, 2, 1)) == ()


def test_middle_names_and_initials_are_one_person() -> None:
    assert is_same_name("Pavel Orlik", "Pavel Viktorovich Orlik")
    assert is_same_name("P. Orlik", "Pavel Orlik")
    assert not is_same_name("Marco Orlik", "Mario Orlik")
    assert not is_same_name("Pavel Anton Orlik", "Pavel Boris Orlik")


def test_second_family_name_may_be_left_out() -> None:
    memory = Memory.of([fact("Carolina Matte Ríos", "senator", "CHL"), fact("Carolina Matte", None, None)])
    assert [known.name for known in memory.named("Carolina Matte", None, DAY)] == ["Carolina Matte Ríos"]
    assert [known.name for known in memory.named("Carolina Matte Ríos", None, DAY)] == ["Carolina Matte Ríos"]


def test_family_name_with_title_and_country_tells_of_the_one_who_has_it() -> None:
    memory = Memory.of([fact("Larrondo", "president", "CHL"), fact("Tomás Larrondo", None, None)])
    assert [known.country for known in memory.surnamed("Larrondo", None, DAY)] == ["CHL"]


def test_family_name_of_two_tells_of_neither() -> None:
    memory = Memory.of(
        [fact("Larrondo", "president", "CHL"), fact("Tomás Larrondo", None, None), fact("Ana Larrondo", None, None)]
    )
    assert {known.country for known in memory.surnamed("Larrondo", None, DAY)} == {None}


def test_spelling_variants_are_alike() -> None:
    assert is_alike("Zelensky", "Zelenskyy")
    assert not is_alike("Quiroga", "Salas")
