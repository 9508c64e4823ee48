"""Finds titles and describing nouns ("foreign minister", "troops") in tokens, longest first; apart from names."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from diurna.linguistics.words import load_nominals, load_word_list
from diurna.ontology.actors import load_actor_tables
from diurna.types.ontology import ActorKind, Gender

_LONGEST = 6


@dataclass(frozen=True, slots=True)
class Description:
    """What a describing noun says of an actor.

    Attributes:
        form: ``office`` (one holder), ``body`` or ``nominal``.
        role: PLOVER sector code, or empty.
        kind: What kind of actor it describes.
        office: Kind of office as in the tables, or empty.
        speaks_for: ``country``, ``body`` or ``none``.
        gender: From the word itself.
        is_plural: Whether the words are a plural.
    """

    words: str
    form: str
    role: str
    kind: ActorKind
    office: str = ""
    speaks_for: str = "none"
    gender: Gender = Gender.UNKNOWN
    is_plural: bool = False


@cache
def load_descriptions() -> dict[str, Description]:
    """Return the describing nouns by lower-case words, singular and plural, from the tables and the word lists."""
    found: dict[str, Description] = {}
    for word in load_nominals().values():
        kind, gender = ActorKind(word.kind), Gender(word.gender)
        found[word.word.lower()] = Description(word.word, word.form, word.role, kind, gender=gender)
    tables = load_actor_tables()
    for pattern in tables.agency_patterns.values():
        form = "nominal" if pattern.is_plural or is_human_word(pattern.words) else "body"
        sector = pattern.sectors[0] if pattern.sectors else ""
        found[pattern.words.lower()] = Description(
            pattern.words, form, sector, pattern.kind, is_plural=pattern.is_plural
        )
    for group in tables.groups.values():
        for words, is_plural in ((group.form, False), (group.plural, True)):
            if words and not (words.lower() in found and found[words.lower()].form == "body"):
                known = found.get(words.lower())
                sector = group.sectors[0] if group.sectors else (known.role if known is not None else "")
                found[words.lower()] = Description(
                    words, "nominal", sector, ActorKind.GROUP, gender=group.gender, is_plural=is_plural
                )
    for title in tables.office_words.values():
        if title.office == "honorific":
            continue
        for words, is_plural in ((title.form, False), (title.plural, True)):
            if words:
                form = "nominal" if is_plural or title.office in _DESCRIBED else "office"
                found[words.lower()] = Description(
                    words,
                    form,
                    title.sectors[0] if title.sectors else "",
                    ActorKind.PERSON if form == "office" else ActorKind.GROUP,
                    title.office,
                    title.speaks_for.value,
                    title.gender,
                    is_plural,
                )
    return found


_DESCRIBED = frozenset(
    {
        "official",
        "diplomat",
        "analyst",
        "academic",
        "journalist",
        "activist",
        "authorities",
        "delegation",
        "delegate",
        "dissident",
        "doctor",
        "lawyer",
        "legislator",
        "community_leader",
    }
)


def is_human_word(words: str) -> bool:
    """Return whether words end in a noun for one man or woman ("farmer", "asylum seeker")."""
    return words.rsplit(maxsplit=1)[-1] in load_word_list("humans")


def description_ending_at(head: Token) -> tuple[int, Description] | None:
    """Return the first token and the meaning of the longest describing words that end at a token, or None."""
    known = load_descriptions()
    doc: Doc = head.doc
    for first in range(max(head.sent.start, head.i - _LONGEST + 1), head.i + 1):
        words = doc[first : head.i + 1].text.lower()
        found = known.get(words) or known.get(words.removesuffix("s") if head.tag_ in {"NNS", "NNPS"} else "")
        if found is not None:
            return first, found
    lemma = known.get(head.lemma_.lower())
    return (head.i, lemma) if lemma is not None else None
