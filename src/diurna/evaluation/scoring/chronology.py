"""Scores a merged chronology: reports of one event brought together, look-alikes kept apart, the matrix's cells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from diurna.evaluation.matching import match_greedily
from diurna.evaluation.scoring.days import is_right_date
from diurna.evaluation.scoring.events import is_right_type
from diurna.evaluation.scoring.names import fold_name, read_names
from diurna.evaluation.scoring.positions import fold_stance
from diurna.evaluation.scoring.rows import Row
from diurna.evaluation.scoring.tally import Tally
from diurna.evaluation.spans import evidence_overlap, read_spans


@dataclass(frozen=True, slots=True)
class _Told:
    """One gold telling: its event, and how well each predicted event that holds it does."""

    event: int
    held: Mapping[int, float]


def score_chronology(gold: Row, predicted: Row, tally: Tally) -> None:
    """Count one dispute: events found, tellings in the right one, pairs merged, dates, types and matrix cells."""
    tellings = _tellings(gold["events"], predicted.get("events", []))
    matched = _match_events(tellings, len(gold["events"]))
    tally.share("chronology events found", len(matched), len(gold["events"]))
    tally.share("chronology reports found", sum(bool(telling.held) for telling in tellings), len(tellings))
    rightly = sum(matched.get(telling.event) in telling.held for telling in tellings)
    tally.share("chronology reports in the right event", rightly, len(tellings))
    homes = [_home(telling, matched) for telling in tellings]
    _count_pairs(tellings, homes, tally)
    _count_look_alikes(gold["events"], tellings, homes, tally)
    for i, j in matched.items():
        row, item = gold["events"][i], predicted["events"][j]
        tally.share("chronology date right", is_right_date(row["date"], item.get("date")), 1)
        tally.share("chronology type right", is_right_type(row, item.get("type")), 1)
    for i, row in enumerate(gold["events"]):
        if i not in matched:
            tally.remark(f"missed event {row['id']}: {row.get('summary', '')}")
    _count_cells(gold.get("positions", []), predicted.get("positions", []), tally)


def _tellings(golds: Sequence[Row], items: Sequence[Row]) -> list[_Told]:
    return [_Told(event, _holders(telling, items)) for event, row in enumerate(golds) for telling in row["reports"]]


def _holders(telling: Row, items: Sequence[Row]) -> dict[int, float]:
    found: dict[int, float] = {}
    for j, item in enumerate(items):
        for report in item.get("reports", []):
            if report["file"] == telling["file"]:
                overlap = _overlap(telling, report)
                if overlap:
                    found[j] = max(overlap, found.get(j, 0.0))
    return found


def _overlap(telling: Row, report: Row) -> float:
    """Return the best overlap of a gold telling with any one span of a predicted one."""
    place = [(telling["start"], telling["end"])]
    return max((evidence_overlap(place, [pair]) for pair in read_spans(report)), default=0.0)


def _match_events(tellings: Sequence[_Told], count: int) -> dict[int, int]:
    """Return gold event → the predicted event that holds most of its tellings, one to one."""
    votes: dict[tuple[int, int], float] = {}
    for i in range(count):
        for telling in tellings:
            if telling.event == i:
                for j, overlap in telling.held.items():
                    votes[i, j] = votes.get((i, j), 0) + 1 + overlap
    return match_greedily((votes[pair], *pair) for pair in sorted(votes))


def _home(telling: _Told, matched: Mapping[int, int]) -> int | None:
    chosen = matched.get(telling.event)
    if chosen is not None and chosen in telling.held:
        return chosen
    return max(telling.held, key=telling.held.__getitem__) if telling.held else None


def _count_pairs(tellings: Sequence[_Told], homes: Sequence[int | None], tally: Tally) -> None:
    right = false = missed = 0
    for x, y in combinations(range(len(tellings)), 2):
        is_one = tellings[x].event == tellings[y].event
        is_merged = homes[x] is not None and homes[x] == homes[y]
        right += is_one and is_merged
        missed += is_one and not is_merged
        false += is_merged and not is_one
    tally.rate("chronology pairs merged", right=right, false=false, missed=missed)


def _count_look_alikes(
    golds: Sequence[Row], tellings: Sequence[_Told], homes: Sequence[int | None], tally: Tally
) -> None:
    number = {row["id"]: i for i, row in enumerate(golds)}
    entries: dict[int, set[int]] = {}
    for telling, home in zip(tellings, homes, strict=True):
        if home is not None:
            entries.setdefault(telling.event, set()).add(home)
    for i, row in enumerate(golds):
        for other in row.get("distinct_from", []):
            if number[other] > i:
                one, two = entries.get(i, set()), entries.get(number[other], set())
                tally.share("chronology look-alikes kept apart", bool(one) and bool(two) and not one & two, 1)


def _count_cells(golds: Sequence[Row], items: Sequence[Row], tally: Tally) -> None:
    aliases: dict[str, set[str]] = {}
    for row in golds:
        aliases.setdefault(row["holder"]["actor"], {fold_name(name) for name in row["holder"]["aliases"]})
    wanted = [(aliases[row["holder"]["actor"]], cell) for row in golds for cell in row["cells"]]
    given = [(_holder_names(row), cell) for row in items for cell in row.get("cells", [])]
    pairs = []
    for i, (names, cell) in enumerate(wanted):
        for j, (holders, other) in enumerate(given):
            if other.get("file") != cell["file"] or fold_stance(other.get("stance")) != cell["stance"]:
                continue
            overlap = evidence_overlap([(cell["start"], cell["end"])], read_spans(other))
            if overlap and names & holders:
                pairs.append((overlap, i, j))
    right = len(match_greedily(pairs))
    tally.rate("matrix cells", right=right, false=len(given) - right, missed=len(wanted) - right)


def _holder_names(row: Mapping[str, Any]) -> set[str]:
    return {fold_name(name) for names in read_names(row.get("holder", row.get("actor"))) for name in names}
