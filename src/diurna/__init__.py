"""Diurna keeps the record of a dispute as dated news reports tell it."""
