"""The spaCy component by which the tables overrule the statistical model's entities."""

from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from diurna.linguistics.gazetteer import Category, Match
from diurna.linguistics.known import load_gazetteer
from diurna.linguistics.words import load_place_types, load_word_list

LABELS = {
    Category.COUNTRY: "GPE",
    Category.DEMONYM: "NORP",
    Category.PEOPLE: "NORP",
    Category.METONYM: "GPE",
    Category.PERSON: "PERSON",
    Category.PLACE: "LOC",
}
_LONGER_STANDS = frozenset({"GPE", "ORG", "LAW", "EVENT", "WORK_OF_ART", "PRODUCT", "FAC", "PERSON"})
_LOCATIVE = frozenset({"in", "at", "to", "from", "near", "around", "outside", "into", "through", "across", "of"})


@Language.component("diurna_entities", assigns=["doc.ents"])
def mark_entities(doc: Doc) -> Doc:
    """Lay the tables' names over the model's entities; ``kb_id_`` holds the keys of each, parted by ``|``."""
    known = [span for match in load_gazetteer().search(doc.text) if (span := _span(doc, match)) is not None]
    doc.ents = _merge(known, doc.ents)
    return doc


def keys_of(span: Span) -> tuple[str, ...]:
    """Return the keys the tables give for an entity span; none for one only the model knows."""
    return tuple(span.kb_id_.split("|")) if span.kb_id_ else ()


def _span(doc: Doc, match: Match) -> Span | None:
    found = doc.char_span(match.start, match.end)
    if found is None and doc.text[match.end : match.end + 1] == ".":
        found = doc.char_span(match.start, match.end + 1)
    if found is None:
        return None
    if all(entry.category is Category.PLACE for entry in match.entries) and not _is_place_like(found):
        return None
    label = LABELS.get(match.entries[0].category, "ORG")
    return Span(doc, found.start, found.end, label=label, kb_id="|".join(entry.key for entry in match.entries))


def _is_place_like(span: Span) -> bool:
    """Return whether the words around let a small place's name be one: a proper noun, or after "in" or "near"."""
    if not any(token.text[:1].isupper() for token in span):
        return False
    if len(span) > 1 or span.root.ent_type_ in {"GPE", "LOC", "FAC"}:
        return True
    before = span.doc[span.start - 1] if span.start else None
    after = span.doc[span.end] if span.end < len(span.doc) else None
    if after is not None and after.lower_ in load_place_types():
        return True
    return span.root.pos_ == "PROPN" and (
        bool(span.root.ent_type_) or (before is not None and before.lower_ in _LOCATIVE)
    )


def _merge(known: Iterable[Span], model: Iterable[Span]) -> list[Span]:
    kept: list[Span] = []
    taken: set[int] = set()
    by_token: dict[int, Span] = {token.i: ent for ent in model for token in ent}
    for span in known:
        rivals = {by_token[token.i] for token in span if token.i in by_token}
        if any(_stands(rival, span) for rival in rivals):
            continue
        kept.append(span)
        taken.update(token.i for token in span)
    kept.extend(ent for ent in model if not any(token.i in taken for token in ent))
    return sorted(kept, key=lambda span: span.start)


def _stands(rival: Span, span: Span) -> bool:
    """Return whether a model's entity is kept over a known name inside it ("Paris Saint-Germain" over "Paris")."""
    if rival.label_ not in _LONGER_STANDS or len(rival) <= len(span):
        return False
    if rival.start > span.start or rival.end < span.end:
        return False
    rest = [token for token in rival if not span.start <= token.i < span.end and token.lower_ not in {"the", "a"}]
    named = [token for token in rest if _is_capitalised(token)]
    if rival.label_ == "GPE":
        return len(named) == len(rest) > 0 and not any(token.lower_ in load_word_list("directions") for token in rest)
    if rival.label_ == "PERSON":
        joining = load_word_list("connectives") | {"-"}
        return len(span) == 1 and len(named) > 0 and all(token in named or token.lower_ in joining for token in rest)
    return bool(named)


def _is_capitalised(token: Token) -> bool:
    return token.text[:1].isupper()
