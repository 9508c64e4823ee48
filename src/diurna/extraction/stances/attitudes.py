"""Reads stances from words of attitude that tell no deed: wants, is opposed to, leaves open, remains an option."""

from collections.abc import Iterator

from spacy.tokens import Token

from diurna.extraction.events.domains import is_off_topic
from diurna.extraction.events.frames import Frame, chain_up, verb_frame
from diurna.extraction.events.reading import Reader
from diurna.extraction.stances.asks import asks
from diurna.extraction.stances.holding import Shown, held
from diurna.extraction.stances.intentions import dropped, duty, has_condition, intended, resolved, should, undecided
from diurna.extraction.stances.propositions import phrase_of
from diurna.extraction.stances.rejections import rejections
from diurna.extraction.stances.votes import voted
from diurna.extraction.stances.words import attitude_words, phrasing_words
from diurna.linguistics.parsed import ParsedPassage, ParsedReport
from diurna.linguistics.trees import is_negated
from diurna.types.findings import Findings, StanceMention
from diurna.types.ontology import StanceValue
from diurna.types.span import Span

EXTRACTOR = "diurna.stances.v1"
_FLIPPED = {StanceValue.FOR: StanceValue.AGAINST, StanceValue.AGAINST: StanceValue.FOR}
_WILL = frozenset({"will", "would", "wo", "'ll", "’ll", "shall"})
_LINKS = frozenset({"be", "remain", "leave", "keep", "stand", "stay"})


def attitudes(parsed: ParsedReport, found: Findings, told: set[Span]) -> Iterator[StanceMention]:
    """Yield the stances of attitude words in clauses no stance was read off (``told``: words already read)."""
    reader = Reader(parsed, found)
    for part in parsed.parts:
        if is_off_topic(part.doc, reader.lexicon):
            continue
        for token in part.doc:
            made = _of_word(reader, part, token, told)
            if made is not None:
                yield made
            elif not _is_read(part, token, told):
                yield from rejections(reader, part, token)
            if made is None:
                yield from asks(reader, part, token)


def _of_word(reader: Reader, part: ParsedPassage, token: Token, told: set[Span]) -> StanceMention | None:
    if _is_denied(token) or has_condition(token) or _is_read(part, token, told) or _is_asked(token):
        return None
    for pattern in (undecided, dropped, voted, duty, intended, resolved, should):
        special = pattern(reader, part, token)
        if special is not None:
            return special
    stance = _stance_of(token)
    return _read(reader, part, token, stance, told) if stance is not None else None


def _is_asked(token: Token) -> bool:
    """Return whether the sentence ends in a question mark, closing quotation marks aside."""
    sentence = token.sent
    place = len(sentence) - 1
    while place >= 0 and not sentence[place].text.rstrip(" ”\"'’\n"):
        place -= 1
    return place >= 0 and sentence[place].text.rstrip(" ”\"'’").endswith("?")


def _is_read(part: ParsedPassage, token: Token, told: set[Span]) -> bool:
    """Return whether the word, or the verb it belongs to, tells a deed already read."""
    verb = token if token.pos_ == "VERB" else _copula(token)
    return any(part.span(word.i, word.i) in told for word in (token, verb) if word is not None)


def _is_denied(token: Token) -> bool:
    """Return whether a word stands in what somebody denies or is accused of: no word of its own."""
    return any(above.lemma_.lower() in attitude_words()["denying"] for above in chain_up(token))


def _stance_of(token: Token) -> StanceValue | None:
    words, lemma = attitude_words(), token.lemma_.lower()
    if token.pos_ == "VERB":
        return next((value for value in StanceValue if lemma in words.get(value.value, ())), None)
    if token.dep_ in {"acomp", "attr", "pobj", "prep", "oprd", "advmod"} and _copula(token) is not None:
        return next((value for value in StanceValue if lemma in words.get(f"{value.value}-adjective", ())), None)
    return None


def _copula(token: Token) -> Token | None:
    head = token.head
    for _ in range(3):
        if head.lemma_ in _LINKS and head.pos_ in {"AUX", "VERB"}:
            return head
        if head.head is head:
            return None
        head = head.head
    return None


def _read(
    reader: Reader, part: ParsedPassage, token: Token, stance: StanceValue, told: set[Span]
) -> StanceMention | None:
    verb = token if token.pos_ == "VERB" else _copula(token)
    if verb is None:
        return None
    frame = verb_frame(verb)
    aim = _aim(token, frame)
    if aim is None or frame.is_passive or _is_told(part, aim, told):
        return None
    if aim.pos_ == "NOUN" and aim.lemma_.lower() in phrasing_words()["accusations"]:
        return None
    if is_negated(verb) and stance in _FLIPPED:
        stance = _FLIPPED[stance]
    why = f"“{token.text}” is {stance} what follows (list of attitudes)"
    made = phrase_of(aim)
    if made.points:
        return None
    return held(reader, part, token, frame, Shown(stance, made, why))


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
