"""Scores the dates and the factuality of events somebody marked."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from diurna.evaluation.lines import Row
from diurna.evaluation.scores import Rates, Score, Share
from diurna.evaluation.scoring.classes import score_classes
from diurna.evaluation.scoring.timex import load_by_id

_LAST_SENTENCE = 5
CLASSES = ("asserted", "planned", "possible", "negated")


def evaluate_event_dates(gold: Path, predictions: Path, *, texts: Path | None = None) -> Sequence[Score]:  # noqa: ARG001 - one signature for all tasks
    """Return how many gold dates are given exactly, unknown parts dropped; and of those not of the report's own day."""
    counts: Counter[str] = Counter()
    for row, event, predicted in _pairs(gold, predictions):
        wanted = known_part(event.get("cluster_time") or event.get("date"))
        if not wanted or event.get("sent", 0) > _LAST_SENTENCE:
            continue
        given = known_part((predicted or {}).get("date"))
        counts["gold"] += 1
        counts["given"] += bool(given)
        counts["right"] += given == wanted
        if wanted != row.get("dct"):
            counts["other"] += 1
            counts["other right"] += given == wanted
    answered = {"right": counts["right"], "given": counts["given"], "gold": counts["gold"]}
    return (
        Share("exact date", counts["right"], counts["gold"]),
        Rates(
            "dates given", counts["right"] / (counts["given"] or 1), counts["right"] / (counts["gold"] or 1), answered
        ),
        Share("exact date, not the report's day", counts["other right"], counts["other"]),
    )


def evaluate_factuality(gold: Path, predictions: Path, *, texts: Path | None = None) -> Sequence[Score]:  # noqa: ARG001 - one signature for all tasks
    """Return F1 of each class and their mean over the events whose gold has a class."""
    pairs = [
        (wanted, str((predicted or {}).get("class")))
        for _, event, predicted in _pairs(gold, predictions)
        if (wanted := class_of(event)) is not None
    ]
    return tuple(score_classes(pairs, CLASSES))


def class_of(event: Mapping[str, Any]) -> str | None:
    """Return the factuality of a gold event: its ``class``, or what MEANTIME's fields say; None is not scored."""
    if "class" in event:
        return str(event["class"])
    polarity, certainty = event.get("polarity"), event.get("certainty")
    if polarity == "NEG":
        return "negated"
    if certainty in {"POSSIBLE", "PROBABLE"}:
        return "possible"
    if certainty == "CERTAIN" and polarity == "POS":
        return "planned" if event.get("time") == "FUTURE" else "asserted"
    return None


def known_part(value: Any) -> str:
    """Return a date without its time of day and its unknown parts.

    >>> known_part("2008-02-XX")
    '2008-02'
    """
    parts = str(value or "").split("T", maxsplit=1)[0].split("-")
    return "-".join(part for part in parts if part and "X" not in part)


def _pairs(gold: Path, predictions: Path) -> Iterator[tuple[Row, Row, Row | None]]:
    """Yield each gold event with its row and the prediction at the same place, if there is one."""
    given = load_by_id(predictions)
    for identifier, row in load_by_id(gold).items():
        found = {(item["start"], item["end"]): item for item in given.get(identifier, {}).get("events", [])}
        for event in row["events"]:
            yield row, event, found.get((event["start"], event["end"]))
