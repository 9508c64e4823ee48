"""The hand-made figures of the corpus come out right in value, unit, qualifier and kind."""

import json
from pathlib import Path

import pytest

from diurna.extraction.figures import extract_figures
from diurna.types.findings import Findings
from extraction.reports import parsed_text

GOLD = Path(__file__).parents[2] / "corpus" / "figures.jsonl"


@pytest.mark.model
def test_most_figures_of_the_gold_are_right_in_every_field() -> None:
    wanted = right = told = 0
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found = list(extract_figures(parsed_text(row["text"]), Findings("0" * 12)))
        wanted += len(row["figures"])
        told += len(found)
        for figure in row["figures"]:
            near = [item for item in found if item.span.start < figure["end"] and figure["start"] < item.span.end]
            right += any(
                (item.value, item.unit.lower(), item.qualifier, item.kind, item.upper)
                == (
                    figure["value"],
                    figure["unit"].lower(),
                    figure["qualifier"],
                    figure["kind"],
                    figure.get("upper"),
                )
                for item in near
            )
    assert right / wanted >= 0.85
    assert right / told >= 0.85


def test_the_gold_figures_stand_where_they_say() -> None:
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for figure in row["figures"]:
            assert 0 <= figure["start"] < figure["end"] <= len(row["text"])
