"""The language of the page: gettext catalogues, chosen by the reader's browser or by hand."""

import gettext
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LOCALE = Path(__file__).parent / "locale"
DOMAIN = "diurna"
LANGUAGES = {"en": "English", "de": "Deutsch"}
"""The languages the page speaks, each by its own name."""
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "dv", "yi"})


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language: its code, its writing direction and its catalogue."""

    code: str
    catalogue: gettext.NullTranslations

    @property
    def direction(self) -> str:
        """Return ``rtl`` for languages written from right to left, else ``ltr``."""
        return "rtl" if self.code.split("-")[0] in _RIGHT_TO_LEFT else "ltr"

    def say(self, words: str) -> str:
        """Return the words in this language; words without a translation stay English."""
        return self.catalogue.gettext(words) if words else ""

    def count(self, one: str, several: str, number: int) -> str:
        """Return the form for a number, the number put in: ``count("%(n)s event", "%(n)s events", 2)``."""
        return self.catalogue.ngettext(one, several, number) % {"n": f"{number:,}"}


@cache
def tongue(code: str) -> Tongue:
    """Return a language; English when there is no catalogue for it."""
    found = code if code in LANGUAGES else "en"
    return Tongue(found, gettext.translation(DOMAIN, LOCALE, languages=[found], fallback=True))


def choose(wanted: str, accepted: str) -> Tongue:
    """Return the language asked for by name, else the first the browser accepts, else English."""
    if wanted in LANGUAGES:
        return tongue(wanted)
    return tongue(next((code for code in _preferred(accepted) if code in LANGUAGES), "en"))


def _preferred(header: str) -> Sequence[str]:
    ranked: list[tuple[float, int, str]] = []
    for place, part in enumerate(header.split(",")[:20]):
        name, _, weight = part.strip().partition(";q=")
        try:
            ranked.append((-float(weight or 1), place, name.split("-")[0].casefold()))
        except ValueError:
            continue
    return [name for _, _, name in sorted(ranked)]
