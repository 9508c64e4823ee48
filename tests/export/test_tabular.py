"""Tables that a spreadsheet can open without running anything."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diurna.export.brief import plain
from diurna.export.tabular import guard, write_table


@pytest.mark.parametrize("cell", ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3", "\t=1", "\r=1", '=HYPERLINK("x")'])
def test_a_formula_is_made_harmless(cell: str) -> None:
    assert guard(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["-3", "+4.5", "1e5", "plain", "", "−4"])
def test_numbers_and_words_stay_as_they_are(cell: str) -> None:
    assert guard(cell) == cell


@given(st.lists(st.fixed_dictionaries({"a": st.text(), "b": st.lists(st.text()), "c": st.none() | st.booleans()})))
def test_what_is_written_can_be_read_again(rows: list[dict[str, object]]) -> None:
    table = list(csv.reader(io.StringIO(write_table(rows), newline="")))

    assert len(table) == (len(rows) + 1 if rows else 0)
    assert all(len(line) == 3 for line in table)
    assert all(not cell.startswith(("=", "@")) for line in table for cell in line)


def test_a_brief_takes_no_markup_from_a_report() -> None:
    assert plain("[x](http://evil) *bold*\n# head") == r"\[x\](http://evil) \*bold\* \# head"
