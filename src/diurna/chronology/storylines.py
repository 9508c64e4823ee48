"""Parts the documents of a topic into stories, by the words that few of them share."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from diurna.chronology.wording import Weights

_LEAST = 0.3
_ALIKE = 0.055
"""Least mean likeness of two stories that are told as one; below it lie nine in ten pairs of unlike stories."""


@dataclass(frozen=True, slots=True)
class Storylines:
    """How alike documents are: the cosine of their words, each by how few documents, and texts at large, have it."""

    docs: tuple[str, ...]
    places: Mapping[str, int]
    likenesses: NDArray[np.float64]

    @classmethod
    def of(cls, stories: Mapping[str, frozenset[str]]) -> "Storylines":
        """Return the storylines of documents given by the stems of their words."""
        docs, common = tuple(sorted(stories)), Weights.common()
        counts = Counter(word for doc in docs for word in stories[doc])
        telling = {word: at for at, word in enumerate(sorted(w for w, n in counts.items() if n > 1))}
        known = np.zeros((len(docs), len(telling) + 1))
        lengths = np.zeros(len(docs))
        whole = 1 + len(docs)
        for place, doc in enumerate(docs):
            values = {
                word: (_LEAST + log(whole / counts[word]) / log(whole)) * common.weight(word) for word in stories[doc]
            }
            lengths[place] = sum(value * value for value in values.values()) ** 0.5 or 1.0
            for word, value in values.items():
                if word in telling:
                    known[place, telling[word]] = value
        known /= lengths[:, None]
        return cls(docs, {doc: at for at, doc in enumerate(docs)}, np.round(known @ known.T, 9))

    def likeness(self, one: str, two: str) -> float:
        """Return how alike two documents are, 0 to 1."""
        return float(self.likenesses[self.places[one], self.places[two]])

    def parted(self) -> Sequence[frozenset[str]]:
        """Return the stories as sets of documents: the two most alike become one while they are alike on the whole."""
        stories = [[doc] for doc in self.docs]
        means = self.likenesses.copy()
        np.fill_diagonal(means, -1.0)
        sizes = np.ones(len(stories))
        while len(stories) > 1:
            one, two = sorted(divmod(int(np.argmax(means)), len(means)))
            if means[one, two] < _ALIKE:
                break
            joined = (means[one] * sizes[one] + means[two] * sizes[two]) / (sizes[one] + sizes[two])
            means[one], means[:, one] = joined, joined
            means[one, one] = -1.0
            means[two], means[:, two] = -1.0, -1.0
            sizes[one] += sizes[two]
            stories[one] += stories[two]
            stories[two] = []
            if not np.any(means > _ALIKE):
                break
        return [frozenset(story) for story in stories if story]
