"""Brings the record up to date with what changed, and with nothing else: the same record as building from nothing."""

from diurna.updating.update import update

__all__ = ["update"]
