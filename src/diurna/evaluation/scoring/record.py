"""Scores predicted records against gold ones, text by text, and keeps a line for each miss and extra."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from diurna.errors import FormatError, UsageError
from diurna.evaluation.scores import Score
from diurna.evaluation.scoring.chronology import score_chronology
from diurna.evaluation.scoring.events import score_events
from diurna.evaluation.scoring.positions import score_measures, score_positions
from diurna.evaluation.scoring.statements import score_statements
from diurna.evaluation.scoring.surface import score_dates, score_furniture, score_mentions
from diurna.evaluation.scoring.tally import Tally

_MERGED = "chronology"


def score_text(gold: Mapping[str, Any], predicted: Mapping[str, Any], text: str | None, tally: Tally) -> None:
    """Count everything in one text."""
    score_statements(gold, predicted, text, tally)
    score_events(gold, predicted, tally)
    score_positions(gold, predicted, tally)
    score_measures(gold, predicted, tally)
    score_dates(gold, predicted, tally)
    score_mentions(gold, predicted, tally)
    score_furniture(gold, predicted, tally)


def evaluate_record(gold: Path, predictions: Path, *, texts: Path | None = None) -> Sequence[Score]:
    """Return the scores of predicted records: a file against a file, or folders whose files pair by name."""
    return tuple(tally_records(gold, predictions, texts=texts).scores())


def tally_records(gold: Path, predictions: Path, *, texts: Path | None = None) -> Tally:
    """Return the counts of predicted records, with a remark for each miss and extra."""
    tally = Tally()
    for gold_file, predicted_file in _pairs(gold, predictions, merged=False):
        tally.begin(gold_file.stem)
        wanted = load(gold_file)
        given = load(predicted_file) if predicted_file.exists() else {}
        score_text(wanted, given, _text_of(wanted, texts), tally)
    return tally


def evaluate_chronology(gold: Path, predictions: Path, *, texts: Path | None = None) -> Sequence[Score]:  # noqa: ARG001 - one signature for all tasks
    """Return the scores of predicted merged chronologies, paired as records are."""
    return tuple(tally_chronologies(gold, predictions).scores())


def tally_chronologies(gold: Path, predictions: Path) -> Tally:
    """Return the counts of predicted merged chronologies, with a remark for each event missed."""
    tally = Tally()
    for gold_file, predicted_file in _pairs(gold, predictions, merged=True):
        tally.begin(gold_file.stem)
        score_chronology(load(gold_file), load(predicted_file) if predicted_file.exists() else {}, tally)
    return tally


def load(path: Path) -> dict[str, Any]:
    """Return the JSON object in a file.

    Raises:
        UsageError: The file cannot be read.
        FormatError: It is no JSON object.
    """
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{path} cannot be read ({error.strerror}). Check the path.") from error
    except (ValueError, RecursionError) as error:
        raise FormatError(str(path), getattr(error, "lineno", 1), f"not valid JSON ({str(error)[:80]})") from error
    if not isinstance(value, dict):
        raise FormatError(str(path), 1, "not a JSON object")
    return value


def _pairs(gold: Path, predictions: Path, *, merged: bool) -> Iterator[tuple[Path, Path]]:
    if not gold.is_dir():
        yield gold, predictions
        return
    files = sorted(path for path in gold.glob("*.json") if path.name.startswith(_MERGED) == merged)
    if not files:
        raise UsageError(f"{gold} holds no gold files. Give a folder of JSON files, or one file.")
    yield from ((path, predictions / path.name) for path in files)


def _text_of(gold: Mapping[str, Any], texts: Path | None) -> str | None:
    if texts is None:
        return None
    path = texts / str(gold["doc"]["file"])
    if not path.exists():
        return None
    with path.open(encoding="utf-8", newline="") as stream:
        return stream.read()
