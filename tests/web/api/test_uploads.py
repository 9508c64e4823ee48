"""Uploads are read in a limited process: too large, too many, nested, packed or harmful ones are refused."""

import io
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from diurna.web.api.intake import main, take
from diurna.web.api.parcels import Taken, read_taken, write_names
from diurna.web.safety_limits import MOST_FILES
from web.doors import House, house

REPORT = b"date 2022-10-03 France said on Monday it would expel two Russian diplomats.\n"


def _taken(folder: Path, *files: tuple[str, bytes]) -> Taken:
    for place, (_, data) in enumerate(files):
        (folder / f"{place:04d}").write_bytes(data)
    write_names(folder, [name for name, _ in files])
    return take(folder)


def _zip(*members: tuple[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return made.getvalue()


def test_an_archive_of_reports_is_read_one_level_deep(tmp_path: Path) -> None:
    inner = _zip(("inside.txt", REPORT))
    taken = _taken(tmp_path, ("a.zip", _zip(("one.txt", REPORT), ("folder/two.zip", inner))))

    assert [report.source_name for report in taken.reports] == ["one.txt"]
    assert [problem.where for problem in taken.problems] == ["a.zip/two.zip"]
    assert "archives inside archives" in taken.problems[0].message


def test_an_archive_that_grows_too_large_is_refused_unread(tmp_path: Path) -> None:
    taken = _taken(tmp_path, ("bomb.zip", _zip(("big.txt", b"0" * 30_000_000))))

    assert taken.reports == []
    assert "too large when unpacked" in taken.problems[0].message


def test_an_archive_that_lies_about_its_size_is_stopped(tmp_path: Path) -> None:
    data = bytearray(_zip(("big.txt", b"0" * 3_000_000)))
    size = (3_000_000).to_bytes(4, "little")
    while size in data:
        place = data.index(size)
        data[place : place + 4] = (10).to_bytes(4, "little")
    taken = _taken(tmp_path, ("liar.zip", bytes(data)))
    assert taken.reports == []
    assert len(taken.problems) == 1


def test_an_archive_of_too_many_files_is_refused(tmp_path: Path) -> None:
    taken = _taken(tmp_path, ("many.zip", _zip(*((f"{n}.txt", REPORT) for n in range(MOST_FILES + 1)))))
    assert taken.reports == []
    assert "more than 1,000 files" in taken.problems[0].message


def test_names_that_lead_elsewhere_lead_nowhere(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    names = ("../../up.txt", "/etc/cron.d/x.txt", "<script>alert(1)</script>.txt", "a\x00b.txt", "..", "x.sh;rm -rf")
    members = _zip(("../../../out.txt", REPORT.replace(b"two", b"nine")), ("/abs.txt", REPORT))
    files = [(name, REPORT.replace(b"two", str(n).encode())) for n, name in enumerate(names)]
    taken = _taken(folder, *files, ("a.zip", members))

    assert len(taken.reports) == len(names) + 2
    assert all("/" not in (report.source_name or "") for report in taken.reports)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in"]
    assert not (tmp_path.parent / "out.txt").exists()


def test_deep_html_and_other_harm_costs_that_file_only(tmp_path: Path) -> None:
    deep = b"<html><body>" + b"<div>" * 200_000 + REPORT + b"</body></html>"
    jsonl = b'{"text": ' + b"[" * 100_000 + b"\n"
    taken = _taken(tmp_path, ("deep.html", deep), ("deep.jsonl", jsonl), ("nul.txt", b"\x00" * 100), ("ok.txt", REPORT))
    assert "ok.txt" in [report.source_name for report in taken.reports]
    assert {problem.where.partition(",")[0] for problem in taken.problems} <= {"deep.html", "deep.jsonl", "nul.txt"}


def test_the_process_reads_a_folder_and_writes_what_it_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diurna.web.api.intake.limit_process", lambda: None)
    (tmp_path / "0000").write_bytes(REPORT)
    write_names(tmp_path, ["one.txt"])
    main(tmp_path)
    assert [report.source_name for report in read_taken(tmp_path).reports] == ["one.txt"]


@pytest.fixture(scope="module")
def home(record_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with house(record_path, tmp_path_factory.mktemp("uploads")) as found:
        yield found


def _finished(home: House, answer: Any) -> dict[str, Any]:
    assert answer.status_code == 202, answer.text
    for _ in range(400):
        told: dict[str, Any] = home.get(answer.headers["location"]).json()
        if told["state"] in ("done", "failed"):
            return told
        time.sleep(0.1)
    raise AssertionError(told)


def _send(home: House, *files: tuple[str, bytes]) -> dict[str, Any]:
    parts = [("file", item) for item in files]
    return _finished(home, home.client.post("/api/v1/uploads", files=parts, headers=home.editor))


@pytest.mark.model
def test_an_upload_of_files_ends_in_the_record(home: House) -> None:
    before = home.get("/api/v1/reports").json()["total"]
    told = _send(home, ("../x<b>.txt", REPORT), ("empty.txt", b""))

    assert (told["state"], told["read"], len(told["added"])) == ("done", 1, 1)
    assert [problem["code"] for problem in told["problems"]] == ["empty"]
    assert home.get("/api/v1/reports").json()["total"] == before + 1
    row = home.get(f"/api/v1/reports/{told['added'][0]}").json()["row"]
    assert row["source_name"] == "x<b>.txt"
    assert "<b>" not in home.get("/reports").text


@pytest.mark.model
def test_an_upload_as_json_is_read_alike_and_a_known_report_stays_one(home: House) -> None:
    body = {"reports": [{"text": "Norway banned Icelandic boats on 3 June.", "published": "2019-06-04", "outlet": "A"}]}
    first = _finished(home, home.client.post("/api/v1/uploads", json=body, headers=home.editor))
    again = _finished(home, home.client.post("/api/v1/uploads", json=body, headers=home.editor))

    assert (len(first["added"]), first["known"]) == (1, 0)
    assert (len(again["added"]), again["known"]) == (0, 1)
    row = home.get(f"/api/v1/reports/{first['added'][0]}").json()["row"]
    assert (row["published"], row["outlet"]) == ("2019-06-04", "A")


@pytest.mark.model
def test_a_process_over_its_limits_is_ended_and_the_server_answers_on(
    home: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("diurna.web.api.uploading.READING_SECONDS", 0.01)
    told = _send(home, ("one.txt", REPORT))
    assert told["state"] == "failed"
    assert "given up" in told["detail"]
    assert home.get("/api/v1/reports").status_code == 200


@pytest.mark.model
def test_an_upload_with_nothing_to_read_fails_with_its_reasons(home: House) -> None:
    told = _send(home, ("bomb.zip", _zip(("big.txt", b"0" * 30_000_000))))
    assert told["state"] == "failed"
    assert [problem["where"] for problem in told["problems"]] == ["bomb.zip"]


@pytest.mark.model
@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"json": {"reports": []}}, 400),
        ({"json": {"reports": [{"text": ""}]}}, 400),
        ({"json": {"reports": [{"text": "x", "path": "/etc/passwd"}]}}, 400),
        ({"json": {"reports": [{"text": "x"}] * (MOST_FILES + 1)}}, 400),
        ({"content": b"date 2022-01-01 x", "headers": {"content-type": "text/plain"}}, 415),
        ({"files": [("other", ("a.txt", REPORT))]}, 400),
        ({"files": [("file", (f"{n}.txt", b"x")) for n in range(MOST_FILES + 1)]}, 400),
        ({"content": b"x", "headers": {"content-type": "multipart/form-data"}}, 400),
    ],
)
def test_an_upload_of_another_shape_is_refused(home: House, body: dict[str, Any], status: int) -> None:
    headers = {**body.pop("headers", {}), **home.editor}
    assert home.client.post("/api/v1/uploads", headers=headers, **body).status_code == status


@pytest.mark.model
def test_an_unknown_upload_is_not_found(home: House) -> None:
    assert home.get("/api/v1/uploads/0123456789abcdef").status_code == 404


def test_the_limits_are_set_on_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    import resource

    from diurna.web.api import intake

    given: dict[int, tuple[int, int]] = {}
    monkeypatch.setattr(resource, "setrlimit", lambda what, both: given.update({what: both}))
    intake.limit_process()
    assert given[resource.RLIMIT_AS] == (intake.MEMORY, intake.MEMORY)
    assert given[resource.RLIMIT_CPU] == (intake.CPU_SECONDS, intake.CPU_SECONDS)
