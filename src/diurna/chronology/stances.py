"""Reads stance mentions as comparable propositions: whose, on what, in which report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from diurna.chronology.holders import holder_of
from diurna.chronology.indexes import ReportIndex
from diurna.chronology.pronouns import with_names
from diurna.chronology.stands import stands
from diurna.chronology.wording import reading_words, stem, stems_of, words_in
from diurna.types.findings import StanceMention
from diurna.types.identity import entry_id
from diurna.types.ontology import ActorKind, EventType

_NEAR = 220
_LONGEST_THING = 7
_MATERIAL = frozenset({EventType.SANCTION, EventType.MOBILIZE, EventType.COERCE, EventType.RETREAT, EventType.AID})
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
        names: Stems of the names in it: like deeds done to others are other questions.
        is_claim: Whether it is a claim of fact that is stood on, never one question with approval of the deed.
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
    is_claim: bool = False
    names: frozenset[str] = frozenset()


def puts_in(indexes: Sequence[ReportIndex], holders: Mapping[tuple[str, str], str]) -> tuple[Put, ...]:
    """Return the stance mentions whose proposition can be read, by publication date, report and place in the text.

    A stance on "it" or "this" is on what the stance shortly before it in the text is on. With none near, or with
    nothing but an actor named, nobody could say what the stance is on, and it is no position; the statement or event
    it was read off stays in the record.

    Args:
        indexes: The reports.
        holders: Event entry ids by report id and event mention id.
    """
    found: list[Put] = []
    for index in sorted(indexes, key=lambda item: (item.report.published, item.report.id)):
        made = (_put(index, mention, holders) for mention in (*index.findings.stances, *stands(index)))
        found.extend(_with_antecedents(sorted((put for put in made if put is not None), key=_place)))
    return tuple(found)


def as_deed(put: Put) -> Put:
    """Return a stance on a claim of fact as one on the deed claimed."""
    return _worded(put, put.mention.proposition, put.mention.lemmas)


def _with_antecedents(puts: Sequence[Put]) -> list[Put]:
    named = [put for put in puts if not put.is_claim and not _points(put)]
    actors = actor_stems(puts[0].index) if puts else frozenset()
    read: list[Put] = []
    for put in puts:
        if put.is_claim or not _points(put):
            read.append(put)
            continue
        start = _place(put)[0]
        near = (item for item in reversed(named) if 0 < start - _end(item) <= _NEAR)
        before = next((item for item in near if not _turns_on_itself(put, item)), None)
        meant = _reading(put, before) if before is not None else None
        meant = meant or _of_event(put)
        if meant is not None:
            read.append(meant)
    return [put for put in read if not put.stems <= actors]


def _turns_on_itself(put: Put, before: Put) -> bool:
    """Return whether one body would be against in one breath what it was for or weighed in the last."""
    same = _bodies(put) & _bodies(before)
    return bool(same) and put.mention.stance is not before.mention.stance


def _bodies(put: Put) -> set[str]:
    held = (holder_of(put.index, name) for name in put.mention.holders)
    return {party.key or party.name for party in held if party is not None}


def _points(put: Put) -> bool:
    """Return whether a proposition names nothing but what is to be done with "it"."""
    words = {word.casefold() for word in words_in(put.mention.proposition)}
    return not put.mention.lemmas or not put.stems or (put.stems <= {put.deed} and bool(words & POINTERS))


def _reading(put: Put, before: Put) -> Put | None:
    """Return a pointing stance read as one on what the stance before it is on; None where that makes no sense."""
    why = f"'{put.phrase}' is read as in '{before.phrase}', the proposition before it"
    verb = words_in(put.phrase)[:1] if put.mention.lemmas else []
    if not verb or verb[0] in reading_words("taking") or put.deed == before.deed:
        return replace(
            put,
            phrase=before.phrase,
            stems=before.stems,
            deed=before.deed,
            event=put.event or before.event,
            reading=why,
        )
    act, _, thing = before.phrase.partition(" ")
    if verb[0] in reading_words("slack") or act not in reading_words("acts") or not thing:
        return None
    return replace(
        _worded(put, f"{verb[0]} {thing.removeprefix('on ')}", put.mention.lemmas),
        event=put.event or before.event,
        reading=why,
    )


def _of_event(put: Put) -> Put | None:
    """Return "release them" as "release the lorry drivers" where the event just told is done to these."""
    verb = words_in(put.phrase)[:1] if put.mention.lemmas else []
    start = put.mention.label.start
    events = [
        item
        for item in put.index.findings.events
        if item.object is not None and 0 <= start - item.object.end <= _NEAR and item.type in _MATERIAL
    ]
    nearest = max(events, key=lambda item: (item.object.end if item.object else 0, item.id), default=None)
    if nearest is None or nearest.object is None or (verb and verb[0] in reading_words("slack")):
        return None
    words = " ".join(nearest.object.cut(put.index.report.text).split())
    thing = " ".join(words.split(" ")[:_LONGEST_THING]) if "," not in words else words.partition(",")[0]
    act = verb[0] if verb and verb[0] not in reading_words("taking") else nearest.lemma
    if POINTERS & {word.casefold() for word in words_in(thing)}:
        return None
    why = f"'{put.phrase}' is read by the event before it: {nearest.lemma} '{thing}'"
    return replace(_worded(put, f"{act} {thing}", (act,)), reading=why)


def actor_stems(index: ReportIndex) -> frozenset[str]:
    """Return the stems of the proper names of actors: who it concerns does not say what a stance is on."""
    names = (name for actor in index.actors.values() for name in (actor.name, *actor.aliases))
    return frozenset(s for name in names for s in stems_of(word for word in words_in(name) if word[0].isupper()))


def _place(item: Put) -> tuple[int, str]:
    return item.mention.evidence[0].start, item.mention.id


def _end(item: Put) -> int:
    return item.mention.evidence[-1].end


def _worded(put: Put, phrase: str, lemmas: Sequence[str]) -> Put:
    words = words_in(phrase)
    stems = stems_of(words) | stems_of(lemmas)
    first = stem(words[0]) if words else ""
    if len(stems) > 1 and words and words[0] in reading_words("light"):
        stems -= {first}
    deed = next((s for word in words if (s := stem(word)) in stems), "")
    if " to be " in phrase:
        deed = f"be {stem(words[-1])}"
    names = stems_of(word for word in words[1:] if word[0].isupper())
    persons = _persons(put, phrase)
    stems |= persons
    names |= persons
    return replace(put, phrase=" ".join(phrase.split()), stems=stems, deed=deed, is_claim=False, names=names)


def _persons(put: Put, phrase: str) -> frozenset[str]:
    """Return the keys of the persons a phrase names or describes: "Zuev" and "the Russian ambassador" are one."""
    index, found = put.index, set()
    for mention in index.findings.mentions:
        if not any(span.contains(mention.span) for span in put.mention.evidence):
            continue
        party = index.party(mention.id)
        actor = index.actors.get(party.key or "") if party is not None else None
        words = mention.text.removeprefix("the ").removeprefix("The ")
        if actor is not None and actor.kind is ActorKind.PERSON and words in phrase:
            found.add(actor.key)
    return frozenset(found)


def _put(index: ReportIndex, mention: StanceMention, holders: Mapping[tuple[str, str], str]) -> Put | None:
    """Return a stance with its proposition named; None for a claim about somebody whom nothing names."""
    event = holders.get((index.report.id, mention.event)) if mention.event else None
    day = (mention.date.latest or mention.date.earliest) if mention.date else None
    key = entry_id("qu", index.report.id, mention.id)
    put = Put(index, mention, key, "", frozenset(), "", event, (day or index.report.published).year)
    if not mention.claim:
        phrase = with_names(index, mention, mention.proposition, is_claim=False)
        return _worded(put, phrase or mention.proposition, mention.lemmas)
    claim = with_names(index, mention, mention.claim, is_claim=True)
    return replace(_worded(put, f"claim {claim}", mention.lemmas), is_claim=True) if claim else None
