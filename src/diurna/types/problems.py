"""What went wrong with one input while the rest went on; returned with results, never only logged."""

from dataclasses import dataclass
from enum import StrEnum


class ProblemCode(StrEnum):
    """The kinds of problem, stable names for scripts."""

    NO_DATE = "no-date"
    BAD_DATE = "bad-date"
    EMPTY = "empty"
    BINARY = "binary"
    ENCODING = "encoding"
    TOO_LARGE = "too-large"
    UNREADABLE = "unreadable"
    NOT_FOUND = "not-found"
    UNKNOWN_FORMAT = "unknown-format"
    MISSING_COLUMN = "missing-column"
    BAD_ROW = "bad-row"
    NO_TEXT = "no-text"
    EXTRACTION = "extraction"


@dataclass(frozen=True, slots=True)
class Problem:
    """One input that could not be used, or only in part.

    Attributes:
        where: The file, with line or record where there is one.
        code: Its kind.
        message: What is wrong and what to do, one sentence each.
    """

    where: str
    code: ProblemCode
    message: str
