"""Search over the words of reports and entries, and the list of reports."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote_plus

import msgspec

from diurna.query.rows import permalink
from diurna.store import Hit as Found
from diurna.store.codec import evidence_in
from diurna.types.listing import Ask
from diurna.types.reports import Report
from diurna.web.asking import Asked
from diurna.web.cards import Lens
from diurna.web.cards.lens import source_name
from diurna.web.page import Choices, Page, choices_of, next_link
from diurna.web.vocabulary import KINDS

_MARKS = ("\x02", "\x03")
_MOST = 50


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing found, with its words; ``pieces`` are (text, matches) pairs."""

    kind: str
    code: str
    link: str
    words_link: str
    pieces: tuple[tuple[str, bool], ...]
    source: str


@dataclass(frozen=True, slots=True)
class SearchView:
    """What was found for some words."""

    words: str
    hits: tuple[Hit, ...]
    count: str


def search_page(asked: Asked) -> Page:
    """Return what holds all the words asked for (``q``), best first."""
    lens, words = asked.lens(), asked.one("q")
    workspace = asked.desk.workspace()
    found = workspace.search(words, limit=_MOST) if words.strip() else ()
    hits = tuple(_shown(hit, workspace.store.code_of(hit.id), lens) for hit in found)
    count = asked.tongue.count("%(n)s found", "%(n)s found", len(hits))
    rows = [
        {"kind": h.kind, "id": h.id, "report_id": h.report_id, "snippet": _plain(h.snippet), "code": hit.code}
        for h, hit in zip(found, hits, strict=True)
    ]
    return Page(
        lens.say("Search"), "search.html", SearchView(words, hits, count), {"results": rows, "total": len(rows)}
    )


def _plain(snippet: str) -> str:
    return snippet.translate(str.maketrans("", "", "".join(_MARKS)))


def _shown(hit: Found, code: str, lens: Lens) -> Hit:
    head = lens.source.head(hit.report_id) if hit.report_id else None
    pieces = tuple(_pieces(hit.snippet))
    source = f"{head.published} {source_name(head)}" if head else ""
    kind = lens.say(KINDS.get(f"{hit.kind}s", (hit.kind, ""))[0])
    if hit.kind == "report":
        return Hit(kind, code, f"/r/{hit.id}", _words_in_report(hit.id, pieces, lens), pieces, source)
    entry = lens.source.entry(hit.id)
    if hit.kind == "question":  # it has wordings, not words: a stand on it does
        entry = next(iter(lens.source.listing(Ask("positions", {"question": (hit.id,)}, limit=1)).items), entry)
    words = next((permalink(words) for name, words in evidence_in(entry) if name != "cue"), f"/e/{code}")
    return Hit(kind, code, f"/e/{code}", words, pieces, source)


def _words_in_report(report: str, pieces: tuple[tuple[str, bool], ...], lens: Lens) -> str:
    """Return the address of the first matching words of a report."""
    words = next((text for text, matches in pieces if matches), "")
    start = lens.source.report(report).text.find(words) if words else -1
    return f"/r/{report}?words={quote_plus(words)}#s={start}-{start + len(words)}" if start >= 0 else f"/r/{report}"


def _pieces(snippet: str) -> Iterable[tuple[str, bool]]:
    for number, part in enumerate(snippet.split(_MARKS[0])):
        inside, mark, after = part.partition(_MARKS[1])
        if mark and inside:
            yield inside, True
        text = after if mark else (part if number == 0 else "")
        if text:
            yield text, False


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A report in the list; unknown things are empty."""

    link: str
    published: str
    outlet: str
    headline: str
    name: str
    language: str


@dataclass(frozen=True, slots=True)
class SourcesView:
    """The reports by date."""

    lines: tuple[SourceLine, ...]
    facets: tuple[Choices, ...]
    count: str
    next: str


def sources_page(asked: Asked) -> Page:
    """Return the reports, narrowed by outlet, language and day."""
    lens = asked.lens()
    listing = asked.source().listing(asked.ask("reports"))
    shown = SourcesView(
        tuple(_source(report) for report in listing.items), choices_of(listing.facets, asked),
        asked.tongue.count("%(n)s report", "%(n)s reports", listing.total), next_link(listing, asked),
    )  # fmt: skip
    fields = ("id", "published", "outlet", "headline", "author", "url", "language", "source_name")
    rows = [{name: getattr(report, name) for name in fields} for report in listing.items]
    following = next_link(listing, asked, f"{asked.path}.json") or None
    return Page(
        lens.say("Sources"), "sources.html", shown,
        {"results": msgspec.to_builtins(rows), "total": listing.total, "next": following},
    )  # fmt: skip


def _source(report: Report) -> SourceLine:
    return SourceLine(
        f"/r/{report.id}", report.published.isoformat(), report.outlet or "", report.headline or "",
        report.source_name or report.id, report.language or "",
    )  # fmt: skip
