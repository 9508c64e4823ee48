"""Windows of training text and the ways they are varied, so that the tagger does not lean on one house style.

PolNeAR is American politics of 2016.  Reports of other disputes differ in names ("Mahuta" for "Trump"), quotation marks
(straight, curly, mixed, never closed), paragraphs (one sentence each; a quotation that opens anew in every one) and
wire style ("Ms Ek on Thursday said").  Each variation changes pieces and moves labels and links along.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

OUTSIDE, BEGIN_CONTENT, INSIDE_CONTENT = 0, 5, 6
STRAIGHT, OPENING, CLOSING, APOSTROPHE, STRAIGHT_APOSTROPHE = 1000, 1523, 1524, 1521, 1005
PRONOUNS = frozenset((2040, 2029, 2008, 2054))  # who, which, that, what
BREAK = 1
FIRST_WORD = 1996
"""Lower numbers are marks and single characters."""


@dataclass(slots=True)
class Window:
    """Some whole sentences of one document; every index counts its pieces."""

    ids: list[int]
    labels: list[int]
    links: list[dict[str, Any]]
    sentences: list[int] = field(default_factory=list)
    names: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class Edits:
    """What to put in the place of single pieces (nothing: drop it) and, with its label, before them."""

    instead: dict[int, list[int]] = field(default_factory=dict)
    before: dict[int, list[tuple[int, int]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wording:
    """Pieces of names and of phrases that the variations put in."""

    first_names: list[list[int]]
    surnames: list[list[int]]
    days: list[list[int]]


def varied(window: Window, wording: Wording | None, dice: random.Random) -> Window:
    """Give the window changed in none, one or several ways."""
    if wording is not None:
        if dice.random() < 0.35:
            window = edited(window, other_names(window, wording, dice))
        if dice.random() < 0.5:
            window = edited(window, days_before_cues(window, wording, dice))
        if dice.random() < 0.3:
            window = edited(window, quotations_over_paragraphs(window, dice))
        if dice.random() < 0.2:
            window = edited(window, sentence_paragraphs(window, dice))
    if dice.random() < 0.3:
        window.ids = with_swapped_marks(window.ids, dice)
    if dice.random() < 0.12:
        window = edited(window, lost_closing_mark(window, dice))
    return window


def with_swapped_marks(ids: list[int], dice: random.Random) -> list[int]:
    """Give straight marks for curly ones and the reverse; in a third of cases for only half of them."""
    share = dice.choice((1.0, 1.0, 0.5))
    out, is_open = [], False
    for piece in ids:
        new = piece
        if piece == STRAIGHT:
            new = CLOSING if is_open else OPENING
        elif piece in (OPENING, CLOSING):
            new = STRAIGHT
        elif piece == APOSTROPHE:
            new = STRAIGHT_APOSTROPHE
        elif piece == STRAIGHT_APOSTROPHE:
            new = APOSTROPHE
        if piece in (STRAIGHT, OPENING, CLOSING):
            is_open = piece == OPENING or (piece == STRAIGHT and not is_open)
        out.append(new if dice.random() < share else piece)
    return out


def lost_closing_mark(window: Window, dice: random.Random) -> Edits:
    """Drop one closing mark."""
    marks = [i for i, piece in enumerate(window.ids) if piece == CLOSING]
    marks = marks or [i for i, piece in enumerate(window.ids) if piece == STRAIGHT][1::2]
    return Edits({dice.choice(marks): []}) if marks else Edits()


def other_names(window: Window, wording: Wording, dice: random.Random) -> Edits:
    """Give most names of the window another name of the world, the same word always the same one."""
    chosen: dict[tuple[int, ...], list[int]] = {}
    edits = Edits()
    for first, last in window.names:
        word = tuple(window.ids[first : last + 1])
        if word not in chosen:
            followed = any(first2 == last + 1 for first2, _ in window.names)
            pool = wording.first_names if followed else wording.surnames
            chosen[word] = dice.choice(pool) if dice.random() < 0.7 else list(word)
        edits.instead[first] = chosen[word]
        edits.instead.update({i: [] for i in range(first + 1, last + 1)})
    return edits


def days_before_cues(window: Window, wording: Wording, dice: random.Random) -> Edits:
    """Put a day between some sources and the cue that follows at once: "Ms Ek on Thursday said"."""
    edits = Edits()
    for link in window.links:
        for _, last in link["source"] or []:
            at = link["cue"][0]
            if (
                at == last + 1
                and window.ids[at] >= FIRST_WORD
                and window.ids[last] not in PRONOUNS
                and dice.random() < 0.25
            ):
                edits.before[at] = [(piece, OUTSIDE) for piece in dice.choice(wording.days)]
    return edits


def quotations_over_paragraphs(window: Window, dice: random.Random) -> Edits:
    """Let quotations of several sentences open anew in a paragraph for each; only the last is closed."""
    edits = Edits()
    for link in window.links:
        for first, last in link["content"]:
            if window.ids[first] not in (STRAIGHT, OPENING):
                continue
            for at in window.sentences:
                is_inside = first + 1 < at <= last and window.labels[at] == INSIDE_CONTENT
                if is_inside and window.ids[at] not in (BREAK, STRAIGHT, OPENING) and dice.random() < 0.6:
                    edits.before[at] = [(BREAK, INSIDE_CONTENT), (window.ids[first], INSIDE_CONTENT)]
    return edits


def sentence_paragraphs(window: Window, dice: random.Random) -> Edits:
    """Give sentences that open outside every span a paragraph of their own."""
    edits = Edits()
    for at in window.sentences:
        goes_on = window.labels[at] and window.labels[at] % 2 == 0
        if at and window.ids[at] != BREAK and not goes_on and dice.random() < 0.7:
            edits.before[at] = [(BREAK, OUTSIDE)]
    return edits


def edited(window: Window, edits: Edits) -> Window:
    """Give the window after the edits; labels, links, sentences and names move along."""
    if not edits.instead and not edits.before:
        return window
    ids: list[int] = []
    labels: list[int] = []
    first, last = {}, {}
    owed = OUTSIDE
    for i, (piece, label) in enumerate(zip(window.ids, window.labels, strict=True)):
        for new, its_label in edits.before.get(i, ()):
            ids.append(new)
            labels.append(its_label)
        if owed and label == owed + 1:
            label = owed  # noqa: PLW2901  # the span's first piece was dropped: it begins here
        owed = OUTSIDE
        first[i] = len(ids)
        put = edits.instead.get(i, [piece])
        for k, new in enumerate(put):
            ids.append(new)
            labels.append(label if k == 0 or label == OUTSIDE or label % 2 == 0 else label + 1)
        if not put and label % 2:
            owed = label
        last[i] = len(ids) - 1
    return Window(
        ids,
        labels,
        [link for link in (_moved(link, first, last) for link in window.links) if link is not None],
        [first[at] for at in window.sentences],
        [(first[a], last[b]) for a, b in window.names if first[a] <= last[b]],
    )


def _moved(link: Mapping[str, Any], first: Mapping[int, int], last: Mapping[int, int]) -> dict[str, Any] | None:
    def move(spans: list[list[int]]) -> list[list[int]]:
        return [[first[a], last[b]] for a, b in spans if first[a] <= last[b]]

    cue = move([link["cue"]])
    source = None if link["source"] is None else move(link["source"])
    if not cue or (link["source"] and not source):
        return None
    return {"cue": cue[0], "content": move(link["content"]), "source": source}
