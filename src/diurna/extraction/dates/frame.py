"""Where an expression stands (the report's day, tense, the day named before) and what it means there."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from diurna.types.dates import Basis


class Tense(StrEnum):
    """Which way from the report's day a clause looks."""

    PAST = "past"
    FUTURE = "future"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Frame:
    """What the meaning of a relative expression depends on.

    Attributes:
        today: The report's day, or that of its dateline.
        tense: Tense of the clause the expression stands in.
        month_first: Whether 05/04 is a day in May; None when the outlet's country is not known.
        previous: Meaning of the last day or period named before it in the same paragraph, else None.
        nearby: Meaning of a day named in the same sentence, for times of the clock, else None.
    """

    today: date
    tense: Tense = Tense.NONE
    month_first: bool | None = None
    previous: "Meaning | None" = None
    nearby: "Meaning | None" = None


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression stands for.

    Attributes:
        type: TIMEX3 type.
        value: TIMEX3 value.
        first: First day, None when open (or when nothing is known: see ``is_placed``).
        last: Last day, None when open.
        basis: How it was come by.
        how: Why, for a person: follows the words and the value in the reason.
        mod: TIMEX3 modifier.
        anchor: Signed days from another event, else None.
        is_placed: Whether it stands for days at all (a bare duration does not).
        is_marked: Whether annotators of TIMEX3 mark such words; "previously" gives an interval only.
    """

    type: str
    value: str
    first: date | None = None
    last: date | None = None
    basis: Basis = Basis.EXPLICIT
    how: str = ""
    mod: str | None = None
    anchor: int | None = None
    is_placed: bool = True
    is_marked: bool = True
    unit: str = ""

    @property
    def is_period(self) -> bool:
        """Whether both ends are known."""
        return self.is_placed and self.first is not None and self.last is not None
