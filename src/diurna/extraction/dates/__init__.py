"""Finds time expressions and the date of each event; open to the other extractors through four functions."""

from diurna.extraction.dates.events import event_date, said_date
from diurna.extraction.dates.extractor import extract_times

__all__ = ["event_date", "extract_times", "said_date"]
