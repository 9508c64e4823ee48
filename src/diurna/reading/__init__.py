"""Turns files, streams and rows into reports, and reports into passages; one module per source kind."""

from diurna.reading.identity import normalise, report_id
from diurna.reading.options import ReadOptions
from diurna.reading.passages import split_passages
from diurna.reading.reports import read_reports

__all__ = ["ReadOptions", "normalise", "read_reports", "report_id", "split_passages"]
