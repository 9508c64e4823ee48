"""Groups propositions, across reports and wordings, into the questions actors stand on."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from types import MappingProxyType

from diurna.chronology.defined import Definition, first_fitting
from diurna.chronology.disputes import blames, deed_id, disputed, rivals, undisputed
from diurna.chronology.grouping import group, joined, pairs_sharing
from diurna.chronology.holders import holder_of
from diurna.chronology.stances import POINTERS, Put
from diurna.chronology.wording import Weights, reading_words, words_in
from diurna.types.entries import QuestionEntry
from diurna.types.identity import entry_code

ALIKE = 0.62
_OTHERS_NAMED = 0.3
_LONGEST_NAME = 9
_SHORTEST_NAME = 3
_RAREST = 5
_FEW = 2
_NEVER = float("-inf")


@dataclass(frozen=True, slots=True)
class Question:
    """A question with the stances on it."""

    entry: QuestionEntry
    puts: tuple[Put, ...]
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """Stances in like words, compared once however many they are."""

    stems: frozenset[str]
    deed: str
    names: frozenset[str]
    phrase: str
    events: frozenset[str]
    years: frozenset[int]
    places: tuple[int, ...]


def keys_of(put: Put) -> frozenset[str]:
    """Return the keys a stance is filed under: two can only be on one question directly if they share one."""
    return keys_on(put.stems, (put.year,), is_claim=put.is_claim)


def keys_on(stems: frozenset[str], years: Iterable[int], *, is_claim: bool) -> frozenset[str]:
    """Return the keys of a wording in some years.

    A key is two of the words that tell most, or one where a wording has few, and the year or the one after it.
    """
    weights = Weights.common()
    told = sorted(stems, key=lambda item: (-weights.weight(item), item))
    words = [f"{one}+{two}" for one, two in combinations(sorted(told[:_RAREST]), 2)]
    words += told[:_FEW] if len(told) > _FEW else told
    kind = "claim" if is_claim else "deed"
    return frozenset(f"{kind}|{word}|{at}" for word in words for year in years for at in (year, year + 1))


def find_questions(
    puts: Sequence[Put],
    merges: Sequence[tuple[str, str]] = (),
    apart: Mapping[str, frozenset[str]] = MappingProxyType({}),
    defined: Sequence[Definition] = (),
) -> tuple[Question, ...]:
    """Return the questions of some stances sorted by ``puts_in``.

    Claims of fact are questions of their own, and only while somebody disputes them or they blame somebody else;
    other claims are no positions. An accusation that nobody disputes is also a stand against the deed.

    Args:
        puts: The stances.
        merges: Ids a person made one: the merged and the survivor.
        apart: By id of a stance, the ids of those a person said are on another question.
        defined: Questions users defined; a stance that fits one belongs to it, whatever it is like.
    """
    asked: dict[str, list[Put]] = {}
    claims = _grouped(_taken_out([put for put in puts if put.is_claim], defined, asked), merges, apart)
    told_otherwise = rivals(puts)
    open_ones: list[Question] = []
    settled: list[Put] = []
    for item in claims:
        if disputed(item.puts) or told_otherwise.intersection(put.id for put in item.puts):
            open_ones.append(item)
            continue
        if blames(item.puts):
            open_ones.append(item)
        settled.extend(undisputed(item.puts))
    order = {key: place for place, put in enumerate(puts) for key in (put.id, deed_id(put))}
    others = sorted([*(put for put in puts if not put.is_claim), *settled], key=lambda put: order[put.id])
    found = _grouped(_taken_out(others, defined, asked), merges, apart)
    known = [
        _defined(item, sorted(asked[item.id], key=lambda put: order[put.id])) for item in defined if item.id in asked
    ]
    return tuple(sorted([*open_ones, *found, *known], key=lambda item: (order[item.puts[0].id], item.entry.id)))


def _taken_out(puts: Sequence[Put], defined: Sequence[Definition], asked: dict[str, list[Put]]) -> list[Put]:
    """Return the stances that fit no defined question; those that do are put down for the first they fit."""
    if not defined:
        return list(puts)
    rest = []
    for put in puts:
        fitting = first_fitting(defined, put.stems)
        if fitting is not None and fitting.counts(_holders(put)):
            asked.setdefault(fitting.id, []).append(put)
        else:
            rest.append(put)
    return rest


def _holders(put: Put) -> list[tuple[str | None, str]]:
    found = (holder_of(put.index, name) for name in put.mention.holders)
    return [(party.key, party.name) for party in found if party is not None]


def _defined(definition: Definition, puts: Sequence[Put]) -> Question:
    key = definition.id
    phrases = tuple(sorted({put.phrase for put in puts}))
    lemmas = tuple(sorted({lemma for put in puts for lemma in put.mention.lemmas}))
    also = tuple(dict.fromkeys(put.id for put in puts))
    reason = f"defined by a user: {', '.join((*definition.words, *definition.phrases))}"
    entry = QuestionEntry(key, entry_code(key), definition.name, phrases, lemmas, reason, is_defined=True, also=also)
    return Question(entry, tuple(puts), also)


def _grouped(
    puts: Sequence[Put], merges: Sequence[tuple[str, str]], apart: Mapping[str, frozenset[str]]
) -> tuple[Question, ...]:
    wordings = _wordings(puts, apart)
    weights = Weights.common()

    @cache
    def score(one: int, two: int) -> float:
        if _are_apart(wordings[one], wordings[two], puts, apart):
            return _NEVER
        return likeness(wordings[one], wordings[two], weights)

    near = pairs_sharing([frozenset(key for at in item.places for key in keys_of(puts[at])) for item in wordings])
    pairs = {pair: value for pair in near if (value := score(*pair)) >= ALIKE / 2}
    homes = {puts[at].id: place for place, item in enumerate(wordings) for at in item.places}
    together = [(homes[a], homes[b]) for a, b in merges if a in homes and b in homes]
    kept = {homes[b]: b for _, b in merges if b in homes}
    groups = joined(group(len(wordings), pairs, score, ALIKE), together)
    found = []
    for members in groups:
        places = sorted(place for member in members for place in wordings[member].places)
        survivor = next((kept[member] for member in members if member in kept), None)
        found.append(_question([puts[place] for place in places], weights, survivor))
    return tuple(found)


def _are_apart(one: Wording, two: Wording, puts: Sequence[Put], apart: Mapping[str, frozenset[str]]) -> bool:
    others = {puts[at].id for at in two.places}
    return bool(apart) and any(apart.get(puts[at].id, frozenset()) & others for at in one.places)


Words = tuple[frozenset[str], str, frozenset[str], str]


def words_of(put: Put) -> Words:
    """Return what makes two stances one wording: stems, deed and names; of pointing words only also the report."""
    own = "" if put.stems else f"{put.index.report.id}:{put.phrase.casefold()}"
    return put.stems, put.deed, put.names, own


def _wordings(puts: Sequence[Put], apart: Mapping[str, frozenset[str]]) -> list[Wording]:
    """Return the different wordings, by first use; one of nothing but pointing words stays its own report's."""
    places: dict[Words, list[int]] = {}
    for place, put in enumerate(puts):
        stems, deed, names, own = words_of(put)
        split = f"{own}|{min(apart[put.id])}" if put.id in apart else own
        places.setdefault((stems, deed, names, split), []).append(place)
    return [
        Wording(
            stems,
            deed,
            names,
            own,
            frozenset(e for at in found if (e := puts[at].event)),
            frozenset(puts[at].year for at in found),
            tuple(found),
        )
        for (stems, deed, names, own), found in places.items()
    ]


