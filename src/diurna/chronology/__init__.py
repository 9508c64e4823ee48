"""Merges many resolved reports into one record: events with their history, positions, shifts, measures."""

from diurna.chronology.build import build_record

__all__ = ["build_record"]
