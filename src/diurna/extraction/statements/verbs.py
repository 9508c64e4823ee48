"""Statements by verbs of saying and of position: which construction a verb stands in, and what of it is content."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from diurna.extraction.statements.cues import Cue, CueTables, load_cues
from diurna.extraction.statements.drafts import Draft, Source
from diurna.extraction.statements.edges import content_spans
from diurna.extraction.statements.layout import Layout
from diurna.extraction.statements.matching import Match
from diurna.extraction.statements.patterns import PATTERNS
from diurna.extraction.statements.sources import source_of
from diurna.extraction.statements.vetoes import is_vetoed
from diurna.linguistics.trees import (
    VERBAL,
    agents_of,
    auxiliaries_of,
    is_negated,
    is_passive,
    own_subject_of,
    subject_of,
)
from diurna.types.ontology import Force
from diurna.types.span import Span

_MIN_WORDS = 2
_REACH = 10
_PARTED = frozenset({"as"})
_SHORT = frozenset({"of", "as", "prep"})
_REPORTING = frozenset({"clause", "that", "request", "infinitive", "of"})
_THIRD = frozenset({"he", "she", "they"})
_TOLD = frozenset({"clause", "that", "request"})
_BODIES = frozenset({"GPE", "NORP", "ORG"})
_FIRST = frozenset({"me", "us"})
_ANSWERS = frozenset({Force.DEMAND, Force.DENIAL})
_PLAIN = frozenset({"claim", "say", "tell"})
_CLAUSES = frozenset({"clause", "that"})
_UNNAMED_PATTERNS = frozenset({"clause", "of", "as", "hearsay"})


@dataclass(frozen=True, slots=True)
class _Fit:
    """A cue that fits a verb, with the construction it fits."""

    cue: Cue
    pattern: str
    match: Match


def drafts_by_verbs(layout: Layout, tables: CueTables) -> Iterator[Draft]:
    """Yield a draft for each verb of saying or position of a passage whose construction the tables list."""
    for token in layout.part.doc:
        if token.pos_ not in VERBAL or token.i in layout.used:
            continue
        fit = _fit(token, tables.verb_cues(token), layout, tables)
        if fit is None or (layout.is_in_block(token) and not _is_others(token, fit)):
            continue
        if (draft := _draft(token, fit, layout, tables)) is not None:
            yield draft


def _is_others(verb: Token, fit: _Fit) -> bool:
    """Return whether a saying inside a quotation is somebody else's: its subject a noun or "they", never "I"."""
    subject = subject_of(verb) if verb.dep_ == "xcomp" else own_subject_of(verb)
    if subject is None or "negated" in fit.cue.patterns:
        return False
    if is_passive(verb) and fit.pattern in _CLAUSES:
        return fit.cue.lemma in load_cues().words["passed"] and all(
            agent.lower_ not in _FIRST for agent in agents_of(verb)
        )
    if subject.lower_ in _THIRD:
        return fit.pattern in _TOLD and fit.cue.lemma in _PLAIN
    if subject.pos_ not in {"PROPN", "NOUN"}:
        return False
    is_thought = fit.cue.force is Force.ATTITUDE and fit.pattern not in _CLAUSES
    is_done = fit.cue.force is Force.DECISION and subject.ent_type_ not in _BODIES
    is_said = fit.pattern in _REPORTING and not is_thought and not is_done
    answers = _ANSWERS | {Force.ACCUSATION, Force.COMMITMENT} if subject.ent_type_ in _BODIES else _ANSWERS
    return is_said or fit.pattern == "naming" or (fit.pattern == "object" and fit.cue.force in answers)


def cue_span(layout: Layout, verb: Token, *, particles: Sequence[str] = ()) -> Span:
    """Return the words of saying: the verb with its auxiliaries, its denial and its particle."""
    first = last = verb.i
    for token in (*auxiliaries_of(verb), *(child for child in verb.children if child.dep_ == "neg")):
        between = verb.doc[token.i : verb.i]
        if token.i < first and all(word.dep_ in {"aux", "auxpass", "neg", "advmod"} for word in between):
            first = token.i
    for child in verb.subtree:
        if child.lower_ in particles and last < child.i <= last + 2:
            last = child.i
    return layout.part.span(first, last)


