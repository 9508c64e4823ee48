"""The extractor of figures: what is counted, how surely, and whether it adds or totals."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from diurna.extraction.figures.numbers import Number, find_numbers
from diurna.extraction.figures.words import AmountWords, load_amount_words
from diurna.linguistics.parsed import ParsedPassage, ParsedReport
from diurna.types.findings import Figure, Findings, Provenance, finding_id
from diurna.types.span import Span

EXTRACTOR = "diurna.figures.v1"
_DATED = frozenset({"DATE", "TIME", "ORDINAL"})
_PERIODS = re.compile(
    r"\s*-?\s*(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?)(?:-old|\s+old|\s+ago|\s+later|\s+earlier)\b",
    re.IGNORECASE,
)
_MONTHS = re.compile(
    r"(?:jan|january|feb|february|mar|march|apr|april|may|june?|july?|aug|august|sept?|september|oct|october|nov|november|dec|december)\.?$",
    re.IGNORECASE,
)
_MONTHS_AFTER = re.compile(
    r"\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b",
)


def extract_figures(parsed: ParsedReport, found: Findings) -> Iterator[Figure]:
    """Yield the figures of a report's body: no dates, ages, ordinals, clock times or numbers that are names."""
    timed = [(time.span.start, time.span.end) for time in found.times if time.type in {"DATE", "TIME"}]
    for part in parsed.parts:
        for number in find_numbers(part.doc.text):
            figure = _figure(part, number, timed)
            if figure is not None:
                yield figure


def figures_in(found: Findings, span: Span) -> tuple[Figure, ...]:
    """Return the figures inside a span, in text order."""
    return tuple(item for item in found.figures if span.contains(item.span))


def _figure(part: ParsedPassage, number: Number, timed: list[tuple[int, int]]) -> Figure | None:
    tables = load_amount_words()
    text = part.doc.text
    start, end = number.start, number.end
    tokens = [token for token in part.doc if token.idx < end and token.idx + len(token) > start and not token.is_space]
    if not tokens or _is_no_amount(number, tokens, text, tables):
        return None
    if any(left < part.offset + end and part.offset + start < right for left, right in timed):
        return None
    unit, last = _unit(number, tokens, tables)
    if not unit and not _stands_for_people(number, tokens):
        return None
    end = last if unit in tables.currency_names.values() and not number.currency else end
    qualifier, first = _qualifier(text, start, end, tables)
    kind, why = _kind(part, text, first, end, tables)
    if number.is_vague and qualifier == "exact":
        qualifier = "at least"
    span = Span(part.passage.span.report_id, part.offset + first, part.offset + end)
    if number.upper is not None:
        qualifier = "between"
    return Figure(
        id=finding_id("f", span),
        span=span,
        text=text[span.start - part.offset : span.end - part.offset],
        value=number.value,
        unit=unit,
        qualifier=qualifier,
        kind=kind,
        provenance=Provenance(EXTRACTOR, f"“{text[start:end]}” counts {unit or 'what is not named'}; {qualifier}{why}"),
        upper=number.upper,
    )


def _is_no_amount(number: Number, tokens: list[Token], text: str, tables: AmountWords) -> bool:
    """Return whether a number is a date, an age, a clock time, an ordinal or part of a name."""
    if number.currency or number.is_percent:
        return False
    first, last = tokens[0], tokens[-1]
    if first.ent_type_ in {"DATE", "TIME"} and not _counts_time(last):
        return True
    if any(token.ent_type_ == "ORDINAL" for token in tokens) and not number.is_part:
        return True
    before = first.nbor(-1) if first.i > 0 else None
    after = last.nbor(1) if last.i + 1 < len(last.doc) else None
    if _MONTHS_AFTER.match(text, number.end) or _is_telephone(number, text):
        return True
    if _PERIODS.match(text, number.end) or (after is not None and after.lower_ in tables.not_units["words"]):
        return True
    if before is not None and (before.lower_ in tables.not_units["age"] or _MONTHS.match(before.text)):
        return True
    if before is not None and before.lower_ in tables.not_units["numbered"] and first.dep_ != "nummod":
        return True
    if number.is_bare and 1900 <= number.value <= 2099 and first.dep_ != "nummod":
        return True
    if text[max(0, number.start - 1) : number.start] in {"-", "–"} and number.is_bare:
        return True
    return first.lower_ == "one" and (
        first.dep_ != "nummod" or after is None or after.lower_ in {"day", "another", "of"}
    )


def _is_telephone(number: Number, text: str) -> bool:
    words = text[number.start : number.end]
    return len(words) > 1 and words[0] == "0" and words[1].isdigit()


def _counts_time(token: Token) -> bool:
    """Return whether a number of days or years is a length, which is an amount, rather than a day of the calendar."""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if after is not None and after.text == "-" and after.i + 1 < len(token.doc):
        after = after.nbor(1)
    return after is not None and after.lower_.rstrip("s") in {"hour", "day", "week", "month", "year", "minute"}


