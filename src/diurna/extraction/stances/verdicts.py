"""Reads what bodies call a thing, how they feel about it, and whose advice they do not heed."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from diurna.extraction.events.evidence import clause_words
from diurna.extraction.events.frames import verb_frame
from diurna.extraction.events.reading import Reader
from diurna.extraction.stances.claims import finite_claim
from diurna.extraction.stances.holding import Shown, clause_subject, held, mention_of
from diurna.extraction.stances.phrasing import Proposition, is_pointer, noun_words, text_of
from diurna.extraction.stances.propositions import phrase_of, thing_phrase
from diurna.extraction.stances.values import THE_CLAIM_BEFORE
from diurna.extraction.stances.words import attitude_words
from diurna.linguistics.parsed import ParsedPassage
from diurna.linguistics.trees import is_negated
from diurna.types.findings import StanceMention, finding_id
from diurna.types.ontology import StanceValue

_IT = Proposition("it", (), points=True)


def verdicts(reader: Reader, part: ParsedPassage, token: Token) -> Iterator[StanceMention]:
    """Yield the stances that a verdict, a feeling, a deed called short or advice not heeded shows."""
    yield from _named(reader, part, token)
    yield from _felt(reader, part, token)
    yield from _not_to_be(reader, part, token)
    yield from _unheeded(reader, part, token)


def _named(reader: Reader, part: ParsedPassage, token: Token) -> Iterator[StanceMention]:
    """Yield that who calls a thing a surrender is against it, and who calls a story a lie denies it."""
    if token.pos_ != "VERB" or token.lemma_.lower() not in attitude_words()["naming"] or is_negated(token):
        return
    frame = verb_frame(token)
    thing = next((c for c in token.children if c.dep_ in {"dobj", "nsubjpass"}), None)
    words = [w for w in token.subtree if w.i > token.i and not _is_within(w, thing)]
    small = next((c for c in token.children if c.dep_ == "ccomp"), None)
    if thing is None and small is not None:
        thing = next((c for c in small.children if c.dep_ == "nsubj"), None)
    verdict = next((w for w in words if w is not thing and w.lemma_.lower() in _judgements()), None)
    if thing is None or verdict is None or thing.i > verdict.i or frame.is_passive:
        return
    why = f"“{token.text}” it “{verdict.text}” (list of judgements)"
    if verdict.lemma_.lower() in attitude_words()["untruth"]:
        made = held(reader, part, token, frame, Shown(StanceValue.AGAINST, _IT, why))
        if made is not None:
            yield replace(made, proposition="", claim=THE_CLAIM_BEFORE)
        return
    if token.dep_ == "relcl" and thing.pos_ in {"PRON", "DET"}:
        thing = _whole(token.head)
    phrase = _IT if is_pointer(thing) else _readable(thing)
    made = held(reader, part, token, frame, Shown(StanceValue.AGAINST, phrase, why))
    if made is not None:
        yield made


def _is_within(word: Token, thing: Token | None) -> bool:
    """Return whether a word belongs to the name of the thing and is not, after it, what the thing is called."""
    is_beside = word.dep_ == "appos" and word.head is thing
    return thing is not None and thing.is_ancestor(word) and not is_beside


def _whole(head: Token) -> Token:
    """Return the clause that a "which" after a name takes up, else the noun."""
    is_name = head.pos_ == "PROPN" and head.head.pos_ == "ADP" and head.head.head.pos_ in {"VERB", "NOUN"}
    return head.head.head if is_name else head


def _judgements() -> frozenset[str]:
    return attitude_words()["judgement"] | attitude_words()["untruth"]


def _readable(thing: Token) -> Proposition:
    """Return the proposition of a thing, or that it points to what stands before ("the text")."""
    made = phrase_of(thing)
    if made.phrase or thing.pos_ != "NOUN" or thing.ent_type_ in {"PERSON", "NORP", "GPE"}:
        return made
    return Proposition(thing.lower_, (), points=True)


def _felt(reader: Reader, part: ParsedPassage, token: Token) -> Iterator[StanceMention]:
    """Yield the stance of who is delighted or disappointed that something was done."""
    lists, lemma = attitude_words(), token.lower_
    side = StanceValue.FOR if lemma in lists["pleased-adjective"] else StanceValue.AGAINST
    if side is StanceValue.AGAINST and lemma not in lists["displeased-adjective"]:
        return
    link = token if token.pos_ == "VERB" else token.head
    if link.lemma_ not in {"be", "feel", "remain", "express"} and token.pos_ != "VERB":
        return
    aim = next((c for c in token.children if c.dep_ in {"ccomp", "xcomp", "advcl"} and c.i > token.i), None)
    if aim is None:
        after = (c for c in token.children if c.dep_ in {"prep", "agent"} and c.lower_ in {"by", "at", "about", "over"})
        aim = next((c for p in after for c in p.children if c.dep_ in {"pobj", "pcomp"}), None)
    if aim is None or is_negated(link):
        return
    if aim.lemma_.lower() in attitude_words()["unheeding"]:
        return
    phrase = phrase_of(aim)
    if not phrase.phrase or phrase.points:
        phrase = _clause(aim)
    subject = next((c for c in link.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None:
        return
    frame = replace(verb_frame(link), doers=(subject,), is_passive=False)
    made = held(reader, part, token, frame, Shown(side, phrase, f"“{token.text}” about it"))
    if made is not None:
        yield made


def _clause(verb: Token) -> Proposition:
    """Return "two partners to find a way" for "that two partners have found a way"."""
    claim = finite_claim(verb).removeprefix("that ")
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if not claim or subject is None or is_pointer(subject):
        return Proposition("", ())
    after = [w for c in verb.rights if c.dep_ in {"dobj", "acomp", "attr"} for w in noun_words(c, keep=True)]
    if not after:
        return Proposition("", ())
    words = text_of(noun_words(subject, keep=True))
    return Proposition(f"{words} to {verb.lemma_} {text_of(after)}", tuple(sorted({verb.lemma_.lower()})))


def _not_to_be(reader: Reader, part: ParsedPassage, token: Token) -> Iterator[StanceMention]:
    """Yield that who says that a thing cannot be a precedent, or cannot be called free, is against that."""
    words = {c.lower_ for c in token.children if c.dep_ in {"aux", "auxpass"}}
    source = reader.sources.of(token)
    if not words & {"can", "could", "ca", "must", "should", "may"} or not is_negated(token) or source is None:
        return
    subject = clause_subject(token)
    said = next((c for c in token.children if c.dep_ in {"attr", "oprd"}), None)
    if token.lemma_ == "be" and said is None:
        return
    if subject is None or said is None or not source.speakers or token.lemma_ not in _namings():
        return
    span = part.span_of(clause_words(verb_frame(token), token))
    named = text_of(noun_words(said, keep=True))
    why = f"says that it “{min(words & {'can', 'could', 'ca', 'must', 'should', 'may'})}” not be"
    if token.lemma_ == "be":
        who = "it" if is_pointer(subject) else text_of(noun_words(subject, keep=True))
        shown = Shown(StanceValue.AGAINST, Proposition(f"{who} to be {named}", (said.lemma_.lower(),)), why)
        yield mention_of(part, token, source.speakers, span, shown)
    elif not is_pointer(subject):
        who = text_of(noun_words(subject, keep=True))
        link = "are" if subject.tag_ in {"NNS", "NNPS"} else "is"
        shown = Shown(StanceValue.AGAINST, thing_phrase(subject), why)
        yield replace(
            mention_of(part, token, source.speakers, span, shown), claim=f"that {who} {link} {named}", lemmas=()
        )


def _namings() -> frozenset[str]:
    return attitude_words()["naming"] | {"be", "consider", "deem", "see"}


def _unheeded(reader: Reader, part: ParsedPassage, token: Token) -> Iterator[StanceMention]:
    """Yield that who ignores advice to do something is against it, and that who gave the advice is for it."""
    if token.lemma_.lower() not in attitude_words()["unheeding"] or is_negated(token):
        return
    noun = next((c for c in token.children if c.dep_ in {"dobj", "nsubjpass"}), None)
    if noun is None or noun.lemma_.lower() not in attitude_words()["advice"]:
        return
    inner = next((c for c in token.subtree if c.i > noun.i and c.tag_ == "VB" and c.head in {noun, token}), None)
    made = phrase_of(inner) if inner is not None else thing_phrase(noun)
    if not made.phrase or made.points:
        return
    against = held(
        reader, part, token, verb_frame(token), Shown(StanceValue.AGAINST, made, f"“{token.text}” the {noun.text}")
    )
    if against is None:
        return
    yield against
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    givers = _givers(reader, token, owner) if owner is not None else ()
    if givers and not set(givers) & set(against.holders):
        label = part.span(noun.i, noun.i)
        yield replace(
            against,
            id=finding_id("p", label, StanceValue.FOR.value),
            holders=givers,
            stance=StanceValue.FOR,
            label=label,
            provenance=replace(against.provenance, reason=f"the {noun.text} is theirs"),
        )


def _givers(reader: Reader, verb: Token, owner: Token) -> tuple[str, ...]:
    if owner.pos_ != "PRON":
        return reader.parties.ids([owner])
    source = reader.sources.of(verb)
    return source.speakers if source is not None else ()
