"""Questions every extractor asks of a dependency tree: whose subject, which noun phrase, where a clause ends."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Span, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
OBJECTS = frozenset({"dobj", "obj", "iobj", "dative"})
COMPLEMENTS = frozenset({"ccomp", "xcomp"})
VERBAL = frozenset({"VERB", "AUX"})

_OUTSIDE_NOUN_PHRASE = frozenset(
    {"relcl", "acl", "appos", "conj", "cc", "punct", "parataxis", "advcl", "preconj", "dep"}
)
_COMPLEMENT_PREPOSITIONS = frozenset({"of", "for", "to", "against", "between", "among"})
_LOOSE_PREPOSITIONS = frozenset({"in", "at", "from", "with"})


def subject_of(verb: Token) -> Token | None:
    """Return the head of a verb's subject, borrowed where the verb has none of its own, else None.

    A coordinated verb borrows from the verb before it, an open complement ("wants to leave") from its governor, and a
    relative clause, participle or infinitive that modifies a noun from that noun: never "who".
    """
    seen: set[int] = set()
    current = verb
    while current.i not in seen:
        seen.add(current.i)
        own = [child for child in current.children if child.dep_ in SUBJECTS and child.dep_ != "expl"]
        if own and not (own[0].tag_ in {"WP", "WDT"} and current.dep_ == "relcl"):
            return own[0]
        if current.dep_ in {"acl", "relcl"}:
            return current.head
        if current.dep_ not in {"conj", "xcomp", "advcl", "auxpass", "aux"} or current.head.pos_ not in VERBAL:
            return None
        current = current.head
    return None


def own_subject_of(verb: Token) -> Token | None:
    """Return the head of the subject that hangs on the verb itself, or None."""
    return next((child for child in verb.children if child.dep_ in SUBJECTS), None)


def subjects_of(verb: Token) -> tuple[Token, ...]:
    """Return the heads of all coordinated subjects of a verb ("Ardern and Shmyhal met")."""
    head = subject_of(verb)
    return () if head is None else (head, *conjuncts_of(head))


def object_of(verb: Token) -> Token | None:
    """Return the head of a verb's direct object, or the subject of a passive verb, else None."""
    own = next((child for child in verb.children if child.dep_ in {"dobj", "obj"}), None)
    return own if own is not None else next((child for child in verb.children if child.dep_ == "nsubjpass"), None)


def objects_of(verb: Token) -> tuple[Token, ...]:
    """Return the heads of all coordinated direct objects of a verb."""
    head = object_of(verb)
    return () if head is None else (head, *conjuncts_of(head))


def agents_of(verb: Token) -> tuple[Token, ...]:
    """Return the heads of the "by" phrase of a passive verb or of a deverbal noun ("an attack by Russia")."""
    found: list[Token] = []
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            found.extend(head for noun in child.children if noun.dep_ == "pobj" for head in (noun, *conjuncts_of(noun)))
    return tuple(found)


def conjuncts_of(head: Token) -> tuple[Token, ...]:
    """Return the nouns coordinated with a noun after it, in text order ("A, B and C": B and C for A)."""
    found: list[Token] = []
    waiting = [head]
    while waiting:
        token = waiting.pop()
        following = [child for child in token.children if child.dep_ == "conj"]
        found.extend(following)
        waiting.extend(following)
    return tuple(sorted(found, key=lambda token: token.i))


def prepositions_of(token: Token) -> Iterator[tuple[Token, Token]]:
    """Yield each preposition that hangs on a token with the head of what it governs, chains included ("from in A")."""
    for child in token.children:
        if child.dep_ in {"prep", "agent", "dative"}:
            yield from ((child, noun) for noun in child.children if noun.dep_ in {"pobj", "pcomp"})
            yield from prepositions_of(child)


def preposition_before(head: Token) -> Token | None:
    """Return the preposition that governs a noun, also as a coordinated one ("in Kyiv and Moscow"), or None."""
    current = head
    while current.dep_ == "conj" and current.head.i != current.i:
        current = current.head
    return current.head if current.dep_ in {"pobj", "pcomp"} and current.head.pos_ in {"ADP", "SCONJ"} else None


def governing_verb(token: Token) -> Token | None:
    """Return the nearest verb above a token, or None."""
    return next((above for above in token.ancestors if above.pos_ in VERBAL), None)


def complements_of(verb: Token) -> tuple[Token, ...]:
    """Return the heads of a verb's clausal complements, in text order."""
    return tuple(child for child in verb.children if child.dep_ in COMPLEMENTS)


def apposition_of(head: Token) -> Token | None:
    """Return the head of a noun's apposition ("Mahuta, the foreign minister": minister), or None."""
    return next((child for child in head.children if child.dep_ == "appos"), None)


def possessor_of(noun: Token) -> Token | None:
    """Return the head of a noun's possessor ("Russia's plans": Russia; "their homes": their), or None."""
    return next((child for child in noun.children if child.dep_ == "poss"), None)


def is_negated(verb: Token) -> bool:
    """Return whether a verb is denied: "not", "never", "no longer", or a "no" subject or object."""
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ in {"never", "neither", "nor"}:
            return True
        if child.dep_ in SUBJECTS | OBJECTS and any(
            word.lower_ == "no" and word.dep_ == "det" for word in child.children
        ):
            return True
        if child.dep_ in SUBJECTS and child.lower_ in {"nobody", "none", "neither"}:
            return True
    return False


