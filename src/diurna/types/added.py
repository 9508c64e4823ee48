"""What entries added by hand are known by: kept apart so that the page can tell them without the rules."""

from collections.abc import Mapping

ADDED = "added by hand"
"""How the reason of an entry begins that a person added."""

KINDS: Mapping[str, tuple[str, str]] = {
    "statement": ("statements", "st"),
    "event": ("events", "ev"),
    "position": ("positions", "po"),
    "measure": ("measures", "me"),
}
"""The record's field and the id's prefix of each kind that can be added."""
