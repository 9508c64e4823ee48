"""Reads what bodies mean to do or say should be done: plans had or given up, decisions open, duties named."""

from spacy.tokens import Token

from diurna.extraction.events.evidence import clause_words
from diurna.extraction.events.frames import Frame, verb_frame
from diurna.extraction.events.reading import Reader
from diurna.extraction.stances.holding import Shown, held, mention_of
from diurna.extraction.stances.propositions import phrase_of
from diurna.extraction.stances.words import attitude_words, phrasing_words
from diurna.linguistics.parsed import ParsedPassage
from diurna.linguistics.trees import is_negated
from diurna.types.findings import StanceMention
from diurna.types.ontology import StanceValue

_WILL = frozenset({"will", "would", "wo", "'ll", "’ll", "shall"})


def undecided(reader: Reader, part: ParsedPassage, token: Token) -> StanceMention | None:
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
    return held(reader, part, token, verb_frame(verb), Shown(StanceValue.CONSIDERING, made, why))


def dropped(reader: Reader, part: ParsedPassage, token: Token) -> StanceMention | None:
    """Return that who drops a plan of his own is against it."""
    if token.pos_ != "VERB" or token.lemma_.lower() not in attitude_words()["dropping"] or is_negated(token):
        return None
    frame = verb_frame(token)
    own = [item for item in frame.objects if item.lemma_.lower() in phrasing_words()["vehicles"]]
    if not own or frame.is_passive:
        return None
    why = f"“{token.text}” gives it up"
    return held(reader, part, token, frame, Shown(StanceValue.AGAINST, phrase_of(own[0]), why))


def intended(reader: Reader, part: ParsedPassage, token: Token) -> StanceMention | None:
    """Return that who has a plan, or none, to do something is for it, or against; "nothing to" is against it."""
    if token.lower_ == "nothing" and token.head.lemma_ == "be" and token.dep_ == "attr":
        verb = next((c for c in token.children if c.dep_ in {"acl", "relcl"} and c.tag_ == "VB"), None)
        source = reader.sources.of(token.head)
        made = phrase_of(verb) if verb is not None else None
        is_open = any(child.lower_ == "would" for child in token.head.children)
        if made is None or not made.phrase or is_open or source is None or not source.speakers:
            return None
        span = part.span_of(clause_words(verb_frame(token.head), token.head))
        return mention_of(
            part, token, source.speakers, span, Shown(StanceValue.AGAINST, made, "says there is nothing to do so")
        )
    if token.lemma_.lower() not in {"plan", "intention", "proposal"} or token.head.lemma_.lower() != "have":
        return None
    verb = next((c for c in token.children if c.dep_ in {"acl", "relcl"} and c.tag_ == "VB"), None)
    if verb is None or token.dep_ != "dobj":
        return None
    is_none = any(child.lower_ == "no" for child in token.children) or is_negated(token.head)
    stance = StanceValue.AGAINST if is_none else StanceValue.FOR
    why = f"has {'no ' if is_none else ''}{token.lower_} to do it"
    return held(reader, part, token, verb_frame(token.head), Shown(stance, phrase_of(verb), why))


def resolved(reader: Reader, part: ParsedPassage, token: Token) -> StanceMention | None:
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
    return held(reader, part, token, frame, Shown(stance, phrase_of(token), why))


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


def should(reader: Reader, part: ParsedPassage, token: Token) -> StanceMention | None:
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
    return mention_of(part, token, source.speakers, span, Shown(stance, made, why))


def duty(reader: Reader, part: ParsedPassage, token: Token) -> StanceMention | None:
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
    return mention_of(part, token, source.speakers, span, Shown(StanceValue.FOR, made, f"says that it is {token.text}"))