def _fit(verb: Token, cues: Sequence[Cue], layout: Layout, tables: CueTables) -> _Fit | None:
    for cue in cues:
        if not _has_particles(verb, cue) or is_vetoed(verb, cue, tables):
            continue
        for name, find in PATTERNS.items():
            if name in cue.patterns and (match := find(verb, cue, layout)) is not None:
                return _Fit(cue, name, match)
    return None


def _has_particles(verb: Token, cue: Cue) -> bool:
    """Return whether the cue's particles hang on the verb, or in a row on each other ("lash out at").

    What a particle parts from its verb by an object ("put the losses at nine") may hang anywhere below.
    """
    if cue.patterns == _PARTED:
        return all(any(token.lower_ == word for token in verb.subtree if token.i > verb.i) for word in cue.particles)
    beside = [child for child in verb.rights if child.pos_ not in {"NOUN", "PROPN", "PRON", "VERB"}]
    below = [grandchild for child in beside for grandchild in child.rights if child.lower_ in cue.particles]
    marks = [
        token for token in verb.doc[verb.i + 1 : verb.i + 2] if token.dep_ == "mark" and token.head.head.i == verb.i
    ]
    if _next_word(verb) == cue.particles[-1:]:
        return True
    words = {token.lower_ for token in (*beside, *below, *marks) if token.i <= verb.i + _REACH}
    return all(word in words for word in cue.particles)


def _next_word(verb: Token) -> tuple[str, ...]:
    """Return the word behind a verb and its "it": the "clear" of "had made it clear" and of "made clear it would"."""
    following = [token for token in verb.doc[verb.i + 1 : verb.i + 3] if token.pos_ in {"ADJ", "PRON"}]
    words = [token.lower_ for token in following if token.lower_ != "it"]
    return (words[0],) if words and following[0].i == verb.i + 1 else ()


def _draft(verb: Token, fit: _Fit, layout: Layout, tables: CueTables) -> Draft | None:
    source = source_of(verb.doc[layout.joined.get(verb.i, verb.i)], tables)
    if not source.heads and not _may_be_unnamed(fit, source):
        return None
    gone = {verb.i, *(token.i for token in auxiliaries_of(verb) if token.i < verb.i)}
    tokens = set(fit.match.tokens)
    if tokens and fit.cue.force is Force.DENIAL and fit.pattern in _CLAUSES:
        tokens.update(_denied(verb, min(tokens), tables))
    tokens = layout.within_block(verb, tokens)
    content = content_spans(layout.part, tokens - (set() if fit.match.keeps_verb else gone))
    is_quoted = any(block.first in tokens for block in layout.fragments)
    if not content or (_words(layout, content) < _MIN_WORDS and fit.pattern not in _SHORT and not is_quoted):
        return None
    return Draft(
        layout.part,
        content,
        source,
        fit.cue.force,
        f"“{fit.cue.name}” with its {fit.pattern}",
        trigger=verb,
        cue=cue_span(layout, verb, particles=fit.cue.particles),
        lemma=fit.cue.name,
        is_negated=is_negated(verb),
        addressee=fit.match.addressee,
    )


def _denied(verb: Token, first: int, tables: CueTables) -> range:
    """Return what stands between a denial and a clause when it is a saying: "rejects the claim made by X that …"."""
    between = verb.doc[verb.i + 1 : first]
    is_saying = any(token.pos_ == "NOUN" and tables.noun_cues(token) for token in between)
    return range(verb.i + 1, first) if is_saying else range(0)


def _may_be_unnamed(fit: _Fit, source: Source) -> bool:
    """Return whether a statement may stand without a source: "it was announced that", "is accused of"."""
    return source.unnamed in {"nobody: agentless passive", "nobody: impersonal"} and fit.pattern in _UNNAMED_PATTERNS


def _words(layout: Layout, content: Sequence[Span]) -> int:
    text, offset = layout.part.doc.text, layout.part.offset
    return sum(len(text[span.start - offset : span.end - offset].split()) for span in content)
