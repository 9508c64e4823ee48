"""Finds who said what in one report: rules over the parse, and the tagger where its weights are present."""

from diurna.extraction.statements.rules import extract_statements_by_rules

__all__ = ["extract_statements_by_rules"]
