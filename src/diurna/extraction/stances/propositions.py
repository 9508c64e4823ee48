"""Phrases what somebody is for or against, so that who does or proposes it is for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from diurna.extraction.events.frames import counted_noun
from diurna.extraction.stances.words import acts, attitude_words, deeds_of_nouns, phrasing_words

_MOST_WORDS = 13
_TAKING = frozenset({"accept", "acknowledge", "honour", "honor"})
_POINTING = frozenset({"the", "this", "that", "these", "those", "such"})
_TIMES = frozenset({"DATE", "TIME"})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_QUOTES = frozenset("\"“”'‘’«»()[]")
_THING_PREPOSITIONS = frozenset(
    {"of", "for", "to", "against", "between", "on", "over", "in", "with", "at", "from", "about", "into", "under"}
)
_DEED_PREPOSITIONS = _THING_PREPOSITIONS | {
    "as",
    "towards",
    "toward",
    "upon",
    "near",
    "through",
    "out",
    "within",
    "off",
}
_DROPPED = frozenset(
    {"the", "this", "that", "these", "those", "such", "any", "its", "their", "his", "her", "our", "my"}
)
_MANNER = frozenset(
    {
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
    }
)


@dataclass(frozen=True, slots=True)
class Proposition:
    """A short phrase with the lemmas that group it with others.

    Attributes:
        points: Whether it names nothing by itself ("it", "the plan"): what stands before must say what it is.
    """

    phrase: str
    lemmas: tuple[str, ...]
    points: bool = False


NOTHING = Proposition("", ())
"""What cannot be phrased so that a reader knows what is meant."""


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
    if thing is not None and lemma in attitude_words()["considering"]:
        return thing_phrase(thing)
    if lemma in phrasing_words()["through"] and thing is not None and thing.lemma_.lower() in deeds_of_nouns():
        return thing_phrase(thing)
    if thing is not None and lemma in _TAKING and acts().get(thing.lemma_.lower()) == "recognise":
        lemma = "recognise"
    if thing is not None and _is_pointer(thing):
        return Proposition(f"{lemma} it", (lemma,), points=True)
    particle = [child for child in verb.rights if child.dep_ == "prt" or child.lower_ in {"home", "back", "away"}]
    words = _noun_words(thing, keep=True) if thing is not None else []
    others = [part for child in verb.rights for part in _oblique(child, thing)]
    if inner is not None and thing is None:
        below = deed_phrase(inner)
        others = []
        first, _, rest = below.phrase.partition(" ")
        under = f"{inner.lower_} {rest}".strip() if inner.tag_ == "VBG" and first else f"to {below.phrase}"
        phrase, lemmas = f"{lemma} {under}", below.lemmas
        return Proposition(phrase, tuple(sorted({lemma, *lemmas}))) if below.phrase and not below.points else NOTHING
    if not words and not others and not any(child.dep_ == "ccomp" for child in verb.children):
        return Proposition(lemma, (lemma,)) if lemma in phrasing_words()["alone"] else NOTHING
    state = [child for child in verb.rights if child.dep_ in {"oprd", "acomp"} and child.pos_ == "ADJ" and words]
    held = next((child for child in verb.rights if child.dep_ == "ccomp" and child.pos_ == "ADJ"), None)
    if held is not None and not words:
        words = [word for child in held.lefts if child.dep_ == "nsubj" for word in _noun_words(child, keep=True)]
        state = [held]
    tokens = [*particle, *words, *state, *others]
    tokens = _shortened(tokens, others)
    if not tokens:
        return NOTHING
    if lemma in phrasing_words()["slight"] and not _says_something(tokens):
        return NOTHING
    after = [token for token in particle if token.dep_ != "prt"]
    if after and words:
        others = [token for token in tokens if token not in words and token not in particle]
        tokens = [*(token for token in particle if token not in after), *words, *after, *others]
    return _made(lemma, tokens)


def thing_phrase(noun: Token) -> Proposition:
    """Return what is proposed about a thing: "hold votes in the east" out of "plans for votes in the east"."""
    lemma = noun.lemma_.lower()
    if _is_pointer(noun):
        return Proposition(noun.lower_, (), points=True)
    lists = phrasing_words()
    if lemma in lists["vehicles"] or lemma in lists["accusations"]:
        carried = _carried(noun)
        if carried is not None:
            return carried
        if lemma in lists["accusations"] or _is_bare(noun):
            is_definite = any(child.lower_ in _POINTING for child in noun.children)
            return Proposition(noun.lower_, (), points=True) if is_definite else NOTHING
    if lemma in deeds_of_nouns():
        return _deed_of_noun(noun)
    if lemma in acts():
        return _made(acts()[lemma], _noun_words(noun, keep=noun.tag_ == "NN" and _is_counted(noun)))
    if lemma in lists["unsaid"] or noun.ent_type_ in {"PERSON", "NORP", "GPE", "MONEY"}:
        return NOTHING
    if any(child.ent_type_ == "MONEY" for child in noun.lefts):
        return NOTHING
    words = _noun_words(noun)
    return _made("", words) if len(words) > 1 else NOTHING


def _being(verb: Token) -> Proposition:
    """Return "the vote to be secret" for "that the vote be secret"."""
    about = next((child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    said = next((child for child in verb.children if child.dep_ in {"acomp", "attr"}), None)
    if about is None or said is None or _is_pointer(about):
        return NOTHING
    words = [*_noun_words(about, keep=True), *_noun_words(said)]
    phrase = f"{_text(_noun_words(about, keep=True))} to be {_text(_noun_words(said, keep=True))}"
    return Proposition(phrase, _lemmas(words))


def _done_to(verb: Token) -> Token | None:
    is_small = verb.tag_ in {"VBN", "VBD"} and verb.dep_ == "ccomp" and verb.head.lemma_ in {"want", "see", "like"}
    is_small = is_small and not any(child.dep_ in {"aux", "mark", "dobj"} for child in verb.children)
    for name in ("nsubjpass", "dobj", *(("nsubj",) if is_small else ())):
        own = next((child for child in verb.children if child.dep_ == name and child.pos_ != "ADP"), None)
        if own is not None:
            parts = [c for item in own.children if item.lower_ == "of" for c in item.children if c.dep_ == "pobj"]
            return parts[0] if parts and _is_quantity(own) else counted_noun(own)
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
    if child.dep_ not in {"prep", "dative"} or child.lower_ not in _DEED_PREPOSITIONS or child.pos_ != "ADP":
        return []
    inner = next((item for item in child.children if item.dep_ in {"pobj", "pcomp"}), None)
    if inner is None or inner.ent_type_ in _TIMES or inner.lemma_.lower() in _MANNER or _is_pointer(inner):
        return []
    if thing is not None and child.i < thing.i:
        return []
    if inner.pos_ == "VERB":
        done = _done_to(inner)
        return [child, inner, *(_noun_words(done, keep=True) if done is not None and not _is_pointer(done) else [])]
    return [child, *_noun_words(inner, keep=True)] if inner.pos_ in {"NOUN", "PROPN"} else []


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
    """Return a proposition with where it is to be, which a parser may hang on the plan ("plans for votes in the east")."""
    rest = [token for child in noun.rights if child.i > carrier.i for token in _oblique(child, None)]
    if not made.phrase or made.points or not rest or rest[0].lower_ not in {"in", "on", "at"}:
        return made
    return Proposition(f"{made.phrase} {_text(rest)}", tuple(sorted({*made.lemmas, *_lemmas(rest)})))


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
    before = [c for c in noun.lefts if c.i < held.i and c.pos_ in {"PROPN", "ADJ"} and not _is_judging(c)]
    article = "a" if held.tag_ == "NN" else ""
    return _made(f"{act} {article}".strip(), [*before, held, *rest])


def _deed_of_noun(noun: Token) -> Proposition:
    verb = deeds_of_nouns()[noun.lemma_.lower()]
    for child in noun.children:
        if child.dep_ == "prep" and (child.lower_ == "of" or (verb in {"end", "halt"} and child.lower_ == "to")):
            inner = next((item for item in child.children if item.dep_ == "pobj"), None)
            if inner is not None and not _is_pointer(inner):
                rest = [token for item in noun.rights if item is not child for token in _oblique(item, inner)]
                return _made(verb, [*_noun_words(inner, keep=True), *rest])
    apart = _object_apart(noun)
    if apart is not None:
        return _made(verb, _noun_words(apart, keep=True))
    rest = [token for item in noun.rights for token in _oblique(item, None)]
    kept = [token for token in _noun_words(noun) if token.i < noun.i]
    if verb in {"withdraw", "deploy", "return"} and (rest or kept):
        return _made("", [*kept, noun, *rest])
    if rest:
        return _made("", [*kept, noun, *rest])
    if verb in phrasing_words()["alone"] and any(child.dep_ == "poss" for child in noun.children):
        return Proposition(verb, (verb,))
    return Proposition(f"{verb} it", (verb,), points=True)


def _object_apart(noun: Token) -> Token | None:
    """Return the object of "the expulsion, on 23 December, of four members": an "of" parted off by a date."""
    for token in noun.doc[noun.i + 1 : min(noun.i + 8, noun.sent.end)]:
        if token.lower_ == "of" and token.nbor(-1).text == ",":
            return next((child for child in token.children if child.dep_ == "pobj"), None)
    return next((child for child in noun.children if child.dep_ == "poss" and not _is_pointer(child)), None)


def _noun_words(noun: Token, *, keep: bool = False) -> list[Token]:
    """Return a noun with what tells which it is; articles are kept before it on demand, judging words never."""
    left: list[Token] = []
    for child in noun.lefts:
        if child.dep_ in {"cc", "preconj", "relcl", "advcl", "predet", "advmod"} or child.is_space:
            continue
        if child.is_punct and child.text != "-":
            continue
        if (child.lower_ in _DROPPED and not (keep and child.lower_ == "the")) or _is_judging(child):
            continue
        if child.dep_ == "det" and not keep:
            continue
        left.extend(word for word in child.subtree if not _is_judging(word))
    right: list[Token] = []
    last = noun.i
    for child in noun.rights:
        if child.dep_ == "case":
            continue
        if child.dep_ in {"compound", "nummod", "flat"} and child.i == last + 1:
            right.append(child)
            last = child.i
        elif child.dep_ == "prep" and child.lower_ in _THING_PREPOSITIONS and child.i <= last + 2:
            inner = next((item for item in child.children if item.dep_ == "pobj"), None)
            if inner is None or inner.ent_type_ in _TIMES or _is_pointer(inner):
                break
            added = [child, *_noun_words(inner, keep=True)]
            if len(left) + len(right) + len(added) > _MOST_WORDS - 2:
                break
            right.extend(added)
            last = max(token.i for token in added)
        elif child.dep_ == "conj" and child.i - last <= 2 and child.pos_ == noun.pos_:
            right.extend(noun.doc[last + 1 : child.left_edge.i])
            right.extend(_noun_words(child, keep=keep))
            last = max(token.i for token in right)
        elif child.dep_ not in {"cc", "punct"} or child.text == ",":
            break
    kept = [token for token in (*left, noun, *right) if not token.is_space and token.text not in {'"', "“", "”"}]
    called = next((place for place, token in enumerate(kept) if token.lower_ == "called"), None)
    if called and kept[0].i < kept[called].i and kept[called - 1].text == "-":
        kept = kept[: max(0, called - 2)] + kept[called + 1 :]
    return kept


def _shortened(tokens: Sequence[Token], optional: Sequence[Token]) -> list[Token]:
    if len(tokens) <= _MOST_WORDS:
        return list(tokens)
    kept = [token for token in tokens if token not in optional]
    return kept[:_MOST_WORDS] if len(kept) > _MOST_WORDS else kept


def _is_pointer(token: Token) -> bool:
    if token.pos_ == "PRON":
        return True
    has_more = any(child.lower_ == "of" for child in token.children)
    return token.lower_ in phrasing_words()["pointing"] and not has_more


def _is_quantity(token: Token) -> bool:
    return token.lower_ in {"any", "all", "some", "none", "most", "many", "part", "each", "both"}


def _is_judging(token: Token) -> bool:
    return token.pos_ != "PROPN" and not token.is_title and token.lower_ in phrasing_words()["judging"]


def _is_bare(noun: Token) -> bool:
    return not any(
        child.dep_ in {"amod", "compound", "prep", "acl", "nmod"} and not _is_judging(child) for child in noun.children
    )


def _is_counted(noun: Token) -> bool:
    return any(child.dep_ == "det" and child.lower_ in {"a", "an", "the", "another"} for child in noun.children)


def _says_something(tokens: Iterable[Token]) -> bool:
    unsaid = phrasing_words()["pointing"] | phrasing_words()["slight"] | phrasing_words()["empty"]
    return any(token.pos_ in {"NOUN", "VERB"} and token.lemma_.lower() not in unsaid for token in tokens)


def _made(verb: str, tokens: Sequence[Token]) -> Proposition:
    tokens = list({token.i: token for token in tokens}.values())
    words = _text(tokens)
    lemmas = set(_lemmas(tokens))
    if not any(token.pos_ in {"NOUN", "PROPN", "VERB", "ADJ"} for token in tokens):
        return NOTHING
    lemmas.update(verb.split()[:1])
    if words.startswith(("a ", "an ")):
        _, _, rest = words.partition(" ")
        is_open = rest[:1].lower() in "aeiou" and not rest.lower().startswith(("uni", "use", "eu", "one"))
        words = f"{'an' if is_open else 'a'} {rest}"
    return Proposition(f"{verb} {words}".strip(), tuple(sorted(lemmas)))


def _text(tokens: Sequence[Token]) -> str:
    """Return words as a reader would write them, quotation marks and brackets left out."""
    said = ""
    for token in tokens:
        glued = token.text in {"-", "–", "’s", "'s", "’", "'", ",", "%"} or said.endswith(("-", "$", "£", "€"))
        if token.text in _QUOTES and not glued:
            continue
        word = token.lower_ if token.pos_ == "DET" else token.text
        said += word if glued or not said else f" {word}"
    return said.strip(" ,;:-–")


def _lemmas(tokens: Iterable[Token]) -> tuple[str, ...]:
    return tuple(sorted({t.lemma_.lower() for t in tokens if t.pos_ in _CONTENT and not t.is_stop}))
