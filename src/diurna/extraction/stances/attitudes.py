"""Reads stances from words of attitude that tell no deed: wants, is opposed to, leaves open, remains an option."""

from collections.abc import Iterator

from spacy.tokens import Token

from diurna.extraction.events.domains import is_off_topic
from diurna.extraction.events.evidence import clause_words
from diurna.extraction.events.frames import Frame, verb_frame
from diurna.extraction.events.parties import is_first_person
from diurna.extraction.events.reading import Reader
from diurna.extraction.stances.propositions import Proposition, phrase_of
from diurna.extraction.stances.words import attitude_words, phrasing_words
from diurna.linguistics.parsed import ParsedPassage, ParsedReport
from diurna.linguistics.trees import auxiliaries_of, is_negated
from diurna.types.findings import Findings, Provenance, StanceMention, finding_id
from diurna.types.ontology import StanceValue
from diurna.types.span import Span

EXTRACTOR = "diurna.stances.v1"
_FLIPPED = {StanceValue.FOR: StanceValue.AGAINST, StanceValue.AGAINST: StanceValue.FOR}
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


def _of_word(reader: Reader, part: ParsedPassage, token: Token, told: set[Span]) -> StanceMention | None:
    if _is_read(part, token, told) or token.sent.text.rstrip(" ”\"'’").endswith("?"):
        return None
    special = _undecided(reader, part, token) or _dropped(reader, part, token) or _abstained(reader, part, token)
    if special is not None:
        return special
    duty = _duty(reader, part, token)
    if duty is not None:
        return duty
    stance = _stance_of(token)
    return _read(reader, part, token, stance, told) if stance is not None else None


def _is_read(part: ParsedPassage, token: Token, told: set[Span]) -> bool:
    """Return whether the word, or the verb it belongs to, tells a deed already read."""
    verb = token if token.pos_ == "VERB" else _copula(token)
    return any(part.span(word.i, word.i) in told for word in (token, verb) if word is not None)


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
    return _stance(reader, part, token, frame, stance, phrase_of(aim), why)


def _undecided(reader: Reader, part: ParsedPassage, token: Token) -> StanceMention | None:
    """Return that who has not decided whether to do something considers it."""
    if token.lemma_.lower() not in attitude_words()["deciding"]:
        return None
    verb = token if token.pos_ == "VERB" else token.head
    if verb.pos_ != "VERB" or not (is_negated(verb) or any(child.lower_ == "no" for child in token.children)):
        return None
    whether = next((word for word in token.sent if word.lower_ == "whether" and word.i > token.i), None)
    if whether is None or whether.head.pos_ not in {"VERB", "AUX"}:
        return None
    made = phrase_of(whether.head)
    why = f"“{token.text} … whether” leaves it open"
    return _stance(reader, part, token, verb_frame(verb), StanceValue.CONSIDERING, made, why)


def _dropped(reader: Reader, part: ParsedPassage, token: Token) -> StanceMention | None:
    """Return that who drops a plan of his own is against it."""
    if token.pos_ != "VERB" or token.lemma_.lower() not in attitude_words()["dropping"] or is_negated(token):
        return None
    frame = verb_frame(token)
    own = [item for item in frame.objects if item.lemma_.lower() in phrasing_words()["vehicles"]]
    if not own or frame.is_passive:
        return None
    why = f"“{token.text}” gives it up"
    return _stance(reader, part, token, frame, StanceValue.AGAINST, phrase_of(own[0]), why)


def _abstained(reader: Reader, part: ParsedPassage, token: Token) -> StanceMention | None:
    """Return that who abstains from a vote is neither for nor against."""
    if token.pos_ != "VERB" or token.lemma_.lower() != "abstain":
        return None
    made = Proposition("it", (), points=True)
    return _stance(reader, part, token, verb_frame(token), StanceValue.UNCLEAR, made, "abstained")


def _duty(reader: Reader, part: ParsedPassage, token: Token) -> StanceMention | None:
    """Return that who says that something is important to do is for it."""
    link = token.head
    if token.dep_ not in {"acomp", "attr"} or token.lemma_.lower() not in attitude_words()["duty-adjective"]:
        return None
    is_open = any(c.dep_ in {"nsubj", "expl"} and c.lower_ == "it" for c in link.children)
    source = reader.sources.of(link)
    if not is_open or is_negated(link) or source is None or not source.speakers:
        return None
    aim = next((c for h in (token, link) for c in h.children if c.dep_ in {"xcomp", "advcl"} and c.tag_ == "VB"), None)
    made = phrase_of(aim) if aim is not None else None
    if made is None or not made.phrase:
        return None
    span = part.span_of(clause_words(verb_frame(link), link))
    return _mention(part, token, source.speakers, StanceValue.FOR, made, span, f"says that it is {token.text}")


def _stance(
    reader: Reader,
    part: ParsedPassage,
    token: Token,
    frame: Frame,
    stance: StanceValue,
    made: Proposition,
    why: str,
) -> StanceMention | None:
    holders = _holders(reader, frame)
    if not holders or not made.phrase:
        return None
    span = part.span_of(clause_words(frame, frame.trigger))
    return _mention(part, token, holders, stance, made, span, why, verb=frame.trigger)


def _mention(
    part: ParsedPassage,
    token: Token,
    holders: tuple[str, ...],
    stance: StanceValue,
    made: Proposition,
    evidence: Span,
    why: str,
    *,
    verb: Token | None = None,
) -> StanceMention:
    return StanceMention(
        id=finding_id("p", part.span(token.i, token.i), stance.value),
        holders=holders,
        proposition=made.phrase,
        lemmas=made.lemmas,
        stance=stance,
        label=part.span(token.i, token.i),
        evidence=(evidence,),
        provenance=Provenance(EXTRACTOR, why),
        is_past=verb is not None and any(aux.lower_ == "had" for aux in auxiliaries_of(verb)),
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
    source = reader.sources.of(frame.clause)
    if not frame.doers and frame.is_passive and source is not None:
        return source.speakers
    if not political or any(token.lower_ in {"it", "who"} for token in political):
        return ()
    if source is not None and all(is_first_person(token) for token in political):
        return source.speakers
    return reader.parties.ids(political)
