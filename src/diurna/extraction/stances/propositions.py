"""Phrases what somebody is for or against, so that who does or proposes it is for it."""

from spacy.tokens import Token

from diurna.extraction.events.phrases import counted_noun
from diurna.extraction.stances.phrasing import (
    DEED_PREPOSITIONS,
    TIMES,
    Proposition,
    is_bare,
    is_counted,
    is_judging,
    is_pointer,
    is_quantity,
    lemmas_of,
    made_of,
    noun_words,
    says_something,
    shortened,
    text_of,
)
from diurna.extraction.stances.words import acts, attitude_words, deeds_of_nouns, phrasing_words

NOTHING = Proposition("", ())
"""What cannot be phrased so that a reader knows what is meant."""
_TAKING = frozenset({"accept", "acknowledge", "honour", "honor"})
_POINTING = frozenset({"the", "this", "that", "these", "those", "such"})
_MANNER = frozenset(
    [
        "time",
        "moment",
        "night",
        "morning",
        "day",
        "week",
        "delay",
        "fail",
        "mean",
        "end",
        "principle",
        "last",
        "least",
        "once",
        "advance",
        "turn",
        "fact",
    ]
)


def phrase_of(head: Token) -> Proposition:
    """Return the proposition a verb or a noun heads."""
    return deed_phrase(head) if head.pos_ in {"VERB", "AUX"} else _with_own_verb(head)


def deed_phrase(verb: Token, *, done_to: Token | None = None) -> Proposition:
    """Return "expel the Russian ambassador" for the verb "expelling" with what belongs to it.

    Args:
        verb: The verb.
        done_to: The noun it is done to, where that stands elsewhere ("votes to be held").
    """
    lemma = verb.lemma_.lower().replace("recogniz", "recognis")
    inner = next((child for child in verb.children if child.dep_ == "xcomp" and child.pos_ == "VERB"), None)
    if inner is not None and lemma in phrasing_words()["through"]:
        return deed_phrase(inner)
    if lemma == "be" or verb.pos_ == "AUX":
        return _being(verb)
    if lemma in phrasing_words()["saying"]:
        return NOTHING
    thing = done_to or _done_to(verb)
    carried_on = (
        _gone_on_with(verb) if thing is None and lemma in {"proceed", "go", "continue", "press", "push"} else None
    )
    if carried_on is not None:
        return thing_phrase(carried_on)
    if thing is None:
        return _aiming(lemma, inner) if inner is not None else _plain(verb, lemma, thing)
    if lemma in attitude_words()["considering"] or _is_begun(lemma, thing):
        return thing_phrase(thing)
    if lemma in _TAKING and acts().get(thing.lemma_.lower()) == "recognise":
        lemma = "recognise"
    if is_pointer(thing):
        return Proposition(f"{lemma} it", (lemma,), points=True)
    return _plain(verb, lemma, thing)


def _gone_on_with(verb: Token) -> Token | None:
    """Return the thing that somebody goes ahead with, which then is the proposition."""
    for child in verb.subtree:
        if child.lower_ == "with" and child.head in {verb, *verb.children}:
            return next((item for item in child.children if item.dep_ == "pobj" and item.pos_ == "NOUN"), None)
    return None


def _is_begun(lemma: str, thing: Token) -> bool:
    return lemma in phrasing_words()["through"] and thing.lemma_.lower() in deeds_of_nouns()


def _aiming(lemma: str, inner: Token) -> Proposition:
    """Return "refuse to talk", "stop issuing threats": a verb with the deed it governs."""
    below = deed_phrase(inner)
    if not below.phrase or below.points:
        return NOTHING
    rest = below.phrase.partition(" ")[2]
    under = f"{inner.lower_} {rest}".strip() if inner.tag_ == "VBG" else f"to {below.phrase}"
    return Proposition(f"{lemma} {under}", tuple(sorted({lemma, *below.lemmas})))


def _plain(verb: Token, lemma: str, thing: Token | None) -> Proposition:
    """Return a verb with what it is done to and where; nothing where that says too little."""
    words = noun_words(thing, keep=True) if thing is not None else []
    others = [part for child in verb.rights for part in _oblique(child, thing)]
    if not words:
        words = _small_clause(verb)
    elif verb.lemma_ in {"keep", "leave", "make", "hold"}:
        words += [child for child in verb.rights if child.dep_ in {"oprd", "acomp"} and child.pos_ == "ADJ"]
    if not words and not others:
        return Proposition(lemma, (lemma,)) if lemma in phrasing_words()["alone"] else NOTHING
    if lemma in phrasing_words()["slight"] and not says_something([*words, *others]):
        return NOTHING
    first = [child for child in verb.rights if child.dep_ == "prt"]
    last = [child for child in verb.rights if child.dep_ != "prt" and child.lower_ in {"home", "back", "away"}]
    return made_of(lemma, shortened([*first, *words, *last, *others], others))


