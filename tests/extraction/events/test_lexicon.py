import pytest

from diurna.errors import DataError
from diurna.extraction.events import lexicon
from diurna.extraction.events.lexicon import Constraint, load_lexicon
from diurna.types.ontology import MeasureKind


def test_every_class_a_row_names_exists_or_is_a_word() -> None:
    tables = load_lexicon()
    named = {
        word
        for rows in (*tables.verbs.values(), *tables.nouns.values())
        for row in rows
        for item in row.constraints
        for word in item.wanted
    }
    assert {"diplomat", "sanction", "territory"} <= named & set(tables.classes)
    assert all(word.startswith("@") or word.strip() == word for word in named)


def test_every_measure_a_row_names_is_a_kind_of_measure() -> None:
    tables = load_lexicon()
    kinds = {
        row.options["measure"]
        for rows in (*tables.verbs.values(), *tables.nouns.values())
        for row in rows
        if "measure" in row.options
    }
    assert kinds <= {kind.value for kind in MeasureKind}


def test_a_row_without_an_arrow_is_an_error_that_names_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon, "lines_of", lambda _name: iter([(7, "condemn ACCUSE")]))
    with pytest.raises(DataError, match="row 7"):
        lexicon._rows("verbs.txt", "v")


def test_constraints_read_slot_words_and_negation() -> None:
    assert lexicon._constraint("-obj:diplomat/spy") == Constraint(
        "obj", frozenset({"diplomat", "spy"}), is_negative=True
    )


def test_particles_become_a_condition() -> None:
    (row,) = lexicon._parse("carry out | obj -> ASSAULT ; to=on", "v")
    assert row.lemma == "carry"
    assert Constraint("part", frozenset({"out"})) in row.constraints
