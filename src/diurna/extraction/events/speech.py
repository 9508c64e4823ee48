"""Reads the deeds done by saying something: calling an act unacceptable accuses, "must" demands."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from diurna.extraction.events.assembly import EXTRACTOR
from diurna.extraction.events.coding import SAYINGS
from diurna.extraction.events.contexts import contexts_of
from diurna.extraction.events.dating import date_of
from diurna.extraction.events.deeds import Deed
from diurna.extraction.events.evidence import content_lemmas
from diurna.extraction.events.frames import Frame, verb_frame
from diurna.extraction.events.lexicon import grammar_words
from diurna.extraction.events.parties import is_first_person
from diurna.extraction.events.reading import Reader
from diurna.extraction.events.roles import owners
from diurna.extraction.events.sources import Source
from diurna.extraction.events.status import is_imperative, telling_of
from diurna.linguistics.parsed import ParsedPassage
from diurna.linguistics.trees import is_negated
from diurna.types.findings import EventMention, Provenance, Statement, finding_id
from diurna.types.ontology import EventStatus, EventType, Force, StatementKind
from diurna.types.span import Span

_TYPES = {
    "against": (EventType.ACCUSE, "disapprove"),
    "for": (EventType.SUPPORT, ""),
    "demand": (EventType.REQUEST, "change"),
    "denial": (EventType.REJECT, ""),
    "alleging": (EventType.ACCUSE, "allege"),
}
_HOSTILE = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.THREATEN})
_BY_FORCE = {Force.DEMAND: "demand", Force.ACCUSATION: "against", Force.DENIAL: "denial"}
_COPULAS = frozenset({"be", "remain", "constitute", "represent", "become", "seem", "amount", "call", "mean"})
_SHORTEST = 5
_DUTIES = frozenset({"must", "should", "ought"})


def speech_deeds(reader: Reader, told: Sequence[Deed]) -> Iterator[Deed]:
    """Yield what the statements of a report do by what they say, one deed a statement, unless a clause told it."""
    done = {deed.event.statement for deed in told if _is_by_speaker(deed)}
    by_cue = [deed.frame.trigger for deed in told]
    cues = {(id(token.doc), token.i) for token in by_cue}
    for statement in reader.found.statements:
        if statement.id in done or statement.is_negated or not reader.parties.are_public(statement.speakers):
            continue
        part = reader.parsed.part_of(statement.content[0])
        if part is None or len(statement.content[0]) < _SHORTEST or _has_told_cue(statement, part, cues):
            continue
        act = _act(reader, statement, part) or _accusing(reader, statement, part, told)
        if act is not None:
            yield act


def _is_by_speaker(deed: Deed) -> bool:
    if deed.event.statement is None or deed.event.type not in SAYINGS:
        return False
    return not deed.event.according_to


def _has_told_cue(statement: Statement, part: ParsedPassage, cues: set[tuple[int, int]]) -> bool:
    if statement.cue is None:
        return False
    words = part.tokens_in(statement.cue)
    return words is not None and any((id(token.doc), token.i) in cues for token in words)


def _act(reader: Reader, statement: Statement, part: ParsedPassage) -> Deed | None:
    for span in statement.content:
        words = part.tokens_in(span)
        for token in words if words is not None else ():
            effect = _effect(reader, token) or _ordered(statement, token)
            if effect:
                return _deed(reader, statement, part, token, effect)
    effect = _BY_FORCE.get(statement.force, "")
    words = part.tokens_in(statement.content[0])
    if words is not None and effect == "demand" and any(map(_is_minding, words)):
        return None
    return _deed(reader, statement, part, words.root, effect) if effect and words is not None else None


def _accusing(reader: Reader, statement: Statement, part: ParsedPassage, told: Sequence[Deed]) -> Deed | None:
    """Return the accusation made by telling of another side's hostile deed."""
    for deed in told:
        event = deed.event
        if event.statement != statement.id or event.status is not EventStatus.ALLEGED or event.is_background:
            continue
        source = Source(statement.speakers, statement)
        if event.type in _HOSTILE and deed.frame.doers and reader.sources.is_other_side(deed.frame.doers, source):
            return _deed(reader, statement, part, deed.frame.trigger, "alleging")
    return None


