"""Meanings of holidays: on a day of the year, counted from Easter, or the fourth Thursday of a month."""

from datetime import date

from diurna.extraction.dates.absolute import one_day
from diurna.extraction.dates.calendar import day_of, easter, month_of, shifted
from diurna.extraction.dates.choosing import day_near, why
from diurna.extraction.dates.frame import Frame, Meaning, Tense
from diurna.extraction.dates.rules import Match
from diurna.extraction.dates.vocabulary import load_vocabulary
from diurna.types.dates import Basis

_LAST = 5


def holiday(match: Match, frame: Frame) -> Meaning | None:
    """Return the day of a holiday, of the year written or the one nearest by tense."""
    rule = load_vocabulary().holidays[match.get("holiday").replace("’", "'")]
    text, which = match.get("year"), match.get("which")
    if "-" in rule and not rule.startswith("easter"):
        number, day = (int(part) for part in rule.split("-"))
        found = (
            day_of(int(text), number, day) if text else day_near(number, day, frame, _passed(number, day, which, frame))
        )
    else:
        found = _moving_in(int(text), rule) if text else _moving(rule, frame)
    return one_day(found, Basis.EXPLICIT, f"the holiday, {why(frame, which)}") if found else None


def _passed(number: int, day: int, which: str, frame: Frame) -> str:
    """Return "last" or "next" only where that is another year than the running one ("last Christmas" in January)."""
    this_year = day_of(frame.today.year, number, day)
    if which == "last" and this_year and this_year < frame.today:
        return "this"
    return "this" if which == "next" and this_year and this_year > frame.today else which


def _moving(rule: str, frame: Frame) -> date | None:
    years = (frame.today.year - 1, frame.today.year, frame.today.year + 1)
    candidates = [found for number in years if 1 <= number <= 9999 and (found := _moving_in(number, rule))]
    fitting = [day for day in candidates if frame.tense is not Tense.PAST or day <= frame.today]
    return min(fitting or candidates, key=lambda day: abs((day - frame.today).days), default=None)


def _moving_in(year: int, rule: str) -> date | None:
    """Return a moving holiday's day in one year: "easter-2", or "11 thursday 4" for the fourth Thursday."""
    if rule.startswith("easter"):
        return shifted(easter(year), int(rule.removeprefix("easter")), "day")
    month, weekday, place = rule.split()
    period = month_of(year, int(month))
    if period is None:
        return None
    number = load_vocabulary().weekdays[weekday]
    if int(place) == _LAST:
        return shifted(period.last, -((period.last.isoweekday() - number) % 7), "day")
    first = (number - period.first.isoweekday()) % 7
    return shifted(period.first, first + 7 * (int(place) - 1), "day")
