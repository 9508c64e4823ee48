"""Finds mentions that describe: offices ("the prime minister"), bodies ("the ministry"), groups ("Western leaders")."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span, Token

from diurna.extraction.mentions.countries import body_in, country_in, country_located, has_several
from diurna.extraction.mentions.drafts import Draft
from diurna.linguistics.offices import Description, description_ending_at
from diurna.linguistics.trees import noun_phrase_of, trimmed
from diurna.types.ontology import ActorKind, MentionForm

_NOT_HEADS = frozenset({"compound", "amod", "nmod", "npadvmod"})
_SEATED = frozenset({"ministry", "government", "parliament", "office", "administration", "leadership"})
_FORMS = {"office": MentionForm.OFFICE, "body": MentionForm.NOMINAL, "nominal": MentionForm.NOMINAL}


def described_drafts(doc: Doc, taken: Iterable[int]) -> Iterator[Draft]:
    """Yield a draft for each noun that describes an actor and is not part of a name already found."""
    used = set(taken)
    for token in doc:
        if token.pos_ not in {"NOUN", "PROPN"} or token.i in used or _is_inside_other(token):
            continue
        found = description_ending_at(token)
        if found is not None and not _is_thing(token, found[1]):
            yield _draft(token, *found)


def _is_inside_other(token: Token) -> bool:
    """Return whether a noun only modifies the next noun of its phrase ("government plan")."""
    return token.dep_ in _NOT_HEADS and token.head.i > token.i and token.head.pos_ in {"NOUN", "PROPN"}


def _is_thing(token: Token, meaning: Description) -> bool:
    """Return whether a word that may mean people means a thing here ("by force", "in office", "on both sides of")."""
    if meaning.form == "office" or meaning.is_plural or token.tag_ in {"NNS", "NNPS"} or " " in meaning.words:
        return False
    if token.lower_ in {"force", "power", "office", "side", "state", "body", "mission", "authority", "head", "chief"}:
        has_owner = any(child.dep_ in {"amod", "poss", "compound", "det"} for child in token.children)
        return not has_owner or token.lower_ in {"force", "power", "office", "body"}
    return False


def _draft(token: Token, first: int, meaning: Description) -> Draft:
    phrase = _phrase(token)
    doc = token.doc
    start = min(phrase.start, first)
    while start < first and doc[start].ent_type_ in {"DATE", "TIME"} and doc[start].pos_ == "PROPN":
        start += 1
    zone = range(start, phrase.end)
    is_plural = meaning.is_plural or token.tag_ in {"NNS", "NNPS"}
    form = _FORMS[meaning.form]
    if form is MentionForm.OFFICE and is_plural:
        form = MentionForm.NOMINAL
    proper = _proper_start(doc, first, token)
    if proper is not None and form is MentionForm.NOMINAL and not is_plural:
        form = MentionForm.NAME
        first = proper
        start = min(start, first)
    body = body_in(doc, zone, meaning.role)
    several = is_plural and has_several(doc, zone)
    country = country_in(doc, zone, head=token)
    if country is None and meaning.form == "body" and token.lower_ in _SEATED:
        country = country_located(doc, token.i + 1)
    return Draft(
        first=start,
        last=phrase.end - 1,
        head_first=first,
        head_last=token.i,
        form=form,
        reason=f"described as “{doc[first : token.i + 1].text}”",
        kind=ActorKind.GROUP if form is MentionForm.NOMINAL and meaning.kind is ActorKind.PERSON else meaning.kind,
        name=doc[first : token.i + 1].text if form is MentionForm.NAME else None,
        title=doc[first : token.i + 1].text if meaning.form == "office" else None,
        country=None if several else country,
        keys=(f"of:{body}",) if body is not None else (),
        role=meaning.role or None,
        gender=meaning.gender,
        is_plural=is_plural,
        several=several,
    )


def _proper_start(doc: Doc, first: int, token: Token) -> int | None:
    """Return where a body's name starts ("Foreign Ministry", "Reform Union"), or None: "the Government" is no name."""
    if not token.text[:1].isupper():
        return None
    start = first
    while start > token.sent.start and _is_naming(doc[start - 1]):
        start -= 1
    return start if start < token.i else None


def _is_naming(token: Token) -> bool:
    if token.tag_ == "POS":
        return bool(token.i) and token.nbor(-1).text[:1].isupper() and not token.nbor(-1).ent_kb_id_
    return token.text[:1].isupper() and token.pos_ in {"PROPN", "ADJ", "NOUN"} and token.ent_type_ != "DATE"


def _phrase(token: Token) -> Span:
    phrase = trimmed(noun_phrase_of(token))
    return phrase if phrase.start <= token.i < phrase.end else token.doc[token.i : token.i + 1]
