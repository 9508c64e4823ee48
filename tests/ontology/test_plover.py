import pytest

from diurna.errors import DataError
from diurna.ontology.measures import load_measures
from diurna.ontology.plover import EventType, Quad, load_contexts, load_plover, load_type, score
from diurna.ontology.roles import load_non_state_codes, load_sectors
from diurna.types.ontology import MeasureKind


def test_there_are_sixteen_types_in_four_classes() -> None:
    types = load_plover()

    assert set(types) == set(EventType)
    assert {row.quad for row in types.values()} == set(Quad)


@pytest.mark.parametrize(
    ("event_type", "quad", "value"),
    [
        ("SANCTION", Quad.MATERIAL_CONFLICT, -6.0),
        ("ACCUSE", Quad.VERBAL_CONFLICT, -3.0),
        ("REQUEST", Quad.VERBAL_CONFLICT, 0.0),
        ("CONCEDE", Quad.VERBAL_COOPERATION, 4.5),
        ("RETREAT", Quad.MATERIAL_COOPERATION, 6.5),
        ("PROTEST", Quad.MATERIAL_CONFLICT, -5.0),
    ],
)
def test_contradictions_of_the_manual_are_settled(event_type: str, quad: Quad, value: float) -> None:
    row = load_type(event_type)

    assert (row.quad, row.score) == (quad, value)


def test_modes_are_keyed_by_their_type() -> None:
    assert score("THREATEN", "expel") == -3.5
    assert score("SANCTION", "expel") == -5.5


def test_unknown_mode_names_those_the_type_has() -> None:
    with pytest.raises(DataError, match="disapprove, investigate, allege"):
        score("ACCUSE", "shout")


def test_mode_that_brings_a_context_names_one_that_exists() -> None:
    mode = load_type("COERCE").modes["cyber"]

    assert mode.context in load_contexts()


@pytest.mark.parametrize("quad", Quad)
def test_sign_of_the_score_follows_the_class(quad: Quad) -> None:
    scores = [row.score for row in load_plover().values() if row.quad is quad]

    assert scores
    assert all(value <= 0 if quad.is_conflict else value > 0 for value in scores)


def test_material_classes_weigh_more_than_verbal_ones() -> None:
    types = load_plover().values()
    verbal = max(abs(row.score) for row in types if row.quad is Quad.VERBAL_CONFLICT)
    material = min(abs(row.score) for row in types if row.quad is Quad.MATERIAL_CONFLICT)

    assert Quad.VERBAL_CONFLICT.is_verbal
    assert not Quad.MATERIAL_CONFLICT.is_verbal
    assert verbal < material


def test_every_kind_of_measure_is_an_event_of_its_own() -> None:
    measures = load_measures()

    assert set(measures) == set(MeasureKind)
    assert measures[MeasureKind.TRAVEL_BAN].type is EventType.SANCTION
    assert measures[MeasureKind.MOBILISATION].mode == "troops"
    assert measures[MeasureKind.AID].mode is None


def test_sectors_are_those_of_the_manual() -> None:
    assert {"GOV", "MIL", "REB", "LEG", "JUD", "COP", "SPY", "OPP", "PRE", "JRN", "MED"} <= set(load_sectors())
    assert "IGO" in load_non_state_codes()
