"""One behaviour suite over the store."""

import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from diurna.errors import NotFoundError, StoreError
from diurna.reading import report_id
from diurna.store import Store
from diurna.store.connection import create_file
from diurna.types.entries import StatementEntry
from diurna.types.findings import Findings
from diurna.types.identity import entry_code, entry_id
from diurna.types.ontology import Force, StatementKind
from diurna.types.record import Record
from diurna.types.reports import Report


def make_report(text: str, day: int = 1, outlet: str | None = None) -> Report:
    return Report(report_id(text), text, date(2022, 9, day), outlet=outlet)


def make_record(report: Report, start: int, end: int) -> Record:
    identifier = entry_id("st", report.id, str(start))
    content = report.cite(report.span(start, end))
    statement = StatementEntry(
        id=identifier,
        code=entry_code(identifier),
        report_id=report.id,
        origin="or-1",
        speakers=(),
        content=(content,),
        kind=StatementKind.DIRECT,
        force=Force.CLAIM,
        published=report.published,
    )
    return Record(reports=(report,), statements=(statement,))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.create(tmp_path / "record.db")


def test_a_report_added_twice_is_kept_once(store: Store) -> None:
    report = make_report("Ships left.")

    assert store.add_reports([report, report]) == (1, 1)
    assert store.add_reports([report]) == (0, 0)
    assert store.reports() == (report,)


def test_the_same_text_in_two_outlets_is_one_report_whatever_the_order(tmp_path: Path) -> None:
    first, second = make_report("Ships left.", 2, "Albion"), make_report("Ships left.", 1, "Herald")
    orders = []
    for number, order in enumerate(((first, second), (second, first))):
        with Store.create(tmp_path / f"{number}.db") as store:
            for report in order:
                store.add_reports([report])
            orders.append(store.reports())

    assert orders[0] == orders[1] == (second,)


def test_findings_are_read_again_when_metadata_changes(store: Store) -> None:
    report = make_report("Ships left.", 2)
    store.add_reports([report])
    store.put_findings([(report, Findings(report.id, "rules"))], "rules")
    assert store.reports_to_read("rules") == ()

    store.add_reports([replace(report, published=date(2022, 9, 1))])

    assert [r.published.day for r in store.reports_to_read("rules")] == [1]
    assert store.reports_to_read("standard")


def test_a_record_comes_back_as_it_was_written(store: Store) -> None:
    report = make_report("Ann Lee said: “Ships left.” 🚢 Київ")
    record = make_record(report, 14, 25)
    store.add_reports([report])

    assert store.write_record(record, "x") == 1
    assert store.write_record(record, "x") == 0
    assert store.record() == record
    assert store.built_from() == "x"


def test_verify_finds_words_that_no_longer_equal_their_slice(store: Store) -> None:
    report = make_report("Ann Lee said: “Ships left.”")
    store.add_reports([report])
    store.write_record(make_record(report, 15, 26), "x")
    assert store.verify() == ()

    with sqlite3.connect(store.path) as raw:
        raw.execute("UPDATE report SET text = 'Other words altogether, longer than before.'")
    raw.close()

    assert [fault.about[:2] for fault in store.verify()] == ["st"]


def test_ids_and_codes_and_their_beginnings_lead_to_the_entry(store: Store) -> None:
    report = make_report("Ann Lee said: “Ships left.”")
    store.add_reports([report])
    record = make_record(report, 15, 26)
    store.write_record(record, "x")
    statement = record.statements[0]

    assert store.find_id(statement.id) == store.find_id(statement.code.lower()) == statement.id
    assert store.find_id(statement.code[:7]) == statement.id
    assert store.find_id(report.id) == report.id
    with pytest.raises(NotFoundError, match="search WORDS"):
        store.find_id("EV-00000000")


def test_search_folds_diacritics_and_takes_no_syntax(store: Store) -> None:
    report = make_report("The ambassador left Reykjavík.")
    store.add_reports([report])
    store.write_record(make_record(report, 4, 14), "x")

    assert {hit.kind for hit in store.search("reykjavik")} == {"report"}
    assert {hit.kind for hit in store.search("ambassador")} == {"report", "statement"}
    for odd in ('"', "NEAR(", "a AND", "*", "col:x", "';--", "—"):
        store.search(odd)


def test_a_backup_is_a_whole_record_and_never_overwrites(store: Store, tmp_path: Path) -> None:
    report = make_report("Ships left.")
    store.add_reports([report])

    store.back_up(tmp_path / "copy.db")

    assert Store.open(tmp_path / "copy.db").reports() == (report,)
    with pytest.raises(StoreError, match="exists already"):
        store.back_up(tmp_path / "copy.db")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"not a database at all, just text", "not a Diurna record"),
        (b"SQLite format 3\x00" + b"\xff" * 4000, "not a Diurna record"),
        (None, "no such record"),
    ],
)
def test_what_is_no_record_is_refused_with_its_remedy(tmp_path: Path, content: bytes | None, message: str) -> None:
    path = tmp_path / "x.db"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(StoreError, match=message):
        Store.open(path)

    assert not path.exists() or path.read_bytes() == content


def test_somebody_elses_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "theirs.db"
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE report (id)")
    raw.close()

    with pytest.raises(StoreError, match="not a Diurna record"):
        Store.create(path)


def test_a_record_of_a_newer_diurna_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    create_file(path)
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()

    with pytest.raises(StoreError, match="newer Diurna"):
        Store.open(path)
    with pytest.raises(StoreError, match="newer Diurna"):
        Store.migrate(path)


@pytest.mark.parametrize("revision", ["0001", "0002"])
def test_an_older_record_migrates_with_a_backup_and_keeps_its_reports(tmp_path: Path, revision: str) -> None:
    path = tmp_path / "record.db"
    create_file(path, revision=revision)
    report = make_report("Ships left.", 2, "Albion")
    with sqlite3.connect(path) as raw:
        raw.execute("INSERT INTO report VALUES (?, ?)", (report.id, report.text))
        raw.execute(
            "INSERT INTO appearance (fingerprint, report_id, published, outlet) VALUES (?, ?, ?, ?)",
            ("x", report.id, "2022-09-02", "Albion"),
        )
    raw.close()
    with pytest.raises(StoreError, match="diurna migrate"):
        Store.open(path)

    backup = Store.migrate(path)

    assert backup is not None
    assert backup.exists()
    with Store.open(path) as store:
        assert store.check() == ()
        assert store.reports() == (report,)
        assert [hit.id for hit in store.search("ships")] == [report.id]
    assert Store.migrate(path) is None
