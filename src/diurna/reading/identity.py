"""What makes two texts the same report: a normal form and its hash."""

import hashlib
import re
import unicodedata

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_SPACE = re.compile(r"\s+")


def normalise(text: str) -> str:
    """Return the text in NFC, without invisible characters, every run of white space one space, ends trimmed.

    Only compared and hashed, never stored: spans point into the text as received.
    """
    return _SPACE.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFC", text))).strip()


def report_id(text: str) -> str:
    r"""Return the first 12 hex digits of the SHA-256 of the normalised text.

    >>> report_id("One  report.") == report_id("One report.\r\n")
    True
    """
    return hashlib.sha256(normalise(text).encode("utf-8", "surrogatepass")).hexdigest()[:12]
