"""Text on sports, weather and cooking gives next to no events, however warlike its words."""

from pathlib import Path

import pytest

from diurna.reading import ReadOptions, read_reports
from diurna.types.findings import Findings
from diurna.types.reports import Report
from diurna.workspace import find
from extraction.reports import Told

FOLDER = Path(__file__).parents[2] / "corpus" / "offtopic"

pytestmark = pytest.mark.model


def test_fewer_than_one_event_in_a_thousand_words_of_sports_weather_and_cooking() -> None:
    sources = [str(path) for path in sorted(FOLDER.glob("*.txt"))]
    reports = [item for item in read_reports(sources, ReadOptions()) if isinstance(item, Report)]
    words = sum(len(report.text.split()) for report in reports)
    events = sum(len(found.events) for _, found in find(reports) if isinstance(found, Findings))
    assert words > 2500
    assert events < words / 1000


def test_politics_at_a_stadium_is_still_politics() -> None:
    text = (
        "The government of Norway condemned the ban on its team. The foreign minister summoned the ambassador of Chile "
        "after police arrested two players in the stadium before the match."
    )
    assert {"ACCUSE", "COERCE"} <= set(Told(text).kinds())
