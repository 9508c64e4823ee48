"""Reads who does what to whom off the syntax of one verb; separate from the lexicon, which says what the deed is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from spacy.tokens import Token

from diurna.extraction.events.lexicon import grammar_words
from diurna.extraction.events.phrases import obliques, spread

_SUBJECTS = frozenset({"nsubj", "csubj"})
_PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
_OBJECTS = frozenset({"dobj", "dative", "oprd"})
_RELATIVES = frozenset({"which", "who", "that", "whom"})
_VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Frame:
    """The parties of one deed, as tokens.

    Attributes:
        trigger: The verb or event noun.
        clause: The verb whose clause tells the deed (the trigger, or the light verb that carries an event noun).
        doers: Heads of those who do it; an agentless passive has none.
        objects: Heads of what it is done to.
        obliques: Heads after each preposition.
        particle: "out" of "carry out", else empty.
        is_passive: Whether the verb is passive.
        is_nominal: Whether the trigger is a noun.
        complement: Head of a clause the verb governs ("to withdraw", "that …"), or None.
        teller: The verb of saying a coordinated deed goes on from, where the parser joined it to what is said.
    """

    trigger: Token
    clause: Token
    doers: tuple[Token, ...] = ()
    objects: tuple[Token, ...] = ()
    obliques: Mapping[str, tuple[Token, ...]] = field(default_factory=dict)
    particle: str = ""
    is_passive: bool = False
    is_nominal: bool = False
    complement: Token | None = None
    teller: Token | None = None


def adjective_frame(word: Token) -> Frame:
    """Return the frame of an adjective that is said of somebody ("is ready for talks", "was disappointed that …")."""
    clause = word if word.tag_ == "VBN" else word.head
    return Frame(
        trigger=word,
        clause=clause,
        doers=subjects(clause),
        obliques=obliques(word),
        complement=next((child for child in word.children if child.dep_ in {"xcomp", "ccomp"}), None),
    )


def verb_frame(verb: Token) -> Frame:
    """Return the frame of a verb, with passives, relatives, conjuncts and controlled subjects undone."""
    if is_stranded(verb):
        return Frame(trigger=verb, clause=verb, doers=subjects(_verb_before(verb)), objects=spread([verb.head]))
    passive = is_passive(verb)
    return Frame(
        trigger=verb,
        clause=verb,
        doers=spread(_doers(verb, passive=passive)),
        objects=spread(_objects(verb, passive=passive)),
        obliques=obliques(verb),
        particle=next((child.lower_ for child in verb.children if child.dep_ == "prt"), ""),
        is_passive=passive,
        complement=complement_of(verb),
    )


def is_stranded(verb: Token) -> bool:
    """Return whether a past verb after a comma was taken for an adjective ("ordered a draft, backed plans to vote")."""
    if verb.tag_ != "VBD" or verb.dep_ != "amod" or verb.i == 0 or verb.nbor(-1).text != ",":
        return False
    return verb.head.i > verb.i and (is_finite_past(_verb_before(verb)) or _is_perfect(_verb_before(verb)))


def _is_perfect(verb: Token) -> bool:
    return verb.tag_ == "VBN" and any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children)


def _verb_before(verb: Token) -> Token:
    """Return the verb that governs the noun a stranded verb was joined to."""
    return next((item for item in verb.head.ancestors if item.pos_ in _VERBAL), verb)


def complement_of(verb: Token) -> Token | None:
    """Return the head of the clause a verb governs, "called on X to expel Y" read as one, or None."""
    own = next((child for child in verb.children if child.dep_ in {"ccomp", "xcomp"}), None)
    if own is not None or verb.lemma_.lower() not in grammar_words("asking"):
        return own
    called = verb.lemma_.lower() == "call" and any(child.dep_ == "dobj" for child in verb.children)
    clauses = [child for child in verb.children if child.dep_ == "advcl" and not called]
    for child in verb.children:
        if child.dep_ == "prep":
            clauses += [item for noun in child.children for item in noun.children if item.dep_ in {"acl", "relcl"}]
    return next((item for item in clauses if _is_infinitive(item)), None)


def _is_infinitive(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def is_passive(verb: Token) -> bool:
    """Return whether the verb is a passive, with or without its auxiliary."""
    if any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children):
        return True
    if verb.tag_ != "VBD" and any(child.dep_ == "agent" for child in verb.children):
        return True
    if verb.tag_ == "VBD" and verb.dep_ == "acl" and not any(child.dep_ == "dobj" for child in verb.children):
        return True
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ in {"acl", "amod", "advcl"} and not any(child.dep_ in _SUBJECTS | {"aux"} for child in verb.children):
        return True
    return (
        verb.dep_ == "conj"
        and verb.head.pos_ in _VERBAL
        and not any(child.dep_ in _SUBJECTS | {"aux"} for child in verb.children)
        and is_passive(verb.head)
    )


def subjects(verb: Token) -> tuple[Token, ...]:
    """Return the grammatical subjects of a verb, inherited ones included (passive subjects too)."""
    own = _own_subjects(verb)
    if own:
        return spread(own)
    return spread(_inherited(verb))


def governor(verb: Token) -> Token | None:
    """Return the verb, noun or adjective this clause is a complement of ("plans to", "refused to", "ready to")."""
    if verb.dep_ == "advcl" and verb.head.lemma_.lower() in grammar_words("asking") and _is_infinitive(verb):
        return verb.head
    if verb.dep_ == "ccomp" and stands_apart(verb.head, verb):
        return None
    if verb.dep_ in {"acl", "relcl"} and _is_infinitive(verb) and _asked_for(verb.head) is not None:
        return _asked_for(verb.head)
    if verb.dep_ in {"xcomp", "ccomp", "pcomp", "acl"}:
        return verb.head.head if verb.dep_ == "pcomp" and verb.head.pos_ in {"ADP", "SCONJ"} else verb.head
    if verb.dep_ == "conj" and verb.head.pos_ in _VERBAL and verb.tag_ in {"VB", "VBG"}:
        return governor(verb.head) if not _has_finite_mark(verb) else None
    return None


def chain_up(token: Token) -> Iterator[Token]:
    """Yield the governors of a clause from the nearest up."""
    seen = 0
    current = governor(token)
    while current is not None and seen < 6:
        yield current
        seen += 1
        current = governor(current) if current.pos_ in _VERBAL | {"ADJ"} else _noun_verb(current)


def stands_apart(above: Token, below: Token) -> bool:
    """Return whether a semicolon parts a clause from the one a parser puts above it."""
    between = above.doc[min(above.i, below.i) : max(above.i, below.i)]
    return any(token.text == ";" for token in between)


def _asked_for(noun: Token) -> Token | None:
    """Return the verb of asking whose "for" a noun follows ("called for the envoy to be expelled"), or None."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "for":
        return None
    verb = noun.head.head
    return verb if verb.lemma_.lower() in grammar_words("asking") and verb.pos_ in _VERBAL else None


