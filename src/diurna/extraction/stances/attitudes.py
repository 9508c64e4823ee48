"""Reads stances from words of attitude that tell no deed: wants, is opposed to, leaves open, remains an option."""

from collections.abc import Iterator

from spacy.tokens import Token

from diurna.extraction.events.domains import is_off_topic
from diurna.extraction.events.evidence import clause_words
from diurna.extraction.events.frames import Frame, chain_up, verb_frame
from diurna.extraction.events.parties import is_first_person
from diurna.extraction.events.reading import Reader
from diurna.extraction.events.sources import Source
from diurna.extraction.stances.asks import asks
from diurna.extraction.stances.propositions import Proposition, phrase_of, thing_phrase
from diurna.extraction.stances.rejections import rejections
from diurna.extraction.stances.words import attitude_words, phrasing_words
from diurna.linguistics.parsed import ParsedPassage, ParsedReport
from diurna.linguistics.trees import auxiliaries_of, is_negated
from diurna.types.findings import Findings, Provenance, StanceMention, finding_id
from diurna.types.ontology import ActorKind, StanceValue
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
    if (
        _is_denied(token)
        or has_condition(token)
        or _is_read(part, token, told)
        or token.sent.text.rstrip(" ”\"'’").endswith("?")
    ):
        return None
    for pattern in (_undecided, _dropped, _voted, _duty, _intended, _resolved, _should):
        special = pattern(reader, part, token)
        if special is not None:
            return special
    stance = _stance_of(token)
    return _read(reader, part, token, stance, told) if stance is not None else None


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
    return _stance(reader, part, token, frame, stance, made, why)


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


def _voted(reader: Reader, part: ParsedPassage, token: Token) -> StanceMention | None:
    """Return on which side who votes is; who abstains is on none."""
    lemma = token.lemma_.lower()
    if token.pos_ != "VERB" or lemma not in {"vote", "abstain"} or is_negated(token):
        return None
    words = {child.lower_: child for child in token.children if child.dep_ in {"prep", "advmod", "prt"}}
    stance = StanceValue.UNCLEAR if lemma == "abstain" else None
    if lemma == "vote":
        sides = {"against": StanceValue.AGAINST, "for": StanceValue.FOR, "down": StanceValue.AGAINST}
        stance = next((side for word, side in sides.items() if word in words), None)
        follows = {word.lower_ for word in part.doc[token.i + 1 : token.i + 3]}
        stance = StanceValue.FOR if stance is None and follows & {"favour", "favor"} else stance
    text = _text_voted_on(reader, part, token) if stance is not None else None
    if stance is None or text is None:
        return None
    why = f"“{token.text}” on “{text.text}”, the text before or after it"
    return _stance(reader, part, token, verb_frame(token), stance, thing_phrase(text), why)


def _text_voted_on(reader: Reader, part: ParsedPassage, token: Token) -> Token | None:
    """Return the noun of the text that is voted on: in the vote's own phrase, else the nearest one before."""
    texts = attitude_words()["texts"]
    own = [word for word in token.subtree if word.i > token.i and word.pos_ == "NOUN" and word.lemma_.lower() in texts]
    if own:
        return own[0]
    above = token.head.head if token.head.pos_ in {"ADP", "SCONJ"} else token.head
    if token.tag_ == "VBG" and above.lemma_.lower() in attitude_words()["resolving"]:
        return next((child for child in above.children if child.dep_ == "dobj"), None)
    docs = [item.doc for item in reader.parsed.parts if item.offset < part.offset]
    for words in (part.doc[: token.i], *(doc[:] for doc in reversed(docs))):
        found = [word for word in words if word.pos_ == "NOUN" and word.lemma_.lower() in texts]
        if found:
            return found[-1]
    later = (word for word in part.doc[token.i :] if word.pos_ == "NOUN" and word.lemma_.lower() in texts)
    return next(later, None)


def _intended(reader: Reader, part: ParsedPassage, token: Token) -> StanceMention | None:
    """Return that who has a plan, or none, to do something is for it, or against; "nothing to" is against it."""
    if token.lower_ == "nothing" and token.head.lemma_ == "be" and token.dep_ == "attr":
        verb = next((c for c in token.children if c.dep_ in {"acl", "relcl"} and c.tag_ == "VB"), None)
        source = reader.sources.of(token.head)
        made = phrase_of(verb) if verb is not None else None
        if made is None or not made.phrase or source is None or not source.speakers:
            return None
        span = part.span_of(clause_words(verb_frame(token.head), token.head))
        return _mention(part, token, source.speakers, StanceValue.AGAINST, made, span, "says there is nothing to do so")
    if token.lemma_.lower() not in {"plan", "intention", "proposal"} or token.head.lemma_.lower() != "have":
        return None
    verb = next((c for c in token.children if c.dep_ in {"acl", "relcl"} and c.tag_ == "VB"), None)
    if verb is None or token.dep_ != "dobj":
        return None
    is_none = any(child.lower_ == "no" for child in token.children) or is_negated(token.head)
    stance = StanceValue.AGAINST if is_none else StanceValue.FOR
    why = f"has {'no ' if is_none else ''}{token.lower_} to do it"
    return _stance(reader, part, token, verb_frame(token.head), stance, phrase_of(verb), why)


