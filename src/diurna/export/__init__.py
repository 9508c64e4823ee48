"""Writes views as bytes, one module a format."""