def likeness(one: Wording, two: Wording, weights: Weights) -> float:
    """Return how alike two wordings are, 0 to 1: equal words, the same thing to be done, the same event.

    What was asked years apart is two questions.
    """
    if not one.stems or not two.stems or min(abs(a - b) for a in one.years for b in two.years) > 1:
        return 0.0
    share = weights.likeness(one.stems, two.stems)
    if one.deed and one.deed == two.deed:
        share += 0.1
    else:
        share -= 0.2 if one.deed in two.stems and two.deed in one.stems else 0.4
    if one.events & two.events:
        share += 0.15
    elif one.names and two.names and not one.names & two.names:
        share -= _OTHERS_NAMED
    return share


def _question(puts: Sequence[Put], weights: Weights, survivor: str | None) -> Question:
    key = survivor or puts[0].id
    phrases = tuple(sorted({put.phrase for put in puts}))
    shared = frozenset.intersection(*(put.stems for put in puts))
    lemmas = tuple(sorted({lemma for put in puts for lemma in put.mention.lemmas}))
    also = tuple(dict.fromkeys(put.id for put in puts if put.id != key))
    name, reason = _name(puts, weights), _reason(phrases, shared)
    entry = QuestionEntry(key, entry_code(key), name, phrases, lemmas, reason, also=also)
    return Question(entry, tuple(puts), also)


def _reason(phrases: Sequence[str], shared: frozenset[str]) -> str:
    if len(phrases) == 1:
        return "one wording" if shared else "one wording, which names nothing to group it by"
    if shared:
        return f"{len(phrases)} wordings that share: {', '.join(sorted(shared))}"
    return f"{len(phrases)} wordings, each like the others on the whole"


def _name(puts: Sequence[Put], weights: Weights) -> str:
    """Return the wording most like all the others, of those that say enough and no more."""
    counts = Counter(put.phrase for put in puts)
    stems = {put.phrase: put.stems for put in puts}

    has_act = any(phrase.split(" ")[0] in reading_words("acts") for phrase in counts)

    def worth(phrase: str) -> tuple[bool, bool, bool, bool, float, int, str]:
        words = words_in(phrase)
        length, points = len(words), any(word.casefold() in POINTERS for word in words)
        central = sum(weights.likeness(stems[phrase], stems[other]) * n for other, n in counts.items())
        is_bare = length < _SHORTEST_NAME or len(stems[phrase]) == 1 or " to be " in phrase
        is_no_act = words[:1] != [] and words[0] not in reading_words("acts")
        rank = (points, length > _LONGEST_NAME, is_bare, is_no_act and has_act)
        return (*rank, -round(central, 6), length, phrase)

    return min(counts, key=worth)
