"""A draft: what a source says of one report before options and checks make it a Report (or a Problem)."""

from dataclasses import dataclass
from datetime import date

from diurna.reading.dates import parse_date
from diurna.reading.identity import normalise, report_id
from diurna.reading.options import ReadOptions
from diurna.types.problems import Problem, ProblemCode
from diurna.types.reports import Report

_NO_DATE = (
    "no publication date. Start the text with ' date YYYY-MM-DD ', add a front matter line 'date: YYYY-MM-DD', "
    "or give --date YYYY-MM-DD"
)


@dataclass(frozen=True, slots=True)
class Draft:
    """Text and metadata as a source gives them; ``published`` is the raw value, ``where`` names file and place."""

    where: str
    text: str
    published: object = None
    outlet: str | None = None
    headline: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    home_country: str | None = None
    source_name: str | None = None


def finish(draft: Draft, options: ReadOptions) -> Report | Problem:
    """Return the report of a draft, options filling what it lacks, or the problem that prevents it."""
    if not normalise(draft.text):
        return Problem(draft.where, ProblemCode.EMPTY, "there is no text in it. Remove it or give one with text")
    if len(draft.text) > options.max_chars:
        message = f"its text has {len(draft.text):,} characters, more than {options.max_chars:,}. Split it into reports"
        return Problem(draft.where, ProblemCode.TOO_LARGE, message)
    published = _published(draft, options)
    if not isinstance(published, date):
        return published
    return Report(
        id=report_id(draft.text),
        text=draft.text,
        published=published,
        outlet=draft.outlet or options.outlet,
        headline=draft.headline,
        author=draft.author,
        url=draft.url,
        language=draft.language or options.language,
        home_country=_country(draft.home_country or options.home_country),
        source_name=draft.source_name,
    )


def _published(draft: Draft, options: ReadOptions) -> date | Problem:
    if draft.published in (None, ""):
        if options.published is None:
            return Problem(draft.where, ProblemCode.NO_DATE, _NO_DATE)
        return options.published
    day = parse_date(draft.published)
    if day is None:
        message = f"its date {str(draft.published)[:40]!r} is not a day. Write it as YYYY-MM-DD"
        return Problem(draft.where, ProblemCode.BAD_DATE, message)
    return day


def _country(code: str | None) -> str | None:
    return code.strip().upper() or None if code else None
