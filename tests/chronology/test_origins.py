"""Copies are one origin, cut ones too; a report that quotes two stories does not make them one."""

from dataclasses import replace
from datetime import date

from diurna.chronology.fingerprints import fingerprint_of
from diurna.chronology.origins import find_origins
from diurna.types.actors import ResolvedReport
from diurna.types.findings import Findings
from diurna.types.reports import Passage, PassageKind, Report
from diurna.types.span import Span

STORY = (
    "The ferry company will end its night service in June because the new harbour dues have made it run at a loss, its "
    "director told the island council on Monday. Fishermen who depend on the boat to bring their catch to the morning "
    "market said they had not been asked, and the mayor called for a meeting with the ministry before the summer. The "
    "company carried eleven thousand passengers at night last year, a third fewer than before the dues were raised."
)
OTHER = (
    "Two villages in the north were cut off by snow for a third day while engineers worked to clear the only road, the "
    "county governor said. Helicopters brought food and medicine to the school where most families have gathered, and "
    "the army has sent forty men with ploughs. The weather service expects a thaw at the end of the week."
)


def report(name: str, text: str, day: int = 1, *credits_given: str) -> ResolvedReport:
    body = Span(name, 0, len(text))
    whole = "\n\n".join((text, *credits_given))
    passages = [Passage(body, PassageKind.BODY, 0, 0)]
    for number, words in enumerate(credits_given, 1):
        start = whole.index(words)
        passages.append(Passage(Span(name, start, start + len(words)), PassageKind.AGENCY_CREDIT, number, number))
    made = Report(name, whole, date(2024, 5, day))
    return ResolvedReport(made, replace(Findings(name), passages=tuple(passages)), ())


def groups(*reports: ResolvedReport) -> set[tuple[str, ...]]:
    return {group.reports for group in find_origins(reports)}


def half(text: str) -> str:
    words = text.split()
    return " ".join(words[: len(words) // 2])


def test_story_cut_to_half_is_one_origin_with_the_whole() -> None:
    assert groups(report("a", STORY), report("b", half(STORY), 2)) == {("a", "b")}


def test_half_of_a_story_inside_another_is_found() -> None:
    assert groups(report("a", STORY), report("b", f"{OTHER} {half(STORY)}", 2)) == {("a", "b")}


def test_marks_and_capitals_make_no_other_words() -> None:
    printed = STORY.replace("The ferry", "THE FERRY").replace("before the dues", "before “the dues”")
    assert groups(report("a", STORY), report("b", printed, 2)) == {("a", "b")}


def test_unlike_stories_are_two_origins() -> None:
    assert groups(report("a", STORY), report("b", OTHER)) == {("a",), ("b",)}


def test_copy_after_more_than_three_days_is_another_origin() -> None:
    assert groups(report("a", STORY), report("b", STORY, 5)) == {("a",), ("b",)}


def test_round_up_of_two_stories_does_not_make_them_one() -> None:
    found = groups(report("a", STORY), report("b", OTHER), report("c", f"{OTHER} {STORY}", 2))
    assert len(found) == 2


def test_earliest_report_is_the_origin_whatever_its_length() -> None:
    (group,) = find_origins([report("a", half(STORY)), report("b", STORY, 2)])
    assert group.id == "or-a"
    assert "runs of three words of a" in group.reason


def test_reports_that_credit_one_agency_need_fewer_words_in_common() -> None:
    longer = f"{STORY} {OTHER}"
    part = " ".join(STORY.split()[:28])
    printed = f"{part} {' '.join(reversed(OTHER.split()))}"
    assert len(groups(report("a", longer), report("b", printed, 2))) == 2
    credited = [report("a", longer, 1, "– with AP"), report("b", printed, 2, "Associated Press")]
    (group,) = find_origins(credited)
    assert "both credit AP" in group.reason


def test_fingerprint_rests_on_the_report_alone() -> None:
    one = fingerprint_of(report("a", STORY))
    assert one.whole == fingerprint_of(report("b", STORY, 3)).whole
    assert one.agencies == frozenset()
