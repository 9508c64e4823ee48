import pytest

from diurna.extraction.mentions import mention_at
from diurna.resolution import Memory
from diurna.resolution.cases import resolve_actor_case, resolve_place_case
from diurna.types.reports import Report
from diurna.types.span import Span
from resolution.stories import DAY, find

pytestmark = pytest.mark.model


def spot(text: str, words: str) -> Span:
    start = text.index(words)
    return Span("0" * 12, start, start + len(words))


def test_person_case_has_country_code_and_name() -> None:
    text = "Peruvian Foreign Minister Alma Quiroga spoke."
    case = resolve_actor_case(Report("0" * 12, text, DAY), find(text), spot(text, "Quiroga"), mention_at, Memory())
    assert (case.country, case.code_1, case.person, case.none) == ("PER", "GOV", "Alma Quiroga", False)


def test_organisation_case_has_the_code_of_no_country() -> None:
    text = "The United Nations sent envoys."
    case = resolve_actor_case(
        Report("0" * 12, text, DAY), find(text), spot(text, "United Nations"), mention_at, Memory()
    )
    assert (case.country, case.actor) == ("IGO", "United Nations")


def test_no_actor_is_said_to_be_none() -> None:
    text = "Prices rose again."
    case = resolve_actor_case(Report("0" * 12, text, DAY), find(text), spot(text, "Prices"), mention_at, Memory())
    assert case.none


def test_place_case_has_coordinates() -> None:
    text = "Norway shut its port in Bergen."
    case = resolve_place_case(Report("0" * 12, text, DAY), find(text), spot(text, "Bergen"), mention_at, Memory())
    assert case.country == "NOR"
    assert case.lat == pytest.approx(60.4, abs=0.2)
