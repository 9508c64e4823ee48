"""What a caller may say about the reports read: facts that stand in for those a source does not give."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Facts used where the source gives none, and limits.

    Attributes:
        published: Date of reports that carry none.
        outlet: Outlet of reports that carry none; likewise the following.
        home_country: ISO 3166-1 alpha-3 code of the outlet's country.
        language: ISO 639-1 code.
        max_bytes: Larger files are refused.
        max_chars: Longer reports are refused.
    """

    published: date | None = None
    outlet: str | None = None
    home_country: str | None = None
    language: str | None = None
    max_bytes: int = 64_000_000
    max_chars: int = 2_000_000
