import pytest

from extraction.reports import Told

pytestmark = pytest.mark.model


def test_an_imposed_sanction_is_a_measure_with_its_figure() -> None:
    told = Told("Canada imposed sanctions on 23 Belarusian officials.")
    (measure,) = told.found.measures
    figures = {figure.id: figure for figure in told.found.figures}
    assert (measure.kind, measure.status) == ("sanction", "imposed")
    assert told.words(measure.by) == ["Canada"]
    assert [figures[name].value for name in measure.figures] == [23]


def test_a_considered_expulsion_is_a_considered_measure() -> None:
    (measure,) = Told("India is considering expelling the Canadian ambassador.").found.measures
    assert (measure.kind, measure.status) == ("expulsion", "considered")


def test_a_power_granted_by_law_is_available_and_no_event() -> None:
    told = Told("The act allows the Government to freeze assets and ban ships.")
    (measure,) = told.found.measures
    assert measure.status == "available"
    assert told.kinds() == []


def test_a_lifted_ban_is_lifted() -> None:
    (measure,) = Told("Israel lifted the sanctions against Turkey.").found.measures
    assert measure.status == "lifted"
