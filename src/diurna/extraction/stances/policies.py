"""Reads deeds that are policy: texts passed, tabled or blocked, deals reached, diplomats given until a day to leave."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from diurna.extraction.events.frames import verb_frame
from diurna.extraction.events.phrases import spread
from diurna.extraction.events.reading import Reader
from diurna.extraction.stances.holding import Shown, held, mention_of
from diurna.extraction.stances.phrasing import Proposition, made_of, noun_words
from diurna.extraction.stances.propositions import phrase_of, thing_phrase
from diurna.extraction.stances.words import acts, attitude_words, phrasing_words
from diurna.linguistics.parsed import ParsedPassage
from diurna.linguistics.trees import is_negated
from diurna.types.findings import StanceMention, finding_id
from diurna.types.ontology import StanceValue

_NOT_TOLD = frozenset({"will", "would", "may", "might", "could", "can", "should", "must", "to", "shall"})
_TEXTS = frozenset({"statement", "decree", "measure", "treaty", "bill", "law"})


def policies(reader: Reader, part: ParsedPassage, token: Token) -> Iterator[StanceMention]:
    """Yield the stances that deeds of policy show, each of every doer."""
    if token.pos_ == "VERB" and not is_negated(token):
        for read in (_text, _deal, _broken_off, _measure, _leave):
            shown = read(token)
            frame = verb_frame(token)
            made = held(reader, part, token, frame, shown) if shown is not None and frame.doers else None
            if made is not None:
                yield replace(made, id=finding_id("p", made.label, made.stance.value, read.__name__.strip("_")))
    yield from _request(reader, part, token)
    yield from _censure(reader, part, token)


def _object(verb: Token) -> Token | None:
    own = next((c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}), None)
    if own is None and verb.dep_ in {"acl", "relcl"} and verb.tag_ == "VBN":
        return verb.head
    return own


def _is_done(verb: Token) -> bool:
    words = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    return not words & _NOT_TOLD and verb.tag_ != "VB"


def _text(verb: Token) -> Shown | None:
    """Return that who signs, passes or tables a text is for it, and who blocks one against it."""
    lists, lemma = attitude_words(), verb.lemma_.lower()
    thing = _object(verb)
    if thing is None or thing.lemma_.lower() not in lists["texts"] | _TEXTS or not (_is_done(verb) or lemma == "put"):
        return None
    why = f"“{verb.text}” the {thing.text}"
    words = noun_words(thing, keep=True)
    if lemma in lists["blocking"]:
        return Shown(StanceValue.AGAINST, made_of("adopt", words), why)
    if lemma in lists["passing"]:
        return Shown(StanceValue.FOR, made_of("approve", words), why)
    is_tabled = lemma in lists["tabling"]
    return Shown(StanceValue.FOR, made_of("adopt", words), why) if is_tabled else None


def _deal(verb: Token) -> Shown | None:
    """Return that those who reach a deal are for it."""
    thing = _object(verb)
    is_text = thing is not None and thing.lemma_.lower() in {"deal", "agreement", "accord", "pact", "truce"}
    if thing is None or not is_text or verb.lemma_.lower() not in attitude_words()["reaching"] or not _is_done(verb):
        return None
    made = made_of("approve", noun_words(thing, keep=True))
    return Shown(StanceValue.FOR, made, f"“{verb.text}” the {thing.text}")


def _broken_off(verb: Token) -> Shown | None:
    """Return that who suspends talks is against holding them."""
    thing = next((c for c in verb.children if c.dep_ == "dobj"), None) or _late_object(verb)
    if thing is None or verb.lemma_.lower() not in attitude_words()["breaking-off"]:
        return None
    if acts().get(thing.lemma_.lower()) != "hold":
        return None
    return Shown(StanceValue.AGAINST, thing_phrase(thing), f"“{verb.text}” the {thing.text}")


def _late_object(verb: Token) -> Token | None:
    """Return the object of "suspend “until further notice” talks", which a parser may hang on the notice."""
    nouns = (w for w in verb.subtree if w.i > verb.i and w.dep_ in {"dobj", "appos"} and w.pos_ == "NOUN")
    return next(nouns, None)


def _measure(verb: Token) -> Shown | None:
    """Return that who takes a measure of state is for it."""
    lists = attitude_words()
    thing = next((c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}), None)
    if thing is None or verb.lemma_.lower() not in lists["state-deed"] or not _is_done(verb):
        return None
    if thing.lemma_.lower() not in lists["state-thing"] or verb.dep_ in {"advcl", "pcomp"}:
        return None
    return Shown(StanceValue.FOR, phrase_of(verb), f"“{verb.text}” it: a measure of state")


def _leave(verb: Token) -> Shown | None:
    """Return that who gives diplomats until a day to leave is for expelling them."""
    if verb.lemma_ not in {"give", "order", "tell", "ask"} or not any(w.lemma_ == "leave" for w in verb.subtree):
        return None
    told = [c for c in verb.children if c.dep_ in {"dative", "dobj", "nsubjpass", "iobj"}]
    until = verb.lemma_ != "give" or any(w.lower_ in {"until", "hour", "hours", "days"} for w in verb.subtree)
    envoys = (w for c in told for w in c.subtree if w.lemma_.lower() in {"diplomat", "envoy", "ambassador", "attaché"})
    leave = next((c for c in verb.subtree if c.lower_ == "leave"), None)
    thing = next(envoys, None) or _leaving(leave)
    if not until or thing is None or leave is None:
        return None
    return Shown(StanceValue.FOR, made_of("expel", noun_words(thing, keep=True)), f"“{verb.text} … leave”")


def _leaving(leave: Token | None) -> Token | None:
    subject = next((c for c in leave.children if c.dep_ == "nsubj"), None) if leave is not None else None
    return subject if subject is not None and subject.lemma_.lower() in {"diplomat", "envoy", "ambassador"} else None


def _request(reader: Reader, part: ParsedPassage, token: Token) -> Iterator[StanceMention]:
    """Yield that those at whose request something is done are for it."""
    if token.lower_ != "request" or token.head.lower_ != "at" or token.head.dep_ != "prep":
        return
    verb = token.head.head
    while verb.pos_ not in {"VERB", "AUX"} and verb.head is not verb:
        verb = verb.head
    asked = [item for c in token.children if c.lower_ == "of" for item in c.children if c.dep_ == "prep"]
    yield from _of_many(reader, part, token, asked, Shown(StanceValue.FOR, _told(verb), "at their request"))


def _censure(reader: Reader, part: ParsedPassage, token: Token) -> Iterator[StanceMention]:
    """Yield that those whose condemnation a deed draws are against it."""
    draws = token.head
    if token.lemma_.lower() not in attitude_words()["censure"] or token.dep_ != "dobj":
        return
    if draws.lemma_ not in {"draw", "provoke", "prompt", "spark", "trigger", "earn"}:
        return
    givers = [i for c in token.children if c.lower_ == "from" for i in c.children if i.dep_ == "pobj"] or [
        i for c in draws.children if c.lower_ == "from" for i in c.children if i.dep_ == "pobj"
    ]
    verb = _told_before(draws)
    verb = None if verb is draws else verb
    subject = next((c for c in draws.children if c.dep_ == "nsubj"), None)
    made = _told(verb) if verb is not None else Proposition("", ())
    if subject is not None and subject.pos_ == "NOUN":
        made = thing_phrase(subject)
    yield from _of_many(reader, part, token, givers, Shown(StanceValue.AGAINST, made, f"the {token.text} is theirs"))


def _told_before(verb: Token) -> Token | None:
    """Return the verb of the deed that drew something: the one its clause hangs on, or what that one says."""
    while verb.dep_ in {"conj", "advcl"} and verb.head.pos_ == "VERB":
        verb = verb.head
    if verb.lemma_.lower() in phrasing_words()["saying"]:
        return next((child for child in verb.children if child.dep_ == "ccomp" and child.pos_ == "VERB"), None)
    return verb


def _of_many(
    reader: Reader, part: ParsedPassage, noun: Token, heads: list[Token], shown: Shown
) -> Iterator[StanceMention]:
    named = [reader.parties.mention(head) for head in spread(heads)]
    holders = tuple(dict.fromkeys(mention.id for mention in named if mention is not None))
    if not holders or not shown.proposition.phrase:
        return
    start = noun.head.i if noun.head.lower_ == "at" else min(noun.head.i, noun.i)
    end = max(head.right_edge.i for head in spread(heads))
    yield mention_of(part, noun, holders, part.span(start, end), shown)


def _told(verb: Token) -> Proposition:
    """Return what a verb tells, with its doer where it says too little alone ("the council to meet")."""
    made = phrase_of(verb)
    if made.phrase and "request" not in made.lemmas:
        return made
    looks = next((c for c in verb.children if c.dep_ == "ccomp" and c.lemma_ in {"appear", "seem"}), None)
    seen = next((w for w in looks.subtree if w.dep_ == "attr"), None) if looks is not None else None
    if seen is not None:
        return made_of(verb.lemma_.lower(), noun_words(seen, keep=True))
    subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None or subject.pos_ == "PRON" or verb.lemma_ not in {"meet", "convene", "sit", "gather", "vote"}:
        return Proposition("", ())
    words = made_of("", noun_words(subject, keep=True))
    return Proposition(f"{words.phrase} to {verb.lemma_}", tuple(sorted({verb.lemma_, *words.lemmas})))
