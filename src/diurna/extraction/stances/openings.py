"""Reads what bodies leave open or hold back: rights reserved, decisions put off, nothing ruled out, not far enough."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from diurna.extraction.events.evidence import clause_words
from diurna.extraction.events.frames import Frame, verb_frame
from diurna.extraction.events.reading import Reader
from diurna.extraction.stances.holding import Shown, held, mention_of
from diurna.extraction.stances.phrasing import Proposition, is_pointer, made_of, noun_words
from diurna.extraction.stances.propositions import phrase_of
from diurna.extraction.stances.words import attitude_words
from diurna.linguistics.parsed import ParsedPassage
from diurna.linguistics.trees import is_negated
from diurna.types.findings import StanceMention
from diurna.types.ontology import StanceValue

_IT = Proposition("do it", (), points=True)


def opens(reader: Reader, part: ParsedPassage, token: Token) -> Iterator[StanceMention]:
    """Yield the stances of what is kept open, found too little, or wanted set up."""
    for shown in (read(token) for read in (_right, _put_off, _set_up, _ready, _answered)):
        made = held(reader, part, token, _frame(token), shown) if shown is not None else None
        if made is not None:
            yield made
    yield from _by_speaker(reader, part, token)


def _frame(token: Token) -> Frame:
    """Return the frame of a word's clause, with the subject of one that a parser takes for a noun ("reserves")."""
    verb = token if token.pos_ in {"VERB", "NOUN"} else token.head
    frame = verb_frame(verb)
    if frame.doers:
        return frame
    before = (child for child in verb.children if child.dep_ in {"compound", "nsubj"} and child.i < verb.i)
    return replace(frame, doers=tuple(before))


def _ready(token: Token) -> Shown | None:
    """Return that who is ready to resume is for what was broken off."""
    if token.lower_ not in {"ready", "willing", "prepared"} or token.head.lemma_ not in {"be", "remain", "stand"}:
        return None
    verb = next((c for c in token.children if c.dep_ == "xcomp" and c.lemma_ in {"resume", "restart"}), None)
    if verb is None or is_negated(token.head) or any(child.dep_ == "dobj" for child in verb.children):
        return None
    return Shown(StanceValue.FOR, Proposition("resume it", ("resume",), points=True), f"“{token.text}” to do so")


def _answered(token: Token) -> Shown | None:
    """Return that who, asked whether something will be done, says that it would not, is against it."""
    if token.lower_ not in {"would", "will"} or token.dep_ != "ccomp" or not is_negated(token):
        return None
    asked = next((c for c in token.head.children if c.dep_ == "advcl" and c.lemma_ == "ask"), None)
    inner = next((c for c in asked.children if c.dep_ == "ccomp"), None) if asked is not None else None
    if inner is None or not any(child.lower_ in {"whether", "if"} for child in inner.children):
        return None
    return Shown(StanceValue.AGAINST, phrase_of(inner), "asked whether, says that it would not")


def _right(token: Token) -> Shown | None:
    """Return that who reserves the right to do something considers it."""
    if token.lower_ not in {"reserve", "reserves", "reserved"} or is_negated(token):
        return None
    verb = next((w for w in token.subtree if w.tag_ == "VB" and w.i > token.i and w.head.lower_ == "right"), None)
    made = phrase_of(verb) if verb is not None else None
    if made is None or made.points:
        return None
    return Shown(StanceValue.CONSIDERING, made, "reserves the right to do it")


def _put_off(token: Token) -> Shown | None:
    """Return that who puts off a decision on something considers it."""
    if token.pos_ != "VERB" or token.lemma_.lower() not in attitude_words()["putting-off"]:
        return None
    if token.lemma_ == "put" and not any(child.lower_ == "off" for child in token.children):
        return None
    noun = next((child for child in token.children if child.dep_ == "dobj" and child.lemma_ == "decision"), None)
    if noun is None:
        return None
    on = (c for h in (noun, token) for c in h.children if c.dep_ == "prep" and c.lower_ in {"on", "about", "over"})
    thing = next((item for c in on for item in c.children if item.dep_ in {"pobj", "pcomp"}), None)
    if thing is None or is_pointer(thing):
        return None
    made = phrase_of(thing)
    if not made.phrase and thing.lemma_ == "measure" and len(noun_words(thing)) > 1:
        made = made_of("take", noun_words(thing))
    return Shown(StanceValue.CONSIDERING, made, f"“{token.text}” the decision on it")


