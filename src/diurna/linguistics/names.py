"""The memory of personal names within one report: who is named in full once is a person wherever the name stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from diurna.linguistics.entities import keys_of
from diurna.linguistics.name_words import (
    can_be_name,
    is_body_word,
    is_company,
    is_plain_name,
    is_tabled_otherwise,
    is_title,
    name_run,
    without_titles,
)
from diurna.linguistics.offices import is_human_word, load_descriptions
from diurna.linguistics.words import load_organisation_words, load_vessel_prefixes, load_word_list
from diurna.ontology.actors import load_actor_tables, load_first_names
from diurna.ontology.cities import load_cities
from diurna.ontology.names import fold

_MAX_NAME = 6
_LONG = 6
_LARGE_CITY = 100_000
_MISREAD = frozenset({"PERSON", "ORG", "NORP", "PRODUCT", "FAC", "WORK_OF_ART"})
_LOCATIVE = frozenset({"in", "at", "near", "around", "outside", "across"})


@dataclass(slots=True)
class NameBook:
    """Names of persons collected from one report.

    Attributes:
        full: Names of two words or more, as tuples of words.
        single: Words that stand alone for one of them (family names, and first names where they are used so).
    """

    full: set[tuple[str, ...]] = field(default_factory=set)
    single: set[str] = field(default_factory=set)

    def add(self, words: Sequence[str]) -> None:
        """Enter a name; a name of one word counts as a family name."""
        if len(words) > 1:
            self.full.add(tuple(words))
            self.single.add(words[0])
            if len(words) > 2 and len(words[-2]) > 2 and words[-2][:1].isupper():
                self.single.add(words[-2])
        if words and words[-1][:1].isupper():
            self.single.add(words[-1])


def settle_names(docs: Sequence[Doc]) -> None:
    """Rewrite the entity spans of one report's docs so that every name of a person it names is a person."""
    book = NameBook()
    for doc in docs:
        for span in (
            *_titled(doc),
            *_modelled(doc),
            *_beside_titles(doc),
            *_first_named(doc),
            *_particled(doc),
            *_alone(doc),
        ):
            if span.text.lower() not in load_descriptions() and not is_company(span) and not _is_located(span):
                book.add([token.text for token in span])
    for doc in docs:
        doc.ents = _with_names(doc, book)


def _is_located(span: Span) -> bool:
    """Return whether a name no table knows stands right after a word of place, and so is no person's."""
    before = span.doc[span.start - 1].lower_ if span.start > span.sent.start else ""
    is_given = span[0].lower_ in load_first_names()
    return not span.root.ent_kb_id_ and (before in {"near", "around"} or (before == "in" and not is_given))


def _titled(doc: Doc) -> Iterable[Span]:
    """Yield names that stand right after a title or honorific ("President Rosaura Quisbert")."""
    for token in doc[:-1]:
        if is_title(token) and not is_tabled_otherwise(token) and not _opens_name(token):
            name = name_run(doc, token.i + 1)
            if name is not None:
                yield name


def _opens_name(token: Token) -> bool:
    """Return whether a title word is part of a name of the table ("Sheikh Hasina", "Shah Mahmood Qureshi")."""
    return token.ent_kb_id_.startswith("person:") and token.i + 1 < len(token.doc) and token.nbor(1).ent_iob_ == "I"


def _widened(ent: Span) -> Span:
    """Return a person's span with the given names before it that the model left out."""
    start = ent.start
    while start > ent.sent.start:
        before = ent.doc[start - 1]
        if before.ent_type_ or before.dep_ != "compound" or before.pos_ != "PROPN" or not can_be_name(before):
            break
        start -= 1
    return ent.doc[start : ent.end]


