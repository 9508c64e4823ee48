"""Turns words into comparable stems, and weighs them; separate because every kind of merging compares wordings."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, log

_WORD = re.compile(r"[^\W\d_][\w'’.-]*[\w]|[^\W\d_]", re.UNICODE)
_ENDINGS = (
    ("isations", "is"), ("izations", "is"), ("isation", "is"), ("ization", "is"), ("ising", "is"), ("izing", "is"),
    ("ised", "is"), ("ized", "is"), ("ise", "is"), ("ize", "is"), ("ises", "is"), ("izes", "is"),
    ("ations", ""), ("ation", ""), ("ements", ""), ("ement", ""), ("ments", ""), ("ment", ""),
    ("ings", ""), ("ing", ""), ("ions", ""), ("ion", ""), ("ied", "y"), ("ies", "y"), ("ed", ""), ("es", ""),
    ("s", ""), ("e", ""),
)  # fmt: skip
_SHORTEST = 3
_DOUBLED = "tpgnmdb"
"""Letters that an ending doubles also after a short word ("cutting"); others stand double by themselves ("kill")."""
_WHOLE = 1000
_LEAST = 150
_REPORT_WORDS = 400
_RAREST = 6.6
"""What a word tells that stands in about one report of 700, in natural logarithms; rarer words tell no more."""


def data_lines(name: str) -> list[str]:
    """Return the lines of one of the word lists, comments left out."""
    text = files("diurna").joinpath("data", "chronology", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def _cut(word: str) -> str:
    for ending, other in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            stem = word[: -len(ending)] + other
            is_doubled = stem[-1] == stem[-2] and (len(stem) > _SHORTEST + 1 or stem[-1] in _DOUBLED)
            return stem[:-1] if is_doubled and len(stem) > _SHORTEST else stem
    return word


@cache
def _swaps() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for line in data_lines("synonyms.txt"):
        first, _, rest = line.partition(":")
        for word in rest.split():
            found[_cut(word)] = _cut(first.strip())
    return found


@cache
def generic_stems() -> frozenset[str]:
    """Return the stems that tell little; loads a word list on first use."""
    return frozenset(_cut(word) for line in data_lines("generic.txt") for word in line.split())


@cache
def reading_words(name: str) -> frozenset[str]:
    """Return a list of words by which pointing propositions and holders are read; loads it on first use."""
    return frozenset(
        word
        for line in data_lines("readings.txt")
        if line.partition(":")[0] == name
        for word in line.partition(":")[2].split()
    )


@cache
def stem(word: str) -> str:
    """Return the stem by which a word or lemma is compared.

    >>> stem("mobilisation") == stem("mobilize")
    True
    """
    plain = word.lower().replace("’", "'").removesuffix("'s").strip("'.-")
    cut = _cut(plain)
    return _swaps().get(cut, cut)


def stems_of(words: Iterable[str]) -> frozenset[str]:
    """Return the stems of some words or lemmas, generic ones left out."""
    return frozenset(s for s in map(stem, words) if len(s) > 1 and s not in generic_stems())


def words_in(text: str) -> list[str]:
    """Return the words of a text in order, numbers left out."""
    return _WORD.findall(text)


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each stem tells, in thousandths: a stem of every report tells least; whole numbers add up exactly."""

    parts: Mapping[str, int]

    @classmethod
    def of(cls, by_report: Iterable[frozenset[str]]) -> "Weights":
        """Return the weights over the stems of each report."""
        counts: Counter[str] = Counter()
        reports = 0
        for stems in by_report:
            reports += 1
            counts.update(stems)
        whole = log(1 + reports)
        if reports <= 1:
            return cls(dict.fromkeys(counts, _WHOLE))
        return cls({s: max(_LEAST, round(_WHOLE * log(1 + reports / n) / whole)) for s, n in counts.items()})

    @classmethod
    def common(cls) -> "Weights":
        """Return the weights by how common words of English are, whatever a record holds; loads a table once."""
        return _common()

    def weight(self, item: str) -> float:
        """Return between .15 (in every report) and 1 (in one of many, or in none)."""
        return self.parts.get(item, _WHOLE) / _WHOLE

    def total(self, items: Iterable[str]) -> float:
        """Return the summed weight of some stems."""
        return self._sum(items) / _WHOLE

    def _sum(self, items: Iterable[str]) -> int:
        get = self.parts.get
        return sum(get(item, _WHOLE) for item in items)

    def likeness(self, left: frozenset[str], right: frozenset[str]) -> float:
        """Return the weighted share, 0 to 1, of what both say: the mean of Dice and containment."""
        both = left & right
        if not both:
            return 0.0
        return self.share(self.total(both), left, right)

    def share(self, common: float, left: frozenset[str], right: frozenset[str]) -> float:
        """Return the share, 0 to 1, that a weight in common is of what two say: the mean of Dice and containment."""
        one, two = self.total(left), self.total(right)
        return min(1.0, (2 * common / (one + two) + common / min(one, two)) / 2)


@cache
def _common() -> Weights:
    uses: dict[str, float] = {}
    for line in data_lines("frequencies.txt"):
        zipf, _, words = line.partition(": ")
        share = 10 ** (float(zipf) - 9)
        for item in map(stem, words.split()):
            uses[item] = uses.get(item, 0.0) + share
    return Weights({item: _told_by(share) for item, share in uses.items()})


def _told_by(share: float) -> int:
    """Return what a word tells that makes up this share of all words: by how few reports would have it."""
    reports = 1 - exp(-_REPORT_WORDS * share)
    return max(_LEAST, min(_WHOLE, round(-_WHOLE * log(reports) / _RAREST)))
