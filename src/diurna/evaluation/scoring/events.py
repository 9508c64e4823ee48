"""Scores who did what to whom on four levels: evidence, type, actor, date; status, recipient and figures apart."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from diurna.evaluation.matching import match_greedily
from diurna.evaluation.scoring.days import is_right_date
from diurna.evaluation.scoring.names import GoldActors, read_names
from diurna.evaluation.scoring.rows import Row, count_core, false_and_copies, is_core, numbers, weigh
from diurna.evaluation.scoring.tally import Tally
from diurna.evaluation.spans import evidence_overlap, read_spans

Table = Sequence[Sequence[bool]]
_TYPED = "events evidence+type"


@dataclass(frozen=True, slots=True)
class _Sides:
    """Gold and predicted events side by side, with what agrees in each pair."""

    gold: Sequence[Row]
    predicted: Sequence[Row]
    overlap: Sequence[Sequence[float]]
    typed: Table
    acted: Table
    dated: Table

    def weight(self, i: int, j: int) -> float:
        likeness = self.overlap[i][j] + 2 * self.typed[i][j] + self.acted[i][j] + 0.5 * self.dated[i][j]
        return likeness + 0.01 * is_core(self.gold[i])


def is_right_type(gold: Row, given: str | None) -> bool:
    """Return whether a type is the gold one or one accepted beside it; ``*`` accepts all."""
    accepted = [gold["type"], *gold.get("accept_types", [])]
    return "*" in accepted or (given or "").upper() in accepted


def score_events(gold: Row, predicted: Row, tally: Tally) -> None:
    """Count the events of one text on each level."""
    actors = GoldActors(gold)
    sides = _sides(gold.get("events", []), predicted.get("events", []), actors)
    levels: dict[str, Callable[[int, int], bool]] = {
        "events evidence": lambda _i, _j: True,
        _TYPED: lambda i, j: sides.typed[i][j],
        f"{_TYPED}+actor": lambda i, j: sides.typed[i][j] and sides.acted[i][j],
        f"{_TYPED}+actor+date": lambda i, j: sides.typed[i][j] and sides.acted[i][j] and sides.dated[i][j],
    }
    for name, need in levels.items():
        matched = _count(name, sides, need, tally)
        if name == _TYPED:
            _count_details(sides, matched, actors, tally)
            _remark(sides, matched, tally)


def _sides(gold: Sequence[Row], predicted: Sequence[Row], actors: GoldActors) -> _Sides:
    places = [read_spans(row.get("evidence")) for row in predicted]
    return _Sides(
        gold,
        predicted,
        [[evidence_overlap(read_spans(row["evidence"]), place) for place in places] for row in gold],
        [[is_right_type(row, item.get("type")) for item in predicted] for row in gold],
        [[_has_actor(actors, row, item) for item in predicted] for row in gold],
        [
            [is_right_date(row.get("date"), item.get("date"), row.get("date_announced")) for item in predicted]
            for row in gold
        ],
    )


def _has_actor(actors: GoldActors, row: Row, item: Row) -> bool:
    return actors.agree(row.get("actors", []), item.get("actors", item.get("actor")), actors.is_meant)


def _count(name: str, sides: _Sides, need: Callable[[int, int], bool], tally: Tally) -> dict[int, int]:
    def agrees(i: int, j: int) -> bool:
        return sides.overlap[i][j] > 0 and need(i, j)

    matched = match_greedily(weigh(len(sides.gold), len(sides.predicted), sides.weight, agrees))
    right = sum(is_core(sides.gold[i]) for i in matched)
    false, copies = false_and_copies(len(sides.predicted), matched, agrees)
    tally.rate(name, right=right, false=false, missed=count_core(sides.gold) - right, copies=copies)
    return matched


def _count_details(sides: _Sides, matched: Mapping[int, int], actors: GoldActors, tally: Tally) -> None:
    for i, j in matched.items():
        row, item = sides.gold[i], sides.predicted[j]
        accepted = [row["modality"], *row.get("accept_modality", [])]
        tally.share("ev modality", item.get("modality") in accepted, 1)
        if row.get("recipients"):
            given = item.get("recipients", item.get("recipient"))
            tally.share("ev recipient", actors.agree(row["recipients"], given, actors.is_meant), 1)
        wanted = numbers(row.get("figures"))
        if wanted:
            tally.share("ev figures", bool(wanted & numbers(item.get("figures"))), 1)
        tally.share("ev exact type", (item.get("type") or "").upper() == row["type"], 1)
    weak = [row.get("tier", "core") == "weak" for row in sides.gold]
    tally.share("ev weak", sum(weak[i] for i in matched), sum(weak))


def _remark(sides: _Sides, matched: Mapping[int, int], tally: Tally) -> None:
    for i, row in enumerate(sides.gold):
        if i not in matched and is_core(row):
            why = "wrong type" if any(sides.overlap[i]) else "no evidence"
            tally.remark(f"missed event {row.get('id', i)} {row['type']}: {why}: {row.get('summary', '')}")
    used = set(matched.values())
    for j, item in enumerate(sides.predicted):
        if j not in used and not any(sides.overlap[i][j] and sides.typed[i][j] for i in matched):
            who = read_names(item.get("actors", item.get("actor")))
            tally.remark(f"extra event {item.get('type')} {who} at {read_spans(item.get('evidence'))[:1]}")
