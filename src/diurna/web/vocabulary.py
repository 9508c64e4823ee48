"""The words and shapes the page shows for the record's own values; kept here so that they can be translated.

``_`` only marks words for the catalogue; they are translated when a page is made.
"""

from collections.abc import Mapping


def mark(words: str) -> str:
    """Return the words as they are; marks them for the catalogue."""
    return words


def _(words: str) -> str:
    return words


STATUSES: Mapping[str, tuple[str, str]] = {
    "occurred": ("●", _("occurred")),
    "ongoing": ("◐", _("ongoing")),
    "planned": ("○", _("planned")),
    "considered": ("◌", _("considered")),
    "threatened": ("△", _("threatened")),
    "negated": ("⊘", _("did not happen")),
    "alleged": ("◇", _("alleged")),
    "imposed": ("●", _("imposed")),
    "announced": ("○", _("announced")),
    "rejected": ("⊘", _("rejected")),
    "lifted": ("□", _("lifted")),
    "available": ("◎", _("available by law")),
}
"""Shape and word of a status, of events and of measures: a plan never looks like a deed."""

STANCES: Mapping[str, tuple[str, str]] = {
    "for": ("▲", _("for")),
    "against": ("▼", _("against")),
    "considering": ("◆", _("considering")),
    "unclear": ("·", _("unclear")),
}
"""Shape and word of a stance."""


def several(one: str, more: str) -> tuple[str, str]:
    """Return both forms as they are; marks them for the catalogue."""
    return one, more


COUNTS: Mapping[str, tuple[str, str]] = {
    "statements": several("%(n)s statement", "%(n)s statements"),
    "measures": several("%(n)s measure", "%(n)s measures"),
    "contradictions": several("%(n)s contradiction", "%(n)s contradictions"),
}
"""How many there are of a kind, in words."""

KINDS: Mapping[str, tuple[str, str]] = {
    "events": (_("event"), _("events")),
    "statements": (_("statement"), _("statements")),
    "positions": (_("position"), _("positions")),
    "shifts": (_("move"), _("moves")),
    "measures": (_("measure"), _("measures")),
    "contradictions": (_("contradiction"), _("contradictions")),
    "questions": (_("question"), _("questions")),
    "actors": (_("actor"), _("actors")),
    "reports": (_("report"), _("reports")),
}
"""Each kind of entry, one and several."""

PRECISIONS: Mapping[str, str] = {
    "day": _("to the day"),
    "week": _("to the week"),
    "month": _("to the month"),
    "year": _("to the year"),
    "open": _("open at one end"),
}

WORDS: Mapping[str, str] = {
    "claim": _("claim"),
    "accusation": _("accusation"),
    "denial": _("denial"),
    "demand": _("demand"),
    "commitment": _("commitment"),
    "decision": _("decision"),
    "expectation": _("expectation"),
    "speculation": _("speculation"),
    "interpretation": _("interpretation"),
    "attitude": _("attitude"),
    "announcement": _("announcement"),
    "direct": _("direct"),
    "indirect": _("indirect"),
    "mixed": _("mixed"),
    "person": _("person"),
    "government": _("government"),
    "office": _("office"),
    "agency": _("agency"),
    "party": _("party"),
    "armed force": _("armed force"),
    "international organisation": _("international organisation"),
    "bloc": _("bloc"),
    "group": _("group"),
    "company": _("company"),
    "outlet": _("outlet"),
    "sanction": _("sanction"),
    "travel ban": _("travel ban"),
    "asset freeze": _("asset freeze"),
    "embargo": _("embargo"),
    "tariff": _("tariff"),
    "expulsion": _("expulsion"),
    "diplomatic": _("diplomatic"),
    "mobilisation": _("mobilisation"),
    "deployment": _("deployment"),
    "closure": _("closure"),
    "detention": _("detention"),
    "aid": _("aid"),
    "legal": _("legal"),
    "political": _("political"),
    "more than": _("more than"),
    "at least": _("at least"),
    "less than": _("less than"),
    "up to": _("up to"),
    "about": _("about"),
    "nearly": _("nearly"),
    "delta": _("more"),
    "total": _("in all"),
    "unresolved": _("unresolved"),
    "nobody named": _("nobody named"),
    "no question": _("no question"),
    "yes": _("yes"),
    "no": _("no"),
    "body": _("running text"),
    "header": _("header"),
    "headline": _("headline"),
    "byline": _("byline"),
    "dateline": _("dateline"),
    "caption": _("caption"),
    "credit": _("credit"),
    "agency-credit": _("agency credit"),
    "link": _("related link"),
    "contact": _("contact note"),
    "copyright": _("copyright"),
    "update-note": _("update note"),
    "highlights": _("highlights"),
    "embedded-post": _("embedded post"),
    "accept": _("accepted"),
    "correct": _("corrected"),
    "reject": _("rejected by hand"),
    "merge": _("merged"),
    "rename": _("renamed"),
    "split": _("split"),
    "pin": _("pinned"),
    "hide": _("hidden"),
    "undo": _("taken back"),
    "add": _("added by hand"),
    "unverifiable": _("cannot be checked"),
    "figure": _("figure"),
    "date": _("date"),
    "deed": _("deed"),
}
"""Other values of the record, by the word that stands for them."""

FACETS: Mapping[str, str] = {
    "actor": _("Actor"),
    "speaker": _("Speaker"),
    "holder": _("Holder"),
    "by": _("By"),
    "type": _("Type"),
    "status": _("Status"),
    "place": _("Place"),
    "background": _("Background"),
    "force": _("Force"),
    "kind": _("Kind"),
    "question": _("Question"),
    "stance": _("Stance"),
    "current": _("Latest stance"),
    "country": _("Country"),
    "field": _("What differs"),
    "outlet": _("Outlet"),
    "language": _("Language"),
    "home_country": _("Home country"),
}
"""The heading of each facet."""


def word_for(value: str) -> str:
    """Return the word to translate for a value; the value itself when it has none (types, names)."""
    for table in (STATUSES, STANCES):
        if value in table:
            return table[value][1]
    return WORDS.get(value, value)
