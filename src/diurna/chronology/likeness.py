"""The table by which two marked event mentions are one event: small measures with weights that stand in a data file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from diurna.chronology.storylines import Storylines
from diurna.chronology.wording import Weights, data_lines, generic_stems

_FAR = 30
_TOO_FAR = 45
_LOW = 0.08
_START = "to begin with"


@dataclass(frozen=True, slots=True)
class Compared:
    """A mention in stems; the fields are those of ``Pointed``.

    Attributes:
        telling: Stems of its words that tell something.
        families: Families of its words.
        has_words: Whether it has more words than one.
    """

    doc: str
    sentence: int
    head: str
    telling: frozenset[str]
    families: frozenset[str]
    near: frozenset[str]
    around: frozenset[str]
    doers: frozenset[str]
    done_to: frozenset[str]
    beside: frozenset[str]
    doer_names: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    times: frozenset[str]
    day: date | None
    is_noun: bool
    is_other: bool
    has_words: bool


@dataclass(frozen=True, slots=True)
class Likeness:
    """Scores pairs by the words of their topic: ``weights`` says how much each tells there."""

    weights: Weights
    lines: Storylines

    def score(self, one: Compared, two: Compared) -> float:
        """Return how sure it is that two mentions are one event: above 0 likely, minus infinity never."""
        if one.doc != two.doc and one.day and two.day and abs((one.day - two.day).days) > _TOO_FAR:
            return float("-inf")
        table = weights_of_measures()
        return table[_START] + sum(table[name] * value for name, value in self.measures(one, two).items() if value)

    def measures(self, one: Compared, two: Compared) -> Mapping[str, float]:
        """Return what each measure says of a pair, mostly 0 to 1."""
        is_same = one.head == two.head or _say_the_same(one.telling, two.telling)
        context = _Pair(one, two, is_same, not is_same and bool(one.families & two.families))
        return {name: measure(context, self) for name, measure in _MEASURES.items()}


@dataclass(frozen=True, slots=True)
class _Pair:
    one: Compared
    two: Compared
    is_same: bool
    is_kindred: bool

    @property
    def in_one(self) -> bool:
        return self.one.doc == self.two.doc


Measure = Callable[[_Pair, Likeness], float]


@cache
def weights_of_measures() -> Mapping[str, float]:
    """Return the weight of each measure; loads a table on first use."""
    rows = (line.rpartition(": ") for line in data_lines("coreference.txt"))
    return {name: float(value) for name, _, value in rows}


def _say_the_same(mine: frozenset[str], yours: frozenset[str]) -> bool:
    both = mine & yours
    return bool(both) and len(both) >= min(len(mine), len(yours))


def _generic(pair: _Pair) -> bool:
    return pair.one.head in generic_stems() or pair.two.head in generic_stems()


def _differ(mine: frozenset[str], yours: frozenset[str]) -> float:
    return float(bool(mine) and bool(yours) and not mine & yours)


def _capped(value: float, limit: float = 1.0) -> float:
    return min(limit, value)


def _near(pair: _Pair, by: Likeness) -> float:
    return _capped(by.weights.total(pair.one.near & pair.two.near), 1.5)


def _sentence(pair: _Pair, by: Likeness) -> float:
    return by.weights.likeness(pair.one.around, pair.two.around)


def _crossed(pair: _Pair, by: Likeness) -> float:
    return _capped(by.weights.total((pair.one.doers & pair.two.done_to) | (pair.one.done_to & pair.two.doers)))


def _story(pair: _Pair, by: Likeness) -> float:
    return 0.0 if pair.in_one else by.lines.likeness(pair.one.doc, pair.two.doc)


def _days(pair: _Pair, _by: Likeness) -> float:
    if pair.in_one or pair.one.day is None or pair.two.day is None:
        return 0.0
    return _capped(abs((pair.one.day - pair.two.day).days) / _FAR)


_MEASURES: Mapping[str, Measure] = {
    "same deed": lambda p, _: float(p.is_same),
    "deeds of one family": lambda p, _: float(p.is_kindred),
    "one deed stands beside the other": lambda p, _: float(
        not p.is_same and (p.one.head in p.two.near or p.two.head in p.one.near)
    ),
    "words beside in common": _near,
    "done to the same": lambda p, by: _capped(by.weights.total(p.one.done_to & p.two.done_to)),
    "the rest beside in common": lambda p, by: _capped(by.weights.total(p.one.beside & p.two.beside)),
    "other words beside": lambda p, _: _differ(p.one.beside, p.two.beside),
    "doers with other names": lambda p, _: _differ(p.one.doer_names, p.two.doer_names),
    "doer of one is done to in the other": _crossed,
    "sentences alike": _sentence,
    "names in common": lambda p, by: _capped(by.weights.total(p.one.names & p.two.names) / 2),
    "numbers in common": lambda p, _: _capped(len(p.one.numbers & p.two.numbers) / 2),
    "other times": lambda p, _: _differ(p.one.times, p.two.times),
    "stories alike": _story,
    "stories unlike": lambda p, by: float(not p.in_one and by.lines.likeness(p.one.doc, p.two.doc) < _LOW),
    "in one document": lambda p, _: float(p.in_one),
    "same deed in one document": lambda p, _: float(p.in_one and p.is_same),
    "in one sentence": lambda p, _: float(p.in_one and p.one.sentence == p.two.sentence >= 0),
    "a word that tells little": lambda p, _: float(_generic(p)),
    "the same word that tells little": lambda p, _: float(_generic(p) and p.is_same),
    "noun and verb": lambda p, _: float(p.one.is_noun != p.two.is_noun),
    "several words": lambda p, _: float(p.one.has_words and p.two.has_words),
    "one of them is another": lambda p, _: float(p.one.is_other != p.two.is_other),
    "family, words beside in common": lambda p, by: p.is_kindred * _near(p, by),
    "family, sentences alike": lambda p, by: p.is_kindred * _sentence(p, by),
    "days apart": _days,
}
"""Each is the name that the table of weights has for it."""
