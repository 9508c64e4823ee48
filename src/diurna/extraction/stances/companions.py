"""Finds who else takes a stance told of one: "both A and B", who is joined in it, and "so did B"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span as Words
from spacy.tokens import Token

from diurna.extraction.events.reading import Reader
from diurna.linguistics.parsed import ParsedPassage
from diurna.types.findings import Mention, Provenance, StanceMention, finding_id

_BOTH = re.compile(r"\bboth\s+(?:the\s+)?([^,;.!?]{2,60}?)\s+and\s+(?:the\s+)?$", re.IGNORECASE)
_LIKEWISE = frozenset({"so", "neither", "nor"})
_DOING = frozenset({"do", "be", "have", "will", "would"})
_FEWEST = 3
_NEAR = 300


def with_companions(reader: Reader, stances: Sequence[StanceMention]) -> list[StanceMention]:
    """Return the stances in text order, with those who take them beside the ones they were read for."""
    found = [_joined(reader, stance) for stance in stances]
    found.extend(_likewise(reader, found))
    return sorted(found, key=lambda item: (item.evidence[0].start, item.id))


def _joined(reader: Reader, stance: StanceMention) -> StanceMention:
    named = {mention.id: mention for mention in reader.found.mentions}
    more = [first for holder in stance.holders if holder in named and (first := _both(reader, named[holder]))]
    label = _token(reader, stance.label.start)
    if label is not None:
        more += [item for item in _whom_they_joined(reader, label) if item not in stance.holders]
    added = tuple(dict.fromkeys(item for item in more if item not in stance.holders))
    return replace(stance, holders=(*added, *stance.holders)) if added else stance


def _both(reader: Reader, holder: Mention) -> str:
    """Return the id of A for the holder B of "both A and B", else nothing."""
    start = max(0, holder.span.start - 90)
    before = _BOTH.search(reader.parsed.report.text[start : holder.span.start])
    if before is None:
        return ""
    first = start + before.start(1)
    inside = (m for m in reader.found.mentions if m.span.start <= first < m.span.end <= start + before.end(1))
    return next((mention.id for mention in inside), "")


def _whom_they_joined(reader: Reader, label: Token) -> tuple[str, ...]:
    """Return Russia for "Belarus joined Russia in voting against it"."""
    above = label.head
    verb = above.head if above.lower_ == "in" and label.dep_ in {"pcomp", "pobj"} else None
    if verb is None or verb.lemma_ != "join":
        return ()
    return reader.parties.ids([c for c in verb.children if c.dep_ == "dobj" and reader.parties.is_political(c)])


def _token(reader: Reader, start: int) -> Token | None:
    part = reader.parsed.part_at(start)
    if part is None:
        return None
    return next((token for token in part.doc if token.idx == start - part.offset), None)


def _likewise(reader: Reader, stances: Sequence[StanceMention]) -> Iterator[StanceMention]:
    for part in reader.parsed.parts:
        for sentence in part.doc.sents:
            made = _of_sentence(reader, part, sentence, stances)
            if made is not None:
                yield made


def _of_sentence(
    reader: Reader, part: ParsedPassage, sentence: Words, stances: Sequence[StanceMention]
) -> StanceMention | None:
    """Return the stance before taken by those of "So did Serbia and Saudi Arabia"."""
    words = [token for token in sentence if not token.is_punct]
    if len(words) < _FEWEST or words[0].lower_ not in _LIKEWISE or words[1].lemma_ not in _DOING:
        return None
    start = part.offset + sentence.start_char
    before = [item for item in stances if 0 <= start - item.evidence[-1].end <= _NEAR and not item.claim]
    last = max(before, key=lambda item: (item.evidence[-1].end, item.id), default=None)
    holders = reader.parties.ids([t for t in words[2:] if t.pos_ == "PROPN" and reader.parties.is_political(t)])
    if last is None or not holders or set(holders) & set(last.holders):
        return None
    span = part.span(sentence.start, words[-1].i)
    label = part.span(words[0].i, words[1].i)
    return replace(
        last,
        id=finding_id("p", label, last.stance.value),
        holders=holders,
        label=label,
        evidence=(span,),
        event=None,
        provenance=Provenance(last.provenance.extractor, f"“{words[0].text} {words[1].text}”: as told before"),
    )
