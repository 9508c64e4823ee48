"""Questions that users define before they are found: which stances belong to them, and how a file of them is read."""

import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from diurna.chronology.wording import stems_of, words_in
from diurna.errors import UsageError
from diurna.types.identity import entry_id
from diurna.types.record import Judgement

_KEYS = ("name", "words", "phrases", "holders")
_EXAMPLE = 'Write [[question]] with a name and words or phrases, such as words = ["recognise", "referendum"].'


@dataclass(frozen=True, slots=True)
class Definition:
    """A question a user defined.

    Attributes:
        id: Made from its name, so that defining it again changes it.
        words: Words a stance must all have, in any form.
        phrases: Wordings of which a stance must have all words of one, in any form.
        holders: Keys or names of those whose stances count; all when empty.
    """

    name: str
    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id of the question."""
        return entry_id("qu", "defined", self.name.casefold())

    def text(self) -> str:
        """Return the definition as the ledger keeps it."""
        return json.dumps({key: getattr(self, key) for key in _KEYS}, ensure_ascii=False)

    def fits(self, stems: frozenset[str]) -> bool:
        """Return whether a proposition with these stems is on the question."""
        wanted = [stems_of(self.words), *(stems_of(words_in(phrase)) for phrase in self.phrases)]
        return any(one and one <= stems for one in wanted)

    def counts(self, holders: Iterable[tuple[str | None, str]]) -> bool:
        """Return whether one of some holders, by key and name, is one whose stances count."""
        named = {item.casefold() for item in self.holders}
        return not named or any((key or "").casefold() in named or name.casefold() in named for key, name in holders)


def definition_of(judgement: Judgement) -> Definition:
    """Return the definition a judgement enters."""
    table = json.loads(judgement.after)
    return Definition(table["name"], *(tuple(table[key]) for key in _KEYS[1:]))


def first_fitting(definitions: Sequence[Definition], stems: frozenset[str]) -> Definition | None:
    """Return the first definition a proposition fits, or None."""
    return next((item for item in definitions if item.fits(stems)), None)


def read_definitions(text: str, where: str) -> tuple[Definition, ...]:
    """Return the questions a TOML file defines.

    Raises:
        UsageError: It is no TOML, or a question lacks something or has something unknown; the message says which.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{where}: not valid TOML ({error}). {_EXAMPLE}") from error
    unknown = sorted(set(table) - {"question"})
    found = table.get("question", [])
    if unknown or not isinstance(found, list) or not found:
        what = f"unknown entry {unknown[0]!r}" if unknown else "it defines no question"
        raise UsageError(f"{where}: {what}. {_EXAMPLE}")
    definitions = tuple(_definition(item, f"{where}: question {number}") for number, item in enumerate(found, 1))
    names = [item.name.casefold() for item in definitions]
    twice = next((item.name for item in definitions if names.count(item.name.casefold()) > 1), None)
    if twice is not None:
        raise UsageError(f"{where}: two questions are named {twice!r}. Give each its own name.")
    return definitions


def _definition(item: Any, where: str) -> Definition:
    if not isinstance(item, Mapping) or not isinstance(item.get("name"), str) or not item["name"].strip():
        raise UsageError(f"{where} has no name. {_EXAMPLE}")
    named = f"{where} ({item['name']})"
    unknown = sorted(set(item) - set(_KEYS))
    if unknown:
        raise UsageError(f"{named}: unknown key {unknown[0]!r}. Known keys: {', '.join(_KEYS)}.")
    lists = {key: _texts(item.get(key, []), f"{named}: {key}") for key in _KEYS[1:]}
    definition = Definition(" ".join(item["name"].split()), **lists)
    if not any((stems_of(definition.words), *(stems_of(words_in(phrase)) for phrase in definition.phrases))):
        raise UsageError(f"{named} has no words or phrases that tell anything. {_EXAMPLE}")
    return definition


def _texts(value: Any, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise UsageError(f'{where} must be a list of texts, such as ["one", "two"].')
    return tuple(value)
