"""Keeps reports, judgements and what is derived from them in one SQLite file; the only place with SQL."""

from diurna.store.search import Hit
from diurna.store.store import Fault, Store

__all__ = ["Fault", "Hit", "Store"]
