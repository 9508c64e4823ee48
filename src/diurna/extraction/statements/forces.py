"""What a statement does where its cue only says: a promise, a demand, a denial, told by the words said."""

from collections.abc import Collection, Iterator, Sequence

from spacy.tokens import Token

from diurna.extraction.statements.cues import CueTables
from diurna.extraction.statements.drafts import Draft
from diurna.linguistics.trees import VERBAL, auxiliaries_of, is_negated, own_subject_of
from diurna.types.ontology import Force

_FIRST = frozenset({"i", "we"})
_THIRD = frozenset({"he", "it", "she", "they"})
_WILL = frozenset({"will", "would", "shall", "'ll", "’ll"})
_DUTY = frozenset({"must", "should", "ought"})
_MAY = frozenset({"could", "may", "might"})
_NOBODY = frozenset({"nobody", "none"})
_ACTORS = frozenset({"GPE", "NORP", "ORG", "PERSON"})
_FIRST_ONLY = frozenset({Force.DENIAL, Force.DEMAND})
_MOST_SENTENCES = 3


def force_of(draft: Draft, tables: CueTables) -> Force:
    """Return what a statement does: by its cue, or by its words where the cue only says ("said it would not pay").

    The first of its clauses that does more than claim decides; a denial or a demand must come first of all.
    """
    only_says = draft.trigger is None or tables.has("neutral", draft.trigger)
    if draft.force is not Force.CLAIM or not only_says:
        return draft.force
    clauses = list(_clauses(draft))
    found = [_of_clause(verb, draft, tables) for verb in clauses[:_MOST_SENTENCES]]
    told = (
        force for place, force in enumerate(found) if force is not None and (place == 0 or force not in _FIRST_ONLY)
    )
    return next(told, Force.CLAIM)


def _clauses(draft: Draft) -> Iterator[Token]:
    """Yield the main word of each sentence of a content, its coordinated verbs behind it."""
    for span in draft.content:
        inside = draft.part.tokens_in(span)
        for token in inside if inside is not None else ():
            is_top = token.head.i == token.i or not (inside.start <= token.head.i < inside.end)  # type: ignore[union-attr]
            if is_top and token.pos_ in VERBAL:
                yield token
                yield from (child for child in token.children if child.dep_ == "conj" and child.pos_ in VERBAL)


def _of_clause(verb: Token, draft: Draft, tables: CueTables) -> Force | None:
    subject = own_subject_of(verb) or (own_subject_of(verb.head) if verb.dep_ == "conj" else None)
    is_own = subject is not None and _is_own(subject, draft)
    modals = {token.lower_ for token in auxiliaries_of(verb)}
    if _calls_false(verb, tables) or (is_own and _denies(verb, tables)) or _has_no_plan(verb):
        return Force.DENIAL
    if subject is None:
        is_order = verb.tag_ == "VB" and draft.is_quotation and not modals and verb.lemma_ != "let"
        return Force.DEMAND if is_order else None
    if subject.lower_ in _NOBODY and verb.tag_ in {"VBD", "VBN"}:
        return Force.DENIAL
    if is_own and _feels(verb, tables):
        return Force.ATTITUDE
    if is_own and tables.has("asking", verb) and modals <= {"would"} and verb.tag_ != "VBD":
        return Force.DEMAND
    if is_own and (modals & _WILL) and (verb.lemma_ != "be" or is_negated(verb)):
        return Force.COMMITMENT
    if is_own and _intends(verb, tables):
        return Force.COMMITMENT
    if is_own:
        return None
    if (modals & _DUTY and "have" not in modals) or (
        verb.lemma_ in {"have", "need"} and not modals and _has_infinitive(verb)
    ):
        return Force.DEMAND
    return Force.EXPECTATION if modals & _MAY and subject.ent_type_ not in _ACTORS else None


def _is_duty(verb: Token, modals: Collection[str]) -> bool:
    """Return whether a clause says what must be done; not what should have been."""
    if modals:
        return bool(_DUTY.intersection(modals)) and "have" not in modals
    return verb.lemma_ in {"have", "need"} and _has_infinitive(verb)


def _is_own(subject: Token, draft: Draft) -> bool:
    """Return whether a subject is the speaker's own: "we" in a quotation, "it" or the speaker's name outside one."""
    if draft.is_quotation:
        return subject.lower_ in _FIRST
    heads: Sequence[Token] = draft.source.heads if draft.source is not None else ()
    names = {head.lower_ for head in heads}
    return subject.lower_ in _THIRD | _FIRST or (subject.lower_ in names and subject.pos_ != "PRON")


def _calls_false(verb: Token, tables: CueTables) -> bool:
    """Return whether a clause calls something false: "the charge was a lie", "that is not true"."""
    if verb.lemma_ != "be":
        return False
    said = [child for child in verb.rights if child.dep_ in {"acomp", "attr"}]
    if is_negated(verb):
        return any(child.lower_ in {"true", "correct"} for child in said)
    return any(tables.has("false", child) for child in said)


def _denies(verb: Token, tables: CueTables) -> bool:
    """Return whether a speaker denies by a verb of denial: "rejects the charge"."""
    return not is_negated(verb) and any(
        cue.force is Force.DENIAL and "negated" not in cue.patterns for cue in tables.verb_cues(verb)
    )


def _has_no_plan(verb: Token) -> bool:
    """Return whether a clause denies a plan: "Oslo had no plans to leave"."""
    things = (child for child in verb.rights if child.dep_ == "dobj" and child.lemma_ in {"intention", "plan"})
    is_having = verb.lemma_ == "have"
    return is_having and any(word.lower_ == "no" for thing in things for word in thing.lefts)


def _intends(verb: Token, tables: CueTables) -> bool:
    words = [child for child in verb.rights if child.dep_ == "acomp"] if verb.lemma_ == "be" else [verb]
    return not is_negated(verb) and any(tables.has("intent", word) and _has_infinitive(word) for word in words)


def _feels(verb: Token, tables: CueTables) -> bool:
    if verb.lemma_ == "be":
        return any(child.dep_ in {"acomp", "attr"} and tables.has("feeling", child) for child in verb.rights)
    return tables.has("feeling", verb) and not is_negated(verb)


def _has_infinitive(verb: Token) -> bool:
    return any(child.dep_ == "xcomp" for child in verb.rights)
