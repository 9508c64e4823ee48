"""What every file under data/ that is a table of facts must show: origin, licence, date, source, order."""

import csv
from pathlib import Path

import pytest

from diurna.ontology.names import fold
from diurna.ontology.tables import data_file

DATA = Path(str(data_file("plover.toml"))).parent
TABLES = sorted([*DATA.glob("actors/*.csv"), *DATA.glob("places/*.csv")])


def parts(table: Path) -> tuple[list[str], list[list[str]]]:
    lines = table.read_text(encoding="utf-8").splitlines()
    head = [line for line in lines if line.startswith("#")]
    return head, list(csv.reader(lines[len(head) :]))


@pytest.fixture(params=TABLES, ids=lambda table: f"{table.parent.name}/{table.name}")
def table(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def test_there_are_tables() -> None:
    assert len(TABLES) >= 18


def test_head_says_origin_licence_and_date(table: Path) -> None:
    head = " ".join(parts(table)[0])

    assert all(word in head for word in ("source", "licence", "checked"))


def test_every_row_has_a_source_the_head_explains(table: Path) -> None:
    head, (columns, *rows) = parts(table)
    sources = {row[columns.index("source")] for row in rows}

    assert rows
    assert all(f"# source {source}:" in "\n".join(head) for source in sources)


def test_rows_are_sorted_and_none_stands_twice(table: Path) -> None:
    _, (_, *rows) = parts(table)
    keys = [row[0] for row in rows]

    assert keys == sorted(keys)
    assert len({tuple(row) for row in rows}) == len(rows)


def test_no_cell_has_stray_space_or_an_empty_name(table: Path) -> None:
    _, (columns, *rows) = parts(table)
    aliases = columns.index("aliases") if "aliases" in columns else None

    assert all(cell == cell.strip() and "  " not in cell for row in rows for cell in row)
    assert all(row[0] for row in rows)
    if aliases is not None:
        assert all(all(name.strip() for name in row[aliases].split("|")) for row in rows if row[aliases])


def test_two_given_names_that_fold_alike_are_one_row() -> None:
    _, (_, *rows) = parts(DATA / "actors" / "first_names.csv")
    names = [fold(row[0]) for row in rows]

    assert len(names) == len(set(names))
