from datetime import date

import pytest

from diurna.errors import DataError
from diurna.ontology.tables import Row, parse_table, read_table

HEAD = "# Towns.\n# source own: us\n"


def test_rows_carry_their_line_in_the_file() -> None:
    rows = list(parse_table("towns.csv", f"{HEAD}name,aliases\nAvel,Avela|Avelle\nBren,\n", ("name", "aliases")))

    assert [(row.line, row["name"], row.names("aliases")) for row in rows] == [
        (4, "Avel", ("Avela", "Avelle")),
        (5, "Bren", ()),
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("name,source\nAvel,own\n", "no header block"),
        (f"{HEAD}town,source\nAvel,own\n", "columns are"),
        (f"{HEAD}name,source\nAvel\n", "1 cells, wanted 2"),
    ],
)
def test_table_that_breaks_its_promise_is_refused(text: str, problem: str) -> None:
    with pytest.raises(DataError, match=problem):
        list(parse_table("towns.csv", text, ("name", "source")))


def test_missing_table_is_named() -> None:
    with pytest.raises(DataError, match=r"actors/dragons\.csv"):
        list(read_table("actors/dragons.csv", ("name",)))


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2100-02", date(2100, 2, 1), date(2100, 2, 28)),
        ("2021-03-04", date(2021, 3, 4), date(2021, 3, 4)),
        ("", None, None),
    ],
)
def test_date_of_any_precision_is_a_first_and_a_last_day(cell: str, first: date | None, last: date | None) -> None:
    row = Row("terms.csv", 9, {"from": cell})

    assert (row.first_day("from"), row.last_day("from")) == (first, last)


@pytest.mark.parametrize("cell", ["2021-13", "March 2021", "21", "2021-02-30"])
def test_unreadable_date_names_table_and_row(cell: str) -> None:
    with pytest.raises(DataError, match=r"Table terms\.csv, row 9"):
        Row("terms.csv", 9, {"from": cell}).first_day("from")


def test_unreadable_number_names_table_and_row() -> None:
    with pytest.raises(DataError, match=r"row 9: latitude 'north' is not a number"):
        Row("places.csv", 9, {"latitude": "north"}).number("latitude")
