"""Which date an event gets: by syntax, tense, carry-over and links; reports of our own."""

from dataclasses import replace
from datetime import date

import pytest

from diurna.extraction.dates import event_date, extract_times, said_date
from diurna.extraction.dates.tasks import event_dates, timexes
from diurna.linguistics.parsed import ParsedReport
from diurna.linguistics.pipeline import load_nlp, parse_report
from diurna.types.dates import Basis, DateInterval
from diurna.types.findings import DateLink, Findings
from diurna.types.ontology import EventStatus
from diurna.types.reports import Passage, PassageKind, Report
from diurna.types.span import Span

pytestmark = pytest.mark.model

THURSDAY = date(2022, 9, 22)


def _parsed(*paragraphs: str, published: date = THURSDAY, first_kind: PassageKind = PassageKind.BODY) -> ParsedReport:
    text = "\n\n".join(paragraphs)
    report = Report("0" * 12, text, published)
    passages, start = [], 0
    for number, paragraph in enumerate(paragraphs):
        kind = first_kind if number == 0 else PassageKind.BODY
        passages.append(Passage(Span(report.id, start, start + len(paragraph)), kind, number, number))
        start += len(paragraph) + 2
    return parse_report(load_nlp(), report, passages)


def _found(parsed: ParsedReport) -> Findings:
    empty = Findings(parsed.report.id)
    return replace(empty, times=tuple(extract_times(parsed, empty)))


def _date(
    parsed: ParsedReport, word: str, status: EventStatus = EventStatus.OCCURRED
) -> tuple[DateInterval | None, DateLink | None]:
    found = _found(parsed)
    for part in parsed.parts:
        for token in part.doc:
            if token.text == word:
                return event_date(parsed, found, token, part, status=status)
    raise AssertionError(word)


def _iso(parsed: ParsedReport, word: str, status: EventStatus = EventStatus.OCCURRED) -> str | None:
    when, _ = _date(parsed, word, status)
    return when.iso() if when else None


@pytest.mark.parametrize(
    ("text", "word", "iso"),
    [
        ("The minister met his counterpart in Oslo on Wednesday.", "met", "2022-09-21"),
        ("On Tuesday the council expelled two diplomats and recalled its envoy.", "recalled", "2022-09-20"),
        ("The party condemned the 2014 annexation.", "condemned", "2022-09-22"),
        ("The party condemned the 2014 annexation.", "annexation", "2014-01-01/2014-12-31"),
        ("The army has withdrawn its troops.", "withdrawn", "/2022-09-22"),
        ("The two sides held talks on Monday.", "talks", "2022-09-19"),
        ("They have imposed sanctions this week.", "imposed", "2022-09-19/2022-09-22"),
        ("Troops have occupied the port since February.", "occupied", "2022-02-01/2022-09-22"),
        ("The two sides met on Monday and Tuesday.", "met", "2022-09-19/2022-09-20"),
        ("The talks have been postponed until 5 October.", "talks", "2022-10-05"),
        ("The talks have been postponed until 5 October.", "postponed", "/2022-09-22"),
        ("She said on Monday it would not recognise the vote.", "said", "2022-09-19"),
        ("The minister spoke at a funeral on Tuesday.", "spoke", "2022-09-20"),
        ("It recalled May 2010, when the navy shelled the port.", "shelled", "2010-05-01/2010-05-31"),
    ],
)
def test_a_deed_has_the_day_its_clause_gives(text: str, word: str, iso: str) -> None:
    assert _iso(_parsed(text), word) == iso


@pytest.mark.parametrize(
    ("text", "word", "iso"),
    [
        ("The talks will resume on Friday, the ministry said on Thursday.", "resume", "2022-09-23"),
        ("The council will vote.", "vote", None),
        ("Norway has promised to lift its ban on 1 October.", "promised", "2022-10-01"),
        ("They must leave by Monday.", "leave", "2022-09-22/2022-09-26"),
    ],
)
def test_a_plan_has_the_day_of_the_act_or_none(text: str, word: str, iso: str | None) -> None:
    assert _iso(_parsed(text), word, EventStatus.PLANNED) == iso


def test_saying_and_what_is_said_have_their_own_days() -> None:
    parsed = _parsed("The minister said on Wednesday that the army attacked the port on Monday.")

    assert _iso(parsed, "said") == "2022-09-21"
    assert _iso(parsed, "attacked") == "2022-09-19"


def test_a_day_after_it_was_announced_dates_the_announcement_the_day_before() -> None:
    parsed = _parsed("The threat came on Wednesday. It came a day after it was announced that votes would be held.")

    when, link = _date(parsed, "announced")

    assert when is not None
    assert (when.iso(), when.basis) == ("2022-09-20", Basis.RELATIVE_TO_EVENT)
    assert link is not None
    assert (link.days, link.words.startswith("a day after")) == (-1, True)


def test_what_was_announced_a_day_before_is_dated_from_the_threat_told_before() -> None:
    parsed = _parsed(
        "The minister on Wednesday announced a blockade. He also warned of war.",
        "The minister’s threat came a day after it was announced that votes would be held.",
    )
    text, (_, part) = parsed.report.text, parsed.parts
    announced = next(token for token in part.doc if token.text == "announced")
    held = text.index("held")

    when, link = _date(parsed, "threat")

    assert said_date(parsed, _found(parsed), announced, part).iso() == "2022-09-20"
    assert when is not None
    assert when.iso() == "2022-09-21"
    assert link is not None
    assert (link.days, link.anchor) == (1, f"e{held}-{held + 4}")