def _set_up(token: Token) -> Shown | None:
    """Return that who supports a body that is to do something is for setting it up."""
    if token.lemma_ not in {"support", "back", "favour", "favor", "propose", "want"} or is_negated(token):
        return None
    thing = next((child for child in token.children if child.dep_ == "dobj" and child.pos_ == "NOUN"), None)
    if thing is None or thing.lemma_ not in {"authority", "commission", "body", "court", "council", "force", "mission"}:
        return None
    if not any(child.lower_ in {"a", "an"} for child in thing.children):
        return None
    return Shown(StanceValue.FOR, made_of("set up", noun_words(thing, keep=True)), f"“{token.text}” it")


def _by_speaker(reader: Reader, part: ParsedPassage, token: Token) -> Iterator[StanceMention]:
    """Yield what a speaker says of a thing: nothing is off the table, it went not far enough."""
    shown = _table(token) or _far(token) or _treated(token) or _looked_at(token)
    source = reader.sources.of(token) if shown is not None else None
    if shown is None or source is None or not shown.proposition.phrase or not source.speakers:
        return
    if reader.parties.are_public(source.speakers):
        span = part.span_of(clause_words(verb_frame(token), token))
        yield mention_of(part, token, source.speakers, span, shown)


def _table(token: Token) -> Shown | None:
    subject = next((child for child in token.children if child.dep_ == "nsubj"), None)
    words = {word.lower_ for word in token.subtree}
    is_open = subject is not None and subject.lower_ in {"nothing", "everything", "options"}
    if token.lemma_ != "be" or not is_open or not words & {"table", "excluded"}:
        return None
    return Shown(StanceValue.CONSIDERING, _IT, "says that nothing is excluded")


def _far(token: Token) -> Shown | None:
    subject = next((child for child in token.children if child.dep_ == "nsubj"), None)
    is_far = any(
        child.lower_ == "far" and any(c.lower_ == "enough" for c in child.children) for child in token.children
    )
    if token.lemma_ != "go" or not is_far or not is_negated(token) or subject is None or subject.pos_ != "NOUN":
        return None
    if is_pointer(subject):
        return None
    made = made_of("go further than", noun_words(subject, keep=True))
    return Shown(StanceValue.FOR, made, "says that it did not go far enough")


def _treated(token: Token) -> Shown | None:
    subject = next((child for child in token.children if child.dep_ == "nsubjpass"), None)
    verb = token.head if token.dep_ == "conj" and subject is None else token
    subject = subject or next((child for child in verb.children if child.dep_.startswith("nsubj")), None)
    as_what = next((child for child in token.children if child.lower_ == "as" and child.dep_ == "prep"), None)
    is_treated = token.lemma_ in {"treat", "regard", "consider", "see"} and token.tag_ == "VBN"
    if not is_treated or as_what is None or subject is None or subject.pos_ != "NOUN" or is_negated(token):
        return None
    judged = attitude_words()["judgement"] | {"war", "threat", "attack"}
    bad = next((word for word in as_what.subtree if word.lemma_.lower() in judged), None)
    if bad is None:
        return None
    return Shown(StanceValue.AGAINST, phrase_of(subject), f"would treat it as “{bad.text}”")


def _looked_at(token: Token) -> Shown | None:
    subject = next((child for child in token.children if child.dep_ == "nsubjpass"), None)
    is_open = token.lemma_.lower() in attitude_words()["looked-at"] and token.tag_ == "VBN"
    is_open = is_open and any(child.lower_ == "being" for child in token.children)
    if not is_open or subject is None or subject.pos_ != "NOUN" or is_negated(token):
        return None
    made = phrase_of(subject)
    is_question = subject.lemma_ in {"question", "matter", "issue", "case", "option", "possibility"}
    return Shown(StanceValue.CONSIDERING, made if made.phrase else _IT if is_question else made, "it is looked at")
