"""Contexts and modes come from the words that tell a deed, and from lists that PLOVER knows."""

import pytest

from diurna.extraction.events.lexicon import lists_of, load_lexicon
from diurna.ontology.plover import load_contexts, load_type
from diurna.types.ontology import EventType
from extraction.reports import Told


def test_every_listed_context_is_one_of_plovers() -> None:
    assert {name for name, _ in lists_of("contexts.txt")} <= set(load_contexts())


def test_every_listed_mode_belongs_to_its_type() -> None:
    for name, _ in lists_of("modes.txt"):
        kind, _, mode = name.partition("/")
        assert mode in load_type(kind).modes, name


def test_every_mode_of_a_row_belongs_to_its_type() -> None:
    lexicon = load_lexicon()
    rows = [
        row for table in (lexicon.verbs, lexicon.nouns, lexicon.adjectives) for found in table.values() for row in found
    ]
    assert {
        f"{row.type}/{row.mode}" for row in rows if row.mode and row.mode not in load_type(row.type or "").modes
    } == set()


@pytest.mark.model
def test_what_is_asked_gives_the_mode_and_its_word_is_in_the_reason() -> None:
    event = Told("The government of Peru urged Chile to release the fishermen held near the border.").event("REQUEST")
    assert event.modes == ("yield",)
    assert "“release”" in event.provenance.reason


@pytest.mark.model
def test_the_words_of_a_deed_give_its_contexts() -> None:
    event = Told("Norway condemned the annexation of the islands. The ministry said so in parliament.").event("ACCUSE")
    assert "territory" in event.contexts
    assert "health" not in event.contexts


@pytest.mark.model
def test_the_weapon_gives_the_mode_of_an_attack() -> None:
    event = Told("The army of Chad attacked the rebel base with artillery on Monday, the ministry said.").event(
        "ASSAULT"
    )
    assert EventType.ASSAULT is event.type
    assert event.modes == ("heavy-weapons",)
