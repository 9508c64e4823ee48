"""Groups propositions, across reports and wordings, into the questions actors stand on."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from diurna.chronology.grouping import group, joined, near_pairs
from diurna.chronology.stances import Put
from diurna.chronology.wording import Weights, words_in
from diurna.types.entries import QuestionEntry
from diurna.types.identity import entry_code

_ALIKE = 0.62
_LONGEST_NAME = 12


@dataclass(frozen=True, slots=True)
class Question:
    """A question with the stances on it."""

    entry: QuestionEntry
    puts: tuple[Put, ...]
    also: tuple[str, ...]


def find_questions(puts: Sequence[Put], merges: Sequence[tuple[str, str]] = ()) -> tuple[Question, ...]:
    """Return the questions of some stances sorted by ``puts_in``.

    Args:
        puts: The stances.
        merges: Ids a person made one: the merged and the survivor.
    """
    weights = weigh(puts)

    def score(one: int, two: int) -> float:
        return likeness(puts[one], puts[two], weights)

    near = near_pairs(
        [_blocks(put) for put in puts],
        weights.weight,
        fewest=0.3,
        rank=lambda place: (puts[place].deed, sorted(puts[place].stems), place),
    )
    pairs = {pair: value for pair in near if (value := score(*pair)) >= _ALIKE / 2}
    places = {put.id: place for place, put in enumerate(puts)}
    together = [(places[a], places[b]) for a, b in merges if a in places and b in places]
    kept = {places[b]: b for _, b in merges if b in places}
    groups = joined(group(len(puts), pairs, score, _ALIKE), together)
    return tuple(
        _question([puts[p] for p in members], weights, next((kept[p] for p in members if p in kept), None))
        for members in groups
    )


def weigh(puts: Iterable[Put]) -> Weights:
    """Return how much each stem tells, from how many wordings use it."""
    wordings = {(put.deed, put.stems) for put in puts}
    return Weights.of(stems for _, stems in sorted(wordings, key=lambda pair: (pair[0], sorted(pair[1]))))


def likeness(one: Put, two: Put, weights: Weights) -> float:
    """Return how alike two propositions are, 0 to 1: equal words, the same thing to be done, the same event."""
    if one.stems == two.stems:
        return 1.0 if one.stems or one.mention.proposition == two.mention.proposition else 0.0
    share = weights.likeness(one.stems, two.stems)
    if one.deed and one.deed == two.deed:
        share += 0.1
    elif one.deed not in two.stems and two.deed not in one.stems:
        share -= 0.2
    if one.event and one.event == two.event:
        share += 0.15
    return share


def _blocks(put: Put) -> list[str]:
    return sorted(put.stems) or [put.mention.proposition]


def _question(puts: Sequence[Put], weights: Weights, survivor: str | None) -> Question:
    key = survivor or puts[0].id
    phrases = tuple(sorted({" ".join(put.mention.proposition.split()) for put in puts}))
    shared = frozenset.intersection(*(put.stems for put in puts))
    lemmas = tuple(sorted({lemma for put in puts for lemma in put.mention.lemmas}))
    entry = QuestionEntry(key, entry_code(key), _name(puts, weights), phrases, lemmas, _reason(phrases, shared))
    return Question(entry, tuple(puts), tuple(dict.fromkeys(put.id for put in puts if put.id != key)))


def _reason(phrases: Sequence[str], shared: frozenset[str]) -> str:
    if len(phrases) == 1:
        return "one wording"
    if shared:
        return f"{len(phrases)} wordings that share: {', '.join(sorted(shared))}"
    return f"{len(phrases)} wordings, each like the others on the whole"


def _name(puts: Sequence[Put], weights: Weights) -> str:
    """Return the wording most like all the others, of those the shortest that says enough."""
    counts = Counter(" ".join(put.mention.proposition.split()) for put in puts)
    stems = {" ".join(put.mention.proposition.split()): put.stems for put in puts}

    def worth(phrase: str) -> tuple[bool, float, int, str]:
        length = len(words_in(phrase))
        central = sum(weights.likeness(stems[phrase], stems[other]) * n for other, n in counts.items())
        return (length > _LONGEST_NAME, -round(central, 6), length, phrase)

    return min(counts, key=worth)