def is_passive(verb: Token) -> bool:
    """Return whether a verb is in the passive."""
    return any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children)


def auxiliaries_of(verb: Token) -> tuple[Token, ...]:
    """Return a verb's auxiliaries in text order, those of the verb it is coordinated with where it has none."""
    own = tuple(child for child in verb.children if child.dep_ in {"aux", "auxpass"} and not _is_month(child))
    if own or verb.dep_ != "conj" or own_subject_of(verb) is not None or verb.head.pos_ not in VERBAL:
        return own
    return auxiliaries_of(verb.head)


def _is_month(token: Token) -> bool:
    """Return whether "May" beside a number is the month a parser takes for the verb ("12 May the vessel …")."""
    if token.text != "May":
        return False
    beside = [token.doc[place] for place in (token.i - 1, token.i + 1) if 0 <= place < len(token.doc)]
    return any(word.like_num for word in beside)


def noun_phrase_of(head: Token) -> Span:
    """Return the noun phrase of a noun: determiner, modifiers and prepositional complements.

    Relative clauses, appositions, coordinated nouns and what a comma parts off are left out: "the foreign minister of
    Canada" out of "the foreign minister of Canada, who had …".
    """
    first, last = _edges(head)
    return head.doc[first : last + 1]


def base_noun_phrase_of(head: Token) -> Span:
    """Return a noun with what stands before it only: "the foreign minister" out of "the foreign minister of Canada"."""
    first = min((token.i for child in _left_parts(head) for token in child.subtree), default=head.i)
    return head.doc[min(first, head.i) : head.i + 1]


def clause_of(verb: Token) -> Span:
    """Return the clause of a verb: its subtree without outer punctuation and without verbs coordinated after it."""
    inside = {token.i for token in verb.subtree}
    for child in verb.children:
        if child.dep_ == "conj" and child.pos_ in VERBAL:
            inside -= {token.i for token in child.subtree}
    first, last = _run_around(verb.i, inside)
    return trimmed(verb.doc[first : last + 1])


def trimmed(span: Span) -> Span:
    """Return a span without punctuation, white space and coordinating words at its edges."""
    first, last = span.start, span.end - 1
    while first < last and _is_edge(span.doc[first]):
        first += 1
    while last > first and _is_edge(span.doc[last]):
        last -= 1
    return span.doc[first : last + 1]


def root_of(span: Span) -> Token:
    """Return the token of a span that governs the rest."""
    return span.root


def is_under(token: Token, above: Token) -> bool:
    """Return whether a token is another or hangs below it."""
    return token.i == above.i or above.is_ancestor(token)


def _is_edge(token: Token) -> bool:
    return token.is_space or token.pos_ == "PUNCT" or token.dep_ == "cc" or token.is_quote


def _run_around(centre: int, inside: Iterable[int]) -> tuple[int, int]:
    """Return the ends of the unbroken run of token numbers around one of them."""
    numbers = set(inside) | {centre}
    first = last = centre
    while first - 1 in numbers:
        first -= 1
    while last + 1 in numbers:
        last += 1
    return first, last


def _left_parts(head: Token) -> list[Token]:
    kept: list[Token] = []
    for child in reversed(list(head.lefts)):
        if child.dep_ in {"cc", "preconj", "relcl", "advcl"} or (
            child.dep_ == "punct" and child.text not in {"-", "–", '"'}
        ):
            break
        kept.append(child)
    return kept


def _edges(head: Token) -> tuple[int, int]:
    first = base_noun_phrase_of(head).start
    last = head.i
    for child in head.rights:
        if child.dep_ in {"case", "poss"} or (child.dep_ == "punct" and child.text in {"-", "–"}):
            continue
        if child.dep_ == "prep" and _is_complement(child):
            last = max(last, _prepositional_end(child))
        elif child.dep_ in {"compound", "nummod", "amod", "flat", "npadvmod"} and child.i == last + 1:
            last = max(last, *(token.i for token in child.subtree))
        elif child.dep_ in _OUTSIDE_NOUN_PHRASE or child.dep_ == "prep":
            break
    return first, last


def _is_complement(preposition: Token) -> bool:
    if preposition.lower_ in _COMPLEMENT_PREPOSITIONS:
        return True
    return preposition.lower_ in _LOOSE_PREPOSITIONS and preposition.head.pos_ == "NOUN"


def _prepositional_end(preposition: Token) -> int:
    last = preposition.i
    for noun in preposition.children:
        if noun.dep_ != "pobj":
            continue
        last = max(last, _edges(noun)[1])
        for conjunct in conjuncts_of(noun):
            if _is_plain_list(noun, conjunct):
                last = max(last, _edges(conjunct)[1])
    return last


def _is_plain_list(first: Token, conjunct: Token) -> bool:
    """Return whether a coordinated noun belongs to the same short list ("of Russia and China")."""
    between = first.doc[first.i + 1 : conjunct.i]
    return len(between) <= 8 and all(token.pos_ not in VERBAL for token in between)
