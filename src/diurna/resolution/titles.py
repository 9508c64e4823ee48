"""What a title says: which office, for whom its holder speaks, whether it is still held; apart from who holds it."""

import re
from dataclasses import dataclass
from functools import cache

from diurna.linguistics.words import load_honorifics, load_past_modifiers, load_word_list
from diurna.ontology.actors import load_actor_tables
from diurna.ontology.names import fold
from diurna.ontology.rows import OfficeWord, SpeaksFor

_GENERIC = frozenset({"minister", "secretary", "head", "chair", "chairman", "leader", "director", "spokesperson",
                      "spokesman", "spokeswoman", "general", "commander", "president", "party_leader"})  # fmt: skip
_SAME = {
    "foreign_secretary": "foreign_minister",
    "secretary_of_state": "foreign_minister",
    "premier": "prime_minister",
    "chancellor": "prime_minister",
}
_WORDS = re.compile(r"[\w'’.-]+")


@dataclass(frozen=True, slots=True)
class Title:
    """A title read by the table of office words.

    Attributes:
        words: As written.
        office: Kind of office ("foreign_minister"), or empty.
        role: PLOVER sector code, or None.
        speaks_for: For whom the holder's words count.
        is_past: Whether the office is no longer held ("former").
    """

    words: str
    office: str
    role: str | None
    speaks_for: SpeaksFor
    is_past: bool


@cache
def read_title(words: str, context: str = "") -> Title:
    """Return what a title says; ``context`` is the whole noun phrase, in which "former" may stand."""
    found = _look_up(words)
    before = fold(context or words)
    is_past = any(re.search(rf"\b{re.escape(word)}\b", before) for word in load_past_modifiers())
    if found is None:
        return Title(words, "", None, SpeaksFor.NONE, is_past)
    role = found.sectors[0] if found.sectors else None
    speaks_for = SpeaksFor.NONE if is_past else found.speaks_for
    return Title(
        words, found.office, "ELI" if is_past else role, speaks_for, is_past or found.office == "former_official"
    )


def opens_with_title(name: str) -> bool:
    """Return whether the first word of a name is a title or form of address ("Ayatollah …", "Lord …")."""
    first = name.split(maxsplit=1)[0]
    return first in load_honorifics() or fold(first) in load_actor_tables().office_words


def same_office(one: str, other: str) -> bool:
    """Return whether two kinds of office are one."""
    return bool(one) and _SAME.get(one, one) == _SAME.get(other, other)


def same_title(one: Title, other: Title) -> bool:
    """Return whether two titles can be one: the same office, the same words, or "the minister" for a minister.

    The table calls many ministers just ``minister``: there the words decide, so that an energy minister is no
    fisheries minister, and "the minister" is no prime minister.
    """
    first, second = bare_title(one.words), bare_title(other.words)
    if first == second:
        return True
    if one.office in _GENERIC or other.office in _GENERIC:
        return _is_short_for(first, second) or _is_short_for(second, first)
    return same_office(one.office, other.office)


def bare_title(words: str) -> str:
    """Return title words folded, American spelling and modifiers evened out."""
    parts = [
        part for part in fold(words).replace("defense", "defence").split() if part not in load_word_list("modifiers")
    ]
    return " ".join(parts) or fold(words)


def _is_short_for(short: str, long: str) -> bool:
    """Return whether one generic word stands for a longer title that ends in it, the prime minister's apart."""
    return (
        short in _GENERIC
        and long.rsplit(maxsplit=1)[-1] == short
        and long not in {"prime minister", "deputy prime minister"}
    )


def _look_up(words: str) -> OfficeWord | None:
    table = load_actor_tables().office_words
    parts = _WORDS.findall(fold(words))
    for start in range(len(parts)):
        for end in range(len(parts), start, -1):
            found = table.get(" ".join(parts[start:end]))
            if found is not None and (start == 0 or end == len(parts) or parts[end] in {"of", "for"}):
                return found
    return None