def _first_named(doc: Doc) -> Iterable[Span]:
    """Yield names the model overlooked that open with a given name of the table ("Teo Salas")."""
    given = load_first_names()
    for token in doc[:-1]:
        if token.ent_type_ or token.pos_ != "PROPN" or token.dep_ != "compound" or not can_be_name(token):
            continue
        if token.lower_ in given and (token.i == 0 or token.nbor(-1).dep_ != "compound"):
            name = name_run(doc, token.i)
            if name is not None and len(name) > 1 and is_plain_name(name):
                yield name


def _particled(doc: Doc) -> Iterable[Span]:
    """Yield names with a particle inside that the tagger takes for part of a name ("Milagros del Águila")."""
    particles = load_word_list("connectives")
    for token in doc[1:-1]:
        is_inner = token.lower_ in particles and token.text[0].islower() and token.pos_ == "PROPN"
        if not is_inner or not can_be_name(token.nbor(-1)) or is_tabled_otherwise(token):
            continue
        start = token.i - 1
        while start > token.sent.start and can_be_name(doc[start - 1]) and doc[start - 1].dep_ == "compound":
            start -= 1
        name = name_run(doc, start)
        is_body = doc[start].text in load_word_list("openers")
        if name is not None and not is_body and name.end > token.i + 1 and is_plain_name(name):
            yield name


def _beside_titles(doc: Doc) -> Iterable[Span]:
    """Yield names of two words or more in apposition to a title ("the energy minister, Nadia Cossío Arce, said")."""
    for token in doc[1:-1]:
        if token.text != ",":
            continue
        if is_title(token.nbor(-1)):
            name = name_run(doc, token.i + 1)
            if name is not None and len(name) > 1 and name[0].pos_ == "PROPN":
                yield name
        elif token.nbor(-1).pos_ == "PROPN" and _is_titled_after(doc, token.i + 1):
            start = token.i - 1
            while start > token.sent.start and _belongs(doc[start - 1]):
                start -= 1
            name = name_run(doc, start)
            if name is not None and len(name) > 1 and name.end == token.i:
                yield name


def _is_titled_after(doc: Doc, start: int) -> bool:
    """Return whether a short noun phrase that ends in a title starts at a token ("the Peruvian foreign minister")."""
    if start >= len(doc) or doc[start].pos_ not in {"DET", "PROPN", "ADJ", "PRON", "NOUN"}:
        return False
    for token in doc[start : start + 6]:
        if token.pos_ in {"VERB", "AUX", "PUNCT", "CCONJ"}:
            return False
        if is_title(token) or (token.pos_ == "NOUN" and token.tag_ == "NN" and is_human_word(token.lower_)):
            return True
    return False


def _alone(doc: Doc) -> Iterable[Span]:
    """Yield the whole of a text that is one word, the family name of somebody in the table of people."""
    words = [token for token in doc if token.pos_ not in {"PUNCT", "SPACE"}]
    if len(words) == 1 and not words[0].ent_type_ and fold(words[0].text) in load_actor_tables().people_by_family:
        yield doc[words[0].i : words[0].i + 1]


def _belongs(token: Token) -> bool:
    return (can_be_name(token) and token.pos_ == "PROPN") or token.lower_ in load_word_list("connectives")


def _modelled(doc: Doc) -> Iterable[Span]:
    """Yield the model's persons of two words or more, titles cut off."""
    for ent in doc.ents:
        if ent.label_ == "PERSON" and ent.kb_id_ and len(ent) > 1:
            yield ent
        elif ent.label_ == "PERSON":
            name = without_titles(_after_matter(_widened(ent)))
            longer = name_run(doc, name.start) if name is not None and not keys_of(ent) else name
            name = longer if longer is not None and name is not None and longer.end > name.end else name
            is_city = name is not None and name.start == ent.start and name.text in load_cities()
            if name is not None and len(name) > 1 and (keys_of(ent) or (is_plain_name(name) and not is_city)):
                yield name
        elif ent.label_ in _MISREAD and not ent.kb_id_ and _is_person_misread(ent):
            yield ent


