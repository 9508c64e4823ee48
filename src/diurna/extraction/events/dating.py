"""Asks the dates stage for a deed's date; the one door between the two."""

from importlib import import_module
from importlib.util import find_spec

from spacy.tokens import Token

from diurna.linguistics.parsed import ParsedPassage, ParsedReport
from diurna.types.dates import Basis, DateInterval, on
from diurna.types.findings import DateLink, Findings
from diurna.types.ontology import EventStatus

_DATES = "diurna.extraction.dates"


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
    when: DateInterval | None = None
    link: DateLink | None = None
    stage = import_module(_DATES) if find_spec(_DATES) is not None else None
    if hasattr(stage, "event_date"):
        when, link = stage.event_date(parsed, found, token, part, status=status)
    if when is None and link is None and is_saying:
        when = on(parsed.report.published, Basis.REPORT_DATE, reason="a saying without a day: the report's own date")
    return when, link
