"""Finding sources, cues and contents of attributed speech in running text with the `statements` model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import numpy as np

from diurna.models.catalogue import Model, find_model
from diurna.models.decoding import LabelledRun, labelled_runs, log_softmax
from diurna.models.sessions import Floats, Session, open_session
from diurna.models.tokenise import END, PADDING, START, Pieces, Tokeniser, joined, read_vocabulary, sentence_starts
from diurna.models.windows import Window, windows_over

LABELS = ("O", "B-SOURCE", "I-SOURCE", "B-CUE", "I-CUE", "B-CONTENT", "I-CONTENT")
_LINK_SIZE = 64
_KEPT_LEADS = 4
_ROWS, _PIECES, _OVERLAP = 1, 190, 56
_REACH = 160


class Role(StrEnum):
    """The part a span plays in an attribution."""

    SOURCE = "SOURCE"
    CUE = "CUE"
    CONTENT = "CONTENT"


@dataclass(frozen=True, slots=True)
class Lead:
    """Where the model would look for a span's partner: the partner's `start`, and how likely it holds that to be."""

    start: int
    score: float


@dataclass(frozen=True, slots=True)
class Tagged:
    """One span the model found.

    Attributes:
        label: SOURCE (who), CUE (the words that attribute, as in "said" or "according to") or CONTENT (what).
        start: First code point in the text that was given.
        end: One past the last.
        score: Mean probability of the chosen labels over the span, 0 to 1; useful for ranking, not a promise.
        leads: For a CONTENT its likeliest cues, for a CUE its likeliest sources, best first; empty for a SOURCE.
            The leads of a cue may sum to well under 1: the rest is for "the text names no source".
    """

    label: Role
    start: int
    end: int
    score: float
    leads: tuple[Lead, ...] = ()


@dataclass(frozen=True, slots=True)
class StatementTagger:
    """An opened `statements` model; get it from `open_tagger`."""

    model: Model
    tokeniser: Tokeniser
    session: Session

    def tag(self, text: str, regions: Sequence[tuple[int, int]] | None = None) -> tuple[Tagged, ...]:
        """Give the sources, cues and contents of `text` in order of their start; see `tag`."""
        parts = [self._pieces(text, start, end) for start, end in (((0, len(text)),) if regions is None else regions)]
        pieces = joined(parts)
        if not len(pieces):
            return ()
        sentences = sentence_starts(text, pieces, self.tokeniser.break_id)
        windows = windows_over(len(pieces), sentences, size=_PIECES, overlap=_OVERLAP)
        scores, links = self._scores(pieces, windows)
        runs: list[LabelledRun] = []
        offset = 0
        for part in parts:
            runs += labelled_runs(scores[offset : offset + len(part)], LABELS, part.inside_word, offset=offset)
            offset += len(part)
        return _spans(text, runs, pieces, links, self.tokeniser.break_id)

    def _pieces(self, text: str, start: int, end: int) -> Pieces:
        """Give the pieces of one region; it opens as a paragraph does, whatever was left out before it."""
        found = self.tokeniser.pieces(text, start, end)
        if start == 0 or (len(found) and found.ids[0] == self.tokeniser.break_id):
            return found
        return joined((Pieces((self.tokeniser.break_id,), (start,), (start,), (False,)), found))

    def _scores(self, pieces: Pieces, windows: Sequence[Window]) -> tuple[Floats, Floats]:
        """Give log probabilities and link vectors for every piece, averaged where windows overlap."""
        scores = np.zeros((len(pieces), len(LABELS)), dtype=np.float32)
        links = np.zeros((len(pieces), 4 * _LINK_SIZE + 1), dtype=np.float32)
        seen = np.zeros((len(pieces), 1), dtype=np.float32)
        for i in range(0, len(windows), _ROWS):
            batch = windows[i : i + _ROWS]
            found, vectors = self._run(pieces, batch)
            for row, (start, stop) in enumerate(batch):
                inside = slice(1, stop - start + 1)
                scores[start:stop] += log_softmax(found[row, inside])
                links[start:stop] += vectors[row, inside]
                seen[start:stop] += 1
        return scores / seen, links / seen

    def _run(self, pieces: Pieces, batch: Sequence[Window]) -> tuple[Floats, Floats]:
        vocabulary = self.tokeniser.vocabulary
        longest = max(stop - start for start, stop in batch) + 2
        ids = np.full((len(batch), longest), vocabulary[PADDING], dtype=np.int64)
        mask = np.zeros((len(batch), longest), dtype=np.int64)
        for row, (start, stop) in enumerate(batch):
            length = stop - start + 2
            ids[row, :length] = (vocabulary[START], *pieces.ids[start:stop], vocabulary[END])
            mask[row, :length] = 1
        found, vectors = self.session.run(("labels", "links"), {"ids": ids, "mask": mask})
        return found, vectors


def tag(text: str, regions: Sequence[tuple[int, int]] | None = None) -> tuple[Tagged, ...]:
    """Give the sources, cues and contents of `text` in order of their start.

    The model was taught on news articles; it reads paragraphs in their context, so give it whole reports.  Contents
    keep the edges of its training data: a direct quotation often includes its quotation marks, a content may run over
    several paragraphs or come in several pieces around its cue, and acts and attitudes ("fears", "has imposed")
    are sometimes taken for speech.  Cutting, snapping and dropping are the caller's.

    Args:
        text: The stored text of a report.
        regions: Half-open code-point ranges to read, ascending and apart (the body without captions and links, say);
            the whole text if not given.  No span crosses from one region into the next, but the model sees the end of
            one region as what stands before the next.

    Raises:
        ModelError: The model is missing or altered.

    Example:
        `tag("The talks failed, Ms Ek said.")` gives CONTENT 0-16, SOURCE 18-23 and CUE 24-28.
    """
    return open_tagger().tag(text, regions)


@lru_cache(maxsize=1)
def open_tagger() -> StatementTagger:
    """Give the shipped tagger; the first call checks and opens it, later calls give the same one.

    Raises:
        ModelError: The model is missing or altered.
    """
    return load_tagger(find_model("statements"))


def load_tagger(model: Model, *, threads: int = 1) -> StatementTagger:
    """Check the files of `model` and open it."""
    vocabulary = read_vocabulary(model.file("vocabulary"))
    return StatementTagger(
        model, Tokeniser(vocabulary), open_session(model.name, model.file("network"), threads=threads)
    )


def _spans(text: str, runs: Sequence[LabelledRun], pieces: Pieces, links: Floats, break_id: int) -> tuple[Tagged, ...]:
    trimmed = [run for run in (_without_breaks(run, pieces, break_id) for run in runs) if run is not None]
    kept = [run for run in trimmed if _says_something(run, text[pieces.starts[run.first] : pieces.ends[run.last]])]
    leads = _leads(kept, pieces, links)
    return tuple(
        Tagged(Role(run.role), pieces.starts[run.first], pieces.ends[run.last], run.score, found)
        for run, found in zip(kept, leads, strict=True)
    )


def _says_something(run: LabelledRun, words: str) -> bool:
    """Say whether a span can be what its role says: a colon may be a cue, but a lone mark is no source or content."""
    return run.role == Role.CUE or any(character.isalnum() for character in words)


def _without_breaks(run: LabelledRun, pieces: Pieces, break_id: int) -> LabelledRun | None:
    """Give the run without line breaks at its edges; nothing if it was line breaks only."""
    inside = [i for i in range(run.first, run.last + 1) if pieces.ids[i] != break_id]
    return LabelledRun(run.role, inside[0], inside[-1], run.score) if inside else None


def _leads(runs: Sequence[LabelledRun], pieces: Pieces, links: Floats) -> tuple[tuple[Lead, ...], ...]:
    """Give each run's likeliest partners; a vector is the mean of a span's first and last piece."""
    if not runs:
        return ()
    vectors = (links[[run.first for run in runs]] + links[[run.last for run in runs]]) / 2
    asking, answering, seeking, offering = (vectors[:, k * _LINK_SIZE : (k + 1) * _LINK_SIZE] for k in range(4))
    scale = np.float32(_LINK_SIZE**-0.5)
    towards = {Role.CONTENT: asking @ answering.T * scale, Role.CUE: seeking @ offering.T * scale}
    partner = {Role.CONTENT: Role.CUE, Role.CUE: Role.SOURCE}
    found: list[tuple[Lead, ...]] = []
    for i, run in enumerate(runs):
        role = Role(run.role)
        near = [k for k, other in enumerate(runs) if other.role == partner.get(role) and _are_near(run, other)]
        if not near:
            found.append(())
            continue
        nobody = [vectors[i, -1]] if role == Role.CUE else []
        scores = np.asarray([*towards[role][i, near], *nobody], dtype=np.float32)
        found.append(_best(scores, [pieces.starts[runs[k].first] for k in near]))
    return tuple(found)


def _are_near(run: LabelledRun, other: LabelledRun) -> bool:
    """Say whether two spans could have been seen in one window in training."""
    return other.first - run.last < _REACH and run.first - other.last < _REACH


def _best(scores: Floats, starts: Sequence[int]) -> tuple[Lead, ...]:
    """Give the likeliest starts; columns of `scores` beyond them (no partner at all) only take their share."""
    chances = np.exp(log_softmax(scores))[: len(starts)]
    order = np.argsort(-chances, kind="stable")[:_KEPT_LEADS]
    return tuple(Lead(starts[int(k)], float(chances[k])) for k in order)
