"""A draft: what a source says of one report before options and checks make it a Report (or a Problem)."""

from dataclasses import dataclass
from datetime import date

from diurna.reading.countries import country_of_outlet, is_country
from diurna.reading.dates import parse_date
from diurna.reading.identity import normalise, report_id
from diurna.reading.options import ReadOptions
from diurna.types.problems import Problem, ProblemCode
from diurna.types.reports import Report

_NO_DATE = (
    "no publication date. Start the text with ' date YYYY-MM-DD ', add a front matter line 'date: YYYY-MM-DD', "
    "or give --date YYYY-MM-DD"
)
_FIRST_YEAR, _LAST_YEAR = 1500, 2500
_LONGEST_FIELD = 2_000


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
    unfit = _unfit(draft, options)
    if unfit:
        return unfit
    published = _published(draft, options)
    if not isinstance(published, date):
        return published
    outlet = _clean(draft.outlet) or options.outlet
    given = (draft.home_country or options.home_country or "").strip().upper() or None
    if given and not is_country(given):
        message = f"its home country {given[:40]!r} is no country's code. Write ISO 3166-1 alpha-3, such as NZL"
        return Problem(draft.where, ProblemCode.BAD_ROW, message)
    return Report(
        id=report_id(draft.text),
        text=draft.text,
        published=published,
        outlet=outlet,
        headline=_clean(draft.headline),
        author=_clean(draft.author),
        url=_clean(draft.url),
        language=_clean(draft.language) or options.language,
        home_country=given or country_of_outlet(outlet),
        source_name=draft.source_name,
    )


def _unfit(draft: Draft, options: ReadOptions) -> Problem | None:
    if len(draft.text) > options.max_chars:
        message = f"its text has {len(draft.text):,} characters, more than {options.max_chars:,}. Split it into reports"
        return Problem(draft.where, ProblemCode.TOO_LARGE, message)
    if not normalise(draft.text):
        return Problem(draft.where, ProblemCode.EMPTY, "there is no text in it. Remove it or give one with text")
    try:
        draft.text.encode("utf-8")
    except UnicodeEncodeError as error:
        message = f"character {error.start} of its text is half of one (a lone surrogate). Save it again as UTF-8"
        return Problem(draft.where, ProblemCode.ENCODING, message)
    return None


def _published(draft: Draft, options: ReadOptions) -> date | Problem:
    if draft.published in (None, ""):
        if options.published is None:
            return Problem(draft.where, ProblemCode.NO_DATE, _NO_DATE)
        return options.published
    day = parse_date(draft.published)
    if day is None or not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        message = f"its date {_short(draft.published)!r} is not a day of a report. Write it as YYYY-MM-DD"
        return Problem(draft.where, ProblemCode.BAD_DATE, message)
    return day


def _short(value: object) -> str:
    """Return the start of a value; nested ones only by kind, since writing them out could take for ever."""
    words = str(value) if isinstance(value, str | int | float | date) else type(value).__name__
    return words[:40].encode("utf-8", "backslashreplace").decode("utf-8")


def _clean(words: str | None) -> str | None:
    """Return a field as one line of whole characters, or None when nothing is left of it."""
    if not words:
        return None
    whole = words[:_LONGEST_FIELD].encode("utf-8", "replace").decode("utf-8")
    return " ".join(whole.split()) or None