def _unit(number: Number, tokens: list[Token], tables: AmountWords) -> tuple[str, int]:
    """Return what is counted and where its words end: a currency, per cent, or the noun the number modifies."""
    last = tokens[-1]
    if number.currency:
        return number.currency, number.end
    if number.is_percent:
        return "percent", number.end
    doc = last.doc
    following = doc[last.i + 1 : last.i + 4]
    for place, token in enumerate(following):
        word = token.lower_
        if word in tables.currency_names or word in {"crowns", "crown", "kronas", "pesos", "peso"}:
            nation = following[place - 1].lower_ if place else ""
            nation = nation or ""
            code = tables.currency_nations.get(nation) or tables.currency_names.get(word, word)
            return code, token.idx + len(token)
        if place and word not in tables.currency_nations and token.pos_ not in {"PROPN", "ADJ", "PUNCT"}:
            break
    return _counted(tokens)


def _counted(tokens: list[Token]) -> tuple[str, int]:
    last = tokens[-1]
    head = next(
        (
            token.head
            for token in tokens
            if token.dep_ in {"nummod", "quantmod", "compound", "advmod", "amod"} and token.head.i > last.i
        ),
        None,
    )
    while head is not None and head.dep_ in {"nummod", "quantmod"} and head.head.i > head.i:
        head = head.head
    if head is None:
        of = next(
            (child for token in tokens for child in token.children if child.dep_ == "prep" and child.lower_ == "of"),
            None,
        )
        inner = next((child for child in of.children if child.dep_ == "pobj"), None) if of is not None else None
        if inner is None:
            return _implied(last)
        return _noun_words(inner.left_edge.i, inner), inner.idx + len(inner)
    if head.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM", "SYM"} or head.i - last.i > 6:
        return _implied(last)
    return _noun_words(last.i + 1, head), head.idx + len(head)


def _implied(token: Token) -> tuple[str, int]:
    """Return "people" for a number that stands alone as one who acts or suffers ("three were killed"), else nothing."""
    head = token.head
    if token.dep_ in {"nsubj", "nsubjpass", "dobj"} and head.lemma_ in load_amount_words().not_units["human_verbs"]:
        return "people", token.idx + len(token)
    return "", token.idx + len(token)


def _stands_for_people(number: Number, tokens: list[Token]) -> bool:
    """Return whether a number without a noun still counts something the sentence leaves out."""
    if number.value < 3 or number.is_vague or number.upper is not None:
        return False
    return (
        tokens[0].ent_type_ not in _DATED
        and tokens[-1].dep_ in {"nsubj", "nsubjpass", "dobj", "conj", "attr", "pobj"}
        and (not number.is_bare or number.value >= 100 or tokens[-1].dep_ in {"nsubj", "nsubjpass"})
    )


def _noun_words(first: int, head: Token) -> str:
    doc = head.doc
    words = [
        token.text
        for token in doc[first : head.i + 1]
        if token.lower_ not in {"of", "more", "other", "the", "further", "additional", "-", "–"}
    ]
    following = next((child for child in head.children if child.dep_ == "conj" and child.i - head.i == 2), None)
    if following is not None and not any(child.dep_ == "nummod" for child in following.children):
        words += [doc[head.i + 1].text, following.text]
    return " ".join(words)


def _qualifier(text: str, start: int, end: int, tables: AmountWords) -> tuple[str, int]:
    """Return how sure the number is and where its phrase starts, the qualifying words included."""
    before = text[max(0, start - 24) : start].lower()
    for words, meaning in tables.qualifiers.items():
        if before.endswith(words + " ") and not before[: -len(words) - 1][-1:].isalnum():
            return meaning, start - len(words) - 1
    if re.match(r"\s*(?:or more|plus|or so)\b|\+", text[end : end + 12]):
        return ("about" if "so" in text[end : end + 8] else "at least"), start
    return "exact", start


def _kind(part: ParsedPassage, text: str, start: int, end: int, tables: AmountWords) -> tuple[str, str]:
    before = text[max(0, start - 14) : start].lower().rstrip()
    after = text[end : end + 14].lower().lstrip()
    for word in tables.delta["before"]:
        if before.endswith(word):
            return "delta", f"; adds: “{word}”"
    if before.endswith("the other"):
        return "plain", ""
    for word in tables.delta["after"]:
        if re.match(rf"{word}\b(?! than)", after):
            return "delta", f"; adds: “{word}”"
    sentence = _sentence_around(part, start).lower()
    for word in tables.delta["around"]:
        if before.endswith(word.split()[-1]) and word in text[max(0, start - 40) : start].lower():
            return "delta", f"; adds: “{word}”"
    for word in tables.total["around"]:
        if word in sentence:
            return "total", f"; totals: “{word}”"
    return "plain", ""


def _sentence_around(part: ParsedPassage, place: int) -> str:
    for sentence in part.doc.sents:
        if sentence.start_char <= place < sentence.end_char:
            return sentence.text
    return ""
