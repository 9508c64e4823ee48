"""Turns a report's words into sets of numbers by which copies are found; each report's are made from it alone.

Separate because a record that grows keeps them: a new report is compared with what is kept, not with the texts.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from diurna.chronology.wording import data_lines
from diurna.types.actors import ResolvedReport
from diurna.types.reports import PassageKind

Numbers = NDArray[np.uint64]

_RUN = 3
_LONG_RUN = 5
_KEPT, _KEPT_OF_LONG, _LONG = np.uint64(7), np.uint64(15), 400
_SHORTEST_TABLE = 13
_TO_LOWER, _AS_IS = np.uint32(32), np.uint32(0)
_STEP = 1099511628211
_TURN = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)
_BRACKETED = re.compile(r"\(([^()]+)\)")
_NAMES = re.compile(r"[A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*)*|dpa")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is kept of one report to find copies.

    Attributes:
        report: Its id.
        day: The day it was published, as an ordinal.
        runs: Numbers of its runs of three words, sorted, each once.
        sketch: Numbers of one in eight of its runs of five words, of one in sixteen where it is long; what copies are
            looked up by.
        whole: Number of its words in their order.
        agencies: Names of the agencies its credits and datelines name.
    """

    report: str
    day: int
    runs: Numbers
    sketch: Numbers
    whole: int
    agencies: frozenset[str] = frozenset()


def fingerprint_of(item: ResolvedReport) -> Fingerprint:
    """Return the fingerprint of one report, of its body alone where it has one."""
    text = item.report.text
    body = " ".join(p.span.cut(text) for p in item.findings.passages if p.is_body) or text
    words = _word_numbers(body)
    return Fingerprint(
        item.report.id,
        item.report.published.toordinal(),
        _runs(words, _RUN),
        _sketch(words),
        int(np.sum(words * _powers(len(words))[0])),
        _agencies(item),
    )


def shared(left: Numbers, right: Numbers) -> int:
    """Return how many numbers two sorted sets have in common."""
    both = np.sort(np.concatenate((left, right)))
    return int(np.count_nonzero(both[1:] == both[:-1]))


def _sketch(words: Numbers) -> Numbers:
    if len(words) < _LONG_RUN:
        return words[:0]
    long_runs = _joined(words, _LONG_RUN)
    kept = long_runs[long_runs & (_KEPT if len(words) <= _LONG else _KEPT_OF_LONG) == 0]
    return _each_once(kept) if len(kept) else kept


def _agencies(item: ResolvedReport) -> frozenset[str]:
    """Return the agencies that credits and datelines name: "(Reuters)", "– with AP"."""
    text = item.report.text
    credited = [p.span.cut(text) for p in item.findings.passages if p.kind is PassageKind.AGENCY_CREDIT]
    bracketed = (p.span.cut(text) for p in item.findings.passages if p.kind is PassageKind.DATELINE)
    words = (*credited, *(inside for line in bracketed for inside in _BRACKETED.findall(line)))
    names = (name.removeprefix("The ") for part in words for name in _NAMES.findall(part))
    known = _known_agencies()
    return frozenset(found for name in names if (found := known.get(name.casefold(), name)))


@cache
def _known_agencies() -> Mapping[str, str]:
    """Return the name shown for each form of an agency's name, empty for words that name none."""
    found: dict[str, str] = {}
    for line in data_lines("agencies.txt"):
        name, _, forms = line.partition(": ")
        found.update(dict.fromkeys(forms.split(", "), "" if name == "nobody" else name))
    return found


def _word_numbers(text: str) -> Numbers:
    """Return a number for each word, the same for equal words whatever their case and the marks about them."""
    letters = np.frombuffer(f" {text} ".encode("utf-32-le"), dtype=np.uint32)
    letters = letters + np.where((letters >= ord("A")) & (letters <= ord("Z")), _TO_LOWER, _AS_IS)
    is_letter = _is_letter(letters)
    edges = np.flatnonzero(is_letter[1:] != is_letter[:-1]) + 1
    starts, ends = edges[::2], edges[1::2]
    powers, inverses = _powers(len(letters))
    sums = np.concatenate((np.zeros(1, dtype=np.uint64), np.cumsum(letters * powers)))
    # A word's sum grows with its place in the text: what that adds is taken out again, so that equal words are equal.
    return _mixed((sums[ends] - sums[starts]) * inverses[starts])


def _powers(length: int) -> tuple[Numbers, Numbers]:
    """Return the powers of the step and of its inverse among numbers of 64 bits, as many as asked for."""
    known = _table(1 << max(_SHORTEST_TABLE, length.bit_length()))
    return known[0][:length], known[1][:length]


@cache
def _table(length: int) -> tuple[Numbers, Numbers]:
    inverse = pow(_STEP, -1, 1 << 64)
    return tuple(np.cumprod(np.full(length, step, dtype=np.uint64)) for step in (_STEP, inverse))  # type: ignore[return-value]


def _is_letter(letters: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Return which characters make words: letters and digits of Latin script, and all beyond punctuation."""
    plain = ((letters >= ord("a")) & (letters <= ord("z"))) | ((letters >= ord("0")) & (letters <= ord("9")))
    beyond = (letters >= 0xC0) & ((letters < 0x2000) | (letters >= 0x2C00)) & ((letters < 0x3000) | (letters > 0x303F))
    return plain | beyond


def _runs(words: Numbers, length: int) -> Numbers:
    """Return the numbers of the runs of some length, sorted and each once; a shorter text is one run."""
    if len(words) <= length:
        return _joined(words, len(words)) if len(words) else words
    return _each_once(_joined(words, length))


def _each_once(numbers: Numbers) -> Numbers:
    ordered: Numbers = np.sort(numbers)
    once: Numbers = ordered[np.concatenate((np.ones(1, dtype=np.bool_), ordered[1:] != ordered[:-1]))]
    return once


def _joined(words: Numbers, length: int) -> Numbers:
    total: Numbers = np.zeros(len(words) - length + 1, dtype=np.uint64)
    for at in range(length):
        total = total * np.uint64(_STEP) + words[at : len(words) - length + 1 + at]
    return _mixed(total)


def _mixed(numbers: Numbers) -> Numbers:
    found: Numbers = (numbers ^ (numbers >> _SHIFT)) * _TURN
    return found ^ (found >> _SHIFT)