def test_the_telling_goes_on_on_the_same_day() -> None:
    parsed = _parsed("On Tuesday the minister flew to Oslo.", "He then met the king.", "The weather was fine.")

    assert _iso(parsed, "met") == "2022-09-20"
    assert _iso(parsed, "was") == "2022-09-22"


def test_an_undated_allegation_stays_undated() -> None:
    assert _iso(_parsed("The ministry said soldiers had burned the village."), "burned", EventStatus.ALLEGED) == (
        "/2022-09-22"
    )
    assert _iso(_parsed("Soldiers burned the village, he said."), "burned", EventStatus.ALLEGED) is None


def test_what_was_said_without_a_day_was_said_on_the_report_s() -> None:
    parsed = _parsed("The minister warned that prices would rise.")
    part = parsed.parts[0]
    cue = next(token for token in part.doc if token.text == "warned")

    said = said_date(parsed, _found(parsed), cue, part)

    assert (said.iso(), said.basis) == ("2022-09-22", Basis.REPORT_DATE)


def test_a_dateline_s_day_is_today() -> None:
    parsed = _parsed("Oslo, 21 September 2022", "The ministry met envoys today.", first_kind=PassageKind.HEADLINE)

    assert [time.value for time in _found(parsed).times] == ["2022-09-21"]


def test_every_expression_tells_its_words_and_why() -> None:
    parsed = _parsed("They met on Wednesday.")
    (time,) = _found(parsed).times

    assert time.span.cut(parsed.report.text) == time.text == "Wednesday"
    assert time.interval is not None
    assert time.interval.reason == "Wednesday → 2022-09-21: past tense, report of Thursday 22 September 2022"


def test_the_tasks_speak_their_exchange_formats() -> None:
    parsed = _parsed("Oslo signs pact", "It signed the pact on Wednesday, as previously agreed.")
    text = parsed.report.text

    assert timexes(parsed) == [
        {"start": text.index("Wed"), "end": text.index("Wed") + 9, "type": "DATE", "value": "2022-09-21"}
    ]
    assert event_dates(parsed, [(text.index("signs"), text.index("signs") + 5)]) == ["2022-09-21"]


@pytest.mark.parametrize(
    ("text", "word", "iso"),
    [
        ("Three soldiers were killed when a patrol opened fire on Wednesday.", "killed", "2022-09-21"),
        ("The attack on Monday, which killed three people, was condemned.", "killed", "2022-09-19"),
        ("Years after its launch, the service on Tuesday passed its rival.", "passed", "2022-09-20"),
        ("The party had suggested 4 November as the day of the vote.", "suggested", "/2022-09-22"),
        ("Envoys asked for help on Monday, two weeks after a similar plan was put on hold.", "asked", "2022-09-19"),
    ],
)
def test_clauses_share_their_day(text: str, word: str, iso: str) -> None:
    assert _iso(_parsed(text), word) == iso


@pytest.mark.parametrize(
    ("paragraphs", "word", "day"),
    [
        # the headline, and what goes on below the lead, share the day of the lead's deed
        (("Norway signs pact with Chile", "The two states agreed the text on Tuesday."), "signs", "2022-09-20"),
        (("Norway signs pact", "The two states agreed it on Tuesday. The event drew crowds."), "event", "2022-09-20"),
        (
            ("Norway signs pact", "The two states agreed it on Tuesday. Crowds gathered."),
            "gathered",
            "2022-09-20",
        ),
        (("Norway signs pact", "The two states agreed it on Tuesday. Oslo said it was glad."), "said", "2022-09-22"),
        (("Norway signs pact", "The two states agreed it on Tuesday. It will be ratified."), "ratified", "2022-09-22"),
        # history in the lead is no story
        (("Norway mourns king", "The king died in 1957. A crowd gathered."), "gathered", "2022-09-22"),
        # the same event told elsewhere, unless its names differ, or it lies ahead, or it is new
        (("Oslo", "The embassy was attacked. They fled. The attack on Monday hurt two."), "attacked", "2022-09-19"),
        (("Oslo", "Chile expelled envoys. Peru is to expel them on Monday."), "expelled", "2022-09-22"),
        (("Oslo", "They met. A flight followed. The flight will leave on Friday."), "flight", "2022-09-22"),
        # the occasion, the day put off to, the clause
        (("Oslo", "The fire at the summit was small. The summit opened on Monday."), "fire", "2022-09-19"),
        (("Oslo", "The talks have been postponed until 5 October."), "talks", "2022-10-05"),
        (("Oslo", "On Monday the court overturned the ban."), "ban", "2022-09-19"),
    ],
)
def test_events_share_the_days_their_report_tells(paragraphs: tuple[str, ...], word: str, day: str) -> None:
    parsed = _parsed(*paragraphs)
    start = parsed.report.text.index(word)

    assert event_dates(parsed, [(start, start + len(word))]) == [day]
