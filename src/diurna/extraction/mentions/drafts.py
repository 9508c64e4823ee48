"""A mention in the making, in tokens; apart so that each finder can stay free of offsets and ids."""

from dataclasses import dataclass

from spacy.tokens import Token

from diurna.linguistics.parsed import ParsedPassage, ParsedReport
from diurna.linguistics.trees import OBJECTS, SUBJECTS
from diurna.types.findings import Mention, Provenance, finding_id
from diurna.types.ontology import ActorKind, Gender, MentionForm

EXTRACTOR = "diurna.mentions.v1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A mention as token numbers: ``first``–``last`` is the noun phrase, ``head_first``–``head_last`` the name.

    ``several`` tells that its words give it more than one country.
    """

    first: int
    last: int
    head_first: int
    head_last: int
    form: MentionForm
    reason: str
    kind: ActorKind | None = None
    name: str | None = None
    title: str | None = None
    country: str | None = None
    keys: tuple[str, ...] = ()
    role: str | None = None
    gender: Gender = Gender.UNKNOWN
    is_plural: bool = False
    several: bool = False


def finish(draft: Draft, parsed: ParsedReport, part: ParsedPassage) -> Mention:
    """Return the finding of a draft: spans of the report, its words, its sentence and its place in the clause."""
    span = part.span(draft.first, draft.last)
    head = part.doc[draft.head_first : draft.head_last + 1].root
    return Mention(
        id=finding_id("m", span),
        span=span,
        text=span.cut(parsed.report.text),
        form=draft.form,
        head=part.span(draft.head_first, draft.head_last),
        provenance=Provenance(EXTRACTOR, draft.reason),
        kind=draft.kind,
        name=draft.name,
        title=draft.title,
        country=draft.country,
        keys=draft.keys,
        role=draft.role,
        gender=draft.gender,
        is_plural=draft.is_plural,
        sentence=part.sentence_index(head),
        grammatical=grammatical_place(head),
        in_quotation=parsed.is_quoted(span),
    )


def grammatical_place(head: Token) -> str:
    """Return subject, object, possessive, oblique or other for a noun phrase's head; coordination looked through."""
    current = head
    while current.dep_ in {"conj", "appos", "compound", "flat"} and current.head.i != current.i:
        current = current.head
    if current.dep_ in SUBJECTS:
        return "subject"
    if current.dep_ in OBJECTS:
        return "object"
    if current.dep_ == "poss":
        return "possessive"
    return "oblique" if current.dep_ in {"pobj", "pcomp"} else "other"