def _noun_verb(noun: Token) -> Token | None:
    head = noun.head
    if noun.dep_ in {"dobj", "nsubjpass", "attr", "pobj"}:
        while head.pos_ in {"ADP", "SCONJ"} and head.head is not head:
            head = head.head
        return head if head.pos_ in _VERBAL else None
    return None


def _has_finite_mark(verb: Token) -> bool:
    return any(child.dep_ in {"aux", "auxpass", *_SUBJECTS} for child in verb.children)


def _own_subjects(verb: Token) -> list[Token]:
    return [_antecedent(child, verb) for child in _subject_words(verb) if child.pos_ != "SCONJ"]


def _subject_words(verb: Token) -> Iterator[Token]:
    """Yield the subjects that hang on a verb or, by a slip of the parser, on its auxiliary ("Oslo was … accused")."""
    for child in verb.children:
        if child.dep_ in _SUBJECTS | _PASSIVE_SUBJECTS:
            yield child
        elif child.dep_ in {"aux", "auxpass"}:
            yield from (item for item in child.children if item.dep_ in _SUBJECTS | _PASSIVE_SUBJECTS)


def _antecedent(child: Token, verb: Token) -> Token:
    if child.lower_ in _RELATIVES and child.tag_ in {"WDT", "WP", "IN", "DT"}:
        clause = verb
        while clause.dep_ in {"conj", "xcomp", "ccomp"} and clause.head.pos_ in _VERBAL:
            clause = clause.head
        if clause.dep_ == "relcl":
            return clause.head
    return child


def _doers(verb: Token, *, passive: bool) -> list[Token]:
    if passive:
        agents = [
            pobj
            for child in verb.children
            if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by")
            for pobj in child.children
            if pobj.dep_ == "pobj"
        ]
        return [agent for agent in agents if agent.ent_type_ not in {"DATE", "TIME", "CARDINAL", "PERCENT"}]
    own = _own_subjects(verb)
    return own or list(_inherited(verb))


def _inherited(verb: Token) -> tuple[Token, ...]:
    head = coordinated_with(verb)
    if verb.dep_ == "conj" and head.pos_ in _VERBAL:
        return tuple(_own_subjects(head)) or _inherited(head)
    if verb.dep_ in {"xcomp", "ccomp", "advcl"} and head.pos_ in _VERBAL:
        if verb.dep_ == "advcl" and head.lemma_.lower() in grammar_words("asking") and _is_infinitive(verb):
            return obliques(head).get("on", ()) or obliques(head).get("to", ()) or subjects(head)
        return _controller(head, verb)
    if verb.dep_ in {"xcomp", "ccomp", "advcl"} and head.pos_ == "ADJ":
        return subjects(head.head) if head.dep_ == "acomp" else subjects(head)
    if verb.dep_ == "pcomp" or (verb.dep_ == "pobj" and verb.tag_ == "VBG"):
        above = head.head
        if above.pos_ in _VERBAL:
            return _controller(above, verb, preposition=head.lower_)
        return _noun_doer(above)
    if verb.dep_ == "relcl":
        return () if _own_subjects(verb) else (head,)
    if verb.dep_ == "acl":
        return (head,) if verb.tag_ == "VBG" and head.pos_ in {"PROPN", "PRON"} else _acl_doer(verb)
    return ()


