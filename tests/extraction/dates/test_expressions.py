"""Hand-made time expressions of news, read end to end: their values are those a careful editor would write."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from diurna.extraction.dates import extract_times
from diurna.linguistics.pipeline import load_nlp, parse_reports
from diurna.types.findings import Findings, TimeExpression
from diurna.types.reports import Passage, PassageKind, Report
from diurna.types.span import Span

pytestmark = pytest.mark.model

ROWS: list[dict[str, str]] = [
    row
    for rows in tomllib.loads((Path(__file__).parent / "expressions.toml").read_text(encoding="utf-8")).values()
    for row in rows
]


def _plain(row: Mapping[str, str]) -> str:
    return re.sub(r"[\[\]]", "", row["text"])


@cache
def _read() -> tuple[tuple[TimeExpression, ...], ...]:
    given = []
    for number, row in enumerate(ROWS):
        report = Report(
            f"{number:012d}", _plain(row), date.fromisoformat(row["on"]), home_country=row.get("country") or None
        )
        passage = Passage(Span(report.id, 0, len(report.text)), PassageKind.BODY, 0, 0)
        given.append((report, [passage]))
    return tuple(
        tuple(extract_times(parsed, Findings(parsed.report.id))) for parsed in parse_reports(load_nlp(), given)
    )


def _days(time: TimeExpression) -> str:
    return time.interval.iso() if time.interval else ""


@pytest.mark.parametrize("number", range(len(ROWS)), ids=[f"{row['on']} {row['text']}" for row in ROWS])
def test_words_have_the_value_an_editor_would_write(number: int) -> None:
    row, found = ROWS[number], _read()[number]
    marked = re.search(r"\[(.+?)\]", row["text"])

    if marked is None:
        assert [time.text for time in found] == []
        return
    values = {time.text: time for time in found}
    assert marked.group(1) in values
    time = values[marked.group(1)]
    assert time.value == row["value"]
    assert _days(time) == row.get("days", _days(time))


def test_there_are_three_hundred_and_all_differ() -> None:
    assert len({(row["on"], row["text"], row.get("country")) for row in ROWS}) == len(ROWS) >= 300
