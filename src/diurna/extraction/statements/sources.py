"""Finds whose words a verb of saying reports: the subject, the agent of a passive, or nobody."""

from spacy.tokens import Token

from diurna.extraction.statements.cues import CueTables
from diurna.extraction.statements.drafts import Source
from diurna.linguistics.parsed import ParsedPassage
from diurna.linguistics.trees import VERBAL, agents_of, conjuncts_of, is_passive, subject_of

_EMPTY_SUBJECTS = frozenset({"it", "there"})
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_INDEFINITE = frozenset({"some", "many", "others", "critics", "analysts", "observers", "one", "few", "several"})


def source_of(verb: Token, tables: CueTables) -> Source:
    """Return who says what a verb of saying reports.

    A passive verb's speaker is its "by" phrase; without one nobody is named, and the reason says so. A statement or a
    letter speaks for whoever's it is.
    """
    if _is_passive(verb):
        agents = agents_of(verb)
        return Source(_makers(agents, tables)) if agents else Source(unnamed="nobody: agentless passive")
    head = _heard_from(verb, tables) or _charged(verb) or _filmed(verb) or _subject(verb) or _name_before(verb)
    if head is None:
        return Source(unnamed="nobody: no subject")
    if head.lower_ in _EMPTY_SUBJECTS and (head.dep_ == "expl" or head.lower_ == "there"):
        return Source(unnamed="nobody: impersonal")
    if head.lower_ in _RELATIVES and head.head.dep_ == "relcl":
        head = head.head.head
    elif head.lower_ in _RELATIVES and verb.i and verb.nbor(-1).pos_ in {"PROPN", "NOUN", "PRON"}:
        head = verb.nbor(-1)
    beside = (word for word in conjuncts_of(head) if word.pos_ not in VERBAL)
    return Source(_makers((*_named_before(head), head, *_listed(head), *beside), tables))


def _listed(head: Token) -> tuple[Token, ...]:
    """Return the others of a list of people whose second one is parsed as an apposition ("Ann Lee, Jo Ek and …")."""
    second = [child for child in head.rights if child.dep_ == "appos" and child.ent_type_ == "PERSON"]
    if head.ent_type_ != "PERSON" or not second or not conjuncts_of(second[0]):
        return ()
    return (second[0], *conjuncts_of(second[0]))


def _named_before(head: Token) -> tuple[Token, ...]:
    """Return the name that the parse hung on the second of two joined ones ("both the Red Party and Green Party")."""
    names = (child for child in head.lefts if child.dep_ in {"nmod", "compound"} and child.pos_ == "PROPN")
    return tuple(name for name in names if name.nbor().dep_ == "cc")


def _heard_from(verb: Token, tables: CueTables) -> Token | None:
    """Return who told what somebody heard: "had learned from the inspectors that …"."""
    markers = (child for child in verb.rights if child.lower_ == "from") if tables.has("heard", verb) else ()
    return next((noun for marker in markers for noun in marker.children if noun.dep_ == "pobj"), None)


def _charged(verb: Token) -> Token | None:
    """Return whom a charge or a quotation lies on ("accused Lima of claiming that …", "quoted her as saying …")."""
    marker = next((child for child in verb.lefts if child.lower_ == "as"), None) if verb.tag_ == "VBG" else None
    governor = verb.head if marker is not None else verb.head.head
    is_charge = verb.dep_ == "pcomp" and verb.head.lower_ in {"of", "for", "as"} and verb.tag_ == "VBG"
    if not is_charge and (marker is None or verb.dep_ not in {"advcl", "xcomp", "prep", "pcomp"}):
        return None
    if governor.pos_ == "NOUN" and governor.dep_ == "dobj":
        return governor
    if governor.pos_ not in VERBAL or governor.i == verb.i:
        return governor if governor.pos_ in {"PROPN", "PRON"} and governor.dep_ == "dobj" else None
    own = [child for child in governor.children if child.dep_ in {"dobj", "nsubjpass"}]
    return own[0] if own and own[0].i < verb.i else None


