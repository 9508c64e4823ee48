"""Finds numbers in plain text and reads their value: digits, words, scales, signs of currency, ranges."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from diurna.extraction.figures.words import AmountWords, load_amount_words

_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:rise|rose|risen|rising|rais\w+|fall|fell|fallen|falling|increas\w+|cut|cuts|cutting|reduc\w+|lower\w*|drop\w*|"
    r"grow\w*|grew|climb\w*|expand\w*|slash\w*|declin\w+|doubl\w+|shr[aiu]nk\w*|extend\w*)\b[^.;]{0,40}\bfrom\s+$",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text.

    Attributes:
        start: Where it starts, its currency sign included.
        end: Where it ends, its scale and per cent sign included.
        value: Its value.
        upper: Upper end of a range, or None.
        currency: ISO 4217 code of a sign or code before it, or empty.
        is_percent: Whether a per cent sign or word follows.
        is_vague: Whether it is "dozens", "hundreds" and the like.
        is_part: Whether it is a part of a whole ("a third").
        is_bare: Whether it is plain digits with no separator, sign or scale.
    """

    start: int
    end: int
    value: float
    upper: float | None = None
    currency: str = ""
    is_percent: bool = False
    is_vague: bool = False
    is_part: bool = False
    is_bare: bool = False


def find_numbers(text: str) -> Iterator[Number]:
    """Yield the numbers of a text in order, ranges as one, the two of a vote or of a change apart."""
    waiting: Number | None = None
    for number in _single_numbers(text):
        if waiting is not None and _is_between(text, waiting, number):
            yield _range(waiting, number)
            waiting = None
            continue
        if waiting is not None:
            yield waiting
        waiting = number
    if waiting is not None:
        yield waiting


def _single_numbers(text: str) -> Iterator[Number]:
    tables = load_amount_words()
    for found in _pattern().finditer(text):
        number = _read(found, tables)
        if number is None:
            continue
        if found["upper"] and (number.upper is None or _CHANGE.search(text[: found.start()])):
            yield from _two(found, number, tables)
        else:
            yield number


def _two(found: re.Match[str], number: Number, tables: AmountWords) -> Iterator[Number]:
    """Yield both numbers of "38 to 22" and of "rise from 10 to 25 percent"."""
    first, second = found.span("digits"), found.span("upper")
    is_bare = not (number.currency or number.is_percent or found["scale"])
    yield replace(number, start=first[0], end=first[1], upper=None, is_bare=is_bare)
    value = round(_digits(found["upper"]) * _scale(found["scale"], tables), 2)
    yield replace(number, start=second[0], end=found.end(), value=value, upper=None, is_bare=is_bare)


def _is_between(text: str, first: Number, second: Number) -> bool:
    joined = text[first.end : second.start].strip().lower() == "and"
    return joined and bool(_BETWEEN.search(text[: first.start])) and first.upper is None and second.upper is None


