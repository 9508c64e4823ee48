"""Groups given event mentions of many documents into events, from features any reader of the words can compute.

The same cautious idea as for the record: mentions of one event share what was done, and enough of who, what and where
around it, in documents that tell one story on days not far apart. Documents are first parted into stories.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from diurna.chronology.families import all_families
from diurna.chronology.grouping import group, pairs_sharing
from diurna.chronology.likeness import Compared, Likeness
from diurna.chronology.storylines import Storylines
from diurna.chronology.wording import Weights, stem, stems_of

_THRESHOLD = -0.15
_SLACK = 0.6
_NEVER = float("-inf")
_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Pointed:
    """An event mention somebody else marked, with what it is compared by.

    Attributes:
        doc: Its document.
        place: Its place in the document, for order.
        lemma: Lemmas of its words.
        near: Lemmas of the words that depend on it or on which it depends: who, what, where.
        around: Lemmas of the content words of its sentence.
        story: Lemmas of the content words of its whole document.
        day: The day the document or the sentence gives, or None.
        head: Lemma of its head word, empty where it is its only word.
        doers: Lemmas of who does it and the words beside; ``done_to`` of what it is done to; ``beside`` of the rest.
        doer_names: Of the doers, the proper names.
        names: Proper names of its sentence; ``numbers`` its numbers; ``times`` the words of its dates.
        is_noun: Whether its head is a noun.
        is_other: Whether it is told as one more or an earlier one ("another", "previous").
        sentence: Number of its sentence, or -1.
    """

    doc: str
    place: int
    lemma: str
    near: frozenset[str]
    around: frozenset[str]
    story: frozenset[str]
    day: date | None = None
    head: str = ""
    doers: frozenset[str] = _NOTHING
    done_to: frozenset[str] = _NOTHING
    beside: frozenset[str] = _NOTHING
    doer_names: frozenset[str] = _NOTHING
    names: frozenset[str] = _NOTHING
    numbers: frozenset[str] = _NOTHING
    times: frozenset[str] = _NOTHING
    is_noun: bool = False
    is_other: bool = False
    sentence: int = -1


def cluster_mentions(mentions: Sequence[Pointed]) -> tuple[int, ...]:
    """Return for each mention the number of its event, counted from 0 in order of first mention."""
    order = sorted(range(len(mentions)), key=lambda at: (mentions[at].doc, mentions[at].place, mentions[at].lemma))
    stories = {mentions[at].doc: stems_of(mentions[at].story) for at in order}
    lines = Storylines.of(stories)
    weights = Weights.of(stories.values())
    labels = [0] * len(mentions)
    count = 0
    for line in lines.parted():
        places = [at for at in order if mentions[at].doc in line]
        for members in _grouped([mentions[at] for at in places], weights, lines):
            for member in members:
                labels[places[member]] = count
            count += 1
    return _numbered(labels)


def _grouped(mentions: Sequence[Pointed], weights: Weights, lines: Storylines) -> list[list[int]]:
    compared = [compared_of(mention) for mention in mentions]
    likeness = Likeness(weights, lines)

    def score(one: int, two: int) -> float:
        return likeness.score(compared[one], compared[two])

    near = pairs_sharing([keys_of(item) for item in compared])
    pairs = {pair: value for pair in near if (value := score(*pair)) > _NEVER}
    return group(len(compared), pairs, score, _THRESHOLD, slack=_SLACK)


def keys_of(item: Compared) -> frozenset[str]:
    """Return what a mention is filed under: its words, their families, and as a thing named beside another deed."""
    return item.telling | {item.head} | {f"family {name}" for name in item.families}


def compared_of(mention: Pointed) -> Compared:
    """Return what a mention is compared by, in stems."""
    words = tuple(stem(word) for word in mention.lemma.split())
    head = stem(mention.head or mention.lemma)
    return Compared(
        doc=mention.doc,
        sentence=mention.sentence,
        head=head,
        telling=frozenset(stems_of(mention.lemma.split())) or frozenset({head}),
        families=all_families({head, *words}),
        near=stems_of(mention.near) - {head},
        around=stems_of(mention.around) - {head},
        doers=stems_of(mention.doers),
        done_to=stems_of(mention.done_to),
        beside=stems_of(mention.beside),
        doer_names=stems_of(mention.doer_names),
        names=stems_of(mention.names),
        numbers=mention.numbers,
        times=mention.times,
        day=mention.day,
        is_noun=mention.is_noun,
        is_other=mention.is_other,
        has_words=len(words) > 1,
    )


def _numbered(labels: Sequence[int]) -> tuple[int, ...]:
    numbers: dict[int, int] = {}
    return tuple(numbers.setdefault(label, len(numbers)) for label in labels)
