"""Statements by quotations that stand by themselves: which cue beside them is theirs, and which carry on another's."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from diurna.extraction.statements.cues import CueTables
from diurna.extraction.statements.drafts import Draft, Source
from diurna.extraction.statements.layout import Block, Layout
from diurna.extraction.statements.signed import signed_draft
from diurna.extraction.statements.sources import source_of
from diurna.extraction.statements.verbs import cue_span
from diurna.linguistics.trees import VERBAL, conjuncts_of
from diurna.types.ontology import Force

_SPOKEN = frozenset({"quote", "clause"})
_MODIFYING = frozenset({"amod", "compound", "relcl"})
_NEAR = 25
_ASIDES = frozenset({"after", "although", "and", "as", "because", "before", "but", "if", "in", "when", "while"})


@dataclass(frozen=True, slots=True)
class _Saying:
    """A cue beside a quotation."""

    verb: Token
    source: Source
    lemma: str
    force: Force


def drafts_by_quotations(layout: Layout, tables: CueTables) -> Iterator[Draft]:
    """Yield a draft for each run of quotations of a passage that share a cue, or that carry on without one.

    "“A,” he said. “B.”" is one draft with two spans; "X said the plan was bad. “It is terrible.”" leaves the quotation
    to carry on what stands before it. Cues taken here are marked as used in the layout.
    """
    open_draft: Draft | None = None
    for place, block in enumerate(layout.blocks):
        before = layout.blocks[place - 1] if place else None
        after = layout.blocks[place + 1] if place + 1 < len(layout.blocks) else None
        signed = signed_draft(layout, block)
        if signed is not None:
            if open_draft is not None and open_draft.source is None:
                signed = replace(signed, content=(*open_draft.content, *signed.content))
            elif open_draft is not None:
                yield open_draft
            open_draft = None
            yield signed
            continue
        saying = _saying(layout, tables, before, block, after)
        if saying is not None and saying.verb.i not in layout.used:
            if open_draft is not None:
                yield open_draft
            layout.used.add(saying.verb.i)
            open_draft = _draft(layout, block, saying)
        elif open_draft is not None and _goes_on(layout, before, block):
            open_draft = replace(open_draft, content=(*open_draft.content, block.quotation.span))
        else:
            if open_draft is not None:
                yield open_draft
            open_draft = _draft(layout, block, None)
    if open_draft is not None:
        yield open_draft


def _draft(layout: Layout, block: Block, saying: _Saying | None) -> Draft:
    if saying is None:
        reason = "a quotation without a cue of its own"
        return Draft(layout.part, (block.quotation.span,), None, Force.CLAIM, reason, is_quotation=True)
    return Draft(
        layout.part,
        (block.quotation.span,),
        saying.source,
        _force(layout, block, saying),
        f"a quotation beside “{saying.lemma}”",
        trigger=saying.verb,
        cue=cue_span(layout, saying.verb),
        lemma=saying.lemma,
        is_quotation=True,
        addressee=_listener(saying.verb),
    )


def _force(layout: Layout, block: Block, saying: _Saying) -> Force:
    """Return what saying so does; a question quoted demands nothing."""
    is_question = saying.lemma == "ask" and _text(layout, block).rstrip(" \"'”’").endswith("?")
    return Force.CLAIM if is_question else saying.force


def _listener(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in {"dobj", "dative"} and child.i > verb.i), None)


def _goes_on(layout: Layout, before: Block | None, block: Block) -> bool:
    """Return whether only the saying stands between two quotations: no sentence of the reporter's own."""
    if before is None:
        return False
    words = layout.part.doc[before.last + 1 : block.first]
    stops = [token for token in words if token.text in {".", "?", "!"}]
    return len(stops) <= 1 and (
        not stops or all(token.is_punct or token.is_space for token in words if token.i > stops[0].i)
    )


def _saying(
    layout: Layout, tables: CueTables, before: Block | None, block: Block, after: Block | None
) -> _Saying | None:
    following = _words_after(layout, block, after)
    preceding = _words_before(layout, before, block)
    if not _ends_with_comma(layout, block) and (lead := _saying_at_mark(preceding, layout, tables)) is not None:
        return lead
    if following and following[0].lower_ in _ASIDES:
        lead = _last_saying(preceding, layout, tables)
        if lead is not None:
            return lead
    if _ends_openly(layout, block) or _starts_lower(following):
        found = _first_saying(following, layout, tables, strict=not _ends_with_comma(layout, block))
        if found is not None:
            return found
    return _last_saying(preceding, layout, tables)


def _saying_at_mark(words: Sequence[Token], layout: Layout, tables: CueTables) -> _Saying | None:
    """Return the saying that a comma or a colon alone parts from the quotation after it: "asking, “Why?”"."""
    if len(words) < 2 or words[-1].text not in {",", ":"} or words[-2].pos_ not in VERBAL:
        return None
    return _as_saying(words[-2], words, layout, tables)


def _words_after(layout: Layout, block: Block, after: Block | None) -> list[Token]:
    stop = after.first if after is not None else len(layout.part.doc)
    words: list[Token] = []
    for token in layout.part.doc[block.last + 1 : stop]:
        if token.text in {".", "!", "?"} and words:
            break
        if not token.is_space and (words or not (token.is_quote or token.is_punct)):
            words.append(token)
    return words