def _small_clause(verb: Token) -> list[Token]:
    """Return "diplomatic channels open" after "keep", which a parser takes for a clause."""
    held = next((child for child in verb.rights if child.dep_ == "ccomp" and child.pos_ == "ADJ"), None)
    if held is None:
        return []
    return [*(word for child in held.lefts if child.dep_ == "nsubj" for word in noun_words(child, keep=True)), held]


def thing_phrase(noun: Token) -> Proposition:
    """Return what is proposed about a thing: "hold votes in the east" out of "plans for votes in the east"."""
    lemma = noun.lemma_.lower()
    if is_pointer(noun):
        return Proposition(noun.lower_, (), points=True)
    lists = phrasing_words()
    if lemma in lists["vehicles"] or lemma in lists["accusations"]:
        carried = _carried(noun)
        if carried is not None:
            return carried
        if lemma in lists["accusations"] or is_bare(noun):
            is_definite = any(child.lower_ in _POINTING for child in noun.children)
            return Proposition(noun.lower_, (), points=True) if is_definite else NOTHING
    if lemma in deeds_of_nouns():
        return _deed_of_noun(noun)
    if lemma in acts():
        return made_of(acts()[lemma], noun_words(noun, keep=noun.tag_ == "NN" and is_counted(noun)))
    if lemma in lists["unsaid"] | lists["doers"] or noun.ent_type_ in {"PERSON", "NORP", "GPE", "MONEY"}:
        return NOTHING
    if any(child.ent_type_ == "MONEY" for child in noun.lefts):
        return NOTHING
    words = noun_words(noun)
    return made_of("", words) if len(words) > 1 else NOTHING


