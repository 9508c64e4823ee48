"""Asks the dates stage for a deed's date; the one door between the two."""

from spacy.tokens import Token

from diurna.extraction.dates import event_date
from diurna.linguistics.parsed import ParsedPassage, ParsedReport
from diurna.types.dates import Basis, DateInterval, on
from diurna.types.findings import DateLink, Findings, Statement
from diurna.types.ontology import EventStatus

_PLANS = frozenset({EventStatus.PLANNED, EventStatus.CONSIDERED})


def announced_of(
    parsed: ParsedReport, found: Findings, top: Token, part: ParsedPassage, *, statement: Statement | None
) -> DateInterval | None:
    """Return when a plan became known: the day it was said or decided, else the report's."""
    if statement is not None and statement.said is not None:
        return statement.said
    if top.tag_ in {"VBD", "VBN"}:
        when, _ = event_date(parsed, found, top, part, status=EventStatus.OCCURRED)
        if when is not None:
            return when
    return on(parsed.report.published, Basis.REPORT_DATE, reason="a plan as the report tells it: the report's own date")


def is_plan(status: EventStatus) -> bool:
    """Return whether a deed is still to come, so that the day of its announcement is worth keeping."""
    return status in _PLANS


def date_of(
    parsed: ParsedReport,
    found: Findings,
    token: Token,
    part: ParsedPassage,
    *,
    status: EventStatus,
    is_saying: bool = False,
) -> tuple[DateInterval | None, DateLink | None]:
    """Return when a deed happened or is to happen, and the event it is counted from if there is one.

    A saying without a day of its own is of the report's day.
    """
    if is_saying and token.tag_ in {"VBZ", "VBP"}:
        return on(parsed.report.published, Basis.REPORT_DATE, reason="a present saying: the report's own date"), None
    when, link = event_date(parsed, found, token, part, status=status)
    if when is None and link is None and is_saying:
        when = on(parsed.report.published, Basis.REPORT_DATE, reason="a saying without a day: the report's own date")
    return when, link
