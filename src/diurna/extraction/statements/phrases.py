"""Statements without a verb of saying: "according to X", "in the words of X", and nouns ("X's claim that …")."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from diurna.extraction.statements.cues import Cue, CueTables, Phrase
from diurna.extraction.statements.drafts import Draft, Source
from diurna.extraction.statements.edges import content_spans, sentence_end
from diurna.extraction.statements.layout import Layout
from diurna.extraction.statements.sources import source_of
from diurna.extraction.statements.vetoes import is_vetoed
from diurna.linguistics.trees import VERBAL, agents_of, conjuncts_of, is_negated, possessor_of

_SUBJECT_FORMS = frozenset({"there", "it"})


def drafts_by_phrases(layout: Layout, tables: CueTables) -> Iterator[Draft]:
    """Yield a draft for each sentence that a phrase such as "according to" attributes."""
    doc = layout.part.doc
    for token in doc:
        if layout.is_in_block(token):
            continue
        phrase = next((item for item in tables.phrases if _stands(doc, token.i, item)), None)
        if phrase is not None and (draft := _by_phrase(layout, token, phrase)) is not None:
            yield draft


def _stands(doc: Doc, start: int, phrase: Phrase) -> bool:
    words = doc[start : start + len(phrase.words)]
    return tuple(token.lower_ for token in words) == phrase.words


def _by_phrase(layout: Layout, token: Token, phrase: Phrase) -> Draft | None:
    doc = layout.part.doc
    last_word = doc[token.i + len(phrase.words) - 1]
    head = next((child for child in last_word.children if child.dep_ == "pobj"), None)
    if head is None:
        return None
    own = set(range(token.i, max(word.i for word in token.subtree) + 1))
    own |= {word.i for word in head.subtree}
    main = _governor(token)
    inside = (
        {word.i for word in main.subtree} if main is not None else set(range(token.sent.start, sentence_end(token) + 1))
    )
    content = content_spans(layout.part, _around(inside - own, token.i))
    if not content:
        return None
    return Draft(
        layout.part,
        content,
        Source((head, *conjuncts_of(head))),
        phrase.force,
        f"“{' '.join(phrase.words)}”",
        trigger=token,
        cue=layout.part.span(token.i, last_word.i),
        lemma=" ".join(phrase.words),
    )


def _governor(token: Token) -> Token | None:
    return next((above for above in token.ancestors if above.pos_ in VERBAL), None)


def _around(numbers: set[int], place: int) -> list[int]:
    """Return what lies before the phrase, or after it when it opens the sentence; both sides when it interrupts."""
    before = [number for number in numbers if number < place]
    after = [number for number in numbers if number > place]
    return sorted(before + after)


def drafts_by_nouns(layout: Layout, tables: CueTables) -> Iterator[Draft]:
    """Yield a draft for each noun of saying with its content: "Russia's claim that …", "made calls for …"."""
    for token in layout.part.doc:
        if token.pos_ != "NOUN" or layout.is_in_block(token):
            continue
        for cue in tables.noun_cues(token):
            draft = _by_noun(layout, token, cue, tables)
            if draft is not None:
                yield draft
                break


def _by_noun(layout: Layout, noun: Token, cue: Cue, tables: CueTables) -> Draft | None:
    said = _content_of(noun, cue)
    if said is None:
        return None
    found = _voice(noun, cue, tables)
    if found is None:
        return None
    source, first = found
    first_content = said.i + 1 if said.dep_ == "prep" else min(token.i for token in said.subtree)
    content = content_spans(layout.part, range(first_content, max(token.i for token in said.subtree) + 1))
    if not content:
        return None
    return Draft(
        layout.part,
        content,
        source,
        cue.force,
        f"the noun “{cue.name}”",
        trigger=noun,
        cue=layout.part.span(min(first, noun.i), noun.i),
        lemma=cue.name,
    )


def _content_of(noun: Token, cue: Cue) -> Token | None:
    below = [*noun.rights]
    if noun.dep_ in {"dobj", "attr", "nsubj"} and noun.head.pos_ in VERBAL:
        below += [child for child in noun.head.rights if child.i > noun.i]
    for child in below:
        if "clause" in cue.patterns and child.dep_ in {"acl", "ccomp", "relcl"} and _has_that(child):
            return child
        if "infinitive" in cue.patterns and child.dep_ in {"acl", "xcomp", "advcl", "relcl"} and _has_to(child):
            return child
        if child.dep_ == "prep" and child.head.i == noun.i and f"prep:{child.lower_}" in cue.patterns:
            return child
    return None


def _has_that(verb: Token) -> bool:
    return any(child.lower_ == "that" and child.dep_ == "mark" for child in verb.children)


def _has_to(verb: Token) -> bool:
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def _voice(noun: Token, cue: Cue, tables: CueTables) -> tuple[Source, int] | None:
    """Return who raises the noun of saying and where the cue starts, or None when the noun is merely talked about."""
    verb = noun.head
    if noun.dep_ == "dobj" and verb.pos_ in VERBAL and tables.has("light", verb):
        if is_vetoed(verb, cue, tables) or is_negated(verb):
            return None
        source = source_of(verb, tables)
        return (source, verb.i) if source.heads else None
    if noun.dep_ in {"attr", "nsubj"} and any(child.lower_ == "there" for child in verb.children):
        there = next(child for child in verb.children if child.lower_ == "there")
        return (Source(unnamed=f"nobody: there is {noun.lower_}"), there.i)
    owner = possessor_of(noun)
    if owner is not None and owner.pos_ in {"PROPN", "NOUN"}:
        return Source((owner,)), noun.i
    agents = agents_of(noun)
    return (Source(agents), noun.i) if agents else None
