"""The constructions in which a verb's words are content, each a small function; ``data/cues/verbs.csv`` names them."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from spacy.tokens import Token

from diurna.extraction.statements.clauses import is_set_off, match_clause, match_that_clause
from diurna.extraction.statements.cues import Cue, load_cues
from diurna.extraction.statements.edges import subtree_after
from diurna.extraction.statements.layout import Block, Layout
from diurna.extraction.statements.matching import (
    SUBJECTS,
    Match,
    first_of,
    has_to,
    is_gerund,
    last_of,
    match_of,
    tail_of,
)
from diurna.linguistics.trees import agents_of, auxiliaries_of, is_passive, possessor_of
from diurna.types.ontology import Force

Find = Callable[[Token, Cue, Layout], Match | None]

_DEEDS = frozenset({"xcomp", "ccomp", "advcl", "acl", "relcl", "pcomp"})
_CLAUSES = frozenset({"acl", "relcl", "ccomp"})
_ABOUT = frozenset({"about", "at", "for", "over", "to", "toward", "towards", "with"})
_TIMES_AND_PLACES = frozenset({"DATE", "FAC", "GPE", "LOC", "TIME"})
_ASIDE = 8
_REACH = 14


def _request(verb: Token, cue: Cue, layout: Layout) -> Match | None:
    """Match "urged Russia to withdraw", "called on the government to expel him"."""
    if is_passive(verb) and agents_of(verb):
        told = next((child for child in verb.rights if child.dep_ == "xcomp" and has_to(child)), None)
        return match_of(layout, verb, subtree_after(told, verb.i), addressee=_object(verb)) if told else None
    asked = _asked(verb, cue)
    deed = next(_deeds(verb, asked), None) if asked is not None else None
    if asked is None or deed is None:
        return None
    return match_of(layout, verb, range(first_of(asked, after=verb.i), last_of(deed) + 1), addressee=asked)


def _asked(verb: Token, cue: Cue) -> Token | None:
    if cue.particles:
        return _governed(verb, cue.particles[-1])
    for child in verb.rights:
        if child.dep_ in {"dobj", "dative", "iobj"}:
            return child
        if child.dep_ == "ccomp" and has_to(child):
            return next((word for word in child.children if word.dep_ in SUBJECTS), None)
    return None


def _deeds(verb: Token, asked: Token) -> Iterator[Token]:
    prepositions = [child for child in verb.children if child.dep_ == "prep"]
    for above in (verb, asked, *prepositions):
        for child in above.children:
            if child.i > asked.i and child.dep_ in _DEEDS and has_to(child):
                yield child


def _as(verb: Token, cue: Cue, layout: Layout) -> Match | None:
    """Match "described the votes as void", "put losses at nine"; in "a move it dismissed as a stunt" the rest alone."""
    thing = _object(verb)
    word = cue.particles[-1] if cue.particles else "as"
    marker = _as_marker(verb, word, verb if thing is None else thing)
    if marker is None or (marker.i > verb.i + _REACH and not {marker.head, marker.head.head} & {verb, thing}):
        return None
    first = marker.i if thing is None or is_passive(verb) or thing.i < verb.i else first_of(thing, after=verb.i)
    end = last_of(marker)
    return match_of(layout, verb, [*range(min(first, marker.i), end + 1), *sorted(tail_of(verb, end))])


def _as_marker(verb: Token, word: str, before: Token) -> Token | None:
    """Return the first such word below the verb and after its object that governs something."""
    for token in verb.subtree:
        if token.lower_ == word and token.i > max(verb.i, before.i) and len(list(token.subtree)) > 1:
            return token
    return None


def _naming(verb: Token, _cue: Cue, layout: Layout) -> Match | None:
    """Match "called the votes a sham"; a group that calls itself something says nothing."""
    if any(child.lower_.endswith(("self", "selves")) for child in verb.children):
        return None
    thing = _object(verb)
    is_asked = thing is not None and thing.i < verb.i and thing.tag_ in {"WDT", "WP"}
    doubled = [child for child in verb.rights if child.dep_ == "dobj"][0 if is_asked else 1 :]
    named = next((child for child in verb.rights if _is_name_for(child) or child in doubled), _beside(thing))
    if named is None and thing is not None and _is_reduced_relative(verb):
        thing, named = None, thing
    if thing is None and named is not None and _is_definite(named) and not named.nbor(-1).is_quote:
        thing, named = named, None
    quoted = _quoted_name(verb, thing, layout)
    if named is None and quoted is None:
        return None
    ends = [last_of(token) for token in (named, thing) if token is not None and token.i > verb.i]
    last = max([*ends, quoted.last if quoted is not None else verb.i])
    return match_of(layout, verb, range(verb.i + 1, last + 1))


def _beside(thing: Token | None) -> Token | None:
    """Return the name that no comma parts from its object: "called the offer to talk an empty gesture"."""
    beside = (child for child in thing.rights if child.dep_ == "appos") if thing is not None else ()
    return next((name for name in beside if not name.doc[first_of(name) - 1].is_punct), None)


def _is_reduced_relative(verb: Token) -> bool:
    """Return whether a verb has two subjects, the first in truth what it names: "a step Lima called a farce"."""
    before = [child for child in verb.lefts if child.dep_ == "nsubj"]
    return len(before) > 1 and before[0].pos_ == "NOUN" and before[-1].pos_ in {"PROPN", "PRON"}


def _is_definite(named: Token) -> bool:
    """Return whether a noun has "the": "had called the march" names nothing, "what he called a stunt" does."""
    return any(child.lower_ == "the" for child in named.children)


def _quoted_name(verb: Token, thing: Token | None, layout: Layout) -> Block | None:
    """Return the quotation that stands right behind the object: "labelled the votes “a sham”"."""
    if thing is None:
        return None
    inside = {token.i for token in thing.subtree} if thing.i > verb.i else {verb.i}
    for block in layout.fragments:
        if block.first - 2 in inside and block.first > max(thing.i, verb.i):
            return block
    return None


def _is_name_for(child: Token) -> bool:
    if child.dep_ == "oprd":
        return True
    return child.dep_ in {"ccomp", "xcomp"} and child.pos_ in {"NOUN", "ADJ", "PROPN"} and not has_to(child)


def _of(verb: Token, _cue: Cue, layout: Layout) -> Match | None:
    """Match "accused Russia of forcing people"; of "Russia is accused of …" the deed alone."""
    thing = _object(verb)
    below = [*verb.rights, *(thing.rights if thing is not None else ())]
    marker = next((child for child in below if child.lower_ in {"of", "with"} and child.dep_ == "prep"), None)
    if marker is None or marker.i < verb.i:
        return None
    if thing is None or is_passive(verb) or thing.i < verb.i:
        return match_of(layout, verb, range(marker.i + 1, last_of(marker) + 1))
    return match_of(layout, verb, range(first_of(thing, after=verb.i), last_of(marker) + 1), addressee=thing)


def _prep(verb: Token, cue: Cue, layout: Layout) -> Match | None:
    """Match "called for a ceasefire", "decided against expelling him"."""
    marker = _marker(verb, cue.particles[-1]) if cue.particles else None
    if marker is None:
        return None
    end = last_of(marker.head if marker.dep_ == "mark" and marker.head.i > marker.i else marker)
    return match_of(layout, verb, [*range(marker.i + 1, end + 1), *sorted(tail_of(verb, end))])


def _infinitive(verb: Token, _cue: Cue, layout: Layout) -> Match | None:
    """Match "vowed to respond", "denied taking part"."""
    for child in verb.rights:
        if child.dep_ in {"xcomp", "pcomp"} and (has_to(child) or is_gerund(child)):
            return match_of(layout, verb, subtree_after(child, verb.i))
    return None


def _plain_object(verb: Token, cue: Cue, layout: Layout) -> Match | None:
    """Match "condemned the votes as illegal"; of a passive verb its subject; of "denied it" the denial itself."""
    thing = _object(verb)
    if thing is None or load_cues().has("unsaid", thing):
        return None
    if thing.i < verb.i:
        if is_passive(verb):
            return Match(tuple(token.i for token in thing.subtree if token.i < verb.i))
        charged = [child for child in verb.rights if child.dep_ == "prep" and child.lower_ in {"for", "on"}]
        if thing.tag_ != "WDT" or cue.force is not Force.ACCUSATION or not charged:
            return None
        return match_of(layout, verb, range(charged[0].i, last_of(charged[0]) + 1))
    if thing.pos_ == "PRON":
        return _denial(verb, cue, thing)
    last = max([last_of(thing), *(last_of(child) for child in verb.rights if child.dep_ in {"dobj", "obj"})])
    last = _with_part(verb, cue, _behind_aside(verb, last))
    tokens = range(first_of(thing, after=verb.i), last + 1)
    return match_of(layout, verb, [*tokens, *sorted(tail_of(verb, last))])


def _with_part(verb: Token, cue: Cue, last: int) -> int:
    """Return where an object ends with what is denied a part in: "denied any role in the attack"."""
    for child in verb.rights:
        is_part = child.i == last + 1 and child.dep_ == "prep" and child.lower_ == "in" and cue.force is Force.DENIAL
        if is_part and all(noun.ent_type_ not in _TIMES_AND_PLACES for noun in child.rights):
            return last_of(child)
    return last


def _behind_aside(verb: Token, last: int) -> int:
    """Return where an object ends that an aside parts from its "of": "the expulsion, on 23 December, of four"."""
    for child in verb.rights:
        between = verb.doc[last + 1 : child.i]
        is_aside = len(between) > 2 and between[0].text == "," and between[-1].text == ","
        if child.dep_ == "prep" and child.lower_ == "of" and is_aside and len(between) <= _ASIDE:
            return last_of(child)
    return last


def _matter(verb: Token, cue: Cue, layout: Layout) -> Match | None:
    """Match "backed plans for a vote": the object of a verb that also takes people, where it is no name."""
    if verb.dep_ == "relcl" and not is_set_off(verb):
        return None
    thing = _object(verb)
    if thing is None or thing.i < verb.i or thing.ent_type_ or thing.pos_ != "NOUN":
        return None
    return _plain_object(verb, cue, layout)


def _word(verb: Token, cue: Cue, layout: Layout) -> Match | None:
    """Match "echoed the warning by Lima that …": the object where it is another's noun of saying."""
    thing = _object(verb)
    if thing is None or thing.i < verb.i or not load_cues().noun_cues(thing):
        return None
    owner = possessor_of(thing)
    is_own = owner is not None and load_cues().has("body", owner) and any(c.tag_ == "PRP$" for c in owner.children)
    is_owned = owner is not None and owner.pos_ in {"NOUN", "PROPN"} and not is_own
    return _plain_object(verb, cue, layout) if is_owned or agents_of(thing) else None


