"""Finds every noun phrase that names, describes or points to an actor or a place."""

from diurna.extraction.mentions.extractor import extract_mentions
from diurna.extraction.mentions.lookup import mention_at

__all__ = ["extract_mentions", "mention_at"]
