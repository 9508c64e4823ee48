"""Measures each stage from outside: predictions and scores in documented formats, standard library only."""
