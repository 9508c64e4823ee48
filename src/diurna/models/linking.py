"""Joining sources, cues and contents into attributions: who said what, with which words.

Separate from tagging because it needs no network: spans written by hand, or by another tagger, are joined in the same
way.  Where the tagger gives leads, they are weighed against plain nearness; without leads nearness decides alone.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from diurna.models.tagging import Role, Tagged

Range = tuple[int, int]

_FAR = 400
"""Code points beyond which a content without a lead looks for no cue."""
_SENTENCE = 2.0
"""What each sentence border between two spans costs, in the unit of the logarithm of a lead."""
_BETWEEN = 1.0
"""What each span of the partner's own kind, or content, that stands between costs."""
_QUOTE = 3.0
"""What it costs to reach out of, or into, somebody's quotation."""
_NEARNESS = 0.5
"""How strongly the distance counts, per doubling."""
_LEAST_LEAD = 0.0005
"""The chance given to a partner that the tagger did not name."""
_NOBODY = -4.0
"""How bad the best source must be for a cue to stay without one, when the tagger gave no leads."""


class Link(NamedTuple):
    """One attribution; the source is missing where the text names none, the cue where a content stands alone."""

    source: Tagged | None
    cue: Tagged | None
    contents: tuple[Tagged, ...]


@dataclass(frozen=True, slots=True)
class _Page:
    """What is needed to tell how near two spans are."""

    tagged: tuple[Tagged, ...]
    sentences: tuple[int, ...]
    quotes: tuple[Range, ...]

    def of(self, role: Role) -> tuple[Tagged, ...]:
        return tuple(span for span in self.tagged if span.label == role)

    def nearness(self, one: Tagged, other: Tagged) -> float:
        """Give 0 for neighbours in one sentence, less and less the more stands between."""
        first, second = (one, other) if one.start <= other.start else (other, one)
        gap = max(0, second.start - first.end)
        crossed = abs(self._sentence(second.start) - self._sentence(max(first.start, first.end - 1)))
        between = sum(
            1
            for span in self.tagged
            if first.end <= span.start and span.end <= second.start and span.label in {Role.CONTENT, other.label}
        )
        cost = _NEARNESS * math.log2(1 + gap / 4) + _SENTENCE * min(crossed, 3) + _BETWEEN * between
        return -cost - (_QUOTE if self._in_other_quotation(one, other) else 0.0)

    def _sentence(self, at: int) -> int:
        return bisect_right(self.sentences, at)

    def _in_other_quotation(self, one: Tagged, other: Tagged) -> bool:
        """Say whether a word of saying stands inside a quotation that the other span is not part of."""
        cue, partner = (one, other) if one.label == Role.CUE else (other, one)
        return any(
            low < cue.start and cue.end < high and not (low <= partner.start and partner.end <= high)
            for low, high in self.quotes
        )


def link(tagged: Sequence[Tagged], sentence_bounds: Sequence[Range], quote_spans: Sequence[Range]) -> tuple[Link, ...]:
    """Give the attributions made of `tagged`, in order of their first content.

    Every CONTENT comes back in exactly one link, with the CUE that suits it best (several contents may share one) and
    that cue's SOURCE (several cues may share one).  A cue without content and a source without a cue give no link.

    Args:
        tagged: What `tag` gave, or spans from elsewhere; `leads` may be empty.
        sentence_bounds: Half-open ranges of the sentences, ascending.
        quote_spans: Half-open ranges inside quotation marks, marks included.
    """
    page = _Page(tuple(tagged), tuple(start for start, _ in sentence_bounds), tuple(quote_spans))
    cues, sources = page.of(Role.CUE), page.of(Role.SOURCE)
    by_cue: dict[Tagged, list[Tagged]] = {}
    alone: list[Link] = []
    for content in page.of(Role.CONTENT):
        cue = _cue_of(content, cues, page)
        if cue is None:
            alone.append(Link(None, None, (content,)))
        else:
            by_cue.setdefault(cue, []).append(content)
    joined = [Link(_source_of(cue, sources, page), cue, tuple(contents)) for cue, contents in by_cue.items()]
    return tuple(sorted((*joined, *alone), key=lambda found: found.contents[0].start))


def _cue_of(content: Tagged, cues: Sequence[Tagged], page: _Page) -> Tagged | None:
    named = {lead.start: lead.score for lead in content.leads}
    near = [cue for cue in cues if cue.start in named or _gap(content, cue) <= _FAR]
    return max(near, key=lambda cue: _suits(content, cue, page), default=None)


def _source_of(cue: Tagged, sources: Sequence[Tagged], page: _Page) -> Tagged | None:
    named = {lead.start for lead in cue.leads}
    near = [source for source in sources if source.start in named or _gap(cue, source) <= _FAR]
    if not near:
        return None
    best = max(near, key=lambda source: _suits(cue, source, page))
    if cue.leads:
        nobody = 1.0 - sum(lead.score for lead in cue.leads)
        return best if nobody < 0.5 else None
    return best if page.nearness(cue, best) > _NOBODY else None


def _suits(one: Tagged, partner: Tagged, page: _Page) -> float:
    chance = {lead.start: lead.score for lead in one.leads}.get(partner.start, 0.0)
    lead = math.log(max(chance, _LEAST_LEAD)) if one.leads else 0.0
    return lead + page.nearness(one, partner)


def _gap(one: Tagged, other: Tagged) -> int:
    return max(0, other.start - one.end, one.start - other.end)
