"""Scores where each holder stands, and what was imposed with its figures."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from diurna.evaluation.matching import match_greedily
from diurna.evaluation.scoring.names import GoldActors
from diurna.evaluation.scoring.rows import Row, count_core, false_and_copies, is_core, numbers, weigh
from diurna.evaluation.scoring.tally import Tally
from diurna.evaluation.spans import evidence_overlap, read_spans

_SAME: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(("rejects", "reject", "opposed", "opposes", "no", "denies"), "against")
    | dict.fromkeys(("supports", "support", "in favour", "for", "backs", "yes"), "for")
    | dict.fromkeys(("under consideration", "undecided", "considers"), "considering")
    | dict.fromkeys(("neutral", "unknown"), "unclear")
)


def fold_stance(words: Any) -> str:
    """Return for, against, considering or unclear for the common wordings of a stance."""
    folded = str(words or "").strip().lower()
    return _SAME.get(folded, folded)


def score_positions(gold: Row, predicted: Row, tally: Tally) -> None:
    """Count the positions of one text, by holder and evidence, and by stance too."""
    actors = GoldActors(gold)
    golds, items = gold.get("positions", []), predicted.get("positions", [])
    overlap = [[_overlap(row, item) for item in items] for row in golds]
    held = [
        [actors.agree([row["holder"]], item.get("holder", item.get("actor")), actors.is_meant) for item in items]
        for row in golds
    ]
    same = [[fold_stance(item.get("stance")) == row["stance"] for item in items] for row in golds]

    def weight(i: int, j: int) -> float:
        return float(overlap[i][j] + same[i][j]) + _is_same_question(golds[i], items[j])

    levels: dict[str, Callable[[int, int], bool]] = {
        "positions holder+evidence": lambda i, j: overlap[i][j] > 0 and held[i][j],
        "positions holder+evidence+stance": lambda i, j: overlap[i][j] > 0 and held[i][j] and same[i][j],
    }
    matched: dict[int, int] = {}
    for name, agrees in levels.items():
        matched = match_greedily(weigh(len(golds), len(items), weight, agrees))
        right = sum(is_core(golds[i]) for i in matched)
        false, copies = false_and_copies(len(items), matched, agrees)
        tally.rate(name, right=right, false=false, missed=count_core(golds) - right, copies=copies)
    for i, row in enumerate(golds):
        if i not in matched and is_core(row):
            who = row["holder"].get("canonical")
            tally.remark(f"missed position {row.get('id', i)} {who}: {row.get('question')} = {row['stance']}")


def score_measures(gold: Row, predicted: Row, tally: Tally) -> None:
    """Count the measures of one text by who imposes them, a figure and the evidence."""
    actors = GoldActors(gold)
    golds, items = gold.get("measures", []), predicted.get("measures", [])
    overlap = [[_overlap(row, item) for item in items] for row in golds]

    def agrees(i: int, j: int) -> bool:
        wanted = numbers(golds[i].get("figures"))
        given = items[j].get("by", items[j].get("actor"))
        is_counted = not wanted or bool(wanted & numbers(items[j].get("figures")))
        return overlap[i][j] > 0 and is_counted and actors.agree([golds[i]["by"]], given, actors.is_meant)

    matched = match_greedily(weigh(len(golds), len(items), lambda i, j: overlap[i][j], agrees))
    right = sum(is_core(golds[i]) for i in matched)
    missed = count_core(golds) - right
    tally.rate("measures by+figure+evidence", right=right, false=len(items) - len(matched), missed=missed)


def _overlap(row: Row, item: Row) -> float:
    return evidence_overlap(read_spans(row["evidence"]), read_spans(item.get("evidence")))


def _is_same_question(row: Row, item: Row) -> bool:
    return bool(item.get("question_id") == row["question_id"] or item.get("question") == row["question"])
