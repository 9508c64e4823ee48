"""Every kind of source gives the report as it was received, with what the source says about it."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diurna.errors import UsageError
from diurna.reading import ReadOptions, normalise, read_reports, report_id
from diurna.reading.dates import parse_date
from diurna.reading.decoding import decode
from diurna.types.problems import Problem
from diurna.types.reports import Report

_DAY = date(2021, 3, 4)
_BODY = "The minister said on Thursday that the port would stay shut."


def _one(path: Path, options: ReadOptions | None = None) -> Report:
    (report,) = read_reports([str(path)], options)
    assert isinstance(report, Report), report
    return report


def _file(folder: Path, name: str, data: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return path


def test_reference_format_keeps_the_whole_file(tmp_path: Path) -> None:
    text = f" date 2021-03-04 {_BODY}\r\n\r\nНет. 🐟\u202e\u200b\r\n"
    report = _one(_file(tmp_path, "a.txt", text))
    assert report.text == text
    assert report.published == _DAY
    assert report.source_name == "a.txt"


def test_front_matter_is_taken_off_to_the_letter(tmp_path: Path) -> None:
    head = "---\r\ntitle: A --- B\r\ndate: 2021-03-04\r\noutlet: The Herald\r\nauthor: [Ann Lee, Jo Ek]\r\n---\r\n"
    report = _one(_file(tmp_path, "a.txt", f"{head}\r\n{_BODY}"))
    assert report.text == f"\r\n{_BODY}"
    assert (report.headline, report.outlet, report.author) == ("A --- B", "The Herald", "Ann Lee, Jo Ek")


def test_dashes_that_open_a_text_are_no_front_matter(tmp_path: Path) -> None:
    text = f"---\n{_BODY}\n---\n{_BODY}"
    assert _one(_file(tmp_path, "a.txt", text), ReadOptions(published=_DAY)).text == text


def test_markdown_becomes_plain_text(tmp_path: Path) -> None:
    text = "---\ndate: 2021-03-04\n---\n# Port *shut*\n\nThe [minister](https://x.example) said\nit **would** stay so."
    text += "\n\n- one\n- two\n"
    report = _one(_file(tmp_path, "a.md", text))
    assert report.headline == "Port shut"
    assert report.text == "Port shut\n\nThe minister said it would stay so.\n\none\n\ntwo"


_PAGE = f"""<!doctype html><html lang="en-NZ"><head><title>Port shut</title><meta charset="%s">
<meta property="article:published_time" content="2021-03-04T09:00:00+13:00"><script>alert("stolen")</script></head>
<body><nav>Home News</nav><article><h1>Port shut</h1><p>{_BODY}</p><p>Ships from abroad were turned away, and the
harbour master said they would not be let in before the summer. The café stays open.</p></article></body></html>"""


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "utf-16"])
def test_page_gives_its_running_text_and_date(tmp_path: Path, encoding: str) -> None:
    report = _one(_file(tmp_path, "a.html", (_PAGE % encoding).encode(encoding)))
    assert report.published == _DAY
    assert _BODY in report.text
    assert "café" in report.text
    assert "stolen" not in report.text
    assert report.language == "en"


def test_a_page_is_known_by_its_start(tmp_path: Path) -> None:
    assert _BODY in _one(_file(tmp_path, "saved.page", _PAGE % "utf-8")).text


def test_a_page_without_a_date_wants_one(tmp_path: Path) -> None:
    undated = (_PAGE % "utf-8").replace("article:published_time", "other")
    path = _file(tmp_path, "a.html", undated)
    (problem,) = read_reports([str(path)])
    assert isinstance(problem, Problem)
    assert _one(path, ReadOptions(published=_DAY)).published == _DAY


def test_rows_of_jsonl_are_reports(tmp_path: Path) -> None:
    rows = [{"date": "2021-03-04T10:00:00Z", "text": f"{_BODY} {number}", "headline": "H"} for number in range(3)]
    path = _file(tmp_path, "a.jsonl", "".join(json.dumps(row) + "\r\n" for row in rows))
    reports = [item for item in read_reports([str(path)]) if isinstance(item, Report)]
    assert [report.source_name for report in reports] == ["a.jsonl:1", "a.jsonl:2", "a.jsonl:3"]
    assert {report.published for report in reports} == {_DAY}


def test_one_json_list_is_read_as_rows(tmp_path: Path) -> None:
    value = [{"date": "2021-03-04", "text": _BODY}, {"date": "2021-03-05", "text": _BODY}]
    path = _file(tmp_path, "a.json", json.dumps(value, indent=1))
    assert [item.published.day for item in read_reports([str(path)]) if isinstance(item, Report)] == [4, 5]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_columns_go_by_name_under_any_delimiter(tmp_path: Path, delimiter: str) -> None:
    cells = [["Outlet", "BODY", "Date"], ["The Herald", f'"{_BODY}\nNo, ""never"", it said; so there."', "2021-03-04"]]
    report = _one(_file(tmp_path, "a.csv", "\n".join(delimiter.join(row) for row in cells)))
    assert report.text == f'{_BODY}\nNo, "never", it said; so there.'
    assert report.outlet == "The Herald"


def test_cyrillic_is_not_taken_for_western_letters() -> None:
    text = "Министр заявил в четверг, что порт останется закрытым до лета. " * 6
    assert decode(text.encode("windows-1251"), "a.txt") == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "windows-1252"])
def test_encodings_are_told(encoding: str) -> None:
    text = "Le ministre a déclaré à la presse que le port resterait fermé tout l’été.\r\n" * 4
    assert decode(text.encode(encoding), "a.txt") == text


def test_folders_are_searched_in_order_and_once(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("b/2.txt", "1.txt", ".hidden/3.txt", "README.md"):
        _file(tmp_path, name, f" date 2021-03-04 {_BODY} {name}")
    found = list(read_reports([str(tmp_path), str(tmp_path / "*.txt"), str(tmp_path / "1.txt")]))
    assert [item.source_name for item in found if isinstance(item, Report)] == ["1.txt", "2.txt"]
    assert len(found) == 2


def test_a_glob_takes_folders_too(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    _file(tmp_path, "one/a.txt", f" date 2021-03-04 {_BODY}")
    assert len(list(read_reports([str(tmp_path / "o*")]))) == 1


def test_options_fill_what_is_missing_and_no_more(tmp_path: Path) -> None:
    options = ReadOptions(published=date(2020, 1, 1), outlet="The Echo", home_country="nor", language="en")
    plain = _one(_file(tmp_path, "a.txt", _BODY), options)
    assert (plain.published, plain.outlet, plain.home_country, plain.language) == (
        date(2020, 1, 1),
        "The Echo",
        "NOR",
        "en",
    )
    given_text = f"---\ndate: 2021-03-04\noutlet: The Herald\nhome_country: ISL\n---\n{_BODY}"
    own = _one(_file(tmp_path, "b.txt", given_text), options)
    assert (own.published, own.outlet, own.home_country) == (_DAY, "The Herald", "ISL")


def test_a_known_outlet_gives_its_country(tmp_path: Path) -> None:
    options = ReadOptions(published=_DAY, outlet="Stuff")
    assert _one(_file(tmp_path, "a.txt", _BODY), options).home_country == "NZL"
    assert (
        _one(_file(tmp_path, "b.txt", _BODY), ReadOptions(published=_DAY, outlet="No Such Paper")).home_country is None
    )


def test_a_country_that_is_none_is_refused_at_once() -> None:
    with pytest.raises(UsageError, match="alpha-3"):
        read_reports([], ReadOptions(home_country="Zealand"))


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2021-03-04", _DAY),
        ("20210304", _DAY),
        (20210304, _DAY),
        ("2021-03-04T23:59:59+13:00", _DAY),
        (" 2021-03-04 ", _DAY),
        ("04/03/2021", None),
        ("2021-13-04", None),
        ("4 March 2021", None),
        ([_DAY], None),
        (True, None),
        (None, None),
    ],
)
def test_only_unmistakable_dates_are_dates(value: object, day: date | None) -> None:
    assert parse_date(value) == day


@given(st.text())
def test_normal_form_is_stable(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


def test_what_cannot_be_seen_does_not_change_the_id() -> None:
    assert report_id("The\u00a0port\r\n was\u200b shut.\ufeff ") == report_id("The port was shut.")
    assert report_id("cafe\u0301") == report_id("café")
    assert report_id("The port was open.") != report_id("The port was shut.")
