"""Tells which words can be part of a personal name and where a run of them starts and ends; knows no report."""

from spacy.tokens import Doc, Span, Token

from diurna.linguistics.offices import load_descriptions
from diurna.linguistics.words import load_honorifics, load_organisation_words, load_vessel_prefixes, load_word_list
from diurna.ontology.actors import load_first_names

_NOT_NAME = frozenset({"DATE", "TIME", "NORP", "CARDINAL", "ORDINAL", "LANGUAGE"})
_NAMING = frozenset({"PROPN", "NOUN", "ADJ", "X"})
_MAX_NAME = 6
_SYLLABLE = 6


def name_run(doc: Doc, start: int) -> Span | None:
    """Return the run of capitalised words from a token on that can be a personal name, or None."""
    last = start - 1
    place = start
    particles = load_word_list("connectives")
    while place < min(len(doc), start + _MAX_NAME):
        token = doc[place]
        if not can_be_name(token):
            is_inner = token.lower_ in particles or token.text in {"-", "’", "'", "–"}
            if last >= start and _is_second_syllable(token):
                last = place
                place += 1
                continue
            if not (is_inner and last >= start and (_goes_on(doc, place + 1) or _is_syllable_mark(token))):
                break
            if token.text in {"-", "–"} and (token.whitespace_ or doc[place - 1].whitespace_):
                break
        else:
            last = place
        place += 1
    if last < start:
        return None
    found = doc[start : last + 1]
    return found if any(len(token.text) > 1 and not token.text.endswith(".") for token in found) else None


def _is_syllable_mark(token: Token) -> bool:
    """Return whether a hyphen joins the lower-case second syllable of a given name ("Gwan-pyo")."""
    return token.text == "-" and token.i + 1 < len(token.doc) and _is_second_syllable(token.nbor(1))


def _is_second_syllable(token: Token) -> bool:
    mark = token.nbor(-1) if token.i > 1 else None
    if mark is None or mark.text != "-" or mark.whitespace_ or mark.nbor(-1).whitespace_:
        return False
    return token.text.isalpha() and token.text.islower() and len(token.text) <= _SYLLABLE


def _goes_on(doc: Doc, place: int) -> bool:
    """Return whether a name goes on at a token, one more particle or a hyphen allowed ("von der Leyen", "al-Thani")."""
    if place < len(doc) and (doc[place].lower_ in load_word_list("connectives") or _joins(doc[place])):
        place += 1
    return place < len(doc) and can_be_name(doc[place])


def _joins(token: Token) -> bool:
    return token.text == "-" and not token.whitespace_ and not token.nbor(-1).whitespace_


def without_titles(span: Span) -> Span | None:
    """Return a person's span without titles, demonyms and possessive endings, or None when nothing is left."""
    first, last = span.start, span.end - 1
    doc = span.doc
    while last >= first and doc[last].text in {"'s", "’s", "'", "’", ",", "."}:
        last -= 1
    while first <= last and (is_title(doc[first]) or not doc[first].text[:1].isupper()):
        if doc[first].lower_ in load_word_list("connectives"):
            break
        first += 1
    return doc[first : last + 1] if first <= last else None


def can_be_name(token: Token) -> bool:
    """Return whether a word can be part of a personal name."""
    if not token.text[:1].isupper() or token.ent_type_ in _NOT_NAME or "/" in token.text:
        return False
    if token.pos_ in {"PRON", "DET", "ADP", "CCONJ", "SCONJ", "AUX"}:
        return False
    if is_tabled_otherwise(token):
        return False
    return not is_title(token)


def is_tabled_otherwise(token: Token) -> bool:
    """Return whether the tables take the word for the name of something that is neither a person nor a mere place."""
    keys = token.ent_kb_id_.split("|") if token.ent_kb_id_ else []
    return any(not key.startswith(("person:", "adm1:", "area:")) for key in keys)


def is_title(token: Token) -> bool:
    """Return whether a word is a title or honorific."""
    if token.text in load_honorifics() or f"{token.text}." in load_honorifics():
        return True
    known = load_descriptions().get(token.lower_)
    return known is not None and (known.form == "office" or known.office != "") and not known.is_plural


def is_plain_name(name: Span) -> bool:
    """Return whether every word of a model's person could be part of a personal name."""
    particles = load_word_list("connectives")
    if name.text.lower() in load_descriptions() or is_company(name):
        return False
    return all(
        (token.text[:1].isupper() and "/" not in token.text and not is_body_word(token) and token.pos_ in _NAMING)
        or token.lower_ in particles
        or token.text in {"-", "’", "'", "."}
        for token in name
    )


def is_company(name: Span) -> bool:
    """Return whether the last word is a company's or a body's and the first no given name ("Ocean Seafood")."""
    return (
        len(name) > 1
        and name[-1].text in load_organisation_words()
        and name[0].lower_ not in load_first_names()
        and name[0].text not in load_vessel_prefixes()
    )


def is_body_word(token: Token) -> bool:
    """Return whether a word describes a body ("ministry")."""
    known = load_descriptions().get(token.lower_)
    return known is not None and known.form == "body"
