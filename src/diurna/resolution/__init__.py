"""Resolves each mention to who or where it is by the text, other reports and small dated tables; refuses to guess."""

from diurna.resolution.memory import Memory
from diurna.resolution.report import learn, resolve

__all__ = ["Memory", "learn", "resolve"]