def _effect(reader: Reader, token: Token) -> str:
    """Return "against", "for" or "demand" when a word of a statement does something, else nothing."""
    judged = reader.lexicon.evaluations.get(token.lemma_.lower()) or reader.lexicon.evaluations.get(token.lower_)
    if judged and _is_predicate(token):
        if _is_denied(token) or _is_of_oneself(token):
            return ""
        return "denial" if judged == "against" and _is_denying(reader, token) else judged
    if _is_breach(reader, token):
        return "against"
    if token.lower_ in _DUTIES or (token.lower_ in {"has", "have", "needs", "need"} and _is_duty(token)):
        verb = token.head if token.dep_ == "aux" else token
        if _is_minding(token):
            return ""
        doers = verb_frame(verb).doers or verb_frame(verb).objects
        if _is_named_other(reader, doers):
            return "demand"
    return ""


def _is_minding(token: Token) -> bool:
    """Return whether a duty is only to know or remember something ("should know the price")."""
    verb = token.head if token.dep_ == "aux" else token
    return token.lower_ in _DUTIES and verb.lemma_.lower() in grammar_words("minding")


def _is_breach(reader: Reader, token: Token) -> bool:
    """Return whether a verb tells that somebody broke a law or a treaty ("the ceremony broke the UN Charter")."""
    if token.lemma_.lower() not in grammar_words("breaking") or token.pos_ != "VERB" or is_negated(token):
        return False
    frame = verb_frame(token)
    if any(is_first_person(item) for item in frame.doers) or not telling_of(frame, reader.lexicon.governors).is_plain:
        return False
    return any(reader.lexicon.is_a(item.lemma_.lower(), "norm") for item in frame.objects)


def _ordered(statement: Statement, token: Token) -> str:
    """Return "demand" for an imperative that opens a sentence of a quotation ("Cease immediately …")."""
    if statement.kind is not StatementKind.DIRECT or token.dep_ not in {"ROOT", "ccomp", "advcl"}:
        return ""
    is_order = is_imperative(token) and token.lemma_.lower() not in grammar_words("no-orders")
    return "demand" if is_order else ""


def _is_named_other(reader: Reader, doers: Sequence[Token]) -> bool:
    """Return whether a duty is laid on somebody definite other than the speaker."""
    return any(
        reader.parties.is_political(item)
        and not is_first_person(item)
        and not any(child.lower_ in {"a", "an", "no"} for child in item.children)
        for item in doers
    )


def _is_predicate(token: Token) -> bool:
    """Return whether a word is what something is said to be ("is a sham", "as illegal", "amounts to piracy")."""
    head = token.head
    if token.dep_ in {"acomp", "attr", "oprd"}:
        return head.lemma_.lower() in _COPULAS or head.pos_ in {"VERB", "AUX"}
    if token.dep_ == "conj":
        return head.i != token.i and _is_predicate(head)
    if token.dep_ == "pobj":
        return head.lower_ == "as" or (head.lower_ in {"to", "of"} and head.head.lemma_.lower() in {"amount", "act"})
    if token.dep_ == "dobj":
        return head.lemma_.lower() in {"constitute", "represent", "call", "condemn"}
    if token.dep_ == "ccomp":
        return token.pos_ in {"ADJ", "NOUN"} and head.lemma_.lower() in {"call", "consider", "deem", "find"}
    return token.dep_ == "ROOT" and token.pos_ in {"NOUN", "ADJ"}


def _is_denied(token: Token) -> bool:
    verb = token.head if token.dep_ != "conj" else token.head.head
    return (verb.pos_ in {"VERB", "AUX"} and is_negated(verb)) or any(
        child.lower_ in {"no", "not", "never"} for child in token.children
    )


def _is_duty(token: Token) -> bool:
    if token.dep_ in {"aux", "auxpass"}:
        return token.lower_ in {"need", "needs"}
    return any(child.dep_ == "xcomp" and any(aux.lower_ == "to" for aux in child.children) for child in token.children)


