"""The merge of rules and tagger, with the tagger's spans written by hand."""

import pytest

from diurna.extraction.statements import broad, standard
from diurna.extraction.statements.attributions import attributions
from diurna.extraction.statements.broad import broad_attributions
from diurna.extraction.statements.standard import extract_statements
from diurna.linguistics.parsed import ParsedReport
from diurna.models.linking import Link
from diurna.models.tagging import Role, Tagged
from extraction.reports import parsed_text
from extraction.statements.marked import Read

pytestmark = pytest.mark.model


def link_in(text: str, source: str, cue: str, content: str, *, score: float = 0.9) -> Link:
    def at(role: Role, words: str) -> Tagged:
        start = text.index(words)
        return Tagged(role, start, start + len(words), score)

    return Link(at(Role.SOURCE, source) if source else None, at(Role.CUE, cue), (at(Role.CONTENT, content),))


def read_with(monkeypatch: pytest.MonkeyPatch, text: str, *links: Link) -> Read:
    def linked(_parsed: ParsedReport) -> tuple[Link, ...]:
        return links

    monkeypatch.setattr(standard, "read_links", linked)
    monkeypatch.setattr(broad, "read_links", linked)
    return Read(text, extract_statements)


def test_tagger_adds_what_the_rules_miss(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Ortega lamented the long silence of the two banks."
    read = read_with(monkeypatch, text, link_in(text, "Ortega", "lamented", "the long silence of the two banks"))

    assert read.spoken(read.only()) == (("Ortega",), "lamented", ("the long silence of the two banks",))


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Peru imposed harsh new sanctions on Chile.", "imposed", "harsh new sanctions on Chile"),
        ("Peru ordered the call-up of all reservists.", "ordered", "the call-up of all reservists"),
        ("Peru declined to comment on the sanctions.", "declined", "to comment on the sanctions"),
    ],
)
def test_act_the_tagger_takes_for_speech_is_no_statement(
    monkeypatch: pytest.MonkeyPatch, text: str, cue: str, content: str
) -> None:
    assert read_with(monkeypatch, text, link_in(text, "Peru", cue, content)).statements == ()


def test_doubtful_span_of_the_tagger_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Ortega lamented the long silence of the two banks."
    doubtful = link_in(text, "Ortega", "lamented", "the long silence of the two banks", score=0.3)

    assert read_with(monkeypatch, text, doubtful).statements == ()


def test_quotation_keeps_the_edges_of_its_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "“The bridge is shut for good,” Ortega said."
    read = read_with(monkeypatch, text, link_in(text, "Ortega", "said", "“The bridge is shut"))

    assert [span.cut(text) for span in read.only().content] == ["The bridge is shut for good,"]


def test_indirect_statement_takes_the_tagger_s_edges(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Ortega said the bridge would stay shut in a speech in Lima."
    read = read_with(monkeypatch, text, link_in(text, "Ortega", "said", "the bridge would stay shut"))

    assert [span.cut(text) for span in read.only().content] == ["the bridge would stay shut"]


def test_broad_attributions_hold_acts_too(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Peru imposed harsh new sanctions. “They will stay,” Ortega said."
    read = read_with(monkeypatch, text, link_in(text, "Peru", "imposed", "harsh new sanctions"))
    found = broad_attributions(parsed_text(text), read.found)

    assert [item.speaker for item in found] == ["Peru", "Ortega"]
    assert [item.speaker for item in attributions(parsed_text(text).report, read.found)] == ["Ortega"]


def test_attribution_of_a_relative_clause_names_the_pronoun_too() -> None:
    text = "Ortega, who said the bridge was shut, left."
    read = Read(text)
    found = attributions(parsed_text(text).report, read.found)

    assert [span.cut(text) for span in found[0].source] == ["Ortega", "who"]
