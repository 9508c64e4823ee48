"""The dateline at the head of a paragraph: place in capitals, or place with a date or an agency, then a dash."""

import re

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.’'-]+"
_CAPITAL_TOWN = rf"\(?{_CAPITALS}(?:(?: / |[ /]){_CAPITALS}){{0,4}}(?:,\s*[A-Z][\w.]+(?: [A-Z][\w.]+)?)?\)?"
_TOWN = rf"(?:{_CAPITAL_TOWN}|[A-Z][a-zà-ÿ]+(?: [A-Z][a-zà-ÿ]+)?)"
_DATELINE = re.compile(
    rf"{_TOWN}(?:,?\s*(?:\d{{1,2}}\s+)?{_MONTH}(?:\s+\d{{1,2}})?(?:,?\s+\d{{4}})?)?"
    r"\s*(?:[(/]\s*(?P<agency>[A-Z][\w.’' /-]{1,30})\)?)?\s*(?:[-–—]{1,2}|:)\s+(?=[“\"‘'A-Z0-9])"
)
_CAPITALS_HEAD = re.compile(r"[A-Z]{3}")
_LAST_PLACE, _LONGEST = 6, 160


def dateline_end(paragraph: str, place: int) -> int:
    """Return the length of the dateline at the head of a report's ``place``-th paragraph, 0 when it has none."""
    found = _DATELINE.match(paragraph[:_LONGEST])
    if not found or place > _LAST_PLACE:
        return 0
    head = found[0]
    looks_like_one = _CAPITALS_HEAD.match(head.lstrip("(")) or found["agency"] or any(ch.isdigit() for ch in head)
    if not looks_like_one or (head.rstrip().endswith(":") and not found["agency"]):
        return 0
    return found.end()