def _range(first: Number, second: Number) -> Number:
    """Return a range, the first number in the second's scale where it has none ("between 2 and 3 million")."""
    times = 10.0 ** (3 * ((len(str(int(second.value))) - 1) // 3)) if first.value < 1000 <= second.value else 1.0
    value = first.value * times if first.value * times < second.value else first.value
    return replace(
        second, start=first.start, value=value, upper=second.value, currency=first.currency or second.currency
    )


def _read(found: re.Match[str], tables: AmountWords) -> Number | None:
    part = found.groupdict()
    currency = tables.currencies.get((part["sign"] or "").strip(), "") or (part["code"] or "").strip()
    percent = bool(part["percent"])
    if part["digits"]:
        upper_text = part["upper"]
        scale = _scale(part["scale"], tables)
        upper = round(_digits(upper_text) * scale, 2) if upper_text else None
        value = round(_digits(part["digits"]) * (_scale(part["scale1"], tables) if part["scale1"] else scale), 2)
        upper = upper if upper is not None and upper > value else None
        bare = not (
            currency or percent or part["scale"] or upper_text or "," in part["digits"] or "." in part["digits"]
        )
        return Number(found.start(), found.end(), value, upper, currency, percent, is_bare=bare)
    if part["fraction"]:
        return _fraction(found, part["fraction"], tables)
    return _worded(found, part["worded"], percent=percent, tables=tables)


def _fraction(found: re.Match[str], words: str, tables: AmountWords) -> Number:
    first, *rest = re.split(r"[\s-]+", words.lower())
    times = tables.words.get(first, 1.0)
    unit = tables.parts.get(rest[-1] if rest else first, 0.5)
    return Number(found.start(), found.end(), round(times * unit, 4), is_part=True)


def _worded(found: re.Match[str], words: str, *, percent: bool, tables: AmountWords) -> Number | None:
    half = re.fullmatch(r"(.+)\s+and\s+a\s+half", words, re.IGNORECASE)
    if half is not None:
        scale = tables.scales.get(half[1].lower().split()[-1], 1.0)
        whole = _worded(found, half[1], percent=percent, tables=tables)
        return replace(whole, value=whole.value + scale / 2) if whole is not None else None
    total = current = 0.0
    vague = False
    for word in re.split(r"[\s-]+", words.lower()):
        if word in tables.words:
            current += tables.words[word]
        elif word in {"a", "an", "half"}:
            current += 0.5 if word == "half" else (1.0 if current == 0 else 0.0)
        elif word == "dozen":
            current = (current or 1) * 12
        elif word == "hundred":
            current = (current or 1) * 100
        elif word in tables.scales:
            total += (current or 1) * tables.scales[word]
            current = 0.0
        elif word in tables.vague:
            current = (current or 1) * tables.vague[word]
            vague = True
        elif word == "tens":
            current, vague = 10.0, True
    value = total + current
    if words.lower().startswith("half a") and value:
        value = value if value < 1e5 else 0.5 * tables.scales.get(words.lower().split()[-1], 1.0)
    return Number(found.start(), found.end(), value, is_percent=percent, is_vague=vague) if value else None


def _digits(words: str) -> float:
    return float(_THOUSANDS.sub("", words).replace(" ", "").replace(" ", ""))


def _scale(word: str | None, tables: AmountWords) -> float:
    return tables.scales.get(word.strip(" -").lower(), 1.0) if word else 1.0


@cache
def _pattern() -> re.Pattern[str]:
    tables = load_amount_words()
    signs = "|".join(re.escape(sign) for sign in sorted(tables.currencies, key=len, reverse=True))
    codes = "|".join(sorted({*tables.currencies.values(), *tables.currency_names.values()}))
    scales = "hundred|thousand|million|billion|trillion|bn|mn|mln|tn|m|k|b"
    words = "|".join(sorted(tables.words, key=len, reverse=True))
    vague = "|".join(sorted(tables.vague, key=len, reverse=True))
    digits = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
    numeral = rf"(?:{words})(?:[-\s](?:{words}))?"
    long = (
        rf"(?:half\s+)?(?:an?|{numeral})\s+(?:hundred|thousand|million|billion|trillion|dozen)"
        rf"(?:\s+and\s+a\s+half\b|(?:\s+(?:and\s+)?(?:{numeral}|hundred|thousand))*)"
    )
    return re.compile(
        rf"""(?<![\w.,/:])(?:(?P<sign>{signs})\s?|(?P<code>{codes})\s)?
        (?:(?P<digits>{digits})
             (?P<scale1>\s?-?(?:million|billion|bn|m)\b)?
             (?:\s?(?:–|-|\bto\b)\s?(?:{signs})?(?P<upper>{digits})(?![\d/:-]))?
             (?P<scale>\s?-?(?:{scales})\b)?
           |(?P<fraction>(?:an?|one|two|three|four|nine)[\s-](?:thirds?|quarters?|fifths?|tenths?)\b(?=\s(?:of|the)\b)|(?<=\bby\s)(?:an?|one|two|three)[\s-](?:thirds?|quarters?|fifths?|tenths?)\b|half\b(?=\s(?:of|the|its|their|a\s(?!million|billion|dozen))))
           |(?P<worded>\b(?:{long}|tens\s+of\s+(?:{vague})|hundreds\s+of\s+(?:thousands|millions)|(?:{vague})|{numeral})\b)
        )(?P<percent>\s?(?:%|per\s?cent\b|percent\b))?(?![\w/]|[:.]\d)""",
        re.VERBOSE | re.IGNORECASE,
    )
