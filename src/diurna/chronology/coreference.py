"""Groups given event mentions of many documents into events, from features any reader of the words can compute.

The same cautious idea as for the record: mentions of one event share what was done, and enough of who, what and where
around it, in documents that tell one story on days not far apart.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from diurna.chronology.grouping import group, near_pairs
from diurna.chronology.wording import Weights, generic_stems, stem, stems_of

_THRESHOLD = 0.6
_FAR = 20
_NEVER = float("-inf")


@dataclass(frozen=True, slots=True)
class Pointed:
    """An event mention somebody else marked, with what it is compared by.

    Attributes:
        doc: Its document.
        place: Its place in the document, for order.
        lemma: Lemma of its head word.
        near: Lemmas of the words that depend on it or on which it depends: who, what, where.
        around: Lemmas of the content words of its sentence.
        story: Lemmas of the content words of its whole document.
        day: The day the document or the sentence gives, or None.
    """

    doc: str
    place: int
    lemma: str
    near: frozenset[str]
    around: frozenset[str]
    story: frozenset[str]
    day: date | None = None


@dataclass(frozen=True, slots=True)
class _Features:
    doc: str
    head: str
    near: frozenset[str]
    around: frozenset[str]
    story: frozenset[str]
    day: date | None


Rule = Callable[[_Features, _Features, Weights], float]


def cluster_mentions(mentions: Sequence[Pointed]) -> tuple[int, ...]:
    """Return for each mention the number of its event, counted from 0 in order of first mention."""
    order = sorted(range(len(mentions)), key=lambda at: (mentions[at].doc, mentions[at].place, mentions[at].lemma))
    features = [_features(mentions[at]) for at in order]
    stories = {item.doc: item.story for item in features}
    weights = Weights.of(stories[doc] for doc in sorted(stories))

    def score(one: int, two: int) -> float:
        return likeness(features[one], features[two], weights)

    near = near_pairs([_blocks(item) for item in features], lambda _key: 1.0, fewest=1.0, rank=lambda at: at)
    pairs = {pair: value for pair in near if (value := score(*pair)) > _NEVER}
    labels = [0] * len(mentions)
    for number, members in enumerate(group(len(features), pairs, score, _THRESHOLD)):
        for member in members:
            labels[order[member]] = number
    return _numbered(labels)


def _numbered(labels: Sequence[int]) -> tuple[int, ...]:
    numbers: dict[int, int] = {}
    return tuple(numbers.setdefault(label, len(numbers)) for label in labels)


def _features(mention: Pointed) -> _Features:
    head = stem(mention.lemma)
    near = stems_of(mention.near) - {head}
    return _Features(mention.doc, head, near, stems_of(mention.around) - {head}, stems_of(mention.story), mention.day)


def _blocks(item: _Features) -> list[str]:
    return [item.head]


def likeness(one: _Features, two: _Features, weights: Weights) -> float:
    """Return how sure it is that two mentions are one event; minus infinity is never."""
    if one.day and two.day and abs((one.day - two.day).days) > _FAR and one.doc != two.doc:
        return _NEVER
    return sum(rule(one, two, weights) for rule in _RULES)


def _head(one: _Features, two: _Features, weights: Weights) -> float:
    """The deed itself: the same word, the more the rarer it is; another word speaks against."""
    if one.head != two.head:
        return -0.5
    return 0.1 if one.head in generic_stems() else 0.4 + 0.9 * weights.weight(one.head)


def _near(one: _Features, two: _Features, weights: Weights) -> float:
    """Who, what and where beside it."""
    return 0.4 * min(1.0, weights.total(one.near & two.near))


def _around(one: _Features, two: _Features, weights: Weights) -> float:
    """The rest of the sentence."""
    return 0.9 * weights.likeness(one.around, two.around)


def _story(one: _Features, two: _Features, weights: Weights) -> float:
    """Whether the documents tell one story."""
    if one.doc == two.doc:
        return 0.3
    return max(-0.2, min(0.5, 4.0 * (weights.likeness(one.story, two.story) - 0.1)))


_RULES: tuple[Rule, ...] = (_head, _near, _around, _story)
