"""Finds pronouns that can point to an actor; the empty "it" of "it is expected that" is left out."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from diurna.extraction.mentions.drafts import Draft
from diurna.linguistics.words import load_pronouns
from diurna.types.ontology import Gender, MentionForm

_GENDERS = {"m": Gender.MASCULINE, "f": Gender.FEMININE}


def pronoun_drafts(doc: Doc) -> Iterator[Draft]:
    """Yield a draft for each pronoun of the third person or of the first."""
    known = load_pronouns()
    for token in doc:
        pronoun = known.get(token.lower_)
        if pronoun is None or token.pos_ not in {"PRON", "DET"} or token.text in {"US", "MINE", "IT"}:
            continue
        if token.lower_ == "it" and _is_empty(token):
            continue
        yield Draft(
            first=token.i,
            last=token.i,
            head_first=token.i,
            head_last=token.i,
            form=MentionForm.PRONOUN,
            reason=f"the pronoun “{token.text}”",
            gender=_GENDERS.get(pronoun.gender, Gender.UNKNOWN),
            is_plural=pronoun.is_plural,
        )


def _is_empty(token: Token) -> bool:
    """Return whether "it" only holds a place: "it is expected that", "it was important to", "it rained"."""
    if token.dep_ == "expl":
        return True
    verb = token.head
    if token.dep_ not in {"nsubj", "nsubjpass"} or verb.i <= token.i:
        return False
    clauses = [child for child in verb.children if child.dep_ in {"ccomp", "csubj", "csubjpass", "xcomp", "advcl"}]
    if token.dep_ == "nsubjpass":
        return any(child.dep_ in {"ccomp", "csubj"} for child in clauses)
    if verb.lemma_ in {"be", "seem", "appear", "become", "remain"}:
        states = [child for child in verb.children if child.dep_ in {"acomp", "attr"}]
        deep = [c for state in states for c in state.children if c.dep_ in {"ccomp", "xcomp", "acl", "relcl"}]
        return bool(states and (deep or any(child.dep_ != "advcl" for child in clauses)))
    return False
