"""Follows an event's words up their sentence and gathers what stands between them and a plain assertion."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from diurna.extraction.events.frames import stands_apart
from diurna.extraction.events.lexicon import Lexicon, lists_of
from diurna.linguistics.trees import auxiliaries_of

_LISTS = "outlooks.txt"
_EFFECTS = {"planned": "future", "demanded": "future", "considered": "possible", "threatened": "possible"}
_FUTURE = frozenset({"will", "'ll", "’ll", "shall", "wo", "ll", "would", "'d", "must", "should", "ought"})
_POSSIBLE = frozenset({"may", "might", "could", "can", "ca"})
_DOUBTS = frozenset({"allegedly", "reportedly", "possibly", "perhaps", "maybe", "potentially", "probably"})
_CONDITIONS = frozenset({"if", "unless", "whether", "provided", "lest"})
_TO_COME = frozenset({"until", "till", "before", "once"})
_WHEN = frozenset({"when", "after", "as", "while", "where", "since"})
_ABOUT = frozenset({"of", "for", "to", "on", "about", "in", "against", "at", "into", "with", "over", "from"})
_GOVERNING = frozenset({"of", "for", "to", "on", "about"})
_RESULTING = frozenset({"to", "into", "in", "with", "on"})
_OTHERWISE = frozenset({("due", "to"), ("require", "for"), ("need", "for")})
_WORRIES = frozenset({"concern", "worry", "fear"})
_DEFINITE = frozenset({"the", "this", "these", "that", "those", "its", "their", "his", "her", "our"})
_VERBAL = frozenset({"VERB", "AUX"})
_STEPS = 8


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a sentence makes of an event beyond asserting it.

    Attributes:
        negated: Words that deny it.
        possible: Words that leave it open.
        future: Words that put it ahead.
    """

    negated: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()
    future: tuple[str, ...] = ()


def outlook_of(word: Token, lexicon: Lexicon) -> Outlook:
    """Return what the words above an event word and on it make of the event."""
    found: dict[str, list[str]] = {"negated": [], "possible": [], "future": []}
    for effect, text in _climb(word, lexicon):
        if effect in found:
            found[effect].append(text)
    return Outlook(tuple(found["negated"]), tuple(found["possible"]), tuple(found["future"]))


@cache
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in lists_of(_LISTS)}


def effect_of(above: Token, lexicon: Lexicon, *, is_clause: bool) -> str:
    """Return what a governing word makes of an event: "future", "possible", "negated", or nothing.

    Args:
        above: The governing word.
        lexicon: The word lists; what governs a clause is looked up there too.
        is_clause: Whether the event is a clause rather than a noun.
    """
    words = _words()
    names = (above.lower_, above.lemma_.lower())
    if above.pos_ in _VERBAL and is_clause and _is_passive(above) and names[1] in words["passive-possible"]:
        return "possible"
    for effect in ("negated", "possible", "future"):
        listed = words[effect] | words[f"{effect}-verbs"] if above.pos_ in _VERBAL else words[effect]
        if any(name in listed for name in names):
            return effect
    if not is_clause or any(name in words["none"] for name in names):
        return ""
    general = lexicon.governors.get(names[0]) or lexicon.governors.get(names[1], "")
    return _EFFECTS.get(general, "negated" if general in {"negated", "failed"} else "")


def _is_passive(verb: Token) -> bool:
    return verb.tag_ == "VBN" and (
        any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children)
        or not any(child.dep_ in {"aux", "dobj"} for child in verb.children)
    )


