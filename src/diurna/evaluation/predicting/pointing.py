"""What a marked event mention is compared by: its head word, who and what stands by it, and the words around it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from diurna.chronology.coreference import Pointed
from diurna.chronology.wording import reading_words
from diurna.linguistics.parsed import ParsedReport

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_MODIFIERS = frozenset({"compound", "amod", "poss", "nummod"})
_BESIDE = frozenset({"compound", "amod", "nmod", "npadvmod", "nummod"})
_LINKS = frozenset({"prep", "agent"})
_OBJECTS = frozenset({"dobj", "nsubjpass", "dative"})
_BELOW = frozenset({"compound", "amod", "poss", "nummod", "appos", "conj"})
_INSIDE = frozenset({"dobj", "nsubjpass", "attr", "xcomp", "pobj"})
_NOUNS = frozenset({"NOUN", "PROPN"})


def story_of(parsed: ParsedReport) -> frozenset[str]:
    """Return the lemmas of a document's content words."""
    return frozenset(lemma for part in parsed.parts for lemma in _lemmas(part.doc))


def point_at(
    parsed: ParsedReport, doc: str, pieces: Sequence[tuple[int, int]], story: frozenset[str], day: date | None
) -> Pointed:
    """Return the mention whose words the pieces cover, with what it is compared by."""
    start = pieces[0][0]
    part = parsed.part_at(start)
    tokens = (
        [] if part is None else [token for token in part.doc if _covers(pieces, part.offset + token.idx, len(token))]
    )
    if part is None or not tokens:
        words = " ".join(parsed.report.text[first:last] for first, last in pieces).lower()
        return Pointed(doc, start, words, frozenset(), frozenset(), story, day)
    inside = {token.i for token in tokens}
    head = next((token for token in tokens if token.head.i not in inside or token.head.i == token.i), tokens[0])
    doers, done_to, beside = list(_doers(head)), list(_done_to(head)), list(_beside(head))
    return Pointed(
        doc,
        start,
        " ".join(token.lemma_.lower() for token in tokens),
        _lemmas([head.head, *doers, *done_to, *beside, *_around(head)]) - {head.lemma_.lower()},
        _lemmas(head.sent),
        story,
        day,
        head=head.lemma_.lower(),
        doers=_lemmas(doers),
        done_to=_lemmas(done_to),
        beside=_lemmas(beside),
        doer_names=_lemmas(token for token in doers if token.pos_ == "PROPN"),
        names=_lemmas(token for token in head.sent if token.pos_ == "PROPN"),
        numbers=frozenset(token.lower_ for token in head.sent if token.pos_ == "NUM"),
        times=frozenset(_times(head.sent)),
        is_noun=head.pos_ in _NOUNS,
        is_other=any(token.lemma_.lower() in reading_words("other") for token in (*done_to, *beside)),
        sentence=part.offset + head.sent.start_char,
    )


def _covers(pieces: Sequence[tuple[int, int]], start: int, length: int) -> bool:
    return any(start < last and first < start + length for first, last in pieces)


def _doers(head: Any) -> Iterator[Any]:
    """Yield the words for who does it: its subject, its owner, what "by" gives, else the subject of what it is in."""
    found = [child for child in head.children if child.dep_ in {"nsubj", "poss"}]
    found += [below for child in head.children if child.dep_ == "agent" for below in child.children]
    if head.dep_ in {"relcl", "acl"} and head.tag_ != "VBN":
        found.append(head.head)
    is_inside = head.dep_ in _INSIDE and (head.dep_ == "xcomp" or head.head.pos_ == "VERB")
    if not found and (is_inside or (head.dep_ == "conj" and head.pos_ == "VERB")):
        found += [child for child in head.head.children if child.dep_ == "nsubj"]
    return _with_parts(found)


def _done_to(head: Any) -> Iterator[Any]:
    found = [child for child in head.children if child.dep_ in _OBJECTS]
    found += [b for child in head.children if child.dep_ == "prep" and child.lower_ == "of" for b in child.children]
    if head.dep_ in {"relcl", "acl"} and head.tag_ == "VBN":
        found.append(head.head)
    return _with_parts(found)


def _beside(head: Any) -> Iterator[Any]:
    found = [child for child in head.children if child.dep_ in _BESIDE]
    found += [b for child in head.children if child.dep_ == "prep" and child.lower_ != "of" for b in child.children]
    return _with_parts(found)


def _with_parts(tokens: Iterable[Any]) -> Iterator[Any]:
    for token in tokens:
        yield token
        yield from (child for child in token.children if child.dep_ in _BELOW)


def _times(sentence: Any) -> Iterator[str]:
    """Yield the words that name days, months and years in a sentence's dates."""
    for token in sentence:
        if token.ent_type_ == "DATE" and (token.pos_ == "PROPN" or any(letter.isdigit() for letter in token.text)):
            yield token.lower_


def _around(head: Any) -> Iterator[Any]:
    """Yield what a head depends on and what depends on it, with the modifiers of these."""
    near = [head.head, *head.children]
    near += [below for child in head.children if child.dep_ in _LINKS for below in child.children]
    more = [below for token in near for below in token.children if below.dep_ in _MODIFIERS]
    return (token for token in (*near, *more) if token.i != head.i)


def _lemmas(tokens: Iterable[Any]) -> frozenset[str]:
    return frozenset(token.lemma_.lower() for token in tokens if token.pos_ in _CONTENT and not token.is_stop)
