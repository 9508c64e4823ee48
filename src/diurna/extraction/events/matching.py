"""Finds the row of a word list that fits a frame; separate so that every decision has one place and one reason."""

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from diurna.extraction.events.frames import Frame
from diurna.extraction.events.lexicon import Constraint, Lexicon, Row
from diurna.extraction.events.parties import Parties
from diurna.extraction.events.phrases import obliques

_PERSONS = frozenset({"he", "him", "she", "her", "they", "them", "we", "us", "i", "me", "who", "whom", "those"})
_PARTICLE_LABELS = frozenset({"prt", "advmod", "prep"})


def match(rows: Sequence[Row], frame: Frame, lexicon: Lexicon, parties: Parties) -> Row | None:
    """Return the first row all of whose conditions the frame meets, or None (also where that row says "no event")."""
    for row in rows:
        if _has_stray_particle(row, frame):
            continue
        if all(_holds(constraint, frame, lexicon, parties) for constraint in row.constraints):
            return row if row.type is not None else None
    return None


def _has_stray_particle(row: Row, frame: Frame) -> bool:
    return bool(frame.particle) and not any(item.slot == "part" for item in row.constraints)


def _holds(constraint: Constraint, frame: Frame, lexicon: Lexicon, parties: Parties) -> bool:
    found = any(_meets(slot, constraint.wanted, frame, lexicon, parties) for slot in constraint.slot.split("/"))
    return found is not constraint.is_negative


def _meets(slot: str, wanted: Iterable[str], frame: Frame, lexicon: Lexicon, parties: Parties) -> bool:
    names = frozenset(wanted)
    if slot == "part":
        return _has_particle(frame.trigger, names)
    if slot == "passive":
        return frame.is_passive
    if slot == "quoted":
        return any(token.is_quote for child in frame.trigger.rights for token in child.subtree)
    if slot == "whether":
        comp = frame.complement
        return comp is not None and any(
            child.lower_ in {"whether", "if", "what", "why", "how"} for child in comp.children
        )
    if slot == "two":
        return sum(child.dep_ in {"dobj", "oprd", "attr", "ccomp", "acomp"} for child in frame.trigger.children) > 1
    if slot == "other":
        comp = frame.complement
        return comp is not None and any(child.dep_ in {"nsubj", "nsubjpass"} for child in comp.children)
    if slot in {"own", "infinitive"}:
        return _is_of_kind(slot, frame)
    if slot == "word":
        return any(token.lower_ in names for token in frame.trigger.subtree)
    if slot == "advmod":
        return any(child.lower_ in names for child in frame.trigger.children)
    if slot == "comp":
        return frame.complement is not None and (not names or frame.complement.lemma_.lower() in names)
    tokens = tuple(_fillers(slot, frame))
    if not names:
        return bool(tokens) or slot in frame.obliques
    return any(_is_one_of(token, names, lexicon, parties) for token in tokens)


def _has_particle(verb: Token, names: frozenset[str]) -> bool:
    """Return whether a particle hangs on a verb, or stands right after it where a numeral took it ("over 50 men")."""
    if any(child.lower_ in names and child.dep_ in _PARTICLE_LABELS for child in verb.children):
        return True
    following = verb.nbor(1) if verb.i + 1 < len(verb.doc) else None
    return following is not None and following.lower_ in names and following.dep_ in {"quantmod", "advmod"}


def _fillers(slot: str, frame: Frame) -> Iterator[Token]:
    match slot:
        case "obj":
            yield from frame.objects
        case "subj":
            yield from frame.doers
        case "oprd":
            yield from _predicates(frame.trigger)
        case "amod":
            yield from (child for child in frame.trigger.children if child.dep_ in {"amod", "compound"})
        case "dative":
            yield from (child for child in frame.trigger.children if child.dep_ == "dative" and child.pos_ != "ADP")
        case "to" | "from" | "in" | "with" | "on" | "at" | "against" | "into":
            yield from frame.obliques.get(slot, ())
            for token in frame.objects:
                yield from obliques(token).get(slot, ())
        case _:
            yield from frame.obliques.get(slot, ())


def _predicates(verb: Token) -> Iterator[Token]:
    """Yield what somebody is called: the object predicate, or the small clause a parser makes of it."""
    for child in verb.children:
        if child.dep_ in {"oprd", "acomp", "attr", "dobj", "ccomp"} and child.pos_ in {"NOUN", "ADJ", "VERB", "PROPN"}:
            yield child
            yield from (grand for grand in child.children if grand.dep_ == "conj")


def _is_one_of(token: Token, names: frozenset[str], lexicon: Lexicon, parties: Parties) -> bool:
    return _titled(token, names, lexicon) or any(_is_named(token, name, lexicon, parties) for name in names)


def _is_named(token: Token, name: str, lexicon: Lexicon, parties: Parties) -> bool:
    """Return whether a word fills a slot: of a noun class, the word itself, or of a kind told by "@"."""
    if name == "person" and token.lower_ in _PERSONS:
        return True
    if not name.startswith("@"):
        return lexicon.is_a(token.lemma_.lower(), name) or lexicon.is_a(token.lower_, name)
    match name:
        case "@person":
            return parties.is_person(token)
        case "@actor":
            return parties.is_actor(token)
        case "@place":
            return parties.is_place(token)
        case "@proper":
            return token.pos_ == "PROPN"
        case _:
            found = {lexicon.evaluations.get(token.lemma_.lower()), lexicon.evaluations.get(token.lower_)}
            return name[1:] in found


def _is_of_kind(slot: str, frame: Frame) -> bool:
    """Return whether the governed clause is an infinitive, or has the doer itself for its subject."""
    inner = frame.complement
    if inner is None:
        return False
    subject = next((child for child in inner.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if slot == "infinitive":
        return subject is None and any(child.lower_ == "to" for child in inner.children)
    words = {token.lower_ for token in frame.doers}
    return subject is not None and (subject.lower_ in {"he", "she", "it", "they", "we", "i"} or subject.lower_ in words)


def _titled(token: Token, names: frozenset[str], lexicon: Lexicon) -> bool:
    """Return whether a name's title or apposition is of a class ("Ambassador Galuzin", "Lyman, a town")."""
    if token.pos_ != "PROPN":
        return False
    beside = [child for child in token.children if child.dep_ in {"compound", "appos"}]
    return any(lexicon.is_a(child.lemma_.lower(), name) for child in beside for name in names)
