"""Measures each stage from outside: predictions and scores in documented formats, on any data; no third-party library."""
