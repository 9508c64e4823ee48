"""Verbs of saying that report no saying: silence, what may yet be said, what somebody is asked to say."""

from spacy.tokens import Token

from diurna.extraction.statements.cues import Cue, CueTables
from diurna.linguistics.trees import SUBJECTS, VERBAL, auxiliaries_of, is_negated, own_subject_of
from diurna.types.ontology import Force

_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "until"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_LOOSE = frozenset({"advcl", "dep", "ccomp", "parataxis"})
_REPORTED_SPEECH_MODALS = frozenset({"would", "will"})


def is_vetoed(verb: Token, cue: Cue, tables: CueTables) -> bool:
    """Return whether a verb of saying says nothing here.

    "Declined to comment", "did not say whether", "is expected to announce", "if he denies it": nothing was said. A
    denied verb counts only where the tables list the denial as a position ("does not recognise the results").
    """
    if verb.dep_ in {"amod", "compound", "nmod"}:
        return True
    return (
        _is_denied_wrongly(verb, cue)
        or _is_hypothetical(verb, cue, tables)
        or _is_open_infinitive(verb, tables)
        or _is_silence(verb, cue, tables)
        or _is_denied_saying(verb, tables)
        or _is_plea_for_anonymity(verb, tables)
        or _is_description(verb, cue)
        or _is_charged_deed(verb, cue, tables)
        or any(child.dep_ == "mark" and child.lower_ in _CONDITIONS for child in verb.children)
    )


def _is_denied_wrongly(verb: Token, cue: Cue) -> bool:
    return is_negated(verb) != ("negated" in cue.patterns)


def _is_hypothetical(verb: Token, cue: Cue, tables: CueTables) -> bool:
    if verb.tag_ in _FINITE:
        return False
    modals = [token for token in auxiliaries_of(verb) if tables.has("modal", token)]
    if not modals:
        return False
    is_position = tables.has("position", verb) and "negated" in cue.patterns
    return not (is_position and all(token.lower_ in _REPORTED_SPEECH_MODALS for token in modals))


def _is_open_infinitive(verb: Token, tables: CueTables) -> bool:
    """Return whether the verb is an infinitive nobody has carried out ("plans to announce", "asked to confirm")."""
    if verb.tag_ != "VB" or _is_mistagged(verb):
        return False
    if any(token.lower_ in {"do", "does", "did", *_REPORTED_SPEECH_MODALS} for token in auxiliaries_of(verb)):
        return False
    head = verb.head
    if verb.dep_ == "conj" and head.pos_ in VERBAL and head.tag_ != "VB":
        return False
    carries_on = verb.dep_ == "xcomp" and tables.has("aspect", head) and not is_negated(head)
    return not carries_on or _is_open_infinitive(head, tables)


def _is_mistagged(verb: Token) -> bool:
    """Return whether a verb taken for an infinitive has a subject and no auxiliary ("three people there tell us")."""
    has_subject = any(child.dep_ == "nsubj" for child in verb.lefts)
    return has_subject and not any(child.dep_ == "aux" for child in verb.children)


def _is_denied_saying(verb: Token, tables: CueTables) -> bool:
    """Return whether a verb of saying is what somebody denies to have done ("denied having said that …")."""
    if verb.dep_ not in {"xcomp", "pcomp"} or own_subject_of(verb) is not None:
        return False
    governor = verb.head if verb.dep_ == "xcomp" else verb.head.head
    return any(cue.force is Force.DENIAL for cue in tables.verb_cues(governor))


def _is_silence(verb: Token, cue: Cue, tables: CueTables) -> bool:
    """Return whether a refusal is one to speak: "declined to comment", "refused to say"."""
    if not tables.has("refusal", verb) and cue.lemma not in tables.words["refusal"]:
        return False
    for child in verb.children:
        if child.dep_ == "xcomp" and tables.has("silent", child):
            return True
        if child.dep_ == "dobj" and tables.has("comment", child):
            return True
    return own_subject_of(verb) is None and verb.dep_ not in {"conj", "xcomp", "acl", "relcl", "advcl", "ROOT"}


def _is_charged_deed(verb: Token, cue: Cue, tables: CueTables) -> bool:
    """Return whether a verb that takes no clause is the deed of a charge: "accused of attacking a post"."""
    if verb.dep_ != "pcomp" or verb.head.lower_ != "of" or cue.patterns & {"clause", "infinitive", "that"}:
        return False
    return any("of" in charge.patterns for charge in tables.verb_cues(verb.head.head))


def _is_description(verb: Token, cue: Cue) -> bool:
    """Return whether a suspicion only says which person is meant: "a man suspected of smuggling"."""
    is_bare = verb.dep_ == "acl" and verb.tag_ == "VBN" and not any(child.dep_ == "agent" for child in verb.children)
    return cue.lemma == "suspect" and is_bare


def _is_plea_for_anonymity(verb: Token, tables: CueTables) -> bool:
    """Return whether somebody asks not to be named, a condition of speaking; or a question asked by nobody is told."""
    if verb.lemma_ != "ask":
        return False
    if (
        not any(child.dep_ in SUBJECTS for child in verb.children)
        and verb.tag_ in {"VBN", "VBD"}
        and verb.dep_ in _LOOSE
    ):
        return True
    return any(
        child.dep_ in {"xcomp", "ccomp"} and tables.has("anonymity", child) and is_negated(child)
        for child in verb.children
    )
