"""The table of pages: address, maker, and whether the address holds a key."""

from collections.abc import Mapping

from diurna.web.page import Maker
from diurna.web.pages.actors import actor_page, actors_page
from diurna.web.pages.brief import brief_page
from diurna.web.pages.chronology import axis_page, chronology_page
from diurna.web.pages.comparing import compare_page
from diurna.web.pages.entry import entry_page
from diurna.web.pages.finding import search_page, sources_page
from diurna.web.pages.history import history_page
from diurna.web.pages.lists import list_page
from diurna.web.pages.map import map_page
from diurna.web.pages.network import network_page
from diurna.web.pages.positions import cell_page, positions_page
from diurna.web.pages.questions import questions_page
from diurna.web.pages.report import report_page
from diurna.web.pages.review import review_page
from diurna.web.vocabulary import mark

PAGES: Mapping[str, Maker] = {
    "/": brief_page,
    "/events": chronology_page,
    "/positions": positions_page,
    "/positions/history": cell_page,
    "/compare": compare_page,
    "/statements": list_page("statements", mark("Statements")),
    "/measures": list_page("measures", mark("Measures")),
    "/contradictions": list_page("contradictions", mark("Contradictions")),
    "/review": review_page,
    "/actors": actors_page,
    "/questions": questions_page,
    "/reports": sources_page,
    "/search": search_page,
    "/map": map_page,
    "/network": network_page,
    "/history": history_page,
}
"""Pages that are one address; each answers ``.json`` too (``/`` as ``/brief.json``)."""

KEYED: Mapping[str, Maker] = {"/r": report_page, "/e": entry_page, "/a": actor_page}
"""Pages about one report, entry or actor: ``/r/<key>``."""

DATA: Mapping[str, Maker] = {"/events/axis.json": axis_page}
"""JSON that only scripts read."""
