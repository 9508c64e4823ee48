"""Reads stances from words of attitude that tell no deed: wants, is opposed to, leaves open, remains an option."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from diurna.extraction.events.domains import is_off_topic
from diurna.extraction.events.evidence import clause_words
from diurna.extraction.events.frames import Frame, verb_frame
from diurna.extraction.events.lexicon import lines_of
from diurna.extraction.events.parties import is_first_person
from diurna.extraction.events.reading import Reader
from diurna.extraction.stances.propositions import Proposition, deed_phrase, thing_phrase
from diurna.linguistics.parsed import ParsedPassage, ParsedReport
from diurna.linguistics.trees import auxiliaries_of, is_negated
from diurna.types.findings import Findings, Provenance, StanceMention, finding_id
from diurna.types.ontology import StanceValue
from diurna.types.span import Span

EXTRACTOR = "diurna.stances.v1"
_FLIPPED = {StanceValue.FOR: StanceValue.AGAINST, StanceValue.AGAINST: StanceValue.FOR}


@cache
def _words() -> dict[str, frozenset[str]]:
    found = {}
    for _, line in lines_of("stances.txt"):
        name, _, words = line.partition(":")
        found[name.strip()] = frozenset(word.strip() for word in words.split(","))
    return found


def attitudes(parsed: ParsedReport, found: Findings, told: set[Span]) -> Iterator[StanceMention]:
    """Yield the stances of attitude words in clauses that tell no deed (``told``: triggers already read)."""
    reader = Reader(parsed, found)
    for part in parsed.parts:
        if is_off_topic(part.doc, reader.lexicon):
            continue
        for token in part.doc:
            stance = _stance_of(token)
            if stance is None or _is_read(part, token, told):
                continue
            made = _read(reader, part, token, stance, told)
            if made is not None:
                yield made


def _is_read(part: ParsedPassage, token: Token, told: set[Span]) -> bool:
    """Return whether the word, or the verb it belongs to, tells a deed already read."""
    verb = token if token.pos_ == "VERB" else _copula(token)
    return any(part.span(word.i, word.i) in told for word in (token, verb) if word is not None)


def _stance_of(token: Token) -> StanceValue | None:
    words, lemma = _words(), token.lemma_.lower()
    if token.pos_ == "VERB":
        return next((value for value in StanceValue if lemma in words.get(value.value, ())), None)
    if token.dep_ in {"acomp", "attr", "pobj", "prep", "oprd", "advmod"} and _copula(token) is not None:
        return next((value for value in StanceValue if lemma in words.get(f"{value.value}-adjective", ())), None)
    return None


def _copula(token: Token) -> Token | None:
    head = token.head
    for _ in range(3):
        if head.lemma_ in {"be", "remain", "leave", "keep", "stand", "stay"} and head.pos_ in {"AUX", "VERB"}:
            return head
        if head.head is head:
            return None
        head = head.head
    return None


def _read(
    reader: Reader, part: ParsedPassage, token: Token, stance: StanceValue, told: set[Span]
) -> StanceMention | None:
    verb = token if token.pos_ == "VERB" else _copula(token)
    assert verb is not None
    frame = verb_frame(verb)
    aim = _aim(token, frame)
    if aim is None or frame.is_passive or aim.pos_ == "PRON" or _is_told(part, aim, told):
        return None
    holders = _holders(reader, frame)
    if not holders:
        return None
    if is_negated(verb) and stance in _FLIPPED:
        stance = _FLIPPED[stance]
    proposition: Proposition = deed_phrase(aim) if aim.pos_ in {"VERB", "AUX"} else thing_phrase(aim)
    span = part.span_of(clause_words(frame, verb))
    return StanceMention(
        id=finding_id("p", part.span(token.i, token.i), stance.value),
        holders=holders,
        proposition=proposition.phrase,
        lemmas=proposition.lemmas,
        stance=stance,
        label=part.span(token.i, token.i),
        evidence=(span,),
        provenance=Provenance(EXTRACTOR, f"“{token.text}” is {stance} what follows (list of attitudes)"),
        is_past=any(aux.lower_ == "had" for aux in auxiliaries_of(verb)),
    )


def _aim(token: Token, frame: Frame) -> Token | None:
    """Return the head of what the attitude is toward: a clause, an object, or what stands after "to", "of", "for"."""
    for head in (token, frame.clause):
        for child in head.children:
            if child.dep_ in {"xcomp", "ccomp"} and child.pos_ in {"VERB", "AUX"}:
                return child
            if child.dep_ == "prep" and child.lower_ in {"to", "of", "for", "on", "against"}:
                inner = next((item for item in child.children if item.dep_ in {"pobj", "pcomp"}), None)
                if inner is not None:
                    return inner
    if token.dep_ == "prep":
        return next((item for item in token.children if item.dep_ in {"pobj", "pcomp"}), None)
    return frame.objects[0] if frame.objects else None


def _is_told(part: ParsedPassage, aim: Token, told: set[Span]) -> bool:
    """Return whether the aim is a deed already read, whose own stance says it better."""
    return any(part.span(word.i, word.i) in told for word in (aim, *aim.children))


def _holders(reader: Reader, frame: Frame) -> tuple[str, ...]:
    political = [token for token in frame.doers if reader.parties.is_political(token)]
    if not political or any(token.lower_ in {"it", "who"} for token in political):
        return ()
    source = reader.sources.of(frame.clause)
    if source is not None and all(is_first_person(token) for token in political):
        return source.speakers
    return reader.parties.ids(political)
