"""Where actors stand: for, against or considering a proposition, with the words that show it."""

from diurna.extraction.stances.extractor import extract_stances

__all__ = ["extract_stances"]
