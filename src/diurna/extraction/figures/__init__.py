"""Counted and measured amounts: value, unit, qualifier, and whether they add or total."""

from diurna.extraction.figures.extractor import extract_figures, figures_in

__all__ = ["extract_figures", "figures_in"]
