"""Puts the words of a proposition together as a reader would write them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from diurna.extraction.stances.words import phrasing_words

TIMES = frozenset({"DATE", "TIME"})
_MOST_WORDS = 13
_NEXT = 2
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_QUOTES = frozenset("\"“”'‘’«»()[]")
_THING_PREPOSITIONS = frozenset(
    {"of", "for", "to", "against", "between", "on", "over", "in", "with", "at", "from", "about", "into", "under"}
)
DEED_PREPOSITIONS = frozenset(
    {*_THING_PREPOSITIONS, "as", "towards", "toward", "upon", "near", "through", "out", "within", "off"}
)
_LOOSE_BEFORE = frozenset({"cc", "preconj", "relcl", "advcl", "predet", "advmod"})
_DROPPED = frozenset(
    {"the", "this", "that", "these", "those", "such", "any", "its", "their", "his", "her", "our", "my"}
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


_NOTHING = Proposition("", ())
"""What cannot be phrased so that a reader knows what is meant."""


_NOTHING = Proposition("", ())


def noun_words(noun: Token, *, keep: bool = False) -> list[Token]:
    """Return a noun with what tells which it is; articles are kept before it on demand, judging words never."""
    left = _before(noun, keep=keep)
    right: list[Token] = []
    last = noun.i
    for child in noun.rights:
        added = _after(child, last, noun, keep=keep)
        if added is None or len(left) + len(right) + len(added) > _MOST_WORDS - 2:
            break
        right.extend(added)
        last = max((token.i for token in right), default=last)
    kept = [token for token in (*left, noun, *right) if not token.is_space and token.text not in {'"', "“", "”"}]
    called = next((place for place, token in enumerate(kept) if token.lower_ == "called"), None)
    if called and kept[called - 1].text == "-":
        kept = kept[: max(0, called - 2)] + kept[called + 1 :]
    return kept


def _before(noun: Token, *, keep: bool) -> list[Token]:
    left: list[Token] = []
    for child in noun.lefts:
        is_loose = child.dep_ in _LOOSE_BEFORE or child.is_space or (child.is_punct and child.text != "-")
        is_dropped = child.dep_ == "det" and not keep
        is_dropped = is_dropped or (child.lower_ in _DROPPED and not (keep and child.lower_ == "the"))
        if not is_loose and not is_dropped and not is_judging(child):
            left.extend(word for word in child.subtree if not is_judging(word))
    return left


def _after(child: Token, last: int, noun: Token, *, keep: bool) -> list[Token] | None:
    """Return the words of one part after a noun that belong to its name; None where the name ends."""
    if child.dep_ in {"compound", "nummod", "flat"} and child.i == last + 1:
        return [child]
    if child.dep_ == "prep" and child.lower_ in _THING_PREPOSITIONS and child.i <= last + 2:
        inner = next((item for item in child.children if item.dep_ == "pobj"), None)
        if inner is None or inner.ent_type_ in TIMES or is_pointer(inner):
            return None
        return [child, *noun_words(inner, keep=True)]
    if child.dep_ == "conj" and child.i - last <= _NEXT and child.pos_ == noun.pos_:
        return [*noun.doc[last + 1 : child.left_edge.i], *noun_words(child, keep=keep)]
    is_passed = child.dep_ == "case" or (child.dep_ in {"cc", "punct"} and child.text != ",")
    return [] if is_passed else None


def shortened(tokens: Sequence[Token], optional: Sequence[Token]) -> list[Token]:
    """Return words of a readable length: what is optional goes first."""
    if len(tokens) <= _MOST_WORDS:
        return list(tokens)
    kept = [token for token in tokens if token not in optional]
    return kept[:_MOST_WORDS] if len(kept) > _MOST_WORDS else kept


def is_pointer(token: Token) -> bool:
    """Return whether a word names nothing by itself ("it", "the others")."""
    if token.pos_ == "PRON":
        return True
    has_more = any(child.lower_ == "of" for child in token.children)
    return token.lower_ in phrasing_words()["pointing"] and not has_more


def is_quantity(token: Token) -> bool:
    """Return whether a word only says how much of what follows ("any of the land")."""
    return token.lower_ in {"any", "all", "some", "none", "most", "many", "part", "each", "both"}


def is_judging(token: Token) -> bool:
    """Return whether a word judges a thing and does not tell which it is ("sham")."""
    return token.pos_ != "PROPN" and not token.is_title and token.lower_ in phrasing_words()["judging"]


def is_bare(noun: Token) -> bool:
    """Return whether nothing beside a noun tells which thing it is."""
    return not any(
        child.dep_ in {"amod", "compound", "prep", "acl", "nmod"} and not is_judging(child) for child in noun.children
    )


def is_counted(noun: Token) -> bool:
    """Return whether a noun has an article that a phrase with its act keeps."""
    return any(child.dep_ == "det" and child.lower_ in {"a", "an", "the", "another"} for child in noun.children)


def says_something(tokens: Iterable[Token]) -> bool:
    """Return whether some words say enough after a slight verb ("take")."""
    unsaid = phrasing_words()["pointing"] | phrasing_words()["slight"] | phrasing_words()["empty"]
    return any(token.pos_ in {"NOUN", "VERB"} and token.lemma_.lower() not in unsaid for token in tokens)


def made_of(verb: str, tokens: Sequence[Token]) -> Proposition:
    """Return the proposition of a verb, or of none, and the words after it."""
    tokens = list({token.i: token for token in tokens}.values())
    words = text_of(tokens)
    lemmas = set(lemmas_of(tokens))
    if not any(token.pos_ in {"NOUN", "PROPN", "VERB", "ADJ"} for token in tokens):
        return _NOTHING
    lemmas.update(verb.split()[:1])
    if words.startswith(("a ", "an ")):
        _, _, rest = words.partition(" ")
        is_open = rest[:1].lower() in "aeiou" and not rest.lower().startswith(("uni", "use", "eu", "one"))
        words = f"{'an' if is_open else 'a'} {rest}"
    return Proposition(f"{verb} {words}".strip(), tuple(sorted(lemmas)))


def text_of(tokens: Sequence[Token]) -> str:
    """Return words as a reader would write them, quotation marks and brackets left out."""
    said = ""
    for token in tokens:
        glued = token.text in {"-", "–", "’s", "'s", "’", "'", ",", "%"} or said.endswith(("-", "$", "£", "€"))
        if token.text in _QUOTES and not glued:
            continue
        word = token.lower_ if token.pos_ == "DET" else token.text
        said += word if glued or not said else f" {word}"
    return said.strip(" ,;:-–")


def lemmas_of(tokens: Iterable[Token]) -> tuple[str, ...]:
    """Return the lemmas of content words, sorted, each once."""
    return tuple(sorted({t.lemma_.lower() for t in tokens if t.pos_ in _CONTENT and not t.is_stop}))
