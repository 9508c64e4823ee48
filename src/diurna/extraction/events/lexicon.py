"""Loads the word lists that say which words tell which deed; the lists are data, this is their grammar."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from diurna.errors import DataError
from diurna.types.ontology import EventType

_FOLDER = "data/events"


@dataclass(frozen=True, slots=True)
class Constraint:
    """One condition on a frame: ``obj:diplomat``, ``-comp``, ``on:sanction``, ``part:out``.

    Attributes:
        slot: ``obj``, ``subj``, ``comp``, ``part``, ``passive`` or a preposition.
        wanted: Noun classes or words that fill it, any of them; empty when anything will do.
        is_negative: Whether it must not hold.
    """

    slot: str
    wanted: frozenset[str] = frozenset()
    is_negative: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a word list.

    Attributes:
        name: What explanations cite ("condemn.v").
        lemma: The word.
        type: The event type, or None for a row that says "no event".
        mode: Mode of that type, or empty.
        constraints: All must hold.
        options: Further columns: ``to`` (where recipients stand), ``stance``, ``measure``, ``flags``.
    """

    name: str
    lemma: str
    type: EventType | None
    mode: str
    constraints: tuple[Constraint, ...]
    options: Mapping[str, str]

    def flag(self, name: str) -> bool:
        """Return whether the row carries a flag."""
        return name in self.options.get("flags", "").split("+")

    def sources(self) -> tuple[str, ...]:
        """Return where recipients stand, best first."""
        return tuple(self.options.get("to", "obj").split("+"))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The word lists as loaded.

    Attributes:
        verbs: Rows by verb lemma, in file order.
        nouns: Rows by event noun.
        adjectives: Rows by adjective said of somebody.
        classes: Words of each noun class.
        governors: Effect on what it governs, by word ("plan" → "planned").
        light: Effect of light verbs on the event noun they carry.
        evaluations: What saying "X is W" does, by W.
    """

    verbs: Mapping[str, tuple[Row, ...]]
    nouns: Mapping[str, tuple[Row, ...]]
    adjectives: Mapping[str, tuple[Row, ...]]
    classes: Mapping[str, frozenset[str]]
    governors: Mapping[str, str]
    light: Mapping[str, str]
    evaluations: Mapping[str, str]

    def is_a(self, word: str, name: str) -> bool:
        """Return whether a lemma belongs to a noun class, or is the word itself."""
        return word == name or word in self.classes.get(name, frozenset())


@cache
def load_lexicon() -> Lexicon:
    """Return the word lists of the package, read once.

    Raises:
        DataError: A line cannot be read.
    """
    return Lexicon(
        verbs=_rows("verbs.txt", "v"),
        nouns=_rows("nouns.txt", "n"),
        adjectives=_rows("adjectives.txt", "a"),
        classes={name: frozenset(words) for name, words in lists_of("classes.txt")},
        governors={word: effect for effect, words in lists_of("governors.txt") for word in words},
        light={word: effect for effect, words in lists_of("light_verbs.txt") for word in words},
        evaluations={word: effect for effect, words in lists_of("evaluations.txt") for word in words},
    )


@cache
def grammar_words(name: str) -> frozenset[str]:
    """Return a list of words whose grammar matters, by its name in ``grammar.txt``."""
    return frozenset(dict(lists_of("grammar.txt"))[name])


def lines_of(name: str) -> Iterator[tuple[int, str]]:
    """Yield the numbered lines of a word list that hold something, comments cut."""
    text = files("diurna").joinpath(_FOLDER, name).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        content = line.split("#", 1)[0].strip()
        if content:
            yield number, content


def lists_of(name: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the named lists of a file of words, in file order."""
    for number, line in lines_of(name):
        head, colon, rest = line.partition(":")
        if not colon:
            raise DataError(name, number, "expected 'name: word, word'")
        yield head.strip(), [word.strip() for word in rest.split(",") if word.strip()]


def _rows(name: str, suffix: str) -> dict[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = {}
    for number, line in lines_of(name):
        try:
            rows = list(_parse(line, suffix))
        except ValueError as error:
            raise DataError(name, number, str(error)) from error
        for row in rows:
            found.setdefault(row.lemma, []).append(row)
    return {lemma: tuple(rows) for lemma, rows in found.items()}


def _parse(line: str, suffix: str) -> Iterator[Row]:
    left, arrow, right = line.partition("->")
    if not arrow:
        raise ValueError("expected 'words | constraints -> TYPE/mode ; option=value'")
    words, _, conditions = left.partition("|")
    code, *more = [part.strip() for part in right.split(";")]
    kind, _, mode = code.partition("/")
    options = dict(_option(part) for part in more if part)
    constraints = tuple(_constraint(atom) for atom in conditions.split())
    for word in words.split(","):
        lemma, _, particle = word.strip().partition(" ")
        extra = (Constraint("part", frozenset({particle})),) if particle else ()
        yield Row(
            name=f"{word.strip().replace(' ', '_')}.{suffix}",
            lemma=lemma,
            type=None if kind == "none" else EventType(kind),
            mode=mode,
            constraints=(*extra, *constraints),
            options=options,
        )


def _option(part: str) -> tuple[str, str]:
    key, equals, value = part.partition("=")
    if not equals:
        raise ValueError(f"option {part!r} has no value")
    return key.strip(), value.strip()


def _constraint(atom: str) -> Constraint:
    is_negative = atom.startswith("-")
    slot, _, wanted = atom.removeprefix("-").partition(":")
    return Constraint(slot, frozenset(wanted.split("/")) if wanted else frozenset(), is_negative)
