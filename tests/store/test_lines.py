"""What a written record gives lists: only changed rows are written, with actors, cells and full text in step."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from diurna.reading import report_id
from diurna.store import Store
from diurna.types.entries import Party, PositionEntry, QuestionEntry, ShiftEntry
from diurna.types.identity import entry_code, entry_id
from diurna.types.ontology import StanceValue
from diurna.types.record import Record
from diurna.types.reports import Report

TEXT = "Albion was against the tax. Albion now backs the tax."
ALBION = Party("gov:ALB", "Albion", "Albion")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.create(tmp_path / "record.db")


def make_position(report: Report, step: int, stance: StanceValue, start: int, end: int) -> PositionEntry:
    key = entry_id("po", report.id, str(step))
    words = report.cite(report.span(start, end))
    question = entry_id("qu", "tax")
    return PositionEntry(
        id=key,
        code=entry_code(key),
        holder=ALBION,
        question=question,
        stance=stance,
        label="backs",
        date=None,
        evidence=(words,),
        origins=("or-1",),
        recorded=report.published,
        is_current=step == 1,
        step=step,
    )


def make_record(name: str = "the tax") -> Record:
    report = Report(report_id(TEXT), TEXT, date(2022, 9, 1))
    question = entry_id("qu", "tax")
    before = make_position(report, 0, StanceValue.AGAINST, 0, 26)
    after = make_position(report, 1, StanceValue.FOR, 28, 52)
    key = entry_id("sh", before.id, after.id)
    shift = ShiftEntry(
        key,
        entry_code(key),
        ALBION,
        question,
        before.id,
        after.id,
        before.stance,
        after.stance,
        None,
        before.evidence,
        after.evidence,
        report.published,
    )
    asked = QuestionEntry(question, entry_code(question), name, ("the tax",), ("tax",))
    return Record(reports=(report,), questions=(asked,), positions=(before, after), shifts=(shift,))


def rows(store: Store, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(store.path)) as raw:
        return raw.execute(query).fetchall()


def test_only_changed_entries_are_written_again(store: Store) -> None:
    record = make_record()
    store.add_reports(record.reports)
    store.write_record(record, "x")
    before = dict(rows(store, "SELECT id, row FROM entry"))

    changed = store.write_record(make_record("the new tax"), "y")

    after = dict(rows(store, "SELECT id, row FROM entry"))
    assert changed == 1
    assert {key for key in after if after[key] != before[key]} <= {record.questions[0].id}
    assert store.record() == make_record("the new tax")


def test_an_entry_that_is_gone_leaves_no_row_behind(store: Store) -> None:
    record = make_record()
    store.add_reports(record.reports)
    store.write_record(record, "x")

    store.write_record(replace(record, positions=(), shifts=(), questions=()), "y")

    for table in ("entry", "entry_actor", "evidence", "redirect", "position_current"):
        assert rows(store, f"SELECT * FROM {table}") == []
    assert [hit.kind for hit in store.search("tax")] == ["report"]
    assert store.check() == ()


def test_a_cell_holds_the_latest_stance_and_how_often_it_moved(store: Store) -> None:
    record = make_record()
    store.add_reports(record.reports)
    store.write_record(record, "x")

    found = rows(store, "SELECT holder, holder_name, stance, moved, steps, position FROM position_current")

    assert found == [("gov:ALB", "Albion", "for", 1, 2, record.positions[1].id)]


def test_lists_can_be_filtered_by_actor_role_and_type(store: Store) -> None:
    record = make_record()
    store.add_reports(record.reports)
    store.write_record(record, "x", {record.positions[0].id: "corrected"})

    query = (
        "SELECT entry.id, entry.review FROM entry JOIN entry_actor ON entry_actor.entry_id = entry.id "
        "WHERE actor_key = 'gov:ALB' AND role = 'holder' AND kind = 'positions' AND type = 'against'"
    )

    assert rows(store, query) == [(record.positions[0].id, "corrected")]
