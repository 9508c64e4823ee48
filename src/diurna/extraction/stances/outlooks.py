"""Reads what bodies say will or can happen to things that are theirs ("the crossing would reopen on Thursday")."""

from collections.abc import Iterator

from spacy.tokens import Token

from diurna.extraction.events.evidence import clause_words
from diurna.extraction.events.frames import chain_up, is_passive, verb_frame
from diurna.extraction.events.parties import is_first_person
from diurna.extraction.events.reading import Reader
from diurna.extraction.stances.holding import Shown, clause_subject, mention_of
from diurna.extraction.stances.phrasing import Proposition, is_pointer, lemmas_of, made_of, noun_words, text_of
from diurna.extraction.stances.propositions import deed_phrase
from diurna.extraction.stances.words import attitude_words, phrasing_words
from diurna.linguistics.parsed import ParsedPassage
from diurna.linguistics.trees import is_negated
from diurna.types.findings import StanceMention
from diurna.types.ontology import StanceValue

_WILL = frozenset({"will", "would", "wo", "'ll", "’ll", "shall"})
_CAN = frozenset({"can", "could", "may", "might", "ca"})
_CONDITIONS = frozenset({"if", "when", "once", "should", "unless"})
_HOLLOW = frozenset({"go", "come", "put", "bring", "make", "get", "take", "do"})
_NOTHING = Proposition("", ())


def outlooks(reader: Reader, part: ParsedPassage, token: Token) -> Iterator[StanceMention]:
    """Yield that who says that a thing will be done is for it, will not against it, can be considers it."""
    words = {child.lower_ for child in token.children if child.dep_ in {"aux", "auxpass"}}
    if token.pos_ not in {"VERB", "AUX"} or not words & (_WILL | _CAN) or words & {"have", "been"}:
        return
    if token.dep_ in {"advcl", "relcl"} or token.sent.text.rstrip(" ”\"'’").endswith("?"):
        return
    subject = clause_subject(token)
    holders = _holders(reader, token, subject) if subject is not None else ()
    if subject is None or not holders or any(child.lower_ == "no" for child in subject.children):
        return
    stance = _stance(token, words)
    kept = _kept_shut(token, subject)
    made = kept if kept is not None else _phrase(token, subject)
    if stance is None or not made.phrase:
        return
    if kept is not None:
        stance = StanceValue.AGAINST
    span = part.span_of(clause_words(verb_frame(token), token))
    modal = min(words & (_WILL | _CAN))
    why = f"says that it “{modal} … {token.text}”"
    yield mention_of(part, token, holders, span, Shown(stance, made, why))


def _stance(verb: Token, words: set[str]) -> StanceValue | None:
    """Return the stance a modal shows: will is for, will not against, can be done and will if asked are open."""
    if words & _CAN and not words & _WILL:
        is_open = is_passive(verb) and not is_negated(verb)
        return StanceValue.CONSIDERING if is_open else None
    if is_negated(verb):
        return StanceValue.AGAINST
    is_looked_at = is_passive(verb) and verb.lemma_.lower() in attitude_words()["looked-at"]
    return StanceValue.CONSIDERING if is_looked_at or _has_condition(verb) else StanceValue.FOR


def _has_condition(verb: Token) -> bool:
    clauses = [child for child in verb.children if child.dep_ == "advcl"]
    return any(word.lower_ in _CONDITIONS for clause in clauses for word in clause.children)


def _holders(reader: Reader, verb: Token, subject: Token) -> tuple[str, ...]:
    """Return those whose word or own doing it is: the speakers of a thing, a body of what it will do itself."""
    source = reader.sources.of(verb)
    mention = reader.parties.mention(subject)
    is_body = mention is not None and subject.pos_ == "PROPN" and reader.parties.is_political(subject)
    if is_body and (source is None or not reader.sources.is_other_side((subject,), source)):
        return reader.parties.ids([subject])
    if source is None or not source.speakers or not reader.parties.are_public(source.speakers):
        return ()
    if is_first_person(subject) or reader.sources.is_own((subject,), source):
        return source.speakers
    if subject.lower_ in {"it", "that", "this"}:
        return source.speakers
    if any({above.lemma_.lower(), above.lower_} & attitude_words()["fearing"] for above in chain_up(verb)):
        return ()
    is_thing = subject.pos_ == "NOUN" and subject.ent_type_ not in {"GPE", "NORP", "ORG", "PERSON"}
    is_thing = is_thing and subject.lower_ not in {"rest", "people", "man", "men", "voters", "others"}
    return source.speakers if is_thing and mention is None else ()


