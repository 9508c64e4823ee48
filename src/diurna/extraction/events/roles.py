"""Turns the tokens of a frame into mentions: who did it, to whom, where; a recipient is never guessed."""

from collections.abc import Iterator

from spacy.tokens import Token

from diurna.extraction.events.frames import Frame, verb_frame
from diurna.extraction.events.lexicon import Row
from diurna.extraction.events.parties import Parties
from diurna.types.ontology import EventType, MentionForm

_NOMINATIVE = frozenset({"he", "she", "it", "they", "we", "i", "who"})
_PLACE_PREPOSITIONS = ("in", "at", "near", "off", "outside", "inside", "around")


def recipients_of(row: Row, frame: Frame, parties: Parties) -> tuple[str, ...]:
    """Return mention ids of those a deed is done to, from the first place of the row that names a political actor."""
    doers = set() if row.flag("undergone") else {token.i for token in frame.doers}
    for source in _sources(row):
        tokens = [token for token in _at(source, frame, parties) if token.i not in doers and not _is_doer(token)]
        found = parties.ids(token for token in tokens if parties.is_actor(token) and not _is_nobody(token))
        if found:
            return found
    return ()


def _sources(row: Row) -> tuple[str, ...]:
    """Return where recipients stand; whom a government calls up or puts on alert is no recipient."""
    if row.type is EventType.MOBILIZE and "to" not in row.options:
        return ("against",)
    return row.sources()


def _is_nobody(token: Token) -> bool:
    """Return whether words name nobody in particular ("neither side", "any party")."""
    return any(child.lower_ in {"neither", "no", "any", "either"} for child in token.children)


def _is_doer(token: Token) -> bool:
    """Return whether a pronoun only takes up the one who does it ("warned that it would …"), or points back to it."""
    if token.lower_.endswith(("self", "selves")):
        return True
    return token.lower_ in _NOMINATIVE and token.dep_ == "nsubj"


def place_of(frame: Frame, parties: Parties) -> str | None:
    """Return the mention id of the place named in the clause of a deed, or None."""
    for name in _PLACE_PREPOSITIONS:
        for token in (*frame.obliques.get(name, ()), *_obliques_of_clause(frame, name)):
            mention = parties.mention(token)
            if mention is not None and (mention.form is MentionForm.PLACE or parties.is_place(token)):
                return mention.id
    return None


def owners(noun: Token, parties: Parties) -> Iterator[Token]:
    """Yield whose act or possession a noun is: "Russia's plans", "the Russian invasion", "an attack by Russia"."""
    yield from (child for child in noun.children if child.dep_ == "poss" and child.pos_ != "PRON")
    for child in noun.children:
        if child.dep_ in {"prep", "agent"} and child.lower_ == "by":
            yield from (grand for grand in child.children if grand.dep_ == "pobj")
        elif child.dep_ in {"acl", "relcl"} and child.pos_ == "VERB":
            done_by = verb_frame(child).doers if child.dep_ == "acl" else ()
            yield from (token for token in done_by if token.i != noun.i)
    yield from parties.demonyms(noun)
    yield from parties.bodies(noun)


def _at(source: str, frame: Frame, parties: Parties) -> Iterator[Token]:
    match source:
        case "obj":
            yield from frame.objects
        case "doer":
            yield from frame.doers
        case "owner":
            for token in things_of(frame):
                yield from owners(token, parties)
                for noun in _obliques_of(token, "of"):
                    yield from owners(noun, parties)
        case "dative":
            yield from (child for child in frame.trigger.children if child.dep_ == "dative" and child.pos_ != "ADP")
            yield from frame.obliques.get("dative", ())
        case "subject" | "comp":
            yield from _in_complement(frame, whole=source == "comp")
        case _:
            yield from frame.obliques.get(source, ())
            if frame.clause is not frame.trigger:
                yield from _obliques_of_clause(frame, source)
            for token in (*frame.objects, *(item for tokens in frame.obliques.values() for item in tokens)):
                yield from _obliques_below(token, source)
            if frame.complement is not None and any(token.head.i == frame.complement.i for token in frame.objects):
                yield from _obliques_of(frame.complement, source)


def _in_complement(frame: Frame, *, whole: bool) -> Iterator[Token]:
    """Yield the doers of the clause a deed governs and, if ``whole``, everybody else it names."""
    if frame.complement is None:
        return
    inner = verb_frame(frame.complement)
    yield from inner.doers
    if whole:
        yield from inner.objects
        for tokens in inner.obliques.values():
            yield from tokens


def things_of(frame: Frame) -> Iterator[Token]:
    """Yield what the deed is about: objects, and nouns after "at", "to", "for", "over", "against"."""
    yield from frame.objects
    for name in ("at", "to", "for", "over", "against", "with", "on", "of"):
        yield from frame.obliques.get(name, ())


def _obliques_below(head: Token, name: str) -> Iterator[Token]:
    """Yield the nouns after a preposition anywhere in a noun's own phrase ("a ban on exports to Russia")."""
    yield from _obliques_of(head, name)
    for child in head.children:
        if child.dep_ == "prep":
            for noun in child.children:
                if noun.dep_ == "pobj":
                    yield from _obliques_below(noun, name)


def _obliques_of_clause(frame: Frame, name: str) -> Iterator[Token]:
    yield from _obliques_of(frame.clause, name)


def _obliques_of(head: Token, name: str) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ in {"prep", "agent", "dative"} and child.lower_ == name:
            for grand in child.children:
                if grand.dep_ == "pobj":
                    yield grand
                    yield from (item for item in grand.children if item.dep_ == "conj")
