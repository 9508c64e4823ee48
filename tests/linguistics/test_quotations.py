from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diurna.linguistics.quotations import find_quotations
from diurna.types.findings import Quotation
from diurna.types.reports import Passage, PassageKind, Report
from diurna.types.span import Span


def report_of(text: str, kinds: dict[int, PassageKind] | None = None) -> tuple[Report, tuple[Passage, ...]]:
    report = Report("0" * 12, text, date(2021, 6, 17))
    passages = []
    place = 0
    for number, paragraph in enumerate(text.split("\n\n")):
        kind = (kinds or {}).get(number, PassageKind.BODY)
        if paragraph:
            passages.append(Passage(Span(report.id, place, place + len(paragraph)), kind, number, number))
        place += len(paragraph) + 2
    return report, tuple(passages)


def quotations(text: str, kinds: dict[int, PassageKind] | None = None) -> tuple[Quotation, ...]:
    return find_quotations(*report_of(text, kinds))


def words(text: str) -> list[str]:
    return [item.span.cut(text) for item in quotations(text)]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“We will stay,” he said.", ["We will stay,"]),
        # the marks of one quotation are often of two kinds
        ('“We will stay," he said.', ["We will stay,"]),
        ('"We will stay,” he said.', ["We will stay,"]),
        ("«We will stay», he said.", ["We will stay"]),
        ("„We will stay“, he said.", ["We will stay"]),
        ("“We will stay“, he said.", ["We will stay"]),
        ("``We will stay,'' he said.", ["We will stay,"]),
        # split around its cue
        ('"We will stay," he said, "and we will vote."', ["We will stay,", "and we will vote."]),
        # inner quotations stay inside the outer one
        ("“She called it ‘theft’ twice,” he said.", ["She called it ‘theft’ twice,"]),
        ("“She called it “theft” twice,” he said.", ["She called it “theft” twice,"]),
        ('"She called it "theft" twice," he said.', ['She called it "theft" twice,']),
        # single marks as outer ones, with apostrophes inside and outside
        ("'We won't go,' the envoys' leader said.", ["We won't go,"]),
        ("‘It is the ministers’ choice,’ he said.", ["It is the ministers’ choice,"]),
        ("‘She said “never” to us,’ he said.", ["She said “never” to us,"]),
        ("The leaders' plan and the ’90s and rock 'n' roll.", []),
        # ellipses, brackets, dashes
        ("“… it goes on,” he said.", ["… it goes on,"]),
        ("” … it goes on,” he wrote.", ["… it goes on,"]),
        ("“[The line] is shut ... for good,” he said.", ["[The line] is shut ... for good,"]),
        ('They ("a club") met—"at last"—on Monday.', ["a club", "at last"]),
        # a mark left open runs to the next opening mark, or to the paragraph's end
        ("“We will stay, he said. “We will vote.”", ["We will stay, he said.", "We will vote."]),
        ("He said: “We will stay.", ["We will stay."]),
        # inch marks and stray closing marks
        ('He is 6\'2" tall and said "no".', ["no"]),
        ("We will stay,” he said.", []),
        ('“” and "" hold nothing.', []),
    ],
)
def test_inside_of_marks_is_found(text: str, inside: list[str]) -> None:
    assert words(text) == inside


def test_quotation_reopens_with_each_paragraph() -> None:
    found = quotations("“One.\n\n“Two.\n\n“Three,” he said. “Four.”")

    assert [(item.reopens, item.is_closed) for item in found] == [
        (False, False),
        (True, False),
        (True, True),
        (False, True),
    ]


def test_quotation_goes_on_without_a_mark_when_its_closing_one_follows() -> None:
    text = "“We were asked to leave.\n\nWe did not leave,” he said. He smiled."
    found = quotations(text)

    assert [item.span.cut(text) for item in found] == ["We were asked to leave.", "We did not leave,"]
    assert found[1].reopens


def test_paragraph_without_marks_ends_an_open_quotation() -> None:
    found = quotations("“We will stay.\n\nThe talks ended.\n\n“No comment,” he said.")

    assert [item.reopens for item in found] == [False, False]


def test_single_marks_carry_on_over_paragraphs() -> None:
    assert words("‘We will stay.\n\n‘We will vote,’ he said.") == ["We will stay.", "We will vote,"]


def test_furniture_holds_no_quotations() -> None:
    assert quotations("“Stay,” he said.\n\nBody.", {0: PassageKind.CAPTION}) == ()


MARKED = st.text(alphabet="ab .,'’‘“”\"«»„`-?\n", max_size=60)


@settings(max_examples=3000)
@given(st.lists(MARKED, min_size=1, max_size=5).map("\n\n".join))
def test_any_marks_give_parted_spans_inside_their_passage(text: str) -> None:
    report, passages = report_of(text)
    found = find_quotations(report, passages)

    for item in found:
        assert any(passage.span.contains(item.span) for passage in passages)
        assert item.span.cut(text) == item.span.cut(text).strip() != ""
    for before, after in pairwise(found):
        assert before.span.end <= after.span.start


@given(st.text(max_size=200))
def test_any_text_is_survived(text: str) -> None:
    report, passages = report_of(text)

    for item in find_quotations(report, passages):
        assert 0 <= item.span.start < item.span.end <= len(text)
