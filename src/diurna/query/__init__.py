"""Asks the record: pure functions over one immutable view that return frozen views; loads nothing heavy."""

from diurna.query.views import RecordView, View

__all__ = ["RecordView", "View"]