def _is_person_misread(ent: Span) -> bool:
    """Return whether the model misread a person: a given name first, or beside what only people are called."""
    if not 1 < len(ent) <= _LONG or not is_plain_name(ent) or ent[-1].text in load_organisation_words():
        return False
    if ent[0].text in load_vessel_prefixes():
        return True
    is_called = ent.root.dep_ == "appos" and (is_title(ent.root.head) or is_human_word(ent.root.head.lower_))
    return is_called or (ent[0].lower_ in load_first_names() and ent.root.dep_ in {"nsubj", "nsubjpass", "appos"})


def _after_matter(ent: Span) -> Span:
    """Return a person's span without the end of a title the model took in ("for Foreign Affairs Anwar Gargash")."""
    before = ent.doc[ent.start - 1] if ent.start > ent.sent.start else None
    if before is None or before.lower_ not in {"for", "of", "and", "the", "&"} or len(ent) <= 2:
        return ent
    given = load_first_names()
    start = next((token.i for token in ent[1:-1] if token.lower_ in given), ent.end - 2)
    is_matter = all(token.lower_ not in given for token in ent.doc[ent.start : start])
    return ent.doc[start : ent.end] if is_matter and _titles_before(ent) else ent


def _titles_before(ent: Span) -> bool:
    """Return whether a title stands a few words before a name ("Minister of State for …")."""
    return any(is_title(token) for token in ent.doc[max(ent.sent.start, ent.start - 8) : ent.start])


def _with_names(doc: Doc, book: NameBook) -> list[Span]:
    named = list(_occurrences(doc, book))
    taken = {token.i for span in named for token in span}
    kept = list(named)
    kept.extend(_relabelled(ent, book) for ent in doc.ents if not any(token.i in taken for token in ent))
    kept.extend(_speaking(doc, {token.i for span in kept for token in span}))
    kept.extend(_cities(doc, {token.i for span in kept for token in span}))
    return sorted(kept, key=lambda span: span.start)


def _speaking(doc: Doc, taken: set[int]) -> Iterable[Span]:
    """Yield lone proper nouns that say something, or do something and are family names of the table of people."""
    saying = load_word_list("saying")
    for token in doc:
        if token.i in taken or token.pos_ not in {"PROPN", "NOUN"} or token.dep_ != "nsubj":
            continue
        is_alone = token.i == 0 or not token.nbor(-1).text[:1].isupper()
        is_somebody = (token.pos_ == "PROPN" and token.head.lower_ in saying) or _is_known_family(token)
        if is_somebody and is_alone and can_be_name(token) and not is_body_word(token):
            yield Span(doc, token.i, token.i + 1, label="PERSON")


def _is_known_family(token: Token) -> bool:
    """Return whether a word is the family name of somebody in the table and no city's ("Yanukovych, once ousted")."""
    is_family = len(token.text) >= _LONG and fold(token.text) in load_actor_tables().people_by_family
    return is_family and not token.ent_kb_id_ and token.text not in load_cities()


def _cities(doc: Doc, taken: set[int]) -> Iterable[Span]:
    """Yield large cities the model overlooked: a lone proper noun inside a sentence that nothing else names."""
    given = load_first_names()
    for token in doc[1:]:
        is_alone = token.pos_ == "PROPN" and token.dep_ in {"dobj", "pobj", "nsubj", "nsubjpass", "conj"}
        if not is_alone or token.i in taken or token.is_sent_start or not can_be_name(token) or token.lower_ in given:
            continue
        if token.nbor(-1).text[:1].isupper() or _has_capital_neighbour(token):
            continue
        if any(city.population > _LARGE_CITY for city in load_cities().find(token.text)[:1]):
            yield Span(doc, token.i, token.i + 1, label="GPE")


def _occurrences(doc: Doc, book: NameBook) -> Iterable[Span]:
    place = 0
    while place < len(doc):
        found = _full_at(doc, place, book) or _given_at(doc, place, book) or _single_at(doc, place, book)
        if found is None:
            place += 1
            continue
        yield found
        place = found.end


