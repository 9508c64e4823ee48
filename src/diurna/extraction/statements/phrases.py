"""Statements without a verb of saying: "according to X", "in the words of X"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from diurna.extraction.statements.cues import CueTables, Phrase
from diurna.extraction.statements.drafts import Draft, Source
from diurna.extraction.statements.edges import content_spans, sentence_end
from diurna.extraction.statements.layout import Layout
from diurna.linguistics.trees import VERBAL, conjuncts_of

_SUBJECT_FORMS = frozenset({"there", "it"})


def drafts_by_phrases(layout: Layout, tables: CueTables) -> Iterator[Draft]:
    """Yield a draft for each sentence that a phrase such as "according to" attributes."""
    doc = layout.part.doc
    for token in doc:
        phrase = next((item for item in tables.phrases if _stands(doc, token.i, item)), None)
        draft = None if phrase is None else _by_phrase(layout, token, phrase)
        if draft is not None and (not layout.is_in_block(token) or _is_anothers(draft)):
            yield draft


def _stands(doc: Doc, start: int, phrase: Phrase) -> bool:
    words = doc[start : start + len(phrase.words)]
    return tuple(token.lower_ for token in words) == phrase.words


def _is_anothers(draft: Draft) -> bool:
    """Return whether the source named inside a quotation is a third one ("according to our neighbours")."""
    return draft.source is not None and all(head.pos_ in {"NOUN", "PROPN"} for head in draft.source.heads)


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
    content = content_spans(layout.part, layout.within_block(token, set(_around(inside - own, token.i))))
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
