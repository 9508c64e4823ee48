"""Plain text: the reference format (`` date YYYY-MM-DD `` then the body on one line) and YAML front matter."""

import re
from collections.abc import Mapping
from datetime import date

import yaml

from diurna.errors import ReadError
from diurna.reading.drafts import Draft

_UNSEEN = "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
REFERENCE_HEADER = re.compile(
    rf"[\s{_UNSEEN}]*date[ \t\u00a0:]+(\d{{4}}-\d{{2}}-\d{{2}})(?=[\s{_UNSEEN}]|$)[ \t\u00a0]?", re.IGNORECASE
)
_FRONT_MATTER = re.compile(
    r"\s{0,20}---[ \t]*\r?\n(.{0,20000}?)(?:(?<=\n)|\r?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL
)
_FIELD_PARTS = 20
_NAMES: Mapping[str, str] = {
    "date": "published",
    "published": "published",
    "outlet": "outlet",
    "publisher": "outlet",
    "headline": "headline",
    "title": "headline",
    "author": "author",
    "byline": "author",
    "url": "url",
    "link": "url",
    "language": "language",
    "lang": "language",
    "home_country": "home_country",
    "home-country": "home_country",
}


def read_text(text: str, where: str, source_name: str) -> Draft:
    """Return the draft of a plain text file.

    In the reference format the stored text is the whole file, header included; with front matter it is what follows
    the closing ``---`` line.

    Raises:
        ReadError: The front matter is not valid YAML.
    """
    meta, body = split_front_matter(text, where)
    if meta:
        return draft_from(meta, body, where, source_name)
    header = REFERENCE_HEADER.match(text)
    return Draft(where, text, published=header[1] if header else None, source_name=source_name)


def split_front_matter(text: str, where: str) -> tuple[Mapping[str, object], str]:
    """Return the front matter's fields and the text after it; no fields and the whole text when there is none.

    Raises:
        ReadError: The front matter is not a YAML mapping.
    """
    found = _FRONT_MATTER.match(text)
    if not found:
        return {}, text
    try:
        fields = yaml.safe_load(found[1])
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        problem = f"its front matter is not valid YAML ({str(error).splitlines()[0]})"
        raise ReadError(where, problem, "Correct the lines between the two '---'.", code="bad-row") from error
    if not isinstance(fields, dict) or not fields:
        return {}, text
    return {str(name).strip().lower(): value for name, value in fields.items()}, text[found.end() :]


def draft_from(meta: Mapping[str, object], text: str, where: str, source_name: str) -> Draft:
    """Return a draft with the known fields of a mapping; unknown fields are left aside."""
    known: dict[str, object] = {}
    for name, value in meta.items():
        field = _NAMES.get(name)
        if field and field not in known:
            given = value if field == "published" else _as_words(value)
            if given not in (None, ""):
                known[field] = given
    return Draft(where, text, source_name=source_name, **known)  # type: ignore[arg-type]


def _as_words(value: object) -> str | None:
    """Return a plain value, or a list of plain values, as words; nested ones, which could be endless, as None."""
    if isinstance(value, list | tuple):
        return ", ".join(words for words in map(_as_word, value[:_FIELD_PARTS]) if words)
    return _as_word(value)


def _as_word(value: object) -> str | None:
    return str(value).strip() if isinstance(value, str | int | float | date) else None
