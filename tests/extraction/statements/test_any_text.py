"""Properties that hold for any text, however its marks and words fall."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extraction.statements.marked import Read

pytestmark = pytest.mark.model

VOCABULARY = (
    "Ortega said says told reporters that Peru will condemn condemned the vote as sham he she it who which accused "
    "Chile of denied vowed to reopen according to a statement calls for is expected “ ” \" ‘ ’ ' , . : ; ? – … ( ) and"
)
WORDS = st.sampled_from([*VOCABULARY.split(), "\n\n"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, min_size=1, max_size=40).map(" ".join))
def test_statements_of_any_text_are_sound(text: str) -> None:
    read = Read(text)

    names = [item.id for item in read.statements]
    assert len(names) == len(set(names))
    for statement in read.statements:
        assert statement.content
        assert statement.continues is None or statement.continues in names
        assert statement.nested_in is None or statement.nested_in in names
        for span in (*statement.content, *((statement.cue,) if statement.cue else ())):
            assert any(passage.span.contains(span) for passage in read.found.passages)
            assert span.cut(text).strip() == span.cut(text) != ""
        ordered = zip(statement.content, statement.content[1:], strict=False)
        assert all(before.end <= after.start for before, after in ordered)


def test_subject_of_a_passive_behind_its_verb_is_survived() -> None:
    assert Read("condemnedvowed :« condemned ' said the Ortega").text
