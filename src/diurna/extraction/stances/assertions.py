"""Reads claims of fact by one side that the other may dispute: insisted on, blamed for, or never done by one's own."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from diurna.extraction.events.evidence import clause_words
from diurna.extraction.events.frames import verb_frame
from diurna.extraction.events.parties import is_first_person
from diurna.extraction.events.reading import Reader
from diurna.extraction.stances.claims import finite_claim, is_accusation_word, is_ahead
from diurna.extraction.stances.holding import EXTRACTOR
from diurna.extraction.stances.phrasing import is_pointer, noun_words, text_of
from diurna.extraction.stances.propositions import deed_phrase
from diurna.extraction.stances.words import attitude_words
from diurna.linguistics.parsed import ParsedPassage
from diurna.linguistics.trees import auxiliaries_of, is_negated
from diurna.types.findings import Provenance, StanceMention, finding_id
from diurna.types.ontology import StanceValue

_PAST_TAGS = frozenset({"VBD", "VBN"})
_MINDS = frozenset({"believe", "think", "know", "want", "expect", "hope", "wish", "see", "feel", "understand"})
_MODALS = frozenset({"can", "could", "may", "might", "should", "must", "ought"})


def assertions(reader: Reader, part: ParsedPassage, token: Token) -> Iterator[StanceMention]:
    """Yield the claims of fact that a word opens, with those who make or deny them."""
    if token.pos_ in {"VERB", "AUX"}:
        yield from _held_responsible(reader, part, token)
        yield from _told_of_others(reader, part, token)
    if token.pos_ == "NOUN" and token.lemma_.lower() in attitude_words()["assessment"]:
        yield from _assessed(reader, part, token)


def _held_responsible(reader: Reader, part: ParsedPassage, token: Token) -> Iterator[StanceMention]:
    """Yield that who holds somebody responsible for, or blames somebody for, what happened asserts it."""
    lemma, frame = token.lemma_.lower(), verb_frame(token)
    is_held = lemma == "hold" and any(w.lower_ in {"responsible", "accountable"} for w in token.subtree)
    if not (is_held or lemma == "blame") or is_negated(token) or frame.is_passive:
        return
    whom = next((c for c in token.children if c.dep_ == "dobj"), None)
    small = next((c for c in token.children if c.dep_ == "ccomp"), None)
    if whom is None and small is not None:
        whom = next((c for c in small.children if c.dep_ == "nsubj"), None)
    reason = next((w for w in token.subtree if w.lower_ == "for" and w.dep_ == "prep"), None)
    cause = next((c for c in reason.children if c.dep_ in {"pobj", "pcomp"}), None) if reason is not None else None
    holders = _holders(reader, token)
    if whom is None or is_pointer(whom) or not holders:
        return
    who = text_of(noun_words(whom, keep=True))
    link = "are" if whom.tag_ in {"NNS", "NNPS"} else "is"
    what = f" for {text_of(noun_words(cause, keep=True))}" if cause is not None and cause.pos_ == "NOUN" else ""
    if cause is not None and cause.lemma_.lower() in {"safety", "fate", "life", "security", "welfare", "health"}:
        return
    claim = f"that {who} {link} responsible{what}" if what else f"that {who} {link} to blame"
    yield _made(
        part, token, holders, StanceValue.FOR, claim=claim, why=f"“{token.text}” asserts it", is_accusation=True
    )


def _holders(reader: Reader, verb: Token) -> tuple[str, ...]:
    doers = [item for item in verb_frame(verb).doers if reader.parties.is_political(item)]
    source = reader.sources.of(verb)
    if doers and source is not None and all(is_first_person(item) for item in doers):
        return source.speakers
    return reader.parties.ids(doers)


def _told_of_others(reader: Reader, part: ParsedPassage, token: Token) -> Iterator[StanceMention]:
    """Yield what a body says another party did, and what it says itself or its own never did."""
    source = reader.sources.of(token)
    above = token.head
    if source is None or not source.speakers or not reader.parties.are_public(source.speakers):
        return
    cue = source.statement.cue_lemma if source.statement is not None else above.lemma_.lower()
    is_told = token.dep_ in {"ccomp", "ROOT", "conj", "acl"} and _is_past(token)
    doers = verb_frame(token).doers
    if not is_told or is_ahead(token) or not doers or {w.lower_ for w in auxiliaries_of(token)} & _MODALS:
        return
    named = [item for item in doers if item.pos_ != "PRON"]
    is_own = reader.sources.is_own(doers, source)
    is_insisted = cue in attitude_words()["asserting"]
    if is_negated(token):
        if is_own and not is_insisted and not any(item.lower_ == "i" for item in doers):
            yield from _own_denial(part, token, source.speakers)
        return
    is_other = bool(named) and len(named) == len(doers) and reader.sources.is_other_side(doers, source)
    if is_own or not (is_other or is_insisted) or token.lemma_.lower() in attitude_words()["none"]:
        return
    if token.lemma_.lower() in attitude_words()["unheeding"] or _is_cut(token):
        return
    claim = finite_claim(token)
    if claim and not any(is_accusation_word(item) for item in doers):
        why = f"“{cue}” it" if is_insisted else "says so of the other side"
        made = _made(part, token, source.speakers, StanceValue.FOR, claim=claim, why=why, is_accusation=is_other)
        yield replace(made, is_insisted=is_insisted and cue in attitude_words()["insisting"])


def _is_cut(verb: Token) -> bool:
    """Return whether a clause of being says nothing without what its claim would leave out."""
    said = [c for c in verb.children if c.dep_ in {"attr", "acomp", "oprd", "prep"}]
    return verb.lemma_ == "be" and not said


def _is_past(verb: Token) -> bool:
    words = auxiliaries_of(verb)
    if any(aux.lower_ in {"has", "have", "had", "was", "were", "did"} for aux in words):
        return True
    return verb.tag_ in _PAST_TAGS or (verb.pos_ == "AUX" and verb.tag_ in {"VBD", "VBZ", "VBP"})


def _own_denial(part: ParsedPassage, verb: Token, speakers: tuple[str, ...]) -> Iterator[StanceMention]:
    """Yield that who says that its own never did something is against the claim that they did."""
    said = finite_claim(verb)
    negations = [c.lower_ for c in verb.children if c.dep_ == "neg"]
    if not said or not negations or verb.lemma_.lower() in _MINDS:
        return
    words = [word for word in said.split() if word.lower() not in {"never", "not"}]
    plain = " ".join(words)
    if "n't" in plain or "n’t" in plain:
        return
    yield _made(part, verb, speakers, StanceValue.AGAINST, claim=plain, why=f"says that it was {negations[0]} so")


def _assessed(reader: Reader, part: ParsedPassage, noun: Token) -> Iterator[StanceMention]:
    """Yield that whose assessment or position it is that something happened asserts it."""
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    near = (c for c in (*noun.children, *noun.head.children) if c.dep_ in {"ccomp", "acl", "advcl"} and c.i > noun.i)
    inner = next((c for c in near if any(m.lower_ == "that" for m in c.children)), None)
    if owner is None or inner is None:
        return
    claim = finite_claim(inner)
    verb = noun.head
    source = reader.sources.of(noun)
    holders = reader.parties.ids([owner]) if owner.pos_ != "PRON" else ()
    if is_first_person(owner) and source is not None:
        holders = source.speakers
    elif not holders and verb.pos_ == "VERB":
        holders = _holders(reader, verb)
    if claim and holders:
        yield _made(part, inner, holders, StanceValue.FOR, claim=claim, why=f"the {noun.text} is theirs")


def _made(
    part: ParsedPassage,
    verb: Token,
    holders: tuple[str, ...],
    stance: StanceValue,
    *,
    claim: str,
    why: str,
    is_accusation: bool = False,
) -> StanceMention:
    phrase = deed_phrase(verb)
    label = part.span(verb.i, verb.i)
    made = StanceMention(
        id=finding_id("p", label, "assertion"),
        holders=holders,
        proposition=phrase.phrase,
        lemmas=phrase.lemmas,
        stance=stance,
        label=label,
        evidence=(part.span_of(clause_words(verb_frame(verb), verb)),),
        provenance=Provenance(EXTRACTOR, why),
        claim=claim,
        is_accusation=is_accusation,
    )
    is_empty = phrase.points or verb.lemma_ in {"hold", "blame"}
    return replace(made, proposition="", lemmas=()) if is_empty else made
