"""Reads stance mentions as comparable propositions: whose, on what, in which report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from diurna.chronology.indexes import ReportIndex
from diurna.chronology.wording import stem, stems_of, words_in
from diurna.types.findings import StanceMention
from diurna.types.identity import entry_id

_NEAR = 300
_LONGEST_CLAUSE = 12
POINTERS = frozenset({"it", "them", "this", "that", "they", "one", "these", "those", "so", "him", "her"})
"""Words that name nothing by themselves."""


@dataclass(frozen=True, slots=True)
class Put:
    """One stance mention with what its proposition is compared by.

    Attributes:
        id: The question id it would give alone.
        phrase: The proposition in words; what a pointing one was read as.
        stems: Stems of the proposition; ``deed`` the one of its first telling word, what is to be done.
        event: Id of the event entry it is about, or None.
        year: The year it concerns: of its date, else of its report.
        reading: How a proposition that only points was read, else empty.
    """

    index: ReportIndex
    mention: StanceMention
    id: str
    phrase: str
    stems: frozenset[str]
    deed: str
    event: str | None
    year: int
    reading: str = ""


def puts_in(indexes: Sequence[ReportIndex], holders: Mapping[tuple[str, str], str]) -> tuple[Put, ...]:
    """Return the stance mentions, by publication date, report and place in the text.

    A stance on "it" or "this" is on what the stance shortly before it in the text is on; with none near, or with
    nothing but an actor named, it is a question of its own under the words it is told in.

    Args:
        indexes: The reports.
        holders: Event entry ids by report id and event mention id.
    """
    found: list[Put] = []
    for index in sorted(indexes, key=lambda item: (item.report.published, item.report.id)):
        own = sorted((_put(index, mention, holders) for mention in index.findings.stances), key=_place)
        found.extend(_with_antecedents(own))
    return tuple(found)


def _with_antecedents(puts: Sequence[Put]) -> list[Put]:
    named = [put for put in puts if not _points(put)]
    read: list[Put] = []
    for put in puts:
        start = _place(put)[0]
        before = next((item for item in reversed(named) if 0 < start - _end(item) <= _NEAR), None)
        if not _points(put):
            read.append(put)
        elif before is not None:
            read.append(_reading(put, before))
        else:
            read.append(put)
    actors = _actors(puts[0].index) if puts else frozenset()
    return [_by_clause(put) if put.stems <= actors else put for put in read]


def _by_clause(put: Put) -> Put:
    """Return a stance on nothing that could be grouped under the words it is told in, as a question of its own."""
    words = " ".join(put.mention.evidence[0].cut(put.index.report.text).split()).split(" ")
    phrase = " ".join(words[:_LONGEST_CLAUSE]) + (" …" if len(words) > _LONGEST_CLAUSE else "")
    return replace(put, phrase=phrase, stems=frozenset(), deed="", reading="nothing it is on is named in its words")


def _points(put: Put) -> bool:
    """Return whether a proposition names nothing but what is to be done with "it"."""
    words = {word.casefold() for word in words_in(put.mention.proposition)}
    return not put.stems or (put.stems <= {put.deed} and bool(words & POINTERS))


def _reading(put: Put, before: Put) -> Put:
    """Return a pointing stance read as one on what the stance before it is on."""
    thing = before.stems - {before.deed} if put.stems and len(before.stems) > 1 else before.stems
    return replace(
        put,
        phrase=put.phrase if put.stems else before.phrase,
        stems=put.stems | thing,
        deed=put.deed or before.deed,
        event=put.event or before.event,
        reading=f"'{put.phrase}' is read as in '{before.phrase}', the proposition before it",
    )


def _actors(index: ReportIndex) -> frozenset[str]:
    """Return the stems of the proper names of actors: who it concerns does not say what a stance is on."""
    names = (name for actor in index.actors.values() for name in (actor.name, *actor.aliases))
    return frozenset(s for name in names for s in stems_of(word for word in words_in(name) if word[0].isupper()))


def _place(item: Put) -> tuple[int, str]:
    return item.mention.evidence[0].start, item.mention.id


def _end(item: Put) -> int:
    return item.mention.evidence[-1].end


def _put(index: ReportIndex, mention: StanceMention, holders: Mapping[tuple[str, str], str]) -> Put:
    words = words_in(mention.proposition)
    stems = stems_of(words) | stems_of(mention.lemmas)
    deed = next((s for word in words if (s := stem(word)) in stems), "")
    event = holders.get((index.report.id, mention.event)) if mention.event else None
    phrase = " ".join(mention.proposition.split())
    day = (mention.date.latest or mention.date.earliest) if mention.date else None
    key = entry_id("qu", index.report.id, mention.id)
    return Put(index, mention, key, phrase, stems, deed, event, (day or index.report.published).year)
