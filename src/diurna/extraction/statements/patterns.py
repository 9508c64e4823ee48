"""The constructions in which a verb's words are content, each a small function; ``data/cues/verbs.csv`` names them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from spacy.tokens import Token

from diurna.extraction.statements.cues import Cue
from diurna.extraction.statements.edges import conjoined_verb_start, sentence_end, subtree_after
from diurna.extraction.statements.layout import Layout
from diurna.linguistics.trees import VERBAL, is_passive

_TAIL_PREPOSITIONS = frozenset(
    {"as", "for", "of", "over", "against", "to", "from", "because", "about", "into", "towards", "toward", "if", "until"}
)
_DASHES = frozenset({",", "–", "—", "-", "--", "("})
_LONG_PARENTHESIS = 8
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})


@dataclass(frozen=True, slots=True)
class Match:
    """What a construction holds.

    Attributes:
        tokens: Numbers of the tokens that are content, before edges are tidied.
        addressee: Head of whom it was said to, or None.
    """

    tokens: tuple[int, ...]
    addressee: Token | None = None


Find = Callable[[Token, Cue, Layout], Match | None]


def _request(verb: Token, cue: Cue, layout: Layout) -> Match | None:
    """Match "urged Russia to withdraw", "called on the government to expel him"."""
    asked = _asked(verb, cue)
    deed = _deed(verb, asked)
    if asked is None or deed is None:
        return None
    first = min(token.i for token in asked.subtree)
    return _match(layout, verb, range(min(first, asked.i), _last(deed) + 1), addressee=asked)


def _asked(verb: Token, cue: Cue) -> Token | None:
    if cue.particles:
        return _governed(verb, cue.particles[-1])
    own = next(
        (child for child in verb.children if child.dep_ in {"dobj", "dative", "iobj"} and child.i > verb.i), None
    )
    if own is not None:
        return own
    clause = next((child for child in verb.children if child.dep_ == "ccomp" and child.i > verb.i), None)
    return (
        None
        if clause is None or not _has_to(clause)
        else next((c for c in clause.children if c.dep_ in _SUBJECTS), None)
    )


def _deed(verb: Token, asked: Token | None) -> Token | None:
    if asked is None:
        return None
    below = [
        *verb.children,
        *asked.children,
        *(child for prep in verb.children if prep.dep_ == "prep" for child in prep.children),
    ]
    found = [
        child
        for child in below
        if child.i > asked.i and child.dep_ in {"xcomp", "ccomp", "advcl", "acl", "relcl", "pcomp"}
    ]
    return next((child for child in found if _has_to(child)), None)


def _has_to(verb: Token) -> bool:
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def _as(verb: Token, _cue: Cue, layout: Layout) -> Match | None:
    """Match "described the votes as void"; in "a move Kyiv dismissed as a stunt" the object lies outside."""
    marker = next(
        (
            child
            for child in verb.children
            if child.lower_ == "as" and child.i > verb.i and child.dep_ in {"prep", "mark", "advmod"}
        ),
        None,
    )
    if marker is None or not list(marker.subtree)[1:]:
        return None
    thing = _object(verb)
    first = marker.i if thing is None or is_passive(verb) else min(token.i for token in thing.subtree)
    end = _last(marker)
    return _match(layout, verb, {*range(min(first, marker.i), end + 1), *_tail(verb, end)})


def _naming(verb: Token, _cue: Cue, layout: Layout) -> Match | None:
    """Match "called the votes a sham"."""
    if any(child.lower_.endswith(("self", "selves")) for child in verb.children):
        return None
    named = next((child for child in verb.children if child.i > verb.i and _is_name_for(child)), None)
    quoted = next(
        (
            block
            for block in layout.fragments
            if verb.i < block.first <= verb.i + 12 and block.last <= sentence_end(verb)
        ),
        None,
    )
    thing = _object(verb)
    if named is None and (quoted is None or (thing is None and not is_passive(verb))):
        return None
    last = max([_last(token) for token in (named, thing) if token is not None] + [quoted.last if quoted else 0])
    start = verb.i + 1
    return _match(layout, verb, range(start, min(last, sentence_end(verb)) + 1))


def _is_name_for(child: Token) -> bool:
    if child.dep_ == "oprd":
        return True
    return child.dep_ in {"ccomp", "xcomp"} and child.pos_ in {"NOUN", "ADJ", "PROPN"} and not _has_to(child)


def _of(verb: Token, cue: Cue, layout: Layout) -> Match | None:
    """Match "accused Russia of forcing people"; of "Russia is accused of …" the deed alone."""
    marker = next(
        (
            child
            for child in verb.children
            if child.lower_ in {"of", "with"} and child.i > verb.i and child.dep_ == "prep"
        ),
        None,
    )
    thing = _object(verb)
    if marker is None and thing is not None:
        marker = next((child for child in thing.children if child.lower_ == "of" and child.dep_ == "prep"), None)
    if marker is None or (cue.lemma == "charge" and marker.lower_ == "of"):
        return None
    if is_passive(verb):
        return _match(layout, verb, range(marker.i + 1, _last(marker) + 1))
    first = (
        marker.i if thing is None else min(token.i for token in thing.subtree if token.i > verb.i or thing.i < verb.i)
    )
    return _match(layout, verb, range(min(first, marker.i), _last(marker) + 1), addressee=thing) if first > verb.i else None


def _prep(verb: Token, cue: Cue, layout: Layout) -> Match | None:
    """Match "called for a ceasefire", "decided against expelling him"."""
    marker = _marker(verb, cue.particles[-1]) if cue.particles else None
    if marker is None:
        return None
    tokens = [token.i for token in marker.subtree if token.i > marker.i]
    if not tokens:
        return None
    end = max(tokens)
    return _match(layout, verb, {*range(marker.i + 1, end + 1), *_tail(verb, end)})


def _clause(verb: Token, _cue: Cue, layout: Layout) -> Match | None:
    """Match "said the votes were void", "the votes were void, he said", "the votes, he said, were void"."""
    addressee = next((child for child in verb.children if child.dep_ in {"dobj", "dative"} and child.i > verb.i), None)
    clause = next((child for child in verb.children if child.dep_ == "ccomp" and not _is_bare_name(child)), None)
    if clause is not None:
        if clause.i > verb.i:
            tokens = [
                number for number in subtree_after(clause, verb.i) if addressee is None or number > _last(addressee)
            ]
            return _match(layout, verb, tokens, addressee=addressee)
        return _match(layout, verb, _around(verb, clause))
    hidden = _hidden_clause(verb)
    if hidden is not None:
        return _match(layout, verb, [token.i for token in hidden.subtree])
    if verb.dep_ in {"parataxis", "ccomp"} or (verb.dep_ == "advcl" and _has_as(verb)):
        return _parenthesis(verb)
    return None


def _hidden_clause(verb: Token) -> Token | None:
    """Return the clause of a "that" the parse hung on a noun between ("argued before the votes that they were void")."""
    for child in verb.rights:
        if child.dep_ not in {"prep", "npadvmod", "dobj", "dative"}:
            continue
        for token in child.subtree:
            is_that = token.lower_ == "that" and token.dep_ in {"mark", "nsubj", "dobj"} and token.tag_ in {"WDT", "IN"}
            clause = token.head
            if is_that and clause.dep_ in {"relcl", "acl", "ccomp"} and _has_subject_beside(clause, token):
                return clause
    return None


def _has_subject_beside(clause: Token, marker: Token) -> bool:
    return any(child.dep_ in _SUBJECTS and child.i != marker.i for child in clause.children)


def _is_bare_name(child: Token) -> bool:
    return child.pos_ in {"NOUN", "PROPN"} and not any(
        token.dep_ in {"nsubj", "nsubjpass", "cop", "mark", "expl"} for token in child.children
    )


def _has_as(verb: Token) -> bool:
    return any(child.lower_ == "as" and child.dep_ in {"mark", "advmod"} for child in verb.children)


def _around(verb: Token, clause: Token) -> list[int]:
    """Return the tokens of a clause that its verb of saying follows, the saying itself left out."""
    first = min(token.i for token in clause.subtree)
    saying = {
        token.i for child in verb.children if child.i != clause.i and child.i > clause.i for token in child.subtree
    }
    edge = min([verb.i, *(number for number in saying if number < verb.i)])
    tail = [token.i for token in clause.subtree if token.i > verb.i]
    return [*range(first, edge), *(number for number in tail if number not in saying)]


def _parenthesis(verb: Token) -> Match | None:
    main = verb.head
    own = {token.i for token in verb.subtree}
    if main.i == verb.i or main.i in own or main.pos_ not in VERBAL:
        return None
    if not any(child.dep_ in _SUBJECTS for child in verb.children):
        return None
    first, last = min(own), max(own)
    beside = {verb.doc[first].text, verb.doc[first - 1].text} if first > verb.sent.start else {","}
    if not beside & _DASHES or (verb.dep_ == "ccomp" and (main.i < first or last - first > _LONG_PARENTHESIS)):
        return None
    return Match(tuple(token.i for token in main.subtree if token.i not in own and not token.is_space))


def _infinitive(verb: Token, _cue: Cue, layout: Layout) -> Match | None:
    """Match "vowed to respond", "denied taking part"."""
    deed = next(
        (c for c in verb.children if c.i > verb.i and c.dep_ in {"xcomp", "pcomp"} and (_has_to(c) or c.tag_ == "VBG")),
        None,
    )
    return None if deed is None else _match(layout, verb, subtree_after(deed, verb.i))


def _plain_object(verb: Token, _cue: Cue, layout: Layout) -> Match | None:
    """Match "condemned the votes as illegal"; of a passive verb its subject, if its agent is named."""
    thing = _object(verb)
    if thing is None:
        return None
    if is_passive(verb) and thing.i < verb.i:
        return Match(tuple(token.i for token in thing.subtree if token.i < verb.i))
    if thing.i < verb.i or thing.pos_ == "PRON":
        return None
    tokens = set(range(min(token.i for token in thing.subtree if token.i > verb.i), _last(thing) + 1))
    return _match(layout, verb, tokens | _tail(verb, max(tokens)))


def _tail(verb: Token, last: int) -> set[int]:
    """Return what follows the object and belongs to it: "as illegal", "for the attack"; not when and where it was said."""
    found: set[int] = set()
    for child in verb.rights:
        if child.i <= last or child.dep_ == "punct":
            continue
        is_phrase = child.dep_ in {"prep", "mark", "agent"} and child.lower_ in _TAIL_PREPOSITIONS
        if not is_phrase and not (child.dep_ in {"advcl", "xcomp"} and _has_to(child)):
            break
        found |= set(range(last + 1, _last(child) + 1))
        last = _last(child)
    return found


def _object(verb: Token) -> Token | None:
    own = next((child for child in verb.children if child.dep_ in {"dobj", "obj"}), None)
    return own or next((child for child in verb.children if child.dep_ == "nsubjpass"), None)


def _marker(verb: Token, word: str) -> Token | None:
    return next(
        (token for token in verb.subtree if token.lower_ == word and token.i > verb.i and token.i <= verb.i + 12), None
    )


def _governed(verb: Token, word: str) -> Token | None:
    marker = _marker(verb, word)
    return (
        None if marker is None else next((child for child in marker.children if child.dep_ in {"pobj", "pcomp"}), None)
    )


def _last(token: Token) -> int:
    return max(word.i for word in token.subtree)


def _match(layout: Layout, verb: Token, tokens: Iterable[int], *, addressee: Token | None = None) -> Match | None:
    """Return a match cut at the verb coordinated with the cue and at the sentence's end."""
    stop = _stop(layout, verb)
    limit = sentence_end(verb)
    kept = tuple(number for number in tokens if number <= limit and (stop is None or number < stop))
    return Match(kept, addressee) if kept else None


def _stop(layout: Layout, verb: Token) -> int | None:
    """Return where the next verb of saying coordinated with this one begins, or None."""
    stops = [conjoined_verb_start(verb)]
    for joined, above in layout.joined.items():
        if above == verb.i:
            before = verb.doc[joined - 1]
            stops.append(joined - 1 if before.dep_ == "cc" else joined)
    found = [stop for stop in stops if stop is not None]
    return min(found) if found else None


PATTERNS: Mapping[str, Find] = MappingProxyType(
    {
        "request": _request,
        "as": _as,
        "naming": _naming,
        "of": _of,
        "prep": _prep,
        "clause": _clause,
        "infinitive": _infinitive,
        "object": _plain_object,
    }
)
