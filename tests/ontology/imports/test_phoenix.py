from datetime import date

import pytest

from diurna.errors import ActorListError
from diurna.ontology.imports.phoenix import read_codes, read_phoenix, role_on
from diurna.ontology.own_rows import OwnRow

DICTIONARY = """# A dictionary of our own
TEO_SALAS_  # made up
+T._SALAS_
\t[CHLBUS <020311]
\t[CHLGOV 020311-060310]
\t[CHLELI]
COPPER_UNION_ [CHLLAB] # made up
+UNION_OF_COPPER_
RIVER_WATCH [NGOENV]
VALPARAISO_ [CHL]
"""


def rows(text: str) -> list[OwnRow]:
    return [one for one in read_phoenix(text, "own.txt") if isinstance(one, OwnRow)]


def problems(text: str) -> list[str]:
    return [str(one) for one in read_phoenix(text, "own.txt") if isinstance(one, ActorListError)]


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2002, 3, 10), "CHLBUS"),
        (date(2002, 3, 11), "CHLGOV"),
        (date(2006, 3, 10), "CHLGOV"),
        (date(2006, 3, 11), "CHLELI"),
        (date(1950, 1, 1), "CHLBUS"),
    ],
)
def test_role_is_that_of_the_day(day: date, code: str) -> None:
    assert role_on(read_codes("[CHLBUS <020311] [CHLGOV 020311-060310] [CHLELI]"), day) == code


def test_of_two_that_hold_the_first_listed_counts() -> None:
    codes = list(read_codes("[ARGREB 100109-100112] [CHLMIL 080120-121109]"))

    assert [role_on(codes, date(2010, 1, day)) for day in (8, 9, 12, 13)] == ["CHLMIL", "ARGREB", "ARGREB", "CHLMIL"]


def test_open_end_and_both_centuries() -> None:
    (one,) = read_codes("[CHLGOV >451024]")
    (other,) = read_codes("[CHLGOV >20070102]")

    assert (one.start, one.end) == (date(1945, 10, 24), None)
    assert other.start == date(2007, 1, 2)


def test_no_code_without_a_period_that_holds() -> None:
    assert role_on(read_codes("[CHLGOV 020311-060310]"), date(2010, 1, 1)) is None


def test_person_has_a_row_a_period_and_its_synonyms() -> None:
    salas = [row for row in rows(DICTIONARY) if row.name == "Teo Salas"]

    assert [(row.kind, row.country, row.sectors, row.start, row.end) for row in salas] == [
        ("person", "CHL", ("BUS",), None, date(2002, 3, 10)),
        ("person", "CHL", ("GOV",), date(2002, 3, 11), date(2006, 3, 10)),
        ("person", "CHL", ("ELI",), date(2006, 3, 11), None),
    ]
    assert salas[0].aliases == ("T. Salas",)


def test_bodies_have_their_kind_by_code() -> None:
    found = {row.name: (row.kind, row.country, row.sectors) for row in rows(DICTIONARY)}

    assert found["Copper Union"] == ("group", "CHL", ("LAB",))
    assert found["River Watch"] == ("international organisation", "NGO", ("SOC",))
    assert "Valparaiso" not in found


def test_bad_days_name_file_line_and_remedy() -> None:
    (problem,) = problems("TEO_SALAS_\n\t[CHLGOV 2004017-20061201]\n")

    assert problem.startswith("own.txt, line 2: the days of [CHLGOV 2004017-20061201] cannot be read.")
    assert "yymmdd" in problem


def test_synonym_without_a_name_is_said() -> None:
    assert problems("+T._SALAS_ [CHLGOV]\n") == ["own.txt, line 1: a synonym before any name. Put the name above it."]
