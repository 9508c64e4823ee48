"""The scorers, one module a task (the record's in several): gold and predictions in, scores out."""