def _filmed(verb: Token) -> Token | None:
    """Return the person right before a participle that a parse hung elsewhere ("footage of Ann Lee asking")."""
    if verb.tag_ != "VBG" or not verb.i or any(child.dep_ in {"mark", "nsubj"} for child in verb.children):
        return None
    before = verb.nbor(-1)
    is_named = before.ent_type_ == "PERSON" and before.dep_ == "pobj" and before.head.lower_ in {"of", "with"}
    return before if is_named else None


def _is_passive(verb: Token) -> bool:
    """Return whether a verb is passive, a bare participle included ("Asked whether …, she said")."""
    is_bare = verb.tag_ == "VBN" and not any(child.dep_ in {"aux", "auxpass"} for child in verb.children)
    return is_passive(verb) or (is_bare and verb.dep_ in {"advcl", "acl", "pcomp", "dep"})


def _subject(verb: Token) -> Token | None:
    own = [child for child in verb.lefts if child.dep_ == "nsubj"]
    if len(own) > 1 and own[-1].pos_ in {"PROPN", "PRON"}:
        return own[-1]
    if _is_loose(verb):
        return None
    head = subject_of(verb)
    if head is None and verb.dep_ in {"pcomp", "advcl", "ccomp", "parataxis", "dep", "conj"}:
        above = (subject_of(token) for token in verb.ancestors if token.pos_ in VERBAL)
        head = next((subject for subject in above if subject is not None), None)
    return head


def _is_loose(verb: Token) -> bool:
    """Return whether a last verb is joined to others without an "and": a saying after its words, not one more deed."""
    joined = [child.i for child in verb.head.rights if child.dep_ in {"cc", "conj"} and child.i < verb.i]
    is_last = verb.dep_ == "conj" and bool(joined) and verb.head.doc[joined[-1]].dep_ == "conj"
    return is_last and not any(child.dep_ in {"cc", "conj"} for child in verb.doc[joined[-1]].rights)


def _name_before(verb: Token) -> Token | None:
    """Return the name right before a verb that the parse left without a subject ("In Oslo, Ann Lee has called")."""
    first = min([verb.i, *(child.i for child in verb.lefts if child.dep_ in {"aux", "auxpass", "advmod", "neg"})])
    if not first or verb.tag_ == "VBG" or verb.sent.start == first:
        return None
    token = verb.doc[first - 1]
    if token.text == ")":
        opened = next((word.i for word in reversed(verb.doc[verb.sent.start : token.i]) if word.text == "("), first)
        token = verb.doc[max(verb.sent.start, opened - 1)]
    while token.dep_ == "pobj" and token.head.head.pos_ in {"NOUN", "PROPN"}:
        token = token.head.head
    return token if token.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"} else None


def _makers(heads: tuple[Token, ...], tables: CueTables) -> tuple[Token, ...]:
    return tuple(_maker(head, tables) for head in heads)


def _maker(head: Token, tables: CueTables) -> Token:
    """Return the possessor of a thing that says ("the ministry's statement", "a statement from the ministry")."""
    if not tables.has("document", head):
        return head
    for child in head.children:
        if child.dep_ == "poss" and child.pos_ in {"PROPN", "NOUN", "PRON"}:
            return child
        if child.dep_ == "prep" and child.lower_ in {"from", "by"}:
            return next((noun for noun in child.children if noun.dep_ == "pobj"), head)
    if head.dep_ == "dobj" and tables.has("publishing", head.head):
        return subject_of(head.head) or head
    return head


def source_of_sentence(part: ParsedPassage, offset: int) -> Source | None:
    """Return the subject of the sentence before a place in the report, when it is a person's name or "he" or "she"."""
    words = [token for token in part.doc if part.offset + token.idx < offset and not token.is_quote]
    if not words:
        return None
    verb = words[-1].sent.root
    head = subject_of(verb) if verb.pos_ in VERBAL else None
    if head is None or part.offset + head.idx >= offset:
        return None
    named = (head, *(child for child in head.rights if child.dep_ == "appos"))
    is_person = head.lower_ in {"he", "she"} or any(word.ent_type_ == "PERSON" for word in named)
    return Source((head,)) if is_person else None
