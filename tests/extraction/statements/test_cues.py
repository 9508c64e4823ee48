from collections import Counter

import pytest

from diurna.extraction.statements.cues import load_cues
from diurna.extraction.statements.patterns import PATTERNS
from diurna.types.ontology import Force

SPOKEN = {"quote", "negated"}


def test_every_pattern_a_verb_names_is_known() -> None:
    named = {name for cues in load_cues().verbs.values() for cue in cues for name in cue.patterns}

    assert named - SPOKEN == set(PATTERNS)


def test_no_verb_lists_a_construction_twice() -> None:
    for cues in load_cues().verbs.values():
        listed = Counter((cue.name, "negated" in cue.patterns, name) for cue in cues for name in cue.patterns)
        assert max(listed.values()) == 1, cues[0].lemma


def test_cues_with_particles_come_first() -> None:
    lengths = [[len(cue.particles) for cue in cues] for cues in load_cues().verbs.values()]

    assert all(row == sorted(row, reverse=True) for row in lengths)


@pytest.mark.parametrize(
    ("verb", "force"),
    [("say", Force.CLAIM), ("deny", Force.DENIAL), ("accuse", Force.ACCUSATION), ("vow", Force.COMMITMENT)],
)
def test_force_of_a_verb(verb: str, force: Force) -> None:
    assert load_cues().verbs[verb][0].force is force


def test_every_heading_of_the_word_lists_is_used() -> None:
    assert {
        "anonymity",
        "aspect",
        "comment",
        "deed",
        "document",
        "inanimate",
        "light",
        "modal",
        "position",
        "publishing",
        "refusal",
        "silent",
    } <= set(load_cues().words)


def test_tables_are_read_once() -> None:
    assert load_cues() is load_cues()
