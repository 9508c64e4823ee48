"""WordPiece (BERT, uncased) with code-point offsets into the original text, in the standard library alone.

Separate from the taggers because training and reading must cut words in exactly the same way.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

UNKNOWN, START, END, PADDING = "[UNK]", "[CLS]", "[SEP]", "[PAD]"
BREAK = "[unused0]"
"""Stands for a run of white space that holds a line break, so that a model sees where paragraphs end."""

_LONGEST_WORD = 100
_CJK = (
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B820, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of one text in order: `text[starts[i]:ends[i]]` is what piece `ids[i]` was cut from.

    Attributes:
        ids: The vocabulary's number of each piece.
        starts: The first code point of each.
        ends: One past the last.
        inside_word: Whether a piece goes on with the word of the piece before.
    """

    ids: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    inside_word: tuple[bool, ...]

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class _Word:
    """A run of folded characters, each with the half-open range of the text it stands for."""

    letters: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Tokeniser:
    """Cuts any text into WordPiece pieces; immutable apart from a cache of words already cut."""

    vocabulary: Mapping[str, int]
    _cut: dict[str, tuple[tuple[int, int], ...]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def break_id(self) -> int:
        """The identifier of the line-break marker."""
        return self.vocabulary[BREAK]

    def pieces(self, text: str, start: int = 0, end: int | None = None) -> Pieces:
        """Give the pieces of `text[start:end]` with offsets into the whole of `text`."""
        ids: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        inside: list[bool] = []
        for word in _words(text, start, len(text) if end is None else end):
            if word.letters == BREAK:
                ids.append(self.break_id)
                starts.append(word.starts[0])
                ends.append(word.ends[0])
                inside.append(False)
                continue
            at = 0
            for piece, length in self._word(word.letters):
                ids.append(piece)
                starts.append(word.starts[at])
                ends.append(word.ends[at + length - 1])
                inside.append(at > 0)
                at += length
        return Pieces(tuple(ids), tuple(starts), tuple(ends), tuple(inside))

    def _word(self, letters: str) -> tuple[tuple[int, int], ...]:
        """Give (piece, number of letters) greedily from the left; one unknown piece where nothing fits."""
        known = self._cut.get(letters)
        if known is None:
            known = self._longest_matches(letters)
            if len(self._cut) < 50_000:
                self._cut[letters] = known
        return known

    def _longest_matches(self, letters: str) -> tuple[tuple[int, int], ...]:
        unknown = ((self.vocabulary[UNKNOWN], len(letters)),)
        if len(letters) > _LONGEST_WORD:
            return unknown
        found: list[tuple[int, int]] = []
        at = 0
        while at < len(letters):
            prefix = "##" if at else ""
            for stop in range(len(letters), at, -1):
                piece = self.vocabulary.get(prefix + letters[at:stop])
                if piece is not None:
                    found.append((piece, stop - at))
                    at = stop
                    break
            else:
                return unknown
        return tuple(found)


def read_vocabulary(path: Path) -> dict[str, int]:
    """Give piece → identifier from a `vocab.txt`, where the line number is the identifier."""
    with path.open(encoding="utf-8", newline="\n") as lines:
        return {line.rstrip("\n"): number for number, line in enumerate(lines)}


def joined(parts: Sequence[Pieces]) -> Pieces:
    """Give the pieces of several ranges of one text as one run."""
    return Pieces(
        tuple(piece for part in parts for piece in part.ids),
        tuple(start for part in parts for start in part.starts),
        tuple(end for part in parts for end in part.ends),
        tuple(inside for part in parts for inside in part.inside_word),
    )


def sentence_starts(text: str, pieces: Pieces, break_id: int) -> tuple[int, ...]:
    """Give the indices of pieces that probably open a sentence: a rough cut, only for placing windows."""
    starts = [0] if len(pieces) else []
    ended = False
    for i in range(len(pieces)):
        if pieces.ids[i] == break_id:
            starts.append(i)
            ended = False
            continue
        word = text[pieces.starts[i] : pieces.ends[i]]
        if ended and word[0] not in "”’»)]" and not (word[0] == '"' and _closes(text, pieces, i)):
            if (word[0].isupper() or word[0] in "“‘«\"'([") and pieces.starts[i] > pieces.ends[i - 1]:
                starts.append(i)
            ended = False
        if word in {".", "?", "!", "…"}:
            ended = True
    return tuple(dict.fromkeys(starts))


def _closes(text: str, pieces: Pieces, i: int) -> bool:
    """Say whether the straight quotation mark at piece `i` touches the piece before it, as a closing one does."""
    return pieces.starts[i] == pieces.ends[i - 1] and text[pieces.starts[i]] == '"'


def _words(text: str, start: int, end: int) -> Iterator[_Word]:
    """Yield words, single punctuation marks and line-break markers with their ranges."""
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def flush() -> Iterator[_Word]:
        if letters:
            yield _Word("".join(letters), tuple(starts), tuple(ends))
            letters.clear()
            starts.clear()
            ends.clear()

    at = start
    while at < end:
        character = text[at]
        kind = _kind(character)
        if kind == "space":
            yield from flush()
            stop = at + 1
            while stop < end and _kind(text[stop]) == "space":
                stop += 1
            if "\n" in text[at:stop] or "\r" in text[at:stop]:
                yield _Word(BREAK, (at,), (stop,))
            at = stop
            continue
        if kind == "alone":
            yield from flush()
            yield _Word(_fold(character) or character, (at,), (at + 1,))
        elif kind == "letter":
            folded = _fold(character)
            for letter in folded:
                letters.append(letter)
                starts.append(at)
                ends.append(at + 1)
            if not folded and letters and ends[-1] == at:  # a combining mark belongs to the letter before it
                ends[-1] = at + 1
        at += 1
    yield from flush()


@lru_cache(maxsize=4096)
def _fold(character: str) -> str:
    """Lower-case one character and drop its accents: "É" → "e"; a combining mark alone → ""."""
    return "".join(c for c in unicodedata.normalize("NFD", character.lower()) if unicodedata.category(c) != "Mn")


@lru_cache(maxsize=4096)
def _kind(character: str) -> str:
    """Say how a character acts: space, alone (punctuation, CJK), letter, or nothing (controls, zero-width)."""
    if character in " \t\n\r":
        return "space"
    point = ord(character)
    category = unicodedata.category(character)
    if category in {"Zs", "Zl", "Zp"}:
        return "space"
    if point == 0xFFFD or category[0] == "C":
        return "nothing"
    if category[0] == "P" or (point < 128 and not character.isalnum()) or _is_cjk(point):
        return "alone"
    return "letter"


def _is_cjk(point: int) -> bool:
    return any(low <= point <= high for low, high in _CJK)
