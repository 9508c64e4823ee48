"""Ids made from the facts that make a thing what it is, and their short readable codes."""

import hashlib

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford base 32: no I, L, O, U


def entry_id(prefix: str, *facts: str) -> str:
    """Return an id such as ``ev1f0c…`` (prefix and 24 hex digits of the SHA-256 of the facts)."""
    digest = hashlib.sha256("\x1f".join(facts).encode("utf-8")).hexdigest()
    return prefix + digest[:24]


def entry_code(identifier: str) -> str:
    """Return the short readable code of an id, such as ``EV-7K3M2Q8T`` (40 bits).

    >>> entry_code(entry_id("ev", "000000000000", "e12-40"))
    'EV-8TVKADC4'
    """
    prefix, number = identifier[:2].upper(), int(identifier[2:12], 16)
    letters = "".join(_ALPHABET[(number >> shift) & 31] for shift in range(35, -1, -5))
    return f"{prefix}-{letters}"
