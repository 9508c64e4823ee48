"""Scores who said what: content by characters and the right speaker; fragments of one content count as one."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from diurna.evaluation.matching import match_greedily
from diurna.evaluation.scoring.days import is_right_date
from diurna.evaluation.scoring.names import GoldActors
from diurna.evaluation.scoring.rows import Row, count_core, false_and_copies, is_core, weigh
from diurna.evaluation.scoring.tally import Tally
from diurna.evaluation.spans import Pair, characters, jaccard, read_spans

_BREAK = re.compile(r"\n\n")
_FOUND, _INSIDE = 0.5, 0.8


@dataclass(frozen=True, slots=True)
class _Said:
    """One predicted statement, or a paragraph of one."""

    speaker: Any
    content: frozenset[int]
    kind: Any
    date: Any

    def lies_in(self, content: frozenset[int]) -> bool:
        return len(self.content & content) >= _INSIDE * len(self.content)


@dataclass(frozen=True, slots=True)
class _Sides:
    """Gold and predictions side by side, with the agreement of each pair."""

    gold: Sequence[Row]
    contents: Sequence[Sequence[frozenset[int]]]
    said: Sequence[_Said]
    alike: Sequence[Sequence[float]]
    right: Sequence[Sequence[bool]]


def score_statements(gold: Row, predicted: Row, text: str | None, tally: Tally) -> None:
    """Count the statements of one text, with and without the speaker."""
    sides = _sides(gold, predicted, text)
    found = _match(sides, needs_speaker=True)
    by_content = _match(sides, needs_speaker=False)
    _count("statements content+speaker", sides, found, tally, needs_speaker=True)
    _count("statements content only", sides, by_content, tally, needs_speaker=False)
    _count_details(sides, found, tally)
    _remark(sides, found, by_content, tally)


def _sides(gold: Row, predicted: Row, text: str | None) -> _Sides:
    actors = GoldActors(gold)
    rows = [row for row in gold.get("statements", []) if row.get("content")]
    contents = [
        [frozenset(characters(read_spans(cut))) for cut in (row["content"], *row.get("content_alts", []))]
        for row in rows
    ]
    said = [piece for row in predicted.get("statements", []) for piece in _pieces(row, text)]
    said = _join_fragments(said, rows, contents, actors)
    return _Sides(
        rows,
        contents,
        said,
        [[max(jaccard(cut, item.content) for cut in cuts) for item in said] for cuts in contents],
        [[_has_speaker(actors, row, item) for item in said] for row in rows],
    )


def _has_speaker(actors: GoldActors, row: Row, item: _Said) -> bool:
    return actors.agree(row.get("speakers", []), item.speaker, actors.is_named)


def _pieces(row: Row, text: str | None) -> list[_Said]:
    pairs = read_spans(row.get("content", row.get("content_spans")))
    speaker = row.get("speaker", row.get("speakers"))
    parts = [pairs] if text is None else _cut_at_paragraphs(pairs, text)
    contents = [frozenset(characters(part)) for part in parts]
    return [_Said(speaker, content, row.get("kind"), row.get("date_said")) for content in contents if content]


def _cut_at_paragraphs(pairs: Sequence[Pair], text: str) -> list[list[Pair]]:
    by_paragraph: dict[int, list[Pair]] = {}
    for start, end in pairs:
        paragraph, last = text.count("\n\n", 0, start), start
        for found in _BREAK.finditer(text[start:end]):
            by_paragraph.setdefault(paragraph, []).append((last, start + found.start()))
            paragraph, last = paragraph + 1, start + found.end()
        by_paragraph.setdefault(paragraph, []).append((last, end))
    filled = [[pair for pair in part if pair[1] > pair[0]] for part in by_paragraph.values()]
    return [part for part in filled if part]


def _join_fragments(
    said: list[_Said], rows: Sequence[Row], contents: Sequence[Sequence[frozenset[int]]], actors: GoldActors
) -> list[_Said]:
    """Return the predictions with the fragments of one gold content by one speaker made one, if that fits better."""
    for row, cuts in zip(rows, contents, strict=True):
        mine = [item for item in said if item.lies_in(cuts[0]) and _has_speaker(actors, row, item)]
        if len(mine) < 2:
            continue
        whole = frozenset[int]().union(*(item.content for item in mine))
        alone = max(jaccard(cut, item.content) for item in mine for cut in cuts)
        if max(jaccard(cut, whole) for cut in cuts) > alone:
            said = [*(item for item in said if item not in mine), replace(mine[0], content=whole)]
    return said


def _match(sides: _Sides, *, needs_speaker: bool) -> dict[int, int]:
    def weight(i: int, j: int) -> float:
        return sides.alike[i][j] + (0 if needs_speaker else sides.right[i][j]) + 0.01 * is_core(sides.gold[i])

    def allowed(i: int, j: int) -> bool:
        return sides.alike[i][j] >= _FOUND and (sides.right[i][j] or not needs_speaker)

    return match_greedily(weigh(len(sides.gold), len(sides.said), weight, allowed))


def _repeats(sides: _Sides, i: int, j: int, *, needs_speaker: bool) -> bool:
    return sides.said[j].lies_in(sides.contents[i][0]) and (sides.right[i][j] or not needs_speaker)


def _count(name: str, sides: _Sides, found: Mapping[int, int], tally: Tally, *, needs_speaker: bool) -> None:
    repeats = partial(_repeats, sides, needs_speaker=needs_speaker)
    false, copies = false_and_copies(len(sides.said), found, repeats)
    right = sum(is_core(sides.gold[i]) for i in found)
    tally.rate(name, right=right, false=false, missed=count_core(sides.gold) - right, copies=copies)


def _count_details(sides: _Sides, found: Mapping[int, int], tally: Tally) -> None:
    for tier in ("nested", "weak"):
        _share(f"stat {tier}", sides, found, tally, lambda row, tier=tier: row.get("tier", "core") == tier)
    for kind in ("direct", "indirect", "mixed"):
        _share(f"stat core {kind}", sides, found, tally, lambda row, kind=kind: is_core(row) and row["kind"] == kind)
    _share("stat core no cue", sides, found, tally, lambda row: is_core(row) and not row.get("cue"))
    _share("stat core unnamed source", sides, found, tally, lambda row: is_core(row) and not row.get("speakers"))
    for i, j in found.items():
        row, item = sides.gold[i], sides.said[j]
        tally.share("stat kind", item.kind == row["kind"], 1)
        if row.get("date_said"):
            tally.share("stat date said", is_right_date(row["date_said"], item.date), 1)


def _share(name: str, sides: _Sides, found: Mapping[int, int], tally: Tally, wanted: Any) -> None:
    chosen = [bool(wanted(row)) for row in sides.gold]
    tally.share(name, sum(chosen[i] for i in found), sum(chosen))


def _remark(sides: _Sides, found: Mapping[int, int], by_content: Mapping[int, int], tally: Tally) -> None:
    for i, row in enumerate(sides.gold):
        if i not in found and is_core(row):
            why = "wrong speaker" if i in by_content else "not found"
            start = min(sides.contents[i][0], default=0)
            tally.remark(f"missed statement {row.get('id', i)} at {start}: {why}")
    used = set(found.values())
    for j, item in enumerate(sides.said):
        if j not in used and not any(item.lies_in(sides.contents[i][0]) for i in found):
            tally.remark(f"extra statement at {min(item.content)}-{max(item.content) + 1} by {item.speaker!r}")
