"""Judging what one party does to another in a sentence with the `events` model: type, status, root of PLOVER data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

import numpy as np

from diurna.models.catalogue import Model, find_model
from diurna.models.decoding import log_softmax
from diurna.models.sessions import Floats, Session, open_session
from diurna.models.tokenise import END, PADDING, START, Tokeniser, read_vocabulary
from diurna.models.wording import WordModel, read_word_model

ROOTS = (
    *("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE"),
    *("REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
)
TYPES = (
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE"),
    *("REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "NONE"),
)
STATUSES = ("occurred", "ongoing", "planned", "considered", "threatened", "negated", "alleged")
_HEADS = {"root": ROOTS, "type": TYPES, "status": STATUSES}
_ACTOR, _RECIPIENT, _PREDICATE = 2, 4, 6
_LONGEST = 124
_BEFORE = 30
_ROWS = 2
_SHARE_OF_WORDS = 0.7
"""How much the log chances of the word model count beside the network's; measured in training/events."""

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question to the model: in these words, what does the actor do to the recipient?

    Attributes:
        text: The text the places count in; only its part from `start` to `end`, one sentence, is read.
        start: First code point of the sentence.
        end: One past its last.
        actor: Who may be doing it, as [start, end); None where nobody is named.
        recipient: To whom; None where nobody is named.
        predicate: The words that may tell the deed; None where they are not known.
    """

    text: str
    start: int
    end: int
    actor: Place | None = None
    recipient: Place | None = None
    predicate: Place | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """The model's answer to one candidate; every mapping gives chances that sum to one.

    Attributes:
        roots: The 15 roots of PLOVER data sets, where CONCEDE and RETREAT are YIELD.
        types: The 16 types and NONE.
        statuses: What became of it, given that it is an event.
    """

    roots: Mapping[str, float]
    types: Mapping[str, float]
    statuses: Mapping[str, float]

    @property
    def root(self) -> str:
        """The likeliest root."""
        return max(self.roots, key=self.roots.__getitem__)

    @property
    def type(self) -> str:
        """The likeliest type, or NONE."""
        return max(self.types, key=self.types.__getitem__)

    @property
    def status(self) -> str:
        """The likeliest status."""
        return max(self.statuses, key=self.statuses.__getitem__)


@dataclass(frozen=True, slots=True)
class RelationJudge:
    """An opened `events` model; get it from `open_judge`."""

    model: Model
    tokeniser: Tokeniser
    session: Session
    words: WordModel

    def judge(self, candidates: Sequence[Candidate], *, with_words: bool = False) -> tuple[Judgement, ...]:
        """Give one judgement for each candidate, in their order; see `judge`."""
        rows = [self._row(candidate) for candidate in candidates]
        order = sorted(range(len(rows)), key=lambda i: (len(rows[i]), i))
        found: dict[int, Judgement] = {}
        for batch in _batches(order, [len(row) for row in rows]):
            scores = [log_softmax(part) for part in self._run([rows[i] for i in batch])]
            for k, i in enumerate(batch):
                roots, types, statuses = (part[k] for part in scores)
                if with_words:
                    roots = log_softmax(roots + np.float32(_SHARE_OF_WORDS) * self._by_words(candidates[i]))
                found[i] = Judgement(_named(ROOTS, roots), _named(TYPES, types), _named(STATUSES, statuses))
        return tuple(found[i] for i in range(len(rows)))

    def _by_words(self, candidate: Candidate) -> Floats:
        start = candidate.start
        places = (
            (place[0] - start, place[1] - start) if place is not None else None
            for place in (candidate.actor, candidate.recipient)
        )
        return self.words.log_chances(candidate.text[start : candidate.end], *places)

    def _row(self, candidate: Candidate) -> tuple[int, ...]:
        """Give the pieces of the sentence with the marks, cut to a window around them if it is very long."""
        ids: list[int] = []
        at = candidate.start
        for place, mark in _marks(candidate):
            ids += self._pieces(candidate.text, at, place)
            ids.append(mark)
            at = place
        ids += self._pieces(candidate.text, at, candidate.end)
        if len(ids) > _LONGEST:
            first = next((i for i, piece in enumerate(ids) if _ACTOR <= piece <= _PREDICATE + 1), 0)
            start = min(max(0, first - _BEFORE), len(ids) - _LONGEST)
            ids = ids[start : start + _LONGEST]
        vocabulary = self.tokeniser.vocabulary
        return (vocabulary[START], *ids, vocabulary[END])

    def _pieces(self, text: str, start: int, end: int) -> Iterator[int]:
        broken = self.tokeniser.break_id
        return (piece for piece in self.tokeniser.pieces(text, start, end).ids if piece != broken)

    def _run(self, rows: Sequence[tuple[int, ...]]) -> tuple[Floats, ...]:
        longest = max(len(row) for row in rows)
        ids = np.full((len(rows), longest), self.tokeniser.vocabulary[PADDING], dtype=np.int64)
        mask = np.zeros((len(rows), longest), dtype=np.int64)
        for i, row in enumerate(rows):
            ids[i, : len(row)] = row
            mask[i, : len(row)] = 1
        return self.session.run(tuple(_HEADS), {"ids": ids, "mask": mask})


def judge(candidates: Sequence[Candidate], *, with_words: bool = False) -> tuple[Judgement, ...]:
    """Give one judgement for each candidate, in their order.

    With `with_words` a small linear model of word runs has its say on the roots, for data sets coded as PLOVER's are;
    types and statuses are the network's alone.  The network reads one sentence at a time, with the three places marked:
    what it says of a pair that the words name only by a pronoun, or of a deed told over two sentences, is a guess from
    that sentence.

    Raises:
        ModelError: The model is missing or altered.

    Example:
        `judge([Candidate("Peru expelled the envoy.", 0, 24, actor=(0, 4), predicate=(5, 13))])[0].type` is `SANCTION`.
    """
    return open_judge().judge(candidates, with_words=with_words) if candidates else ()


@lru_cache(maxsize=1)
def open_judge() -> RelationJudge:
    """Give the shipped judge; the first call checks and opens it, later calls give the same one.

    Raises:
        ModelError: The model is missing or altered.
    """
    return load_judge(find_model("events"))


def load_judge(model: Model, *, threads: int = 1) -> RelationJudge:
    """Check the files of `model` and open it."""
    vocabulary = read_vocabulary(model.file("vocabulary"))
    session = open_session(model.name, model.file("network"), threads=threads)
    return RelationJudge(model, Tokeniser(vocabulary), session, read_word_model(model.file("words")))


def _marks(candidate: Candidate) -> list[tuple[int, int]]:
    """Give (place, mark) in order; where one place closes and another opens, the closing mark comes first."""
    found: list[tuple[int, int, int]] = []
    for place, mark in (
        (candidate.actor, _ACTOR),
        (candidate.recipient, _RECIPIENT),
        (candidate.predicate, _PREDICATE),
    ):
        if place is not None and candidate.start <= place[0] < place[1] <= candidate.end:
            found += [(place[0], 1, mark), (place[1], 0, mark + 1)]
    return [(place, mark) for place, _, mark in sorted(found)]


def _batches(order: Sequence[int], lengths: Sequence[int]) -> Iterator[list[int]]:
    """Give rows of one length together, so that no row's answer depends on its neighbours' padding."""
    batch: list[int] = []
    for i in order:
        if batch and (len(batch) == _ROWS or lengths[batch[0]] != lengths[i]):
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch


def _named(names: Sequence[str], log_chances: Floats) -> Mapping[str, float]:
    return MappingProxyType(dict(zip(names, (float(chance) for chance in np.exp(log_chances)), strict=True)))