def _is_denying(reader: Reader, token: Token) -> bool:
    """Return whether a report or charge is called a lie, which denies it."""
    topic = _topic(token)
    if topic is None or token.lemma_.lower() not in grammar_words("denying"):
        return False
    return topic.lower_ in {"it", "this", "that"} or reader.lexicon.is_a(topic.lemma_.lower(), "allegation")


def _is_of_oneself(token: Token) -> bool:
    """Return whether a speaker judges himself ("I was wrong")."""
    subject = next((child for child in token.head.children if child.dep_ == "nsubj"), None)
    return subject is not None and is_first_person(subject)


def _topic(token: Token) -> Token | None:
    head = token
    for _ in range(4):
        subject = next((child for child in head.children if child.dep_ in {"nsubj", "nsubjpass", "dobj"}), None)
        if subject is not None and subject.i != token.i:
            return subject
        head = head.head
    return None


def _deed(reader: Reader, statement: Statement, part: ParsedPassage, token: Token, effect: str) -> Deed:
    kind, mode = _TYPES[effect]
    verb = token if token.pos_ in {"VERB", "AUX"} else token.head
    inside = any(item.contains(part.span(verb.i, verb.i)) for item in statement.content)
    verb = verb if inside and verb.pos_ in {"VERB", "AUX"} else token
    frame: Frame = verb_frame(verb)
    topic = _topic(token)
    if topic is not None and not any(item.contains(part.span(topic.i, topic.i)) for item in statement.content):
        topic = None
    span = _span(statement, part, reader)
    when, link = statement.said, None
    if when is None:
        trigger = _cue_word(reader, statement) or token
        when, link = date_of(reader.parsed, reader.found, trigger, part, status=EventStatus.OCCURRED, is_saying=True)
    words = part.tokens_in(span)
    event = EventMention(
        id=finding_id("e", part.span(token.i, token.i), "speech", kind.value.lower()),
        type=kind,
        trigger=part.span(token.i, token.i),
        lemma=token.lemma_.lower(),
        status=EventStatus.OCCURRED,
        evidence=(span,),
        provenance=Provenance(
            EXTRACTOR, f"saying “{token.text}” → {kind}{'/' + mode if mode else ''} (evaluations: {effect})"
        ),
        modes=(mode,) if mode else (),
        actors=statement.speakers,
        recipients=_recipients(reader, topic, effect, statement),
        date=when,
        date_link=link,
        contexts=tuple(sorted(contexts_of(words))) if words is not None else (),
        content_lemmas=content_lemmas(words) if words is not None else (),
        type_is_approximate=effect == "denial",
        statement=statement.id,
    )
    return Deed(
        event, frame, telling_of(frame, reader.lexicon.governors), None, is_saying=True, speech=effect, topic=topic
    )


def _cue_word(reader: Reader, statement: Statement) -> Token | None:
    part = reader.parsed.part_of(statement.cue) if statement.cue is not None else None
    if part is None or statement.cue is None:
        return None
    words = part.tokens_in(statement.cue)
    return words.root if words is not None else None


def _recipients(reader: Reader, topic: Token | None, effect: str, statement: Statement) -> tuple[str, ...]:
    if topic is None:
        return ()
    found = () if is_first_person(topic) or topic.lower_ in {"it", "this", "that"} else reader.parties.ids([topic])
    if not found or effect != "demand":
        found = reader.parties.ids(owners(topic, reader.parties)) or found
    return tuple(name for name in found if name not in statement.speakers)


def _span(statement: Statement, part: ParsedPassage, reader: Reader) -> Span:
    """Return the speaker, the cue and what is said, where they stand in one sentence; else what is said.

    A cue after a quotation is left out: its words stand beside it, and half of them would be no clause.
    """
    content = statement.content[0]
    whole = [content]
    words = part.tokens_in(content)
    if words is not None and statement.cue is not None and statement.cue.start < content.start:
        sentence = part.span_of(words[0].sent)
        whole += [span for span in (statement.cue, *_speaker_spans(statement, reader)) if sentence.contains(span)]
    return Span(content.report_id, min(span.start for span in whole), max(span.end for span in whole))


def _speaker_spans(statement: Statement, reader: Reader) -> list[Span]:
    return [mention.span for mention in reader.found.mentions if mention.id in statement.speakers]