def _full_at(doc: Doc, place: int, book: NameBook) -> Span | None:
    if not doc[place].text[:1].isupper():
        return None
    for length in range(min(_MAX_NAME, len(doc) - place), 1, -1):
        if tuple(token.text for token in doc[place : place + length]) in book.full:
            keys = [ent.kb_id_ for ent in doc.ents if ent.start == place and ent.end == place + length]
            return Span(doc, place, place + length, label="PERSON", kb_id=keys[0] if keys else "")
    return None


def _single_at(doc: Doc, place: int, book: NameBook) -> Span | None:
    token = doc[place]
    if token.text not in book.single or token.pos_ not in {"PROPN", "NOUN", "ADJ", "X", "VERB"}:
        return None
    if is_tabled_otherwise(token):
        return None
    if token.ent_type_ in {"DATE", "TIME"} or is_title(token):
        return None
    if _has_capital_neighbour(token):
        return None
    return Span(doc, place, place + 1, label="PERSON")


def _given_at(doc: Doc, place: int, book: NameBook) -> Span | None:
    """Return a full name not met before whose family name is another's ("Alma Quiroga" beside "Teo Quiroga")."""
    last = place
    while last < len(doc) and _belongs(doc[last]) and doc[last].dep_ == "compound" and not doc[last].ent_kb_id_:
        last += 1
    if last == place or last >= len(doc) or doc[last].text not in book.single or doc[last].head.i == doc[place].i:
        return None
    name = name_run(doc, place)
    return Span(doc, name.start, name.end, label="PERSON") if name is not None and name.end == last + 1 else None


def _has_capital_neighbour(token: Token) -> bool:
    """Return whether the word is part of a longer capitalised name that is not this person's ("Smith Institute")."""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if after is not None and after.pos_ == "PROPN" and token.whitespace_ and after.ent_type_ not in {"DATE", "TIME"}:
        return after.text[:1].isupper()
    before = token.doc[token.i - 1] if token.i else None
    if before is None or before.pos_ != "PROPN" or not before.whitespace_:
        return False
    return before.ent_type_ == "PERSON" and not is_title(before)


def _relabelled(ent: Span, book: NameBook) -> Span:
    """Return a name the model misreads as a place: after "in", "at", "near", or where the tables have such a city."""
    if _is_currency(ent):
        return Span(ent.doc, ent.start, ent.end, label="MONEY")
    if len(ent) == 1 and ent.label_ in {"GPE", "ORG", "LOC", "NORP"} and _is_known_family(ent[0]):
        return Span(ent.doc, ent.start, ent.end, label="PERSON")
    if ent.kb_id_ or ent.label_ not in _MISREAD:
        return ent
    if ent.label_ == "PERSON" and is_company(ent):
        return Span(ent.doc, ent.start, ent.end, label="ORG")
    if ent.text not in book.single and tuple(token.text for token in ent) not in book.full:
        is_placed = ent.label_ == "PERSON" and ent.start > 0 and ent.doc[ent.start - 1].lower_ in _LOCATIVE
        if is_placed or (ent[0].text[:1].isupper() and ent.text in load_cities()):
            return Span(ent.doc, ent.start, ent.end, label="GPE")
    if ent.label_ != "PERSON":
        return ent
    name = without_titles(ent)
    return Span(ent.doc, name.start, name.end, label="PERSON") if name is not None else ent


def _is_currency(ent: Span) -> bool:
    """Return whether three capitals before a number are a currency's code ("ISK 1.2 billion")."""
    after = ent.doc[ent.end] if ent.end < len(ent.doc) else None
    is_code = len(ent) == 1 and len(ent.text) == 3 and ent.text.isupper() and not ent.kb_id_
    return is_code and after is not None and after.like_num
