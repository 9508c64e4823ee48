import pytest
from spacy.tokens import Doc, Token

from diurna.linguistics import trees
from diurna.linguistics.pipeline import load_nlp

pytestmark = pytest.mark.model


def parse(text: str) -> Doc:
    return load_nlp()(text)


def token(doc: Doc, word: str) -> Token:
    return next(token for token in doc if token.text == word)


def test_noun_phrase_keeps_complements_and_drops_relative_clause() -> None:
    doc = parse("The foreign minister of Canada, who had resigned, spoke in Ottawa.")
    assert trees.noun_phrase_of(token(doc, "minister")).text == "The foreign minister of Canada"


def test_base_noun_phrase_ends_at_its_head() -> None:
    doc = parse("The leaders of Chile and Peru met.")
    assert trees.base_noun_phrase_of(token(doc, "leaders")).text == "The leaders"


def test_coordinated_verb_borrows_its_subject() -> None:
    doc = parse("Norway closed the port and expelled two envoys.")
    subject = trees.subject_of(token(doc, "expelled"))
    assert subject is not None
    assert subject.text == "Norway"


def test_relative_clause_has_its_noun_as_subject() -> None:
    doc = parse("The envoy who rejected the offer left on Monday.")
    subject = trees.subject_of(token(doc, "rejected"))
    assert subject is not None
    assert subject.text == "envoy"


def test_agents_of_a_passive_are_all_found() -> None:
    doc = parse("The plan was rejected by Norway and Iceland.")
    assert [agent.text for agent in trees.agents_of(token(doc, "rejected"))] == ["Norway", "Iceland"]


def test_never_and_no_subject_deny_a_verb() -> None:
    assert trees.is_negated(token(parse("Chile never attacked the convoy."), "attacked"))
    assert trees.is_negated(token(parse("No soldiers crossed the river."), "crossed"))
    assert not trees.is_negated(token(parse("Soldiers crossed the river."), "crossed"))


def test_clause_leaves_out_the_next_coordinated_verb() -> None:
    doc = parse("Norway closed the port and expelled two envoys.")
    assert trees.clause_of(token(doc, "closed")).text == "Norway closed the port"
