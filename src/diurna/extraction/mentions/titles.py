"""Finds the title, country and modifiers that stand around a personal name: before it, and in apposition."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from diurna.linguistics.offices import Description, description_ending_at, load_descriptions
from diurna.linguistics.trees import noun_phrase_of
from diurna.linguistics.words import load_honorifics, load_word_list

_REACH = 12
_COMPLEMENT = 4
_INNER = frozenset({"of", "for", "and", "the", "&", "on"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


@dataclass(frozen=True, slots=True)
class Title:
    """What stands around a name.

    Attributes:
        first: First token of the whole noun phrase that ends in the name.
        words: Title words as written, or None.
        meaning: What the title says, or None.
        zone: Tokens in which the country or body of the title is named.
    """

    first: int
    words: str | None = None
    meaning: Description | None = None
    zone: tuple[int, ...] = ()


def title_before(name: Span) -> Title | None:
    """Return the title right before a name ("Russian President …", "Minister for Foreign Affairs …"), or None."""
    doc = name.doc
    floor = max(name.sent.start, name.start - _REACH)
    honorific = name.start - 1 if name.start > floor and _is_honorific(doc[name.start - 1]) else None
    end = honorific if honorific is not None else name.start
    found = _office_before(doc, floor, end)
    if found is None:
        return Title(_whole(doc, floor, honorific)) if honorific is not None else _bare_possessor(doc, floor, name)
    first, last, meaning = found
    first = _extend_title(doc, floor, first)
    start = _extend_modifiers(doc, floor, first)
    return Title(start, doc[first : last + 1].text, meaning, tuple(range(start, end)))


def title_beside(name: Span) -> Title | None:
    """Return the title in apposition after or before a name, parted by a comma, or None."""
    doc = name.doc
    if name.end < len(doc) and doc[name.end].text == "," and name.end + 1 < name.sent.end:
        found = _described_phrase(doc, name.end + 1, name.sent.end)
        if found is not None:
            return found
    start = name.start
    while start > name.sent.start and _is_honorific(doc[start - 1]):
        start -= 1
    if start >= 2 and doc[start - 1].text == "," and start - 2 >= name.sent.start:
        return _phrase_ending(doc, start - 2)
    return None


def _is_honorific(token: Token) -> bool:
    """Return whether a word before a name is a form of address and no office ("Mr"; "King" is an office)."""
    known = load_descriptions().get(token.lower_)
    return token.text in load_honorifics() and (known is None or known.form != "office")


def _office_before(doc: Doc, floor: int, end: int) -> tuple[int, int, Description] | None:
    """Return first token, last token and meaning of the title that ends at ``end``, "of"/"for" phrases included."""
    place = end - 1
    while place >= floor:
        token = doc[place]
        found = description_ending_at(token)
        if found is not None and found[0] >= floor and found[1].form != "body" and token.whitespace_:
            return found[0], end - 1, found[1]
        if not (token.text[:1].isupper() or (token.lower_ in _INNER and place < end - 1)) or token.pos_ == "VERB":
            return None
        place -= 1
    return None


def _extend_title(doc: Doc, floor: int, first: int) -> int:
    """Return the start of a title with its specifying words ("Health and Disability" Minister, "top" diplomat)."""
    while first > floor:
        token = doc[first - 1]
        if _is_tabled(token) or token.pos_ not in {"PROPN", "NOUN", "CCONJ"}:
            break
        if token.pos_ == "CCONJ":
            if first - 2 < floor or not (doc[first - 2].text[:1].isupper() and doc[first].text[:1].isupper()):
                break
        elif (token.pos_ == "PROPN" and not token.text[:1].isupper()) or token.dep_ not in {
            "compound",
            "nmod",
            "amod",
            "conj",
            "npadvmod",
        }:
            break
        first -= 1
    return first


def _extend_modifiers(doc: Doc, floor: int, first: int) -> int:
    while first > floor:
        token = doc[first - 1]
        if (
            token.text in _POSSESSIVE
            or _is_tabled(token)
            or token.text == "-"
            or token.pos_ in {"ADJ", "NUM"}
            or token.lower_ in load_word_list("modifiers")
        ):
            first -= 1
        elif token.pos_ == "DET" or token.tag_ == "PRP$":
            return first - 1
        else:
            break
    while doc[first].text in _POSSESSIVE or doc[first].text == "-":
        first += 1
    return first


def _bare_possessor(doc: Doc, floor: int, name: Span) -> Title | None:
    """Return "Canada's" before a name without a title, or None."""
    place = name.start - 1
    if place - 1 >= floor and doc[place].text in _POSSESSIVE and _is_tabled(doc[place - 1]):
        start = next((ent.start for ent in doc.ents if ent.end == place), place - 1)
        return Title(start, zone=tuple(range(start, place)))
    return None


def _whole(doc: Doc, floor: int, honorific: int) -> int:
    return honorific if honorific == floor or doc[honorific - 1].text not in {"the", "The"} else honorific - 1


def _is_tabled(token: Token) -> bool:
    return bool(token.ent_kb_id_) or token.ent_type_ in {"NORP", "GPE", "ORG"}


def _described_phrase(doc: Doc, start: int, end: int) -> Title | None:
    """Return the first noun phrase from a token on when it is described by an office word."""
    for token in doc[start : min(end, start + _REACH)]:
        if token.pos_ in {"VERB", "AUX", "PRON"} and token.dep_ not in {"amod", "compound"} and token.tag_ != "PRP$":
            return None
        if token.text in {",", ";", "–", "—", '"', "“"}:
            return None
        if token.pos_ in {"ADP", "SCONJ"}:
            return None
        found = description_ending_at(token)
        if found is None or token.dep_ == "compound" or found[1].form == "body" or found[0] < start:
            continue
        if _goes_on(token):
            continue
        phrase = noun_phrase_of(token)
        zone = tuple(range(start, max(phrase.end, token.i + 1)))
        longer = _with_complement(doc, found[0], token.i + 1)
        if longer is not None:
            return Title(start, longer.words, longer, zone)
        return Title(start, doc[found[0] : token.i + 1].text, found[1], zone)
    return None


def _with_complement(doc: Doc, first: int, end: int) -> Description | None:
    """Return the longer title a title opens ("leader of the opposition", "head of state"), or None."""
    if end >= len(doc) or doc[end].lower_ != "of":
        return None
    known = load_descriptions()
    for last in range(min(len(doc), end + _COMPLEMENT), end + 1, -1):
        found = known.get(doc[first:last].text.lower())
        if found is not None and found.form != "body":
            return found
    return None


def _goes_on(token: Token) -> bool:
    """Return whether the next word makes a longer title of this one ("chief negotiator", "chief executive")."""
    if token.i + 1 >= len(token.doc):
        return False
    after = token.nbor(1)
    longer = description_ending_at(after) if after.pos_ in {"NOUN", "PROPN", "ADJ"} else None
    return longer is not None and longer[0] <= token.i and longer[1].form != "body"


def _phrase_ending(doc: Doc, last: int) -> Title | None:
    """Return the described phrase that ends right before a comma ("Bolivia's energy minister, Wilma Terrazas")."""
    token = doc[last]
    for _ in range(4):
        found = description_ending_at(token)
        if found is not None and found[1].form == "office":
            phrase = noun_phrase_of(token)
            if phrase.end - 1 != last:
                return None
            return Title(phrase.start, doc[found[0] : token.i + 1].text, found[1], tuple(range(phrase.start, last + 1)))
        above = token.head if token.head.i < token.i else None
        if above is None or above.pos_ in {"VERB", "AUX"}:
            return None
        token = above.head if above.pos_ == "ADP" else above
        if token.i > last or token.pos_ in {"VERB", "AUX"}:
            return None
    return None


def names_in(doc: Doc, zone: Iterable[int]) -> list[Span]:
    """Return the entity spans that lie in a set of tokens."""
    inside = set(zone)
    return [ent for ent in doc.ents if ent.start in inside and ent.end - 1 in inside]
