"""Who and where the cases of our own are: the files below ``cases/`` through the door ``diurna predict``."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from diurna.evaluation.scores import Score
from diurna.evaluation.tasks import evaluate, predict

pytestmark = pytest.mark.model
CASES = Path(__file__).parent / "cases"


def share(scores: Sequence[Score], name: str) -> float:
    found = next(score for score in scores if score.name.strip() == name)
    fields = found.fields()
    return float(next(value for key, value in fields.items() if isinstance(value, float) and key != "F1"))


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Sequence[Score]]:
    folder = tmp_path_factory.mktemp("cases")
    found = {}
    for task in ("actors", "places"):
        predict(task, str(CASES / f"{task}.jsonl"), folder / f"{task}.jsonl")
        found[task] = evaluate(task, CASES / f"{task}.jsonl", folder / f"{task}.jsonl")
    return found


@pytest.mark.parametrize(
    ("task", "name", "floor"),
    [
        ("actors", "strict", 0.96),
        ("actors", "country", 0.97),
        ("actors", "none", 0.95),
        ("places", "strict", 0.93),
        ("places", "none", 0.99),
    ],
)
def test_share_of_cases_right_stays_above_its_floor(
    scores: dict[str, Sequence[Score]], task: str, name: str, floor: float
) -> None:
    assert share(scores[task], name) >= floor