def _kept_shut(verb: Token, subject: Token) -> Proposition | None:
    """Return "reopen the valves" for "the valves would stay closed", which who says so is against."""
    state = next((c for c in verb.children if c.dep_ in {"acomp", "oprd", "xcomp", "amod", "ccomp", "advmod"}), None)
    if verb.lemma_ not in {"stay", "remain", "keep"} or state is None:
        return None
    if state.lower_ not in attitude_words()["kept-shut"] or is_negated(verb):
        return None
    undone = "reopen" if state.lower_ in {"closed", "shut", "sealed", "blocked"} else "resume"
    return _of_thing(undone, subject)


def _of_thing(verb: str, subject: Token) -> Proposition:
    if is_pointer(subject):
        return Proposition(f"{verb} it", (verb,), points=True)
    return made_of(verb, noun_words(subject, keep=True))


def _phrase(verb: Token, subject: Token) -> Proposition:
    lemma = verb.lemma_.lower()
    if lemma in attitude_words()["none"] | phrasing_words()["saying"] | {"be", "have", "do"}:
        return _NOTHING
    is_speaker = subject.pos_ == "PROPN" or is_first_person(subject) or subject.lower_ in {"it", "they"}
    if is_passive(verb) and subject.pos_ == "PROPN":
        return _NOTHING
    is_bare = is_speaker and lemma in _HOLLOW and not any(child.dep_ == "dobj" for child in verb.children)
    if is_bare or (is_passive(verb) and (lemma in _HOLLOW or (is_pointer(subject) and _is_moved(verb)))):
        return _gone_to(verb)
    has_object = any(child.dep_ in {"dobj", "xcomp", "ccomp"} for child in verb.children)
    if is_passive(verb) or has_object or is_speaker:
        made = deed_phrase(verb) if is_passive(verb) or is_speaker else _NOTHING
        if is_passive(verb) and not made.phrase and not is_pointer(subject):
            made = deed_phrase(verb, done_to=subject)
        return made if made.phrase else _bare_move(verb)
    if lemma in attitude_words()["transitive"]:
        return _of_thing(lemma, subject)
    if lemma in attitude_words()["intransitive"]:
        if is_pointer(subject):
            return Proposition("continue it", ("continue",), points=True) if _goes_on(verb) else _NOTHING
        after = [c for c in verb.rights if c.dep_ in {"acomp", "prt", "oprd"} or c.lower_ in {"on", "back", "home"}]
        held = noun_words(subject, keep=True)
        phrase = " ".join([text_of(held), "to", lemma, *(word.text for word in after)])
        return Proposition(phrase, tuple(sorted({lemma, *lemmas_of(held)})))
    return _NOTHING


def _is_moved(verb: Token) -> bool:
    return any(child.dep_ == "prt" for child in verb.children) or verb.lemma_ in {"draw", "bully", "intimidate"}


def _gone_to(verb: Token) -> Proposition:
    """Return "go to Dakar", which names a place and no thing done there."""
    to = next((child for child in verb.children if child.lower_ == "to" and child.dep_ == "prep"), None)
    place = next((child for child in to.children if child.dep_ == "pobj"), None) if to is not None else None
    if place is None or place.pos_ not in {"PROPN", "NOUN"} or verb.lemma_ not in {"go", "come"}:
        return _bare_move(verb)
    return made_of("go to", noun_words(place, keep=True))


def _goes_on(verb: Token) -> bool:
    return verb.lemma_ in {"last", "stay", "remain"} or any(child.lower_ == "on" for child in verb.children)


def _bare_move(verb: Token) -> Proposition:
    """Return "move back", "pull out": a verb of movement with where it goes alone."""
    where = next((c.lower_ for c in verb.rights if c.lower_ in {"back", "out", "home", "away", "down"}), "")
    is_plain = not any(child.dep_ == "dobj" for child in verb.children)
    if not where or not is_plain or verb.lemma_ not in {"move", "pull", "stand", "go", "come", "back", "step", "walk"}:
        return _NOTHING
    return Proposition(f"{verb.lemma_} {where}", (verb.lemma_,))