def coordinated_with(verb: Token) -> Token:
    """Return the verb a coordinated one goes on from: a past verb never goes on from an infinitive or a modal.

    In "ordered the envoys to leave and closed the consulate" a parser may join "closed" to "leave".
    """
    head = verb.head
    if verb.dep_ != "conj" or verb.tag_ != "VBD" or head.tag_ not in {"VB", "VBG"} or is_finite_past(head):
        return head
    return next((item for item in head.ancestors if item.pos_ in _VERBAL and is_finite_past(item)), head)


def is_finite_past(verb: Token) -> bool:
    """Return whether a verb tells a past deed of its own ("ordered", "had ordered", "was ordered")."""
    return verb.tag_ == "VBD" or any(
        child.dep_ in {"aux", "auxpass"} and child.tag_ == "VBD" for child in verb.children
    )


def _acl_doer(verb: Token) -> tuple[Token, ...]:
    head = verb.head
    if verb.tag_ == "VBG" and head.lemma_.lower() not in grammar_words("instruments"):
        return (head,)
    return _noun_doer(head)


def _controller(head: Token, verb: Token, *, preposition: str = "") -> tuple[Token, ...]:
    if head.lemma_.lower() in grammar_words("object-control") and verb.dep_ != "advcl":
        if is_passive(head):
            return subjects(head)
        direct = [child for child in head.children if child.dep_ in _OBJECTS]
        if direct:
            return tuple(direct)
        after = [pobj for name in ("on", "upon", "to") for pobj in obliques(head).get(name, ())]
        if after:
            return tuple(after)
        if preposition not in {"", "by"} or verb.dep_ == "ccomp":
            return ()
    return subjects(head)


def _noun_doer(noun: Token) -> tuple[Token, ...]:
    """Return who owns a plan, threat or decision: its possessor, or who announces or makes it."""
    owners = [child for child in noun.children if child.dep_ == "poss"]
    if owners:
        return tuple(owners)
    verb = _noun_verb(noun)
    if verb is not None and noun.dep_ in {"dobj", "attr"}:
        return subjects(verb)
    return obliques(noun).get("by", ())


def _objects(verb: Token, *, passive: bool) -> list[Token]:
    if passive:
        own = [_antecedent(child, verb) for child in _subject_words(verb)]
        if not own and verb.dep_ == "acl":
            return [verb.head]
        inherited = [] if own else list(_inherited(verb))
        return own or inherited
    found = [child for child in verb.children if child.dep_ in {"dobj", "dative"} and child.pos_ != "ADP"]
    found = [child for child in found if not any(is_stranded(item) for item in child.lefts)]
    relative = [child for child in found if child.lower_ in _RELATIVES and child.tag_ in {"WDT", "WP", "IN"}]
    clause = verb
    while clause.dep_ in {"conj", "xcomp"} and clause.head.pos_ in _VERBAL:
        clause = clause.head
    if relative and clause.dep_ == "relcl":
        return [clause.head]
    has_own = any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children)
    if not found and clause.dep_ == "relcl" and clause is verb and has_own and not _relative_subject(verb):
        return [clause.head]
    if not found:
        judged = [item for child in verb.children if is_judgement(child) for item in child.children]
        found = [item for item in judged if item.dep_ == "dobj"]
    if not found:
        return _shared_object(verb) or _small_clause_subject(verb)
    return found


def is_judgement(clause: Token) -> bool:
    """Return whether "as" and an adjective only say how something is judged ("rejects as unfounded the charge")."""
    return clause.dep_ == "advcl" and clause.pos_ == "ADJ" and any(child.lower_ == "as" for child in clause.children)


def _small_clause_subject(verb: Token) -> list[Token]:
    """Return the object of a small clause ("holds the authorities responsible") that a parser makes a subject."""
    for child in verb.children:
        if child.dep_ == "ccomp" and not any(item.dep_ in {"mark", "aux"} for item in child.children):
            subject = next((item for item in child.children if item.dep_ in {"nsubj", "nsubjpass"}), None)
            if subject is not None and subject.left_edge.i == verb.i + 1 and not is_finite_after(child, verb):
                return [subject]
    return []


def is_finite_after(clause: Token, verb: Token) -> bool:
    """Return whether a clause plainly states something of its own (a past or auxiliary verb), so is no small clause."""
    return clause.tag_ == "VBD" or clause.pos_ == "AUX" or verb.tag_ == "VBG"


def _shared_object(verb: Token) -> list[Token]:
    """Return the object of the last conjunct ("condemned and rejected the votes")."""
    for child in verb.children:
        if child.dep_ == "conj" and child.pos_ == "VERB" and child.i - verb.i <= 3:
            return [grand for grand in child.children if grand.dep_ == "dobj"]
    return []


def _relative_subject(verb: Token) -> bool:
    return any(child.dep_ in _SUBJECTS | _PASSIVE_SUBJECTS and child.lower_ in _RELATIVES for child in verb.children)