def _feeling(verb: Token, _cue: Cue, layout: Layout) -> Match | None:
    """Match "voiced alarm at the plan": a feeling with what it is about, a clause left to its noun."""
    thing = _object(verb)
    if thing is None or thing.i < verb.i or thing.pos_ != "NOUN" or any(c.dep_ in _CLAUSES for c in thing.children):
        return None
    last = last_of(thing)
    for child in verb.rights:
        if child.i == last + 1 and child.dep_ == "prep" and child.lower_ in _ABOUT:
            last = last_of(child)
    about = [child for child in (*verb.rights, *thing.rights) if child.dep_ == "prep" and child.lower_ in _ABOUT]
    return match_of(layout, verb, range(first_of(thing, after=verb.i), last + 1)) if about else None


def _hearsay(verb: Token, _cue: Cue, layout: Layout) -> Match | None:
    """Match "is reported to oppose the plan", "are said to have left": nobody is named who says so."""
    deed = next((child for child in verb.rights if child.dep_ == "xcomp" and has_to(child)), None)
    if deed is None or not is_passive(verb) or any(child.dep_ == "agent" for child in verb.children):
        return None
    return match_of(layout, verb, subtree_after(deed, verb.i))


def _denial(verb: Token, cue: Cue, thing: Token) -> Match | None:
    """Match "has denied this": the denial is all there is to quote."""
    if cue.force is not Force.DENIAL or thing.lower_ not in {"it", "this", "that"}:
        return None
    first = min([verb.i, *(token.i for token in auxiliaries_of(verb) if token.i < verb.i)])
    return Match(tuple(range(first, thing.i + 1)), keeps_verb=True)


def _object(verb: Token) -> Token | None:
    own = next((child for child in verb.children if child.dep_ in {"dobj", "obj"}), None)
    return own or next((child for child in verb.children if child.dep_ == "nsubjpass"), None)


def _marker(verb: Token, word: str) -> Token | None:
    return next((token for token in verb.subtree if token.lower_ == word and verb.i < token.i <= verb.i + _REACH), None)


def _governed(verb: Token, word: str) -> Token | None:
    marker = _marker(verb, word)
    below = marker.children if marker is not None else ()
    return next((child for child in below if child.dep_ in {"pobj", "pcomp"}), None)


PATTERNS: Mapping[str, Find] = MappingProxyType(
    {
        "request": _request,
        "as": _as,
        "naming": _naming,
        "of": _of,
        "prep": _prep,
        "word": _word,
        "clause": match_clause,
        "that": match_that_clause,
        "infinitive": _infinitive,
        "object": _plain_object,
        "matter": _matter,
        "feeling": _feeling,
        "hearsay": _hearsay,
    }
)
