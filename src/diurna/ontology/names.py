"""How names are compared: kept apart because tables and text must fold them the same way."""

import re
import unicodedata

_MARKS = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "ʻ": "'",
        "`": "'",
        "–": "-",
        "‑": "-",
        "ß": "ss",
        "ø": "o",
        "Ø": "o",
        "ł": "l",
        "Ł": "l",
        "đ": "d",
        "Đ": "d",
        "ð": "d",
        "ı": "i",
        "æ": "ae",
        "Æ": "ae",
    }
)
_PARTICLES = frozenset(
    {
        "al",
        "ap",
        "bin",
        "bint",
        "da",
        "das",
        "de",
        "del",
        "della",
        "den",
        "der",
        "di",
        "do",
        "dos",
        "du",
        "el",
        "ibn",
        "la",
        "le",
        "ould",
        "st",
        "st.",
        "ten",
        "ter",
        "van",
        "von",
        "zu",
    }
)


def fold(name: str) -> str:
    """Return ``name`` as names are compared: no accents, no case, single spaces, straight marks, no leading "the".

    >>> fold("The  Élysée")
    'elysee'
    """
    text = name
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_MARKS))
        text = "".join(letter for letter in text if not unicodedata.combining(letter))
    text = " ".join(text.split()).casefold()
    return text[4:] if text.startswith("the ") and len(text) > len("the ") else text


def slug(name: str) -> str:
    """Return ``name`` as it stands in keys.

    >>> slug("Nanaia Mahuta")
    'nanaia-mahuta'
    """
    return re.sub(r"[^a-z0-9]+", "-", fold(name).replace("'", "").replace(".", "")).strip("-")


def family_name(name: str) -> str:
    """Return the family name of a name that ends in it, with its particles.

    >>> family_name("Ursula von der Leyen")
    'von der Leyen'
    """
    words = name.split()
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in _PARTICLES:
        start -= 1
    return " ".join(words[start:])
