"""F1 of each class and their mean, from pairs of right and given class."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from diurna.evaluation.scores import Mean, Rates, Score, Share, rates


def score_classes(pairs: Iterable[tuple[str, str]], classes: Sequence[str], *, prefix: str = "") -> Iterator[Score]:
    """Yield macro F1, the share given rightly, then precision, recall and F1 of each class."""
    counts = Counter(pairs)
    found = [_class_rates(f"{prefix}{name}", name, counts) for name in classes]
    yield Mean(f"{prefix}macro F1", sum(score.f1 for score in found) / len(classes))
    yield Share(f"{prefix}right", sum(n for (wanted, given), n in counts.items() if wanted == given), counts.total())
    yield from found


def _class_rates(label: str, name: str, counts: Counter[tuple[str, str]]) -> Rates:
    predicted = sum(n for (_, given), n in counts.items() if given == name)
    gold = sum(n for (wanted, _), n in counts.items() if wanted == name)
    return rates(label, counts[name, name], predicted, gold)
