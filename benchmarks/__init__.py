"""Measures of the package from outside; nothing imports them."""