def _climb(word: Token, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    current: Token | None = word
    for step in range(_STEPS):
        if current is None:
            return
        if current.pos_ in _VERBAL:
            yield from _own(current)
            following = _above_verb(current, lexicon)
        else:
            yield from _on_noun(current, is_first=step == 0)
            following = _above_noun(current, lexicon)
        current = None
        for effect, text, above in following:
            if effect:
                yield effect, text
            current = above


def _own(verb: Token) -> Iterator[tuple[str, str]]:
    """Yield what a verb's auxiliaries, adverbs and marks make of it."""
    auxes = {aux.lower_ for aux in auxiliaries_of(verb)}
    for aux in sorted(auxes & _FUTURE):
        yield ("possible" if aux in {"would", "'d"} and "have" in auxes else "future"), aux
    for aux in sorted(auxes & _POSSIBLE):
        yield "possible", aux
    for child in verb.children:
        if child.dep_ == "neg" or (child.lower_ in {"never", "nor"} and child.dep_ in {"advmod", "cc", "preconj"}):
            yield "negated", child.lower_
        elif child.lower_ in _DOUBTS or (
            child.dep_ in {"mark", "advmod"} and child.lower_ in _CONDITIONS and not _is_bare_participle(verb)
        ):
            yield "possible", child.lower_
        elif child.dep_ in {"nsubj", "nsubjpass", "dobj"} and _is_nobody(child):
            yield "negated", "no"
        elif child.lower_ == "longer" and any(item.lower_ == "no" for item in child.children):
            yield "negated", "no longer"


def _is_bare_participle(verb: Token) -> bool:
    """Return whether a participle stands after "if" alone ("if compared to")."""
    return verb.tag_ == "VBN" and not any(
        child.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass"} for child in verb.children
    )


def _is_nobody(noun: Token) -> bool:
    return noun.lower_ in {"nobody", "none", "nothing", "neither"} or any(
        child.dep_ == "det" and child.lower_ in {"no", "neither"} for child in noun.children
    )


def _on_noun(noun: Token, *, is_first: bool) -> Iterator[tuple[str, str]]:
    """Yield what adjectives and participles on an event noun make of it."""
    words = _words()
    for child in noun.children:
        name = child.lower_
        if child.dep_ in {"amod", "compound", "nmod"} or (child.dep_ == "acl" and child.tag_ in {"VBN", "VBD"}):
            for kind in ("planned", "possible", "negated"):
                if name in words[f"{kind}-adjectives"]:
                    yield {"planned": "future"}.get(kind, kind), name
        elif child.dep_ == "det" and name in {"no", "neither"} and is_first:
            yield "negated", name


_Step = tuple[str, str, Token | None]


def _above_verb(verb: Token, lexicon: Lexicon) -> Iterator[_Step]:
    """Yield what governs a verb, as effect, word and where to go on."""
    head = verb.head
    auxes = {aux.lower_ for aux in auxiliaries_of(verb)}
    is_infinitive = "to" in auxes
    match verb.dep_:
        case "ROOT":
            yield ("future" if is_infinitive else ""), "to", None
        case "conj" if head.pos_ in _VERBAL:
            yield from _above_conjunct(verb, lexicon)
        case "xcomp":
            yield from _under(head, lexicon, is_infinitive=is_infinitive)
        case "ccomp" if not stands_apart(head, verb):
            yield from _above_clause(verb, lexicon, is_infinitive=is_infinitive)
        case "acl" | "relcl" if is_infinitive:
            is_ranked = any(child.lower_ in _words()["ranking"] for child in (head, *head.children))
            effect = effect_of(head, lexicon, is_clause=True)
            yield (effect or ("" if is_ranked else "future")), head.lower_, head
        case "acl" if head.lemma_.lower() in _words()["clausal"] and verb.tag_ != "VBN":
            yield effect_of(head, lexicon, is_clause=True), head.lower_, head
        case "pcomp":
            yield from _above_gerund(verb, lexicon)
        case "advcl":
            yield from _above_adverbial(verb, lexicon, is_infinitive=is_infinitive)
        case _:
            yield "", "", None


def _above_conjunct(verb: Token, lexicon: Lexicon) -> Iterator[_Step]:
    """Go on above the first of coordinated verbs, where the later one shares what governs it."""
    head = verb.head
    if verb.tag_ in {"VB", "VBG"} or verb.tag_ == "VBN":
        shares = not any(child.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass"} for child in verb.children)
        if shares and head.pos_ in _VERBAL:
            yield from ((effect, text, None) for effect, text in _own(head) if text not in _CONDITIONS)
            yield from _above_verb(head, lexicon)
            return
    yield "", "", None


def _under(head: Token, lexicon: Lexicon, *, is_infinitive: bool) -> Iterator[_Step]:
    word = head.lemma_.lower()
    if word == "be" and is_infinitive:
        yield "future", "is to", head
        return
    if any(child.lower_ == "too" for child in head.children) and head.pos_ == "ADJ":
        yield "negated", "too", None
        return
    effect = effect_of(head, lexicon, is_clause=True)
    above = head.head if head.pos_ == "ADJ" and head.dep_ in {"acomp", "oprd"} else head
    yield effect, head.lower_, above if above.pos_ in _VERBAL else None


def _above_clause(verb: Token, lexicon: Lexicon, *, is_infinitive: bool) -> Iterator[_Step]:
    head = verb.head
    word = head.lemma_.lower()
    is_bare = verb.tag_ == "VB" and not ({aux.lower_ for aux in auxiliaries_of(verb)} & (_FUTURE | _POSSIBLE))
    if is_infinitive or is_bare:
        yield from _under(head, lexicon, is_infinitive=is_infinitive)
    elif word in _words()["clausal"]:
        yield effect_of(head, lexicon, is_clause=True), head.lower_, None
    else:
        yield "", "", None


def _above_gerund(verb: Token, lexicon: Lexicon) -> Iterator[_Step]:
    preposition = verb.head
    above = preposition.head
    if preposition.lower_ in {"without", "instead"} or above.lower_ in {"instead", "rather"}:
        yield "negated", preposition.lower_, None
    elif preposition.lower_ in {"before", "until"}:
        yield ("future" if above.pos_ in _VERBAL and _is_open(above) else ""), preposition.lower_, None
    elif preposition.lower_ in {"by", "after", "in", "since", "while"}:
        yield "", "", None
    else:
        effect = effect_of(above, lexicon, is_clause=True)
        yield effect, above.lower_, above if effect else None


def _above_adverbial(verb: Token, lexicon: Lexicon, *, is_infinitive: bool) -> Iterator[_Step]:
    marks = {child.lower_ for child in verb.children if child.dep_ in {"mark", "advmod"}}
    main = verb.head
    ahead = main.pos_ in _VERBAL and any(effect in {"future", "possible"} for effect, _ in _own(main))
    if marks & _CONDITIONS:
        yield "", "", None
    elif is_infinitive and verb.lemma_.lower() in _words()["resulting"] and main.pos_ in _VERBAL:
        yield "", "", main
    elif is_infinitive:
        effect = effect_of(main, lexicon, is_clause=True) or ("future" if _is_open(main) else "")
        yield effect, "to", main if main.pos_ in _VERBAL else None
    elif ahead and (marks & _TO_COME or (marks & _WHEN and verb.tag_ in {"VBZ", "VBP", "VB"})):
        yield "future", min(marks & (_TO_COME | _WHEN)), None
    elif verb.tag_ == "VBG" and not marks and main.pos_ in _VERBAL:
        yield "", "", main
    else:
        yield "", "", None


def _is_open(main: Token) -> bool:
    """Return whether a main clause is not past, so that its aim is still ahead."""
    return main.tag_ not in {"VBD", "VBN"} and not any(aux.tag_ == "VBD" for aux in auxiliaries_of(main))


def _above_noun(noun: Token, lexicon: Lexicon) -> Iterator[_Step]:
    """Yield what governs an event noun or adjective, as effect, word and where to go on."""
    head = noun.head
    match noun.dep_:
        case "conj" if head.pos_ not in _VERBAL:
            yield from _above_noun(head, lexicon)
        case "compound" | "amod" | "nmod" | "quantmod" if head.pos_ in {"NOUN", "PROPN"}:
            yield effect_of(head, lexicon, is_clause=False), head.lower_, head
        case "pobj":
            yield from _above_oblique(noun, lexicon)
        case "dobj" | "nsubjpass":
            yield from _above_object(noun, lexicon)
        case "nsubj" if head.pos_ in _VERBAL:
            yield from _above_subject(noun, lexicon)
        case "attr" | "acomp" | "oprd" | "prt" if head.pos_ in _VERBAL:
            yield "", "", head
        case "advmod" | "npadvmod" if head.pos_ in _VERBAL and noun.i > head.i:
            yield "", "", head
        case "nsubj" if head.pos_ in {"ADJ", "ADV", "NOUN"} and head.dep_ == "ccomp":
            yield effect_of(head.head, lexicon, is_clause=True), head.head.lower_, None
        case "ccomp" if noun.pos_ in {"ADJ", "ADV"}:
            yield effect_of(head, lexicon, is_clause=True), head.lower_, head if head.pos_ in _VERBAL else None
        case _:
            yield "", "", None


def _above_oblique(noun: Token, lexicon: Lexicon) -> Iterator[_Step]:
    preposition = noun.head
    above = preposition.head
    name, word = preposition.lower_, above.lemma_.lower()
    governs = name in (_GOVERNING if above.pos_ in _VERBAL else _ABOUT) and (word, name) not in _OTHERWISE
    effect = effect_of(above, lexicon, is_clause=False) if governs else ""
    if effect == "negated" and above.pos_ in _VERBAL:
        effect = ""
    if name == "without":
        yield "negated", name, None
    elif word == "be" and name == "for":
        subject = next((child for child in above.children if child.dep_ == "nsubj"), None)
        yield (effect_of(subject, lexicon, is_clause=False) if subject is not None else ""), name, None
    elif effect and not (name == "over" and word in _WORRIES):
        yield effect, above.lower_, above
    elif (above.pos_ in _VERBAL and name in _RESULTING and word in _words()["creating"]) or (
        above.pos_ == "NOUN" and name in {"of", "in"} and word in _words()["parts"]
    ):
        yield "", "", above
    else:
        yield "", "", None


def _above_object(noun: Token, lexicon: Lexicon) -> Iterator[_Step]:
    verb = noun.head
    word = verb.lemma_.lower()
    if noun.dep_ == "nsubjpass" and any(child.dep_ == "xcomp" for child in verb.children):
        yield "", "", None
        return
    effect = effect_of(verb, lexicon, is_clause=False)
    is_carried = word in _words()["creating"] or word in lexicon.light
    if effect:
        yield effect, verb.lower_, verb
    elif is_carried or not (_is_definite(noun) or word in _words()["affecting"]):
        yield "", "", verb
    else:
        yield "", "", None


def _is_definite(noun: Token) -> bool:
    return any(child.lower_ in _DEFINITE or child.dep_ == "poss" for child in noun.children)


def _above_subject(noun: Token, lexicon: Lexicon) -> Iterator[_Step]:
    """Yield what is said of an event as subject: that it is likely, or, with a verb without object, that it comes."""
    verb = noun.head
    if verb.lemma_.lower() in {"be", "remain", "become"}:
        said = next((child for child in verb.children if child.dep_ in {"acomp", "attr"}), None)
        is_raised = said is not None and any(child.dep_ == "xcomp" for child in said.children)
        if said is not None and not is_raised:
            yield effect_of(said, lexicon, is_clause=False), said.lower_, None
            return
    has_object = any(child.dep_ in {"dobj", "attr", "acomp", "ccomp", "xcomp"} for child in verb.children)
    is_told = verb.lemma_.lower() in lexicon.classes["occurring"] or not has_object
    yield "", "", verb if is_told else None
