"""Scores direct quotations alone: found, and named with the right surname."""

from collections import Counter
from collections.abc import Sequence

from diurna.evaluation.scoring.sides import Item, Sides, pair_items
from diurna.evaluation.scoring.words import holds_name, quoted_share, surname_of

_MIN_WORDS, _MIN_SHARE = 3, 0.8


def count_direct(sides: Sides, counts: Counter[tuple[str, str]]) -> None:
    """Count the direct quotations of one text: contents of three words or more, at least 80 % of them quoted."""
    gold = sides.gold
    predicted = [item for item in sides.predicted if _is_direct(sides, item)]
    cares = [_is_direct(sides, item) and not item.raw.get("nested") for item in gold]
    pairs = pair_items(sides, gold, predicted)
    partner = {j: i for i, j in pairs}
    ignored = frozenset[int]().union(
        *(item.words["content"] for item, care in zip(gold, cares, strict=True) if not care)
    )
    left = [j for j in range(len(predicted)) if _counts(j, predicted, partner, cares, ignored)]
    hits = [(i, j) for i, j in pairs if cares[i]]
    surnames = {i: _surname(sides, gold[i]) for i in range(len(gold)) if cares[i]}
    unnamed = {i for i, name in surnames.items() if not name}
    right = sum(_is_named(sides, predicted[j], surnames[i]) for i, j in hits)
    without = sum(i in unnamed for i, _ in hits)
    for name, numbers in (
        ("direct: found", (len(hits), len(surnames), len(left))),
        ("direct: named", (right, len(surnames) - len(unnamed), len(left) - without)),
    ):
        for part, count in zip(("right", "gold", "predicted"), numbers, strict=True):
            counts[name, part] += count


def _is_direct(sides: Sides, item: Item) -> bool:
    raw = [(start, end) for start, end in item.raw["content"]]
    share, count = quoted_share(sides.text, raw, sides.mask)
    return share >= _MIN_SHARE and count >= _MIN_WORDS


def _counts(
    j: int, predicted: Sequence[Item], partner: dict[int, int], cares: Sequence[bool], ignored: frozenset[int]
) -> bool:
    """Return whether a prediction is right or wrong: not when it meets a gold attribution outside the subset."""
    return cares[partner[j]] if j in partner else not predicted[j].rests_on(ignored)


def _surname(sides: Sides, item: Item) -> str | None:
    return surname_of(item.raw.get("speaker") or item.words_of(sides.text, "source"))


def _is_named(sides: Sides, item: Item, surname: str | None) -> bool:
    said = item.raw.get("speaker") or item.words_of(sides.text, "source")
    return surname is not None and holds_name(said, surname)
