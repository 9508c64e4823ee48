"""The brief: what is new first, every line with its words and how many sources tell it."""

import re
from datetime import date

import pytest

from diurna.export.brief import write_brief
from diurna.query.views import RecordView
from diurna.workspace import build, resolve_reports
from synthetic import make

DISPUTES = (30, 33, 36)


@pytest.fixture(scope="module")
def views() -> tuple[RecordView, RecordView, date]:
    made = [make(number) for number in range(1500)]
    made = [item for item in made if all(dispute in DISPUTES for dispute, _ in item.truth.events.values())]
    days = sorted(item.report.published for item in made)
    middle = days[len(days) // 2]
    found = {item.report.id: item.findings for item in made}

    def view(last: date) -> RecordView:
        reports = sorted((m.report for m in made if m.report.published <= last), key=lambda r: (r.published, r.id))
        return RecordView(build(resolve_reports(reports, found)))

    return view(middle), view(days[-1]), middle


def sections(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    title = ""
    for line in text.splitlines():
        if line.startswith("## "):
            title = line[3:]
        elif line.startswith("- "):
            found.setdefault(title, []).append(line)
    return found


def test_only_what_is_new_is_told_and_moves_stand_first(views: tuple[RecordView, RecordView, date]) -> None:
    before, now, middle = views
    text = write_brief(now, before=before, since=middle)
    told = sections(text)

    assert text.splitlines()[2].startswith("**")
    assert f"since {middle}" in text.splitlines()[2]
    assert next(iter(told)) == f"Positions that moved since {middle}"
    assert len(told[f"Positions that moved since {middle}"]) == len(now.changes(before).shifts) > 0
    assert "against (“" in told[f"Positions that moved since {middle}"][0]
    known = {event.summary for event in before.events()}
    assert not any(summary in line for summary in known for line in told.get(f"Events since {middle}", []))


def test_every_line_has_its_words_and_its_number_of_sources(views: tuple[RecordView, RecordView, date]) -> None:
    text = write_brief(views[1])
    notes = set(re.findall(r"^\[\^(\d+)\]: .+“.+” \(/r/", text, re.MULTILINE))

    for title, lines in sections(text).items():
        for line in lines:
            marks = re.findall(r"\[\^(\d+)\]", line)
            assert marks, line
            assert set(marks) <= notes
            if "Running total" not in line and not title.startswith("Disputed"):
                assert re.search(r"\((\d+ independent sources|1 source)\)", line), line


def test_a_record_in_which_nothing_is_new_says_so(views: tuple[RecordView, RecordView, date]) -> None:
    assert "**Nothing new since 2030-01-01.**" in write_brief(views[1], before=views[1], since=date(2030, 1, 1))
