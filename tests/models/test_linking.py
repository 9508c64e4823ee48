from __future__ import annotations

import itertools
import re
from dataclasses import replace

from diurna.models.linking import Link, link
from diurna.models.tagging import Lead, Role, Tagged

MARKUP = re.compile(r"\[(S|Q|C) (.*?) \]")
ROLES = {"S": Role.SOURCE, "Q": Role.CUE, "C": Role.CONTENT}


def read(marked: str) -> tuple[str, list[Tagged]]:
    """Give the plain text of "[S Ek ] [Q said ] [C this ]" and its spans."""
    text, spans, last = "", [], 0
    for match in MARKUP.finditer(marked):
        text += marked[last : match.start()]
        spans.append(Tagged(ROLES[match[1]], len(text), len(text) + len(match[2]), 1.0))
        text += match[2]
        last = match.end()
    return text + marked[last:], spans


def sentences(text: str) -> list[tuple[int, int]]:
    cuts = [0, *(match.end() for match in re.finditer(r"\.”? (?=[A-Z“])", text)), len(text)]
    return list(itertools.pairwise(cuts))


def quotes(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer("“[^”]*”", text)]


def words(text: str, found: Link) -> tuple[str | None, str | None, tuple[str, ...]]:
    source, cue = (None if span is None else text[span.start : span.end] for span in (found.source, found.cue))
    return source, cue, tuple(text[span.start : span.end] for span in found.contents)


def linked(marked: str) -> list[tuple[str | None, str | None, tuple[str, ...]]]:
    text, spans = read(marked)
    return [words(text, found) for found in link(spans, sentences(text), quotes(text))]


def test_a_cue_between_two_pieces_of_a_quotation_takes_both() -> None:
    assert linked("[C “We wait,” ] [S Ms Ek ] [Q said ], [C “for an answer.” ]") == [
        ("Ms Ek", "said", ("“We wait,”", "“for an answer.”"))
    ]


def test_each_sentence_keeps_its_own_source() -> None:
    assert linked("[S Ann ] [Q said ] [C it rains ]. [S Bob ] [Q denied ] [C it ].") == [
        ("Ann", "said", ("it rains",)),
        ("Bob", "denied", ("it",)),
    ]


def test_two_cues_may_share_a_source() -> None:
    assert linked("[S Ann ] [Q blamed ] [C the army ] and [Q vowed ] [C to stay ].") == [
        ("Ann", "blamed", ("the army",)),
        ("Ann", "vowed", ("to stay",)),
    ]


def test_a_cue_without_a_source_near_has_none() -> None:
    assert linked("[S Ann ] [Q said ] [C so ]. " + "It rained. " * 50 + "[Q Reportedly ] [C it rains ].") == [
        ("Ann", "said", ("so",)),
        (None, "Reportedly", ("it rains",)),
    ]


def test_a_content_far_from_every_cue_stands_alone() -> None:
    assert linked("[S Ann ] [Q said ] [C so ]. " + "It rained. " * 50 + "[C “We go.” ]") == [
        ("Ann", "said", ("so",)),
        (None, None, ("“We go.”",)),
    ]


def test_a_word_of_saying_inside_a_quotation_does_not_govern_what_stands_outside() -> None:
    assert linked("“He [Q said ] so” [C it rains ], [S Ann ] at last [Q added ].") == [("Ann", "added", ("it rains",))]


def test_leads_outweigh_nearness() -> None:
    text, spans = read("[S Ann ] [Q said ] and [S Bob ] [Q said ] [C it rains ].")
    spans[4] = replace(spans[4], leads=(Lead(spans[1].start, 0.99), Lead(spans[3].start, 0.01)))

    assert words(text, link(spans, sentences(text), ())[0]) == ("Ann", "said", ("it rains",))


def test_leads_that_leave_most_to_nobody_give_no_source() -> None:
    text, spans = read("[S Ann ] left, [Q it was said ], [C for good ].")
    spans[1] = replace(spans[1], leads=(Lead(spans[0].start, 0.2),))

    assert words(text, link(spans, sentences(text), ())[0]) == (None, "it was said", ("for good",))


def test_nothing_tagged_gives_nothing() -> None:
    assert link((), ((0, 10),), ()) == ()


def test_a_cue_without_content_and_a_source_without_cue_give_no_link() -> None:
    assert linked("[S Ann ] [Q spoke ].") == []
