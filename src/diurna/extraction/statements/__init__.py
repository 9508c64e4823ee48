"""Finds who said what in one report: rules over the parse, and the tagger where its weights are present."""

from diurna.extraction.statements.rules import extract_statements_by_rules
from diurna.extraction.statements.standard import extract_statements

__all__ = ["extract_statements", "extract_statements_by_rules"]
