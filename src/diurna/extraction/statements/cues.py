"""The tables of words that attribute, loaded once on demand: kept apart so that rules are data, not code."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from diurna.ontology.tables import read_table
from diurna.types.ontology import Force

_COLUMNS = ("cue", "force", "patterns")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of saying or of position with the constructions it takes.

    Attributes:
        lemma: Lemma of the word itself.
        particles: The preposition or particle that belongs to it ("call on": on), usually empty.
        force: What saying so does.
        patterns: Names of constructions; ``data/cues/verbs.csv`` describes them.
    """

    lemma: str
    particles: tuple[str, ...]
    force: Force
    patterns: frozenset[str]

    @property
    def name(self) -> str:
        """The cue as one would look it up: lemma and particle."""
        return " ".join((self.lemma, *self.particles))


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that attribute a whole sentence without a verb ("according to")."""

    words: tuple[str, ...]
    force: Force


@dataclass(frozen=True, slots=True)
class CueTables:
    """All cue tables.

    Attributes:
        verbs: Cues by the lemma of the verb, those with a particle first.
        nouns: Cues by the lemma of the noun.
        phrases: Phrases, longest first.
        words: Word lists by heading; ``data/cues/words.csv`` describes them.
    """

    verbs: Mapping[str, tuple[Cue, ...]]
    nouns: Mapping[str, tuple[Cue, ...]]
    phrases: tuple[Phrase, ...]
    words: Mapping[str, frozenset[str]]

    def verb_cues(self, token: Token) -> tuple[Cue, ...]:
        """Return the cues a token may be as a verb, by its lemma or the lemma of its British spelling."""
        for lemma in (token.lemma_.lower(), *_spellings(token.lower_)):
            if lemma in self.verbs:
                return self.verbs[lemma]
        return ()

    def noun_cues(self, token: Token) -> tuple[Cue, ...]:
        """Return the cues a token may be as a noun."""
        return self.nouns.get(token.lemma_.lower(), ())

    def has(self, heading: str, token: Token) -> bool:
        """Return whether a token's lemma or form is in a word list."""
        listed = self.words[heading]
        return token.lemma_.lower() in listed or token.lower_ in listed


@cache
def load_cues() -> CueTables:
    """Return the cue tables of this process, read on first use.

    Raises:
        DataError: A table is missing or holds an unknown force.
    """
    return CueTables(_cues("verbs"), _cues("nouns"), _phrases(), _words())


def _cues(table: str) -> dict[str, tuple[Cue, ...]]:
    found: defaultdict[str, list[Cue]] = defaultdict(list)
    for row in read_table(f"cues/{table}.csv", _COLUMNS):
        lemma, *particles = row["cue"].split()
        found[lemma].append(Cue(lemma, tuple(particles), Force(row["force"]), frozenset(row.names("patterns"))))
    return {lemma: tuple(sorted(cues, key=lambda cue: -len(cue.particles))) for lemma, cues in found.items()}


def _phrases() -> tuple[Phrase, ...]:
    rows = read_table("cues/phrases.csv", ("cue", "force"))
    found = [Phrase(tuple(row["cue"].split()), Force(row["force"])) for row in rows]
    return tuple(sorted(found, key=lambda phrase: -len(phrase.words)))


def _words() -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in read_table("cues/words.csv", ("heading", "word")):
        found[row["heading"]].add(row["word"])
    return {heading: frozenset(words) for heading, words in found.items()}


def _spellings(form: str) -> tuple[str, ...]:
    """Return lemmas the lemmatiser may have missed: "labelled" is label, "hoped" is hope."""
    for ending in ("ling", "led"):
        if form.endswith(f"l{ending}"):
            return (form[: -len(ending)],)
    for ending in ("ising", "ised", "ises"):
        if form.endswith(ending):
            return (f"{form[: -len(ending)]}ise",)
    if form.endswith("ed"):
        return (form[:-1],)
    return ()
