"""The screens every test of the whole page goes over, by name."""

from collections.abc import Mapping

SCREENS: Mapping[str, str] = {
    "brief": "/",
    "chronology": "/events",
    "chronology-by-question": "/events?lanes=question&status=planned",
    "positions": "/positions",
    "statements": "/statements",
    "measures": "/measures",
    "review": "/review",
    "actors": "/actors",
    "actor": "/a/gov:RUS",
    "actor-merge": "/a/gov:RUS?with=gov:UKR",
    "questions": "/questions",
    "contradictions": "/contradictions",
    "map": "/map",
    "network": "/network",
    "sources": "/reports",
    "search": "/search?q=referendum",
    "history": "/history",
    "compare": "/compare?one=Russia&other=Ukraine",
    "compare-days": "/compare?first=2022-09-21&second=2022-10-12",
    "report": "/r/{report}",
    "not-found": "/e/EV-ZZZZZZZZ",
}
FACTS = tuple(name for name in SCREENS if name not in {"history", "sources", "not-found"})
"""Screens that show facts of the record."""


def address_of(name: str, report: str) -> str:
    """Return the address of a screen."""
    return SCREENS[name].format(report=report)