def _words_before(layout: Layout, before: Block | None, block: Block) -> list[Token]:
    start = before.last + 1 if before is not None else 0
    words: list[Token] = []
    for token in reversed(layout.part.doc[start : block.first]):
        if token.text in {".", "!", "?"} and words:
            break
        if not token.is_space and (words or not token.is_quote):
            words.append(token)
    return words[::-1]


def _text(layout: Layout, block: Block) -> str:
    span = block.quotation.span
    return layout.text_between(span.start, span.end)


def _ends_openly(layout: Layout, block: Block) -> bool:
    return _text(layout, block)[-1] not in ".:;" or _text(layout, block).endswith(("...", ". . ."))


def _ends_with_comma(layout: Layout, block: Block) -> bool:
    span = block.quotation.span
    return "," in layout.text_between(span.end - 1, span.end + 3)


def _starts_lower(words: Sequence[Token]) -> bool:
    return bool(words) and words[0].text[0].islower()


def _first_saying(words: Sequence[Token], layout: Layout, tables: CueTables, *, strict: bool) -> _Saying | None:
    """Return the saying that follows a quotation: "…,” he told reporters", "…,” said Mahuta"."""
    for token in words[:_NEAR]:
        if token.pos_ in VERBAL and (saying := _as_saying(token, words, layout, tables)) is not None:
            return None if strict and _has_own_content(token, layout) else saying
    if strict or not words:
        return None
    verb = next((token for token in words[:8] if token.pos_ == "VERB" and token.tag_ in {"VBD", "VBZ", "VBP"}), None)
    return None if verb is None else _Saying(verb, _source(verb, words, tables), verb.lemma_.lower(), Force.CLAIM)


def _last_saying(words: Sequence[Token], layout: Layout, tables: CueTables) -> _Saying | None:
    """Return the saying that leads into a quotation: "Mahuta said: “…", "he added, “…"."""
    if not words:
        return None
    lead = words[-1].text
    for token in reversed(words):
        is_verb = token.pos_ in VERBAL or (token.i == words[0].i and token.lower_ == "said")
        if is_verb and (saying := _as_saying(token, words, layout, tables)) is not None:
            leads = lead in {":", "–", "—"} or token.i == words[-1].i or lead == ","
            return saying if leads and not (lead != ":" and _has_own_content(token, layout)) else None
    if lead == ":":
        verb = next(
            (token for token in reversed(words) if token.pos_ == "VERB" and token.dep_ in {"ROOT", "conj"}), None
        )
        return None if verb is None else _Saying(verb, _source(verb, words, tables), verb.lemma_.lower(), Force.CLAIM)
    return None


def _as_saying(token: Token, words: Sequence[Token], layout: Layout, tables: CueTables) -> _Saying | None:
    is_verb = token.pos_ in VERBAL
    is_inverted = token.i == words[0].i and token.lower_ == "said"
    is_lead = len(words) > 1 and words[-1].text == ":" and token.i == words[-2].i
    if layout.is_in_block(token) or (token.dep_ in _MODIFYING and not is_inverted and not is_lead):
        return None
    cues = tables.verb_cues(token) if is_verb else tables.verbs.get("say", ())
    cue = next((cue for cue in cues if cue.patterns & _SPOKEN and not cue.particles), None)
    if cue is None or "negated" in cue.patterns:
        return None
    return _Saying(token, _source(token, words, tables), cue.name, cue.force)


def _has_own_content(verb: Token, layout: Layout) -> bool:
    """Return whether a verb of saying already has a clause outside quotations that stand by themselves."""
    return any(child.dep_ == "ccomp" and not layout.is_in_block(child) and child.i > verb.i for child in verb.children)


def _source(verb: Token, words: Sequence[Token], tables: CueTables) -> Source:
    """Return who says it: by the parse if that lies beside the quotation, else the noun phrase next to the verb."""
    near = {token.i for token in words}
    if verb.dep_ in {"compound", "amod", "nmod"} and verb.head.i in near and verb.head.i > verb.i:
        return Source((verb.head,))
    source = source_of(verb, tables)
    if source.heads and source.heads[0].i in near:
        return source
    own = [child for child in verb.children if child.dep_ == "nsubj" and child.i in near]
    if own:
        return Source((own[-1], *(word for word in conjuncts_of(own[-1]) if word.pos_ not in VERBAL)))
    beside = _noun_beside(verb, near)
    if beside is not None:
        return Source((beside, *(word for word in conjuncts_of(beside) if word.i in near and word.pos_ not in VERBAL)))
    return source


def _noun_beside(verb: Token, near: set[int]) -> Token | None:
    if verb.i - 1 not in near or not _is_nominal(verb.doc[verb.i - 1]):
        right = next((chunk.root for chunk in verb.doc.noun_chunks if chunk.start == verb.i + 1), None)
        if right is not None and right.i in near:
            return right
    left = [chunk.root for chunk in verb.doc.noun_chunks if chunk.end <= verb.i and chunk.root.i in near]
    return _whole_name(left[-1], near) if left else None


def _whole_name(noun: Token, near: set[int]) -> Token:
    """Return the head of the noun phrase a noun ends ("a teacher from Enerhodar": teacher)."""
    while noun.dep_ == "pobj" and noun.head.head.pos_ in {"NOUN", "PROPN"} and noun.head.head.i in near:
        noun = noun.head.head
    return noun


def _is_nominal(token: Token) -> bool:
    return token.pos_ in {"PRON", "PROPN", "NOUN"}