def _resolved(reader: Reader, part: ParsedPassage, token: Token) -> StanceMention | None:
    """Return that a body that will do something of substance is for it, and one that will not is against it."""
    if token.pos_ != "VERB" or token.lemma_.lower() in attitude_words()["none"] | phrasing_words()["saying"]:
        return None
    words = {child.lower_ for child in token.children if child.dep_ in {"aux", "auxpass"}}
    if not words & _WILL or words & {"have", "been", "be"}:
        return None
    if any(child.dep_ == "advcl" and has_condition(child) for child in token.children) or has_condition(token):
        return None
    frame = verb_frame(token)
    if not frame.objects or not _are_bodies(reader, frame):
        return None
    source = reader.sources.of(token)
    if source is not None and reader.sources.is_other_side(frame.doers, source):
        return None
    stance = StanceValue.AGAINST if is_negated(token) else StanceValue.FOR
    why = f"“{' '.join(sorted(words & _WILL))} {token.text}”: says what it will {'not ' if is_negated(token) else ''}do"
    return _stance(reader, part, token, frame, stance, phrase_of(token), why)


def _should(reader: Reader, part: ParsedPassage, token: Token) -> StanceMention | None:
    """Return that who says that something should be done is for it."""
    words = {child.lower_ for child in token.children if child.dep_ == "aux"}
    if token.pos_ != "VERB" or not words & {"should", "must", "ought"} or "have" in words:
        return None
    source = reader.sources.of(token)
    about = next((child for child in token.children if child.dep_ in {"nsubjpass", "dobj"}), None)
    if source is None or not source.speakers or about is None or about.pos_ == "PRON":
        return None
    made = phrase_of(token)
    if not made.phrase or made.points:
        return None
    stance = StanceValue.AGAINST if is_negated(token) else StanceValue.FOR
    span = part.span_of(clause_words(verb_frame(token), token))
    why = f"says that it {min(words & {'should', 'must', 'ought'})} {'not ' if is_negated(token) else ''}be done"
    return _mention(part, token, source.speakers, stance, made, span, why, verb=token)


def _are_bodies(reader: Reader, frame: Frame) -> bool:
    """Return whether the doers are governments or other bodies by name, or pronouns for who speaks."""
    for token in frame.doers:
        mention = reader.parties.mention(token)
        if token.lower_ in {"it", "they", "we"}:
            continue
        if mention is None or not (mention.keys or mention.kind or mention.country):
            return False
    return bool(frame.doers)


def has_condition(verb: Token) -> bool:
    """Return whether a clause is a condition ("if …", "unless …")."""
    return any(
        child.dep_ in {"mark", "advmod"} and child.lower_ in {"if", "unless", "whether"} for child in verb.children
    )


def _duty(reader: Reader, part: ParsedPassage, token: Token) -> StanceMention | None:
    """Return that who says that something is important to do is for it."""
    link = token.head
    if token.dep_ not in {"acomp", "attr"} or token.lemma_.lower() not in attitude_words()["duty-adjective"]:
        return None
    subject = next((c for c in link.children if c.dep_ in {"nsubj", "expl"}), None)
    source = reader.sources.of(link)
    if subject is None or is_negated(link) or source is None or not source.speakers:
        return None
    aim: Token | None = subject if subject.pos_ == "NOUN" else None
    if subject.lower_ == "it":
        found = (c for h in (token, link) for c in h.children if c.dep_ in {"xcomp", "advcl"} and c.tag_ == "VB")
        aim = next(found, None)
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
    if not political or any(token.lower_ == "who" for token in political):
        return ()
    if source is not None and all(is_first_person(token) or _is_own_word(reader, token, source) for token in political):
        return source.speakers
    if any(token.lower_ == "it" and token.dep_ == "expl" for token in political):
        return ()
    return reader.parties.ids(political)


def _is_own_word(reader: Reader, token: Token, source: Source) -> bool:
    """Return whether "it" or "they" right after "said" is the body that speaks ("Denmark said it would mediate")."""
    clause = token.head
    above = clause.head if clause.dep_ == "ccomp" else None
    if token.lower_ not in {"it", "they"} or above is None:
        return False
    speakers = reader.parties.ids(verb_frame(above).doers)
    mentions = [mention for mention in reader.found.mentions if mention.id in speakers]
    is_many = token.lower_ == "they"
    return (
        bool(speakers)
        and set(speakers) == set(source.speakers)
        and all(mention.kind is not ActorKind.PERSON for mention in mentions)
        and (is_many == (len(mentions) > 1 or any(mention.is_plural for mention in mentions)))
    )
