from __future__ import annotations

import itertools

import pytest

from diurna.models.linking import link
from diurna.models.tagging import Role, open_tagger, tag

pytestmark = pytest.mark.model

TEXT = (
    "The foreign minister of Ruritania, Ada Ek, said on Monday that the border would stay closed.\n\n"
    "“We will not reopen it this year,” she told reporters.\n\n"
    "Her opposite number denied that any soldier had crossed the river. 😀 Киев rejected the plan."
)


def words_of(role: Role, text: str) -> list[str]:
    return [text[span.start : span.end] for span in tag(text) if span.label == role]


def test_a_said_clause_is_found_whole() -> None:
    text = "Ada Ek said the talks had failed."

    assert [(span.label, text[span.start : span.end]) for span in tag(text)] == [
        (Role.SOURCE, "Ada Ek"),
        (Role.CUE, "said"),
        (Role.CONTENT, "the talks had failed"),
    ]


def test_indirect_and_direct_speech_are_found_in_a_report() -> None:
    contents = words_of(Role.CONTENT, TEXT)

    assert any("the border would stay closed" in content for content in contents)
    assert any("We will not reopen it this year" in content for content in contents)
    assert any("any soldier had crossed the river" in content for content in contents)
    assert "denied" in words_of(Role.CUE, TEXT)


def test_spans_do_not_overlap_and_hold_no_blank_edges() -> None:
    spans = tag(TEXT)

    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    assert all(TEXT[span.start : span.end].strip() == TEXT[span.start : span.end] for span in spans)
    assert all(0 < span.score <= 1 for span in spans)


def test_only_the_regions_asked_for_are_read() -> None:
    second = TEXT.index("“We")

    spans = tag(TEXT, ((second, TEXT.index("Her")),))

    assert spans
    assert all(second <= span.start < span.end <= TEXT.index("Her") for span in spans)


def test_no_region_means_nothing_to_read() -> None:
    assert tag(TEXT, ()) == ()


def test_no_span_crosses_from_one_region_into_the_next() -> None:
    text = "Ada Ek said the talks Photo: AP had failed."

    spans = tag(text, ((0, 22), (32, len(text))))

    assert [text[span.start : span.end] for span in spans][:3] == ["Ada Ek", "said", "the talks"]
    assert all(span.end <= 22 or span.start >= 32 for span in spans)


def test_a_mark_alone_is_neither_source_nor_content() -> None:
    text = '"\n\n"\n\nAda Ek said: "\n\n"We wait."\n\n"'

    spans = tag(text)

    assert spans
    assert all(span.label == Role.CUE or any(c.isalnum() for c in text[span.start : span.end]) for span in spans)


def test_leads_point_to_spans_of_the_right_kind() -> None:
    spans = tag(TEXT)
    role = {span.start: span.label for span in spans}
    wanted = {Role.CONTENT: Role.CUE, Role.CUE: Role.SOURCE}

    assert all(role[lead.start] == wanted[span.label] for span in spans for lead in span.leads)
    assert all(sum(lead.score for lead in span.leads) <= 1.001 for span in spans)


def test_tagging_and_linking_name_who_said_what() -> None:
    text = "Ada Ek said the talks had failed."

    (found,) = link(tag(text), ((0, len(text)),), ())

    assert found.source is not None
    assert text[found.source.start : found.source.end] == "Ada Ek"


def test_the_same_text_gives_the_same_spans_and_one_opened_model() -> None:
    assert tag(TEXT) == tag(TEXT)
    assert open_tagger() is open_tagger()


@pytest.mark.parametrize("text", ["", " \n\n ", "😀"])
def test_text_without_words_gives_no_spans(text: str) -> None:
    assert tag(text) == ()
