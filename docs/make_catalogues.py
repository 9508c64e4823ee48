"""Makes the catalogues of the page's own words: collects them, brings each language up to date, compiles it.

``python docs/make_catalogues.py`` after words of the page have changed; translate what it lists, then run it again.
"""

import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

WEB = Path(__file__).parents[1] / "src" / "diurna" / "web"
LOCALE = WEB / "locale"
_METHODS = [("**.py", "python"), ("templates/**.html", "jinja2")]
_HEAD = "# The words of Diurna's page. Written by docs/make_catalogues.py; translations are kept."
_NEVER = datetime(2026, 11, 22, tzinfo=UTC)
"""Stands for the time of making, which would change the compiled file with every run."""
_PASSING = (b"-Date:", b'"Generated-By', b'"Report-Msgid', b'"Last-Translator', b'"Language-Team')
_KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "say", "mark")),
    **dict.fromkeys(("ngettext", "count", "several"), (1, 2)),
}


def collect() -> Catalog:
    """Return the catalogue of every word the page says, without translations."""
    found = Catalog(project="Diurna", fuzzy=False)
    options = {"templates/**.html": {"trimmed": "true"}}
    for _, _, words, _, _ in extract_from_dir(WEB, _METHODS, options, keywords=_KEYWORDS):
        found.add(words)
    return found


def languages() -> Iterator[tuple[str, Catalog]]:
    """Yield each language's code and catalogue, brought up to date with the page."""
    template = collect()
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/diurna.po")):
        code = path.parents[1].name
        with path.open("rb") as stream:
            catalogue = read_po(stream, locale=code)
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        yield code, catalogue


def missing(catalogue: Catalog) -> list[str]:
    """Return the words of a catalogue that have no translation."""
    return [str(message.id) for message in catalogue if message.id and not all(_strings(message.string))]


def _strings(string: object) -> tuple[str, ...]:
    return string if isinstance(string, tuple) else (str(string),)


def po_bytes(catalogue: Catalog) -> bytes:
    """Return a catalogue as its file, sorted and without the places and times that would change it daily."""
    catalogue.header_comment = _HEAD
    buffer = io.BytesIO()
    write_po(buffer, catalogue, omit_header=False, sort_output=True, no_location=True, width=0)
    lines = buffer.getvalue().splitlines(keepends=True)
    return b"".join(line for line in lines if not any(word in line for word in _PASSING))


def mo_bytes(catalogue: Catalog) -> bytes:
    """Return a catalogue compiled."""
    catalogue.creation_date = catalogue.revision_date = _NEVER
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def main() -> int:
    """Write all catalogues; return 1 when a language lacks words."""
    lacking = 0
    (LOCALE / "diurna.pot").write_bytes(po_bytes(collect()))
    for code, catalogue in languages():
        folder = LOCALE / code / "LC_MESSAGES"
        (folder / "diurna.po").write_bytes(po_bytes(catalogue))
        (folder / "diurna.mo").write_bytes(mo_bytes(catalogue))
        lacking += len(missing(catalogue))
        sys.stdout.write("".join(f"{code}: {words}\n" for words in missing(catalogue)))
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
