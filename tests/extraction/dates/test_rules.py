"""Every rule's example is its test; so are the invariants of the table of readings."""

import re
from datetime import date

import pytest

from diurna.extraction.dates.frame import Frame, Tense
from diurna.extraction.dates.readings import READINGS
from diurna.extraction.dates.rules import Rule, load_rules
from diurna.extraction.dates.tagging import tag


def _parts(example: str) -> tuple[Frame, Tense, str, str, list[str]]:
    head, text, meaning = (part.strip() for part in example.split("|"))
    day, tense = head.split()
    words = re.search(r"\[(.+)\]", text)
    return (
        Frame(date.fromisoformat(day)),
        Tense(tense),
        text.replace("[", "").replace("]", ""),
        (words.group(1) if words else ""),
        meaning.split(),
    )


@pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: f"{rule.family}: {rule.name}")
def test_a_rule_does_what_its_example_says(rule: Rule) -> None:
    frame, tense, text, words, meaning = _parts(rule.example)

    found = tag(text, frame, lambda _start, _end: tense)

    if meaning == ["none"]:
        assert found == ()
    else:
        given = {
            item.words: [item.meaning.type, item.meaning.value, *filter(None, [item.meaning.mod])] for item in found
        }
        assert given.get(words) == meaning


def test_every_rule_names_a_reading_and_every_reading_is_used() -> None:
    assert {rule.reads for rule in load_rules()} == set(READINGS)


def test_rule_names_are_unique() -> None:
    names = [rule.name for rule in load_rules()]

    assert len(names) == len(set(names))
