"""The extractor of figures: what is counted, how surely, and whether it adds or totals."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from diurna.extraction.figures.kinds import kind_of
from diurna.extraction.figures.numbers import Number, find_numbers
from diurna.extraction.figures.units import subject_of_share, taken_up, unit_of
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
_CLOCK = re.compile(r"\d{1,2}\.\d{2}")
_FEWEST = 3
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
        counted = _Counted()
        for number in find_numbers(part.doc.text):
            figure = _figure(part, number, timed, counted)
            if figure is not None:
                yield figure


def figures_in(found: Findings, span: Span) -> tuple[Figure, ...]:
    """Return the figures inside a span, in text order."""
    return tuple(item for item in found.figures if span.contains(item.span))


@dataclass(slots=True)
class _Counted:
    """What a sentence has just counted, which a number without a noun takes up."""

    sentence: int = -1
    unit: str = ""


def _figure(part: ParsedPassage, number: Number, timed: list[tuple[int, int]], counted: _Counted) -> Figure | None:
    tables = load_amount_words()
    text = part.doc.text
    start, end = number.start, number.end
    tokens = [token for token in part.doc if token.idx < end and token.idx + len(token) > start and not token.is_space]
    if not tokens or _is_no_amount(number, tokens, text, tables):
        return None
    if any(left < part.offset + end and part.offset + start < right for left, right in timed):
        return None
    unit, last = unit_of(number, tokens, tables)
    if not unit and number.is_part:
        unit = subject_of_share(tokens)
    previous = counted.unit if counted.sentence == tokens[0].sent.start else ""
    if not unit and not previous and not _stands_for_people(number, tokens):
        return None
    if not unit and previous and number.value < _FEWEST:
        return None
    unit = taken_up(tokens, unit, previous)
    if unit not in {"percent", *tables.currency_names.values()} and not number.currency:
        counted.sentence, counted.unit = tokens[0].sent.start, unit
    end = last if unit in tables.currency_names.values() and not number.currency else end
    qualifier, first = _qualifier(text, start, end, tables)
    kind, why = kind_of(text, first, end, tokens, tables)
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


def _is_name_or_clock(tokens: list[Token]) -> bool:
    """Return whether a number is part of a name ("Group of Seven") or a time of day ("at 10.30")."""
    first = tokens[0]
    if first.pos_ == "PROPN" or (first.text[:1].isupper() and not first.is_sent_start):
        return True
    before = first.nbor(-1).lower_ if first.i > 0 else ""
    return bool(_CLOCK.fullmatch("".join(token.text for token in tokens))) and before in {"at", "by", "around", "about"}


def _is_telephone(number: Number, text: str) -> bool:
    words = text[number.start : number.end]
    return len(words) > 1 and words[0] == "0" and words[1].isdigit()


def _counts_time(token: Token) -> bool:
    """Return whether a number of days or years is a length, which is an amount, rather than a day of the calendar."""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if after is not None and after.text == "-" and after.i + 1 < len(token.doc):
        after = after.nbor(1)
    return after is not None and after.lower_.rstrip("s") in {"hour", "day", "week", "month", "year", "minute"}


def _stands_for_people(number: Number, tokens: list[Token]) -> bool:
    """Return whether a number without a noun still counts something the sentence leaves out."""
    if number.is_vague:
        return tokens[0].dep_ in {"nsubj", "nsubjpass"} and tokens[0].lower_.endswith("s")
    if number.value < _FEWEST or number.upper is not None or _is_name_or_clock(tokens):
        return False
    return (
        tokens[0].ent_type_ not in _DATED
        and tokens[-1].dep_ in {"nsubj", "nsubjpass", "dobj", "conj", "attr", "pobj"}
        and (not number.is_bare or number.value >= 100 or tokens[-1].dep_ in {"nsubj", "nsubjpass"})
    )


def _qualifier(text: str, start: int, end: int, tables: AmountWords) -> tuple[str, int]:
    """Return how sure the number is and where its phrase starts, the qualifying words included."""
    before = text[max(0, start - 24) : start].lower()
    for words, meaning in tables.qualifiers.items():
        if before.endswith(words + " ") and not before[: -len(words) - 1][-1:].isalnum():
            return meaning, start - len(words) - 1
    if re.match(r"\s*(?:or more|plus|or so)\b|\+", text[end : end + 12]):
        return ("about" if "so" in text[end : end + 8] else "at least"), start
    return "exact", start
