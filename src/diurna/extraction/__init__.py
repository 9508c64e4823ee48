"""Finds what one report says: one folder an extractor, each a function from parsed text to findings."""
