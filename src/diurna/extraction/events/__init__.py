"""Who did what to whom: events in the terms of PLOVER with their parties, status and words."""

from diurna.extraction.events.extract import extract_events

__all__ = ["extract_events"]
