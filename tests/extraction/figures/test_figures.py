import pytest

from diurna.extraction.figures import extract_figures
from diurna.extraction.figures.numbers import find_numbers
from diurna.types.findings import Figure, Findings
from extraction.reports import parsed_text


def figures(text: str) -> list[Figure]:
    return list(extract_figures(parsed_text(text), Findings("0" * 12)))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("300,000", 300_000),
        ("1.5 million", 1_500_000),
        ("twenty-one", 21),
        ("two hundred", 200),
        ("half a million", 500_000),
        ("€40m", 40_000_000),
        ("$1.2 billion", 1_200_000_000),
        ("a dozen", 12),
        ("dozens", 24),
    ],
)
def test_numbers_are_read(text: str, value: float) -> None:
    (number,) = find_numbers(text)
    assert number.value == value


def test_a_range_keeps_both_ends() -> None:
    (number,) = find_numbers("between 200 to 300 troops")
    assert (number.value, number.upper) == (200, 300)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "value", "unit", "qualifier", "kind"),
    [
        ("As many as 300,000 reservists will be called up.", 300_000, "reservists", "up to", "plain"),
        ("The list covers more than a thousand people to date.", 1000, "people", "more than", "total"),
        ("Another 19 officials were added to the list.", 19, "officials", "exact", "delta"),
        ("The loan is worth about $1.2 billion.", 1_200_000_000, "USD", "about", "plain"),
        ("Exports fell by 12 per cent.", 12, "percent", "exact", "plain"),
        ("At least 40 soldiers were killed.", 40, "soldiers", "at least", "plain"),
        ("It cost 3 million Swiss francs.", 3_000_000, "CHF", "exact", "plain"),
    ],
)
def test_value_unit_qualifier_and_kind(text: str, value: float, unit: str, qualifier: str, kind: str) -> None:
    (figure,) = figures(text)
    assert (figure.value, figure.unit, figure.qualifier, figure.kind) == (value, unit, qualifier, kind)
    assert figure.text == text[figure.span.start : figure.span.end]


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "The treaty was signed on 12 May 2014.",
        "The minister, aged 54, resigned.",
        "The 81-year-old general spoke at 8.30 am.",
        "It was the third meeting.",
        "The council cited Article 5 of the treaty.",
    ],
)
def test_dates_ages_ordinals_and_names_are_no_figures(text: str) -> None:
    assert figures(text) == []