def _being(verb: Token) -> Proposition:
    """Return "the vote to be secret" for "that the vote be secret"."""
    about = next((child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    said = next((child for child in verb.children if child.dep_ in {"acomp", "attr"}), None)
    if about is None or said is None or is_pointer(about):
        return NOTHING
    words = [*noun_words(about, keep=True), *noun_words(said)]
    phrase = f"{text_of(noun_words(about, keep=True))} to be {text_of(noun_words(said, keep=True))}"
    return Proposition(phrase, lemmas_of(words))


def _done_to(verb: Token) -> Token | None:
    is_small = verb.tag_ in {"VBN", "VBD"} and verb.dep_ == "ccomp" and verb.head.lemma_ in {"want", "see", "like"}
    is_small = is_small and not any(child.dep_ in {"aux", "mark", "dobj"} for child in verb.children)
    for name in ("nsubjpass", "dobj", *(("nsubj",) if is_small else ())):
        own = next((child for child in verb.children if child.dep_ == name and child.pos_ != "ADP"), None)
        if own is not None:
            parts = [c for item in own.children if item.lower_ == "of" for c in item.children if c.dep_ == "pobj"]
            return parts[0] if parts and is_quantity(own) else counted_noun(own)
    is_passive = any(child.dep_ == "auxpass" for child in verb.children) or verb.tag_ == "VBN"
    small = next((c for c in verb.children if c.dep_ == "ccomp" and c.tag_ == "VBN" and c.i > verb.i), None)
    if small is not None:
        return next((child for child in small.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if verb.dep_ in {"acl", "relcl"} and is_passive:
        return verb.head
    if verb.dep_ == "advcl" and is_passive:
        asked = (c for item in verb.head.children if item.lower_ == "for" for c in item.children if c.dep_ == "pobj")
        return next(asked, None)
    if verb.dep_ in {"conj", "xcomp"} and is_passive and verb.head.pos_ == "VERB":
        return _done_to(verb.head)
    return None


def _oblique(child: Token, thing: Token | None) -> list[Token]:
    """Return the words of a prepositional phrase that says where, with whom or from whom something is to be done."""
    if child.dep_ not in {"prep", "dative"} or child.lower_ not in DEED_PREPOSITIONS or child.pos_ != "ADP":
        return []
    inner = next((item for item in child.children if item.dep_ in {"pobj", "pcomp"}), None)
    if inner is None or inner.ent_type_ in TIMES or inner.lemma_.lower() in _MANNER or is_pointer(inner):
        return []
    if thing is not None and child.i < thing.i:
        return []
    if inner.pos_ == "VERB":
        done = _done_to(inner)
        return [child, inner, *(noun_words(done, keep=True) if done is not None and not is_pointer(done) else [])]
    return [child, *noun_words(inner, keep=True)] if inner.pos_ in {"NOUN", "PROPN"} else []


def _carried(noun: Token) -> Proposition | None:
    """Return what a plan, call or offer is for."""
    for child in noun.children:
        if child.dep_ in {"acl", "relcl", "xcomp"} and child.tag_ == "VB" and child.i > noun.i:
            return deed_phrase(child) if _done_to(child) is not noun else None
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in {"for", "of", "on", "to", "against", "about"}:
            inner = next((item for item in child.children if item.dep_ in {"pobj", "pcomp"}), None)
            if inner is not None and inner.pos_ in {"VERB", "AUX"}:
                return deed_phrase(inner)
            if inner is not None and inner.pos_ == "NOUN":
                return _placed(_with_own_verb(inner), noun, child)
    held = [c for c in noun.children if c.dep_ == "compound" and c.lemma_.lower() in {**acts(), **deeds_of_nouns()}]
    if held:
        return _compound(noun, held[-1])
    return None


def _placed(made: Proposition, noun: Token, carrier: Token) -> Proposition:
    """Return a proposition with where it is to be, which a parser may hang on the plan."""
    rest = [token for child in noun.rights if child.i > carrier.i for token in _oblique(child, None)]
    if not made.phrase or made.points or not rest or rest[0].lower_ not in {"in", "on", "at"}:
        return made
    return Proposition(f"{made.phrase} {text_of(rest)}", tuple(sorted({*made.lemmas, *lemmas_of(rest)})))


def _with_own_verb(noun: Token) -> Proposition:
    """Return "hold votes in the east" for "votes to be held in the east"."""
    if noun.lemma_.lower() in phrasing_words()["vehicles"]:
        held = next(
            (c for p in noun.children if p.lower_ in {"for", "of"} for c in p.children if c.dep_ == "pobj"), None
        )
        is_to_be = (c for c in noun.children if c.dep_ in {"acl", "relcl"} and c.tag_ == "VBN" and c.i > noun.i)
        own = next((c for c in is_to_be if any(aux.lower_ == "to" for aux in c.children)), None)
        return deed_phrase(own, done_to=held) if held is not None and own is not None else thing_phrase(noun)
    for child in noun.children:
        if child.dep_ in {"acl", "relcl"} and child.i > noun.i and any(c.lower_ == "to" for c in child.children):
            if child.tag_ == "VBN":
                return deed_phrase(child, done_to=noun)
            if child.tag_ == "VB" and noun.lemma_.lower() in phrasing_words()["doers"] and noun.tag_ != "NN":
                return deed_phrase(child)
    return thing_phrase(noun)


def _compound(noun: Token, held: Token) -> Proposition:
    """Return "hold referendum … for eastern Ukraine" for "referendum proposals for eastern Ukraine"."""
    lemma = held.lemma_.lower()
    rest = [token for child in noun.rights for token in _oblique(child, None)]
    act = acts().get(lemma) or deeds_of_nouns()[lemma]
    before = [c for c in noun.lefts if c.i < held.i and c.pos_ in {"PROPN", "ADJ"} and not is_judging(c)]
    article = "a" if held.tag_ == "NN" else ""
    return made_of(f"{act} {article}".strip(), [*before, held, *rest])


def _deed_of_noun(noun: Token) -> Proposition:
    verb = deeds_of_nouns()[noun.lemma_.lower()]
    for child in noun.children:
        if child.dep_ == "prep" and (child.lower_ == "of" or (verb in {"end", "halt"} and child.lower_ == "to")):
            inner = next((item for item in child.children if item.dep_ == "pobj"), None)
            if inner is not None and not is_pointer(inner):
                rest = [token for item in noun.rights if item is not child for token in _oblique(item, inner)]
                return made_of(verb, [*noun_words(inner, keep=True), *rest])
    apart = _object_apart(noun)
    if apart is not None:
        return made_of(verb, noun_words(apart, keep=True))
    rest = [token for item in noun.rights for token in _oblique(item, None)]
    kept = [token for token in noun_words(noun) if token.i < noun.i]
    if verb in {"withdraw", "deploy", "return"} and (rest or kept):
        return made_of("", [*kept, noun, *rest])
    if rest:
        return made_of("", [*kept, noun, *rest])
    if verb in phrasing_words()["alone"] and any(child.dep_ == "poss" for child in noun.children):
        return Proposition(verb, (verb,))
    return Proposition(f"{verb} it", (verb,), points=True)


def _object_apart(noun: Token) -> Token | None:
    """Return the object of "the expulsion, on 23 December, of four members": an "of" parted off by a date."""
    for token in noun.doc[noun.i + 1 : min(noun.i + 8, noun.sent.end)]:
        if token.lower_ == "of" and token.nbor(-1).text == ",":
            return next((child for child in token.children if child.dep_ == "pobj"), None)
    return next((child for child in noun.children if child.dep_ == "poss" and not is_pointer(child)), None)
