"""Scores relations between marked parties: macro F1 over the roots, and over the four quads."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from diurna.errors import FormatError, UsageError
from diurna.evaluation.lines import Row, name_of
from diurna.evaluation.scores import Score
from diurna.evaluation.scoring.classes import score_classes
from diurna.evaluation.scoring.timex import load_by_id

ROOTS = (
    *("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST"),
    *("SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
)
_QUADS = ("1", "2", "3", "4")


def evaluate_relation(gold: Path, predictions: Path, *, texts: Path | None = None) -> Sequence[Score]:  # noqa: ARG001 - one signature for all tasks
    """Return macro F1 of roots and quads; a sentence without a prediction counts as wrong.

    Gold is JSONL with ``root`` and ``quad`` (or ``gold_root`` and ``gold_penta``), or a table of tab-separated values
    with these columns, whose ``id`` is its ``sentence_id`` or else the number of its row.

    Raises:
        FormatError: A gold row has no root.
    """
    given = load_by_id(predictions)
    wanted = _load_table(gold) if gold.suffix == ".tsv" else load_by_id(gold)
    roots, quads = [], []
    for number, (identifier, row) in enumerate(wanted.items(), start=1):
        root, quad = row.get("root") or row.get("gold_root"), row.get("quad") or row.get("gold_penta")
        if not root:
            raise FormatError(name_of(gold), number, "the field 'root' is missing")
        predicted = given.get(identifier, {})
        roots.append((_as_root(root), _as_root(predicted.get("root"))))
        if quad:
            quads.append((str(quad), str(predicted.get("quad"))))
    scores = list(score_classes(roots, ROOTS, prefix="root "))
    return (*scores, *score_classes(quads, _QUADS, prefix="quad ")) if quads else tuple(scores)


def _as_root(name: object) -> str:
    folded = str(name or "none").upper()
    return "YIELD" if folded in {"CONCEDE", "RETREAT"} else folded


def _load_table(path: Path) -> Mapping[str, Row]:
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream, delimiter="\t"))
    except OSError as error:
        raise UsageError(f"{path} cannot be read ({error.strerror}). Check the path.") from error
    return {row.get("sentence_id") or str(number): dict(row) for number, row in enumerate(rows, start=1)}
