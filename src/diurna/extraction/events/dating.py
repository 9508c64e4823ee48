"""Asks the dates stage for a deed's date; the one door between the two."""

from spacy.tokens import Token

from diurna.extraction.dates import event_date
from diurna.linguistics.parsed import ParsedPassage, ParsedReport
from diurna.types.dates import Basis, DateInterval, on
from diurna.types.findings import DateLink, Findings
from diurna.types.ontology import EventStatus


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
    when, link = event_date(parsed, found, token, part, status=status)
    if when is None and link is None and is_saying:
        when = on(parsed.report.published, Basis.REPORT_DATE, reason="a saying without a day: the report's own date")
    return when, link
