import json
from datetime import date
from pathlib import Path

import pytest

from diurna.errors import DataError, ReadError
from diurna.ontology.imports import read_list
from diurna.ontology.imports.tables import country_code, office_of
from diurna.ontology.own_rows import OwnRow, read_rows, write_rows


def listed(tmp_path: Path, name: str, text: str) -> tuple[tuple[OwnRow, ...], list[str]]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    found = read_list(path)
    return found.rows, [str(problem) for problem in found.problems]


def test_office_holders_as_wikidata_gives_them(tmp_path: Path) -> None:
    text = (
        "person,personLabel,positionLabel,start,end,genderLabel\n"
        "http://x/Q1,Alma Quiroga,Minister of Foreign Affairs of Peru,2021-07-28T00:00:00Z,,female\n"
    )
    (row,), problems = listed(tmp_path, "held.csv", text)

    assert problems == []
    assert (row.name, row.country, row.office, row.start, row.end, row.gender) == (
        *("Alma Quiroga", "PER", "foreign_minister"),
        *(date(2021, 7, 28), None, "f"),
    )


def test_tabs_country_names_and_rough_dates(tmp_path: Path) -> None:
    (row,), _ = listed(
        tmp_path, "held.tsv", "Name\tCountry\tOffice\tFrom\tTo\nTeo Salas\tChile\tPresident\t2018\t2018-02\n"
    )

    assert (row.country, row.office, row.start, row.end) == ("CHL", "president", date(2018, 1, 1), date(2018, 2, 28))


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("Teo Salas,Atlantis,President,,", "'Atlantis' names no country"),
        (",Chile,President,,", "the name is empty"),
        ("Teo Salas,Chile,President,March,", "March is no date"),
        ("Teo Salas,Chile,President,2020,2019", "it starts on 2020-01-01 and ends before"),
    ],
)
def test_bad_line_names_file_line_and_problem(tmp_path: Path, line: str, problem: str) -> None:
    rows, problems = listed(
        tmp_path, "held.csv", f"name,country,office,from,to\nAlma Quiroga,PER,President,,\n{line}\n"
    )

    assert [row.name for row in rows] == ["Alma Quiroga"]
    assert problems[0].startswith(f"held.csv, line 3: {problem}")


def test_list_without_names_is_refused(tmp_path: Path) -> None:
    assert listed(tmp_path, "held.csv", "party,votes\nX,1\n")[1][0].startswith("held.csv, line 1: no column")


def test_posts_of_followthemoney_become_dated_offices(tmp_path: Path) -> None:
    entities = [
        {"id": "a", "schema": "Person", "properties": {"name": ["Alma Quiroga"], "nationality": ["pe"]}},
        {"id": "p", "schema": "Position", "properties": {"name": ["Foreign Minister"], "country": ["pe"]}},
        {"id": "o", "schema": "Occupancy", "properties": {"holder": ["a"], "post": ["p"], "startDate": ["2021-07-28"]}},
        {"id": "c", "schema": "Company", "properties": {"name": ["Cobre Sur"], "country": ["cl"], "alias": ["Cobre"]}},
    ]
    rows, problems = listed(tmp_path, "ftm.jsonl", "\n".join(map(json.dumps, entities)))
    found = {row.name: row for row in rows}

    assert problems == []
    assert (found["Alma Quiroga"].office, found["Alma Quiroga"].start) == ("foreign_minister", date(2021, 7, 28))
    assert (found["Cobre Sur"].kind, found["Cobre Sur"].sectors, found["Cobre Sur"].aliases) == (
        *("company", ("BUS",)),
        ("Cobre",),
    )


def test_broken_json_names_its_line(tmp_path: Path) -> None:
    good = json.dumps({"id": "a", "schema": "Person", "properties": {"name": ["Alma Quiroga"]}})
    rows, problems = listed(tmp_path, "ftm.json", f"{good}\n{{oops\n")

    assert len(rows) == 1
    assert problems[0].startswith("ftm.json, line 2: it is not JSON")


def test_unknown_ending_asks_for_the_format(tmp_path: Path) -> None:
    (tmp_path / "list.xls").write_text("x")
    with pytest.raises(ReadError, match="--as csv"):
        read_list(tmp_path / "list.xls")


def test_rows_written_are_rows_read(tmp_path: Path) -> None:
    row = OwnRow("Alma Quiroga", ("A. Quiroga",), "person", "PER", ("GOV",), start=date(2021, 7, 28), source="held.csv")
    write_rows(tmp_path / "own" / "held.csv", [row])

    assert list(read_rows(tmp_path / "own")) == [row]
    assert list(read_rows(tmp_path / "missing")) == []


def test_edited_file_of_other_columns_is_refused(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("# mine\nname,country\nX,PER\n")
    with pytest.raises(DataError, match="columns are"):
        list(read_rows(tmp_path))


def test_codes_of_others_are_read_as_ours() -> None:
    assert [country_code(code) for code in ("pe", "PER", "Peru", "ROM", "IGO", "XQZ")] == [
        *("PER", "PER", "PER", "ROU", "IGO"),
        None,
    ]
    assert office_of("President of the Republic of Chile")[1] == "CHL"
