import pytest

from diurna.extraction.events.factuality import Factuality, factuality_of
from diurna.extraction.events.relation import relation_between
from diurna.types.span import Span
from extraction.reports import findings_of, parsed_text

pytestmark = pytest.mark.model


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span("0" * 12, start, start + len(words))


def test_the_deed_between_the_two_given_spans_counts() -> None:
    text = "While Egypt met Sudan in Cairo, Ethiopia condemned Eritrea over the border closure."
    relation = relation_between(
        parsed_text(text), findings_of(text), span_of(text, "Ethiopia"), span_of(text, "Eritrea")
    )
    assert (relation.root, relation.quad) == ("ACCUSE", 3)


def test_release_and_concession_share_one_root() -> None:
    text = "Syria released two American prisoners."
    relation = relation_between(
        parsed_text(text), findings_of(text), span_of(text, "Syria"), span_of(text, "two American")
    )
    assert relation.root == "YIELD"


def test_no_deed_gives_no_type() -> None:
    text = "Fiji lies east of Australia."
    relation = relation_between(parsed_text(text), findings_of(text), span_of(text, "Fiji"), span_of(text, "Australia"))
    assert relation.type is None


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The firm delivered the jets.", "delivered", Factuality.ASSERTED),
        ("The firm will deliver the jets.", "deliver", Factuality.PLANNED),
        ("The firm might deliver the jets.", "deliver", Factuality.POSSIBLE),
        ("The firm did not deliver the jets.", "deliver", Factuality.NEGATED),
        ("The firm plans to deliver the jets.", "deliver", Factuality.PLANNED),
        ("The firm refused to deliver the jets.", "deliver", Factuality.NEGATED),
        ("Hopes of a truce faded overnight.", "truce", Factuality.POSSIBLE),
        ("The two sides signed a truce.", "truce", Factuality.ASSERTED),
        ("The planned withdrawal worries the ministry.", "withdrawal", Factuality.PLANNED),
        ("The withdrawal was delayed by a week.", "withdrawal", Factuality.NEGATED),
        ("The ministry called for a withdrawal.", "withdrawal", Factuality.PLANNED),
        ("The capital could fall if the rebels attack again.", "attack", Factuality.POSSIBLE),
        ("The ministry told airlines not to fly there.", "fly", Factuality.NEGATED),
        ("The jets are said to be ready.", "be", Factuality.POSSIBLE),
        ("The island was the first to open its port.", "open", Factuality.ASSERTED),
        ("The port was opened again.", "opened", Factuality.ASSERTED),
    ],
)
def test_factuality_of_a_given_word(text: str, word: str, expected: Factuality) -> None:
    assert factuality_of(parsed_text(text), span_of(text, word)) is expected
